// How chats look in the agents' inbox: the Chat of the contract says nothing of whose one is and what is unread.

import { Id, OneOf, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import { ChatFacts, Message, presentFacts, presentMessage } from "./chat.resource.ts";
import type { InboxRow } from "./inbox.store.ts";
import { type MessageRow, unpackMessages } from "./message.store.ts";

const InboxMessage = strict({ messageId: Id("message"), ...Message.properties });

export const InboxChat = strict({
  ...ChatFacts.properties,
  state: OneOf(
    ["waiting", "served", "missed", "ended"],
    "Closer than `status`: `waiting` for an agent, `served` by one, `missed`, `ended`.",
  ),
  assignedAgentId: Type.Optional(Id("agent whose it is; absent while it is nobody's")),
  departmentId: Type.Optional(Id("department")),
  presentAgents: Type.Array(Id("agent"), { description: "Agents who are in it now." }),
  transferredOn: Type.Optional(
    Time("When it was handed to its agent; absent once they have come in, and when nobody handed it on."),
  ),
  unread: Type.Integer({
    minimum: 0,
    description: "Messages of the visitor that no agent has read or answered.",
  }),
  unansweredOn: Type.Optional(
    Time("When the visitor sent the first message nobody has answered; absent when there is none."),
  ),
  lastMessage: Type.Optional(InboxMessage),
  visitorActiveOn: Time("When the visitor last did something."),
  visitorLeftOn: Type.Optional(Time("When the visitor left; absent while they are there.")),
  agentReadOn: Type.Optional(Time("All up to this moment was read by an agent.")),
  visitorReadOn: Type.Optional(Time("All up to this moment was read by the visitor.")),
  endedOn: Type.Optional(Time("When it ended; absent while it goes on.")),
});

export const InboxThread = strict({
  ...InboxChat.properties,
  messages: Type.Array(InboxMessage, { description: "In the order of time." }),
});

export function presentInboxChat(row: InboxRow): Static<typeof InboxChat> {
  const [last] = unpackMessages(row, row.last && [row.last]);
  return {
    ...presentFacts(row),
    state: row.state,
    ...(row.assigned_agent_id ? { assignedAgentId: row.assigned_agent_id } : {}),
    ...(row.department_id ? { departmentId: row.department_id } : {}),
    presentAgents: [...row.present_agents],
    ...(row.transferred_on ? { transferredOn: row.transferred_on.toISOString() } : {}),
    unread: row.unread,
    ...(row.waiting_since ? { unansweredOn: row.waiting_since.toISOString() } : {}),
    ...(last ? { lastMessage: presentInboxMessage(last) } : {}),
    visitorActiveOn: row.visitor_active_on.toISOString(),
    ...(row.visitor_left_on ? { visitorLeftOn: row.visitor_left_on.toISOString() } : {}),
    ...(row.agent_read_on ? { agentReadOn: row.agent_read_on.toISOString() } : {}),
    ...(row.visitor_read_on ? { visitorReadOn: row.visitor_read_on.toISOString() } : {}),
    ...(row.ended_on ? { endedOn: row.ended_on.toISOString() } : {}),
  };
}

export function presentInboxThread(
  row: InboxRow,
  messages: readonly MessageRow[],
): Static<typeof InboxThread> {
  return { ...presentInboxChat(row), messages: messages.map(presentInboxMessage) };
}

function presentInboxMessage(row: MessageRow): Static<typeof InboxMessage> {
  return { messageId: row.message_id, ...presentMessage(row) };
}
