// contact.person.update: what the team learns of a contact.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { contactUpdate } from "../contact.events.ts";
import { Person, presentKept } from "../contact.resource.ts";
import { changePerson } from "../person.actions.ts";
import { PersonChanges } from "../person.params.ts";
import { lockPerson } from "../person.store.ts";

export default defineMethod({
  name: "contact.person.update",
  summary: "Change a contact.",
  description:
    "What is not given stays; lists are replaced whole, an empty text takes a value away. Past chats keep the name they were held under.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), personId: Id("contact"), ...PersonChanges.properties }),
  result: strict({ person: Person }),
  errors: contactErrors.pick("not_found", "email_taken"),
  emits: [contactUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    personId: world.closedChat.personId,
    jobTitle: "Restaurant owner",
    tags: ["tableware", "vip"],
    customAttributes: { orders: 4 },
  }),
  since: "0.3",
  async handler(ctx, { propertyId, personId, ...change }) {
    const row = await lockPerson(ctx.db, propertyId, personId);
    if (!row) return ctx.fail("not_found");
    return { person: presentKept(await changePerson(ctx, row, change)) };
  },
});
