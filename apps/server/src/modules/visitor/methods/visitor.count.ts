// visitor.count: how many are on the site now.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { countLive } from "../live.store.ts";
import { horizonsAt } from "../session.rules.ts";

const count = (description: string) => Type.Integer({ minimum: 0, description });

export default defineMethod({
  name: "visitor.count",
  summary: "Count the visitors who are on the site, by group.",
  scopes: ["visitors_read"],
  effect: "read",
  params: strict({ propertyId: Id("property") }),
  result: strict({
    served: count("In a chat."),
    active: count("Looking around."),
    idle: count("Without action for ten minutes."),
  }),
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  handler: (ctx, { propertyId }) => countLive(ctx.db, propertyId, horizonsAt(ctx.now)),
});
