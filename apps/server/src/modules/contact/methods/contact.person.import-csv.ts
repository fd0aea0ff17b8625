// contact.person.import-csv: the people of a spreadsheet.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { contactCreate, contactUpdate, organizationCreate } from "../contact.events.ts";
import { importPeople } from "../import.actions.ts";
import { ImportReport } from "../import.resource.ts";

export default defineMethod({
  name: "contact.person.import-csv",
  summary: "Add and update the contacts of a CSV file.",
  description:
    "Up to 10,000 rows below a title row: `name` (or `first name` and `last name`), `email`, `phone`, `user id`, `job title`, `organization`, `tags`, and any custom attribute by its key or label, in any order; commas, semicolons and tabs all separate, and several addresses, numbers or tags in a cell are parted by semicolons. A name is required. Of a telephone number + and digits are kept. A contact known by their first address is updated: what the file says is written over what is known, addresses, numbers and tags are added, empty cells change nothing. Rows that cannot be taken in come back with the reason, the others are. An organization that is not there yet is added. `dryRun` only looks.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    csv: Type.String({ minLength: 1, maxLength: 950_000, description: "Text of the file." }),
    dryRun: Type.Optional(Type.Boolean({ description: "Write nothing, and say what would happen." })),
  }),
  result: ImportReport,
  emits: [contactCreate, contactUpdate, organizationCreate],
  example: (world) => ({
    propertyId: world.property.id,
    csv: "name;email;phone;orders\nTeresa Bassi;teresa@bassi.example;+39 0536 555 012;4\n;nobody@bassi.example;;\n",
    dryRun: true,
  }),
  since: "0.3",
  handler: (ctx, { propertyId, csv, dryRun = false }) => importPeople(ctx, { propertyId, csv, dryRun }),
});
