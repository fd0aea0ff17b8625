// knowledge-base.language.list: what a site may be in.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, Type } from "../../../kernel/schema.ts";
import { languages } from "../languages.ts";

export default defineMethod({
  name: "knowledge-base.language.list",
  summary: "List the languages a site may be in.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Type.Optional(Id("property")) }),
  result: strict({
    languages: Type.Array(
      strict({
        code: Type.String({ description: "What sites call it." }),
        name: Type.String({ description: "In English." }),
        nativeName: Type.String({ description: "In the language itself." }),
        direction: OneOf(["ltr", "rtl"], "Which way it is written."),
      }),
      { description: "Languages by code." },
    ),
  }),
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  handler: () => ({
    languages: languages.map(({ code, name, nativeName, direction }) => ({
      code,
      name,
      nativeName,
      direction,
    })),
  }),
});
