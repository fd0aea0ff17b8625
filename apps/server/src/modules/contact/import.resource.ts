// What became of an import.

import { strict, Type } from "../../kernel/schema.ts";

const count = (description: string) => Type.Integer({ description });

export const ImportReport = strict({
  created: count("New contacts."),
  updated: count("Contacts known by their first address that changed."),
  unchanged: count("Contacts of whom the file says nothing new."),
  refused: count("Rows that were left out."),
  newOrganizations: count("Organizations that were added by their names."),
  columns: Type.Array(
    strict({
      title: Type.String({ description: "As it stands in the file." }),
      field: Type.Optional(
        Type.String({ description: "What it was taken for; absent for a column that was left out." }),
      ),
    }),
    { description: "Every column of the file." },
  ),
  problems: Type.Array(
    strict({
      line: count("Line of the file, the first being 1."),
      column: Type.String({ description: "Title of the column." }),
      reason: Type.String({ description: "What is wrong with it." }),
    }),
    { description: "Rows that were left out, and why; the first 1,000." },
  ),
});
