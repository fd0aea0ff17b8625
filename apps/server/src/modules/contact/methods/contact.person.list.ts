// contact.person.list: the contacts of a property, filtered and in order.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text, Type } from "../../../kernel/schema.ts";
import { Person } from "../contact.resource.ts";
import { listPage } from "../list.actions.ts";
import { personList } from "../list.params.ts";

export default defineMethod({
  name: "contact.person.list",
  summary: "List the contacts of a property.",
  description:
    "The newest come first. `filters` are groups of conditions, and each condition names an attribute, an operator and a value: `is` and `contains` take no notice of capitals, except in tags and custom attributes; what is asked the other way round (`is-not`, `does-not-contain`) also holds for contacts without a value; a date stands for its day in UTC, a moment for itself, and custom dates compare by day. Of a list, such as `emails`, one item has to fit. `next` in the reply is the cursor of the page after this one: unlike an `offset` it neither skips nor repeats a contact when new ones come in.",
  scopes: ["contact_person_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    ...personList,
    query: Type.Optional(Text(200, "As in [[contact.person.search]].", 0)),
  }),
  result: Person,
  example: (world) => ({
    propertyId: world.property.id,
    size: 2,
    sort: "n-a-z" as const,
    fields: ["id" as const, "name" as const, "primaryEmail" as const, "customAttributes" as const],
    filters: {
      groups: [
        {
          match: "any" as const,
          conditions: [
            { attribute: "customAttributes.orders", operator: "more-than" as const, value: 1 },
            { attribute: "emails", operator: "contains" as const, value: "@mail.example" },
          ],
        },
      ],
    },
  }),
  since: "0.3",
  handler: listPage,
});
