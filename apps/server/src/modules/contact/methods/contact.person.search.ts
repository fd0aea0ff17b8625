// contact.person.search: contacts by a part of their name, address or number.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text } from "../../../kernel/schema.ts";
import { Person } from "../contact.resource.ts";
import { listPage } from "../list.actions.ts";
import { personList } from "../list.params.ts";

export default defineMethod({
  name: "contact.person.search",
  summary: "Find contacts by a part of their name, e-mail address or telephone number.",
  description:
    "Every word of `query` has to stand somewhere in names, addresses or numbers, at any place in them; with one or two letters the name begins. Capitals and accents make no difference, and of a telephone number the digits count alone.",
  scopes: ["contact_person_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    query: Text(200, "Parts of a name or an address, or of a number."),
    ...personList,
  }),
  result: Person,
  example: (world) => ({ propertyId: world.property.id, query: "marchet" }),
  since: "0.3",
  handler: listPage,
});
