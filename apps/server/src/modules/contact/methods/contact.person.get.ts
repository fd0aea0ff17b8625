// contact.person.get: one contact, or chosen parts of one.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, Type } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { Person, personFields, presentPerson } from "../contact.resource.ts";
import { findPerson } from "../contact.store.ts";

export default defineMethod({
  name: "contact.person.get",
  summary: "Show a contact.",
  description:
    "With `fields` only those are shown. What has no value is left out. The id of a contact that was merged shows the one it was merged into.",
  scopes: ["contact_person_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    personId: Id("contact"),
    fields: Type.Optional(
      Type.Array(OneOf(personFields, "Name of a field."), { maxItems: 40, description: "What to show." }),
    ),
  }),
  result: strict({ person: Person }),
  errors: contactErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, personId: world.closedChat.personId }),
  since: "0.1",
  async handler(ctx, { propertyId, personId, fields }) {
    const row = await findPerson(ctx.db, propertyId, personId);
    return row ? { person: presentPerson(row, fields) } : ctx.fail("not_found");
  },
});
