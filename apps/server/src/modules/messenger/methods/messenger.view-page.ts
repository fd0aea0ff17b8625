// messenger.view-page: the visitor of a live chat went to another page.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { chatNav, followVisitor, lockLiveChat } from "../../chat/index.ts";
import { PageInput } from "../connect.actions.ts";
import { selfOf } from "../messenger.actions.ts";

const { url, title } = PageInput.properties;

export default defineMethod({
  name: "messenger.view-page",
  summary: "Tell which page the visitor is on.",
  description:
    "Agents see it in a chat that goes on. Over the socket a `view` message says the same, and counts the page for the visit.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({ url, title }),
  result: strict({}),
  emits: [chatNav],
  example: () => ({ url: "https://bottega-aurora.example/checkout", title: "Cassa" }),
  exampleAs: (world) => ({ visitor: world.visitor.token }),
  since: "0.1",
  async handler(ctx, page) {
    const { propertyId, visitorId } = selfOf(ctx);
    const chat = await lockLiveChat(ctx.db, propertyId, visitorId);
    if (chat) await followVisitor(ctx, chat, page);
    return {};
  },
});
