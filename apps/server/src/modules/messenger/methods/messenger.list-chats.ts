// messenger.list-chats: what the visitor talked about before.

import { defineMethod } from "../../../kernel/define.ts";
import { OneOf, paging, strict, Time, Type, Uuid } from "../../../kernel/schema.ts";
import { findAgents } from "../../account/index.ts";
import { isLive, listChatsOfVisitor } from "../../chat/index.ts";
import { selfOf } from "../messenger.actions.ts";
import { ChatAgent, presentChatAgent } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.list-chats",
  summary: "List the chats of the visitor, the latest first.",
  access: "visitor",
  scopes: [],
  effect: "read",
  list: true,
  params: strict({ ...paging }),
  result: strict({
    id: Uuid("chat"),
    status: OneOf(["live", "ended"], "Whether it goes on."),
    startedOn: Time("When the first message was sent."),
    endedOn: Type.Optional(Time("When it ended.")),
    text: Type.String({ description: "What was said last." }),
    agents: Type.Array(ChatAgent, { description: "Agents who have been in it." }),
  }),
  example: () => ({}),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { size = 50, offset = 0 }) {
    const { propertyId, visitorId } = selfOf(ctx);
    const { total, rows } = await listChatsOfVisitor(ctx.db, propertyId, visitorId, { size, offset });
    const agents = await findAgents(ctx.db, [...new Set(rows.flatMap((row) => row.agents))]);
    const items = rows.map((row) => ({
      id: row.chat_id,
      status: isLive(row.state) ? ("live" as const) : ("ended" as const),
      startedOn: row.created_on.toISOString(),
      ...(row.ended_on ? { endedOn: row.ended_on.toISOString() } : {}),
      text: row.text ?? "",
      agents: agents.filter(({ agent_id }) => row.agents.includes(agent_id)).map(presentChatAgent),
    }));
    return { total, items };
  },
});
