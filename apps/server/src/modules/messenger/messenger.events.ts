// What happens at the visitors' door.

import { defineEvent } from "../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../kernel/schema.ts";
import { VisitorId } from "../visitor/index.ts";

/** Their lines hear of it and look whether their own token is still good; nothing of it is passed on to visitors. */
export const visitorToken = defineEvent({
  name: "visitor:token",
  summary: "A visitor logged in or out: the token of that browser has ended.",
  payload: strict({ propertyId: Id("property"), visitorId: VisitorId() }),
  audience: "property",
  scopes: ["visitors_read"],
  alsoHeardBy: ({ visitorId }) => [`visitor:${visitorId}`],
});

/** What the customer's page tagged them with: their other tabs know it too. */
export const visitorTags = defineEvent({
  name: "visitor:tags",
  summary: "The tags a visitor has by the customer's own pages changed.",
  webhook: "visitor",
  payload: strict({
    propertyId: Id("property"),
    visitorId: VisitorId(),
    chatId: Type.Optional(Uuid("chat they are in")),
    tags: Type.Array(Type.String(), { description: "All of them." }),
  }),
  audience: "property",
  scopes: ["visitors_read"],
  alsoHeardBy: ({ visitorId }) => [`visitor:${visitorId}`],
});
