// What a call may say of the list of contacts.

import { OneOf, paging, strict, Text, Type } from "../../kernel/schema.ts";
import { personFields } from "./contact.resource.ts";
import { filterPaths, operators } from "./filter.rules.ts";
import { MAX_CURSOR, personSorts } from "./list.rules.ts";

const Match = Type.Optional(
  OneOf(["all", "any"], "Whether `all` of them must hold (when left out) or `any`."),
);

export const Filters = strict(
  {
    match: Match,
    groups: Type.Array(
      strict({
        match: Match,
        conditions: Type.Array(
          strict({
            attribute: Text(
              300,
              `Path of an attribute: ${filterPaths.map((path) => `\`${path}\``).join(", ")}, or \`customAttributes.\` and a key.`,
            ),
            operator: OneOf(
              operators,
              "`is`, `is-not`, `unknown` and `any-value` go with all; `contains` and `does-not-contain` with texts and lists, `before` and `after` with dates, `less-than` and `more-than` with numbers.",
            ),
            value: Type.Optional(
              Type.Union([Type.String({ maxLength: 1_000 }), Type.Number(), Type.Boolean()], {
                description:
                  "What to compare with, of the attribute's type; none for `unknown` and `any-value`.",
              }),
            ),
          }),
          { minItems: 1, maxItems: 20, description: "Conditions." },
        ),
      }),
      { minItems: 1, maxItems: 10, description: "Groups of conditions." },
    ),
  },
  "Which contacts.",
);

export const personList = {
  ...paging,
  cursor: Type.Optional(
    Type.String({
      maxLength: MAX_CURSOR,
      description: "`next` of the page before; with the same filters and `sort`.",
    }),
  ),
  sort: Type.Optional(
    OneOf(
      personSorts,
      "By creation (`co`, when left out: the newest first), last change (`uo`), when they were last seen (`ls`) or name (`n`).",
    ),
  ),
  fields: Type.Optional(
    Type.Array(OneOf(personFields, "Name of a field."), {
      minItems: 1,
      maxItems: 40,
      description:
        "What to show of each; all that is kept of them when left out. `device`, `location`, `webSession`, `liveChat`, `ticket` and `customEvents` are looked up for each contact of the page.",
    }),
  ),
  filters: Type.Optional(Filters),
};
