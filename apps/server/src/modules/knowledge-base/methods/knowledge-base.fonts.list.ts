// knowledge-base.fonts.list: what the public pages may be set in.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, Type } from "../../../kernel/schema.ts";
import { fontIds, fonts } from "../fonts.ts";

export default defineMethod({
  name: "knowledge-base.fonts.list",
  summary: "List the fonts the public pages may be set in.",
  description: "All come from this server or are the reader's own: no page fetches one from anywhere else.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Type.Optional(Id("property")) }),
  result: strict({
    fonts: Type.Array(
      strict({
        id: OneOf(fontIds, "What settings call it."),
        name: Type.String({ description: "What people call it." }),
        stack: Type.String({ description: "As style sheets have it." }),
      }),
      { description: "Fonts." },
    ),
  }),
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  handler: () => ({ fonts: [...fonts] }),
});
