// What happens at the visitors' door.

import { defineEvent } from "../../kernel/define.ts";
import { Id, strict } from "../../kernel/schema.ts";
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
