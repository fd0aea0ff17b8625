// chat.list: the chats of a property with their messages, filtered and in order.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, paging, strict, Text, TimeInput, Type } from "../../../kernel/schema.ts";
import { VisitorId } from "../../visitor/index.ts";
import { chatErrors } from "../chat.errors.ts";
import { Chat } from "../chat.resource.ts";
import { listPage } from "../list.actions.ts";
import { countedInput } from "../list.resource.ts";
import { sorts } from "../list.rules.ts";

export default defineMethod({
  name: "chat.list",
  summary: "List the chats of a property with their messages.",
  description:
    "The newest come first. Filters narrow each other down; `startDate` and `endDate` are inclusive. `next` in the reply is the cursor of the page after this one: unlike an `offset` it neither skips nor repeats a chat when new ones come in.",
  scopes: ["chat_history_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    ...paging,
    cursor: Type.Optional(
      Type.String({
        maxLength: 200,
        description: "`next` of the page before; with the same filters and `sort`.",
      }),
    ),
    startDate: Type.Optional(TimeInput("From this moment on.")),
    endDate: Type.Optional(TimeInput("Up to this moment.")),
    dateType: Type.Optional(
      OneOf(["cso", "cuo"], "What the dates are about: `cso` creation (when left out), `cuo` last update."),
    ),
    sort: Type.Optional(
      OneOf(sorts, "By creation (`co`), last update (`uo`) or status (`st`); `co-new-old` when left out."),
    ),
    status: Type.Optional(OneOf(["open", "closed"], "Chats of this status.")),
    state: Type.Optional(
      OneOf(
        ["waiting", "served", "missed", "ended"],
        "Closer than `status`: `waiting` for an agent, `served` by one, `missed`, `ended`.",
      ),
    ),
    tags: Type.Optional(
      Type.Array(Text(50, "A tag."), { maxItems: 20, description: "Chats with at least one of these tags." }),
    ),
    messageCount: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_000_000, description: "Chats with at least so many messages." }),
    ),
    deleted: Type.Optional(Type.Boolean({ description: "True for the chats in the bin." })),
    agentId: Type.Optional(Id("agent who was in the chat or has it assigned")),
    departmentId: Type.Optional(Id("department")),
    visitorId: Type.Optional(VisitorId()),
    ...countedInput,
    query: Type.Optional(
      Text(
        200,
        "Words said in the chat, as wholes or beginnings, or a part of the visitor's name or address.",
        0,
      ),
    ),
  }),
  result: Chat,
  errors: chatErrors.pick("page_too_large"),
  example: (world) => ({ propertyId: world.property.id, size: 2, sort: "co-new-old" as const }),
  since: "0.1",
  handler: listPage,
});
