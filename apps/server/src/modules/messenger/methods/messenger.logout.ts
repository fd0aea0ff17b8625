// messenger.logout: this browser is nobody's any more.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { endToken } from "../identity.actions.ts";
import { visitorToken } from "../messenger.events.ts";

export default defineMethod({
  name: "messenger.logout",
  summary: "End the visitor's token.",
  description:
    "Its sockets are closed, in other tabs too. Whoever connects next without a token is a new visitor, who sees nothing of this one.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({}),
  result: strict({}),
  emits: [visitorToken],
  example: () => ({}),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx) {
    await endToken(ctx);
    return {};
  },
});
