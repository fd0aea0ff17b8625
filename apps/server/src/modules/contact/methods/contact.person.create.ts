// contact.person.create: somebody the team knows.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { contactCreate } from "../contact.events.ts";
import { Person, presentKept } from "../contact.resource.ts";
import { createPerson } from "../person.actions.ts";
import { PersonChanges } from "../person.params.ts";

export default defineMethod({
  name: "contact.person.create",
  summary: "Add a contact.",
  description:
    "With a name, an e-mail address or a telephone number at least. Whoever writes under one of the addresses later is this contact.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), ...PersonChanges.properties }),
  result: strict({ person: Person }),
  errors: contactErrors.pick("email_taken"),
  emits: [contactCreate],
  example: (world) => ({
    propertyId: world.property.id,
    name: { first: "Caterina", last: "Donati" },
    emails: ["caterina.donati@posta.example"],
    phones: ["+39 059 555 0148"],
    jobTitle: "Buyer",
    organizationId: world.organization.id,
    tags: ["wholesale"],
    customAttributes: { orders: 2 },
  }),
  since: "0.3",
  async handler(ctx, { propertyId, ...change }) {
    return { person: presentKept(await createPerson(ctx, propertyId, change)) };
  },
});
