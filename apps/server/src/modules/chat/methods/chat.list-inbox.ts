// chat.list-inbox: the chats of a property as the agents' inbox shows them.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, paging, strict, Text, Type, Uuid } from "../../../kernel/schema.ts";
import { inboxPage } from "../inbox.actions.ts";
import { InboxChat } from "../inbox.resource.ts";
import { views } from "../inbox.rules.ts";

export default defineMethod({
  name: "chat.list-inbox",
  summary: "List chats as the inbox shows them: whose each is, what was said last, what is unread.",
  description:
    "Live chats come by what was said last, the others by when they began, the newest first. Filters narrow each other down. `next` in the reply is the cursor of the page after this one.",
  scopes: ["chat_history_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    ...paging,
    cursor: Type.Optional(
      Type.String({
        maxLength: 200,
        description: "`next` of the page before; with the same `view` and filters.",
      }),
    ),
    view: Type.Optional(
      OneOf(
        views,
        "`mine`: live, assigned to the agent who asks or with them in it; `unassigned`: live and nobody's; `live` (when left out), `missed`, `closed`; `all` of these.",
      ),
    ),
    chatIds: Type.Optional(
      Type.Array(Uuid("chat"), {
        minItems: 1,
        maxItems: 200,
        uniqueItems: true,
        description: "These chats alone, as far as they are in the view.",
      }),
    ),
    status: Type.Optional(OneOf(["open", "closed"], "Chats of this status.")),
    agentId: Type.Optional(Id("agent who was in the chat or has it assigned")),
    departmentId: Type.Optional(Id("department")),
    tags: Type.Optional(
      Type.Array(Text(50, "A tag."), { maxItems: 20, description: "Chats with at least one of these tags." }),
    ),
    query: Type.Optional(
      Text(
        200,
        "Words said in the chat, as wholes or beginnings, or a part of the visitor's name or address.",
        0,
      ),
    ),
  }),
  result: InboxChat,
  example: (world) => ({ propertyId: world.property.id, view: "live" as const, size: 2 }),
  since: "0.1",
  handler: inboxPage,
});
