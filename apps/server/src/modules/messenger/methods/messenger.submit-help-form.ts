// messenger.submit-help-form: a reader of the help centre writes to the team.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, Id, strict, Text, Type } from "../../../kernel/schema.ts";
import { contactCreate, contactUpdate } from "../../contact/index.ts";
import { SiteId } from "../../knowledge-base/index.ts";
import { ticketCreate } from "../../ticket/index.ts";
import { writeToTeam } from "../help-form.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { messengerInput } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.submit-help-form",
  summary: "Write to the team as a reader of the help centre.",
  description:
    "It becomes a ticket, as what visitors leave with [[messenger.submit-offline-form]] does: answered by mail, with a receipt that holds none of their words. There is nothing to write to where the site's `ticketForm` is not enabled or readers do not see the site. Form and address count among the mails that visitors behind one address may have sent.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "mail",
  params: strict({
    propertyId: Id("property"),
    siteId: Type.Optional(SiteId),
    name: messengerInput.name,
    email: Email(),
    message: messengerInput.text,
    page: Type.Optional(Text(2_000, "Address of the page they came from; it stands below the message.")),
  }),
  result: strict({
    humanId: Type.Integer({ minimum: 1, description: "The ticket's number, which the receipt names too." }),
  }),
  errors: messengerErrors.pick("not_found", "banned"),
  emits: [ticketCreate, contactCreate, contactUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    name: "Giulia Marchetti",
    email: "giulia.marchetti@example.com",
    message: "Do you also repair what was bought elsewhere?",
  }),
  since: "0.1",
  handler: writeToTeam,
});
