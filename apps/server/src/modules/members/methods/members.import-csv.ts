// members.import-csv: a list of people, as a spreadsheet saves it.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { importCsv } from "../import.actions.ts";
import { membersErrors } from "../members.errors.ts";
import { inviteCreate, inviteUpdate } from "../members.events.ts";
import { ImportedRow } from "../members.resource.ts";

export default defineMethod({
  name: "members.import-csv",
  summary: "Invite the people of a CSV file.",
  description:
    "Up to 1,000 rows with an e-mail address and a role: `admin`, `agent`, or the name or id of a custom role; `agent` when the cell is empty. With a title row (`email`, `role`) the columns may stand in any order; commas, semicolons and tabs all separate. Rows that can be invited are, the others come back with the reason. `dryRun` only looks. A property sends 1,000 invitation mails a day (UTC) at most: a file that exceeds what is left invites nobody.",
  scopes: ["members_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    csv: Type.String({ minLength: 1, maxLength: 400_000, description: "Text of the file." }),
    dryRun: Type.Optional(Type.Boolean({ description: "Invite nobody, and say what would happen." })),
  }),
  result: strict({
    invited: Type.Integer({ description: "How many were invited; 0 in a dry run." }),
    rows: Type.Array(ImportedRow, { description: "Every row, in the order of the file." }),
  }),
  errors: membersErrors.pick("rate_limited"),
  emits: [inviteCreate, inviteUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    csv: "email,role\nsara@bottega-aurora.example,agent\nugo@bottega-aurora.example,Editor\n",
    dryRun: true,
  }),
  since: "0.1",
  handler: (ctx, { propertyId, csv, dryRun = false }) => importCsv(ctx, { propertyId, csv, dryRun }),
});
