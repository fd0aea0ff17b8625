// What events do to a chat of the inbox and to what was said in it. Pure: the same chat and event give the same chat, the
// very same object when nothing changed, so that only rows that differ are drawn again. An event that a snapshot holds
// already may come again.

import type { ChatNote, InboxChat, RealtimeEvent } from "@parlo/sdk";
import type { Result } from "../api/calls.ts";

export type Thread = Pick<Result<"chat.get-inbox">, "messages"> & { readonly notes: readonly ChatNote[] };
export type Said = Thread["messages"][number];
export type Attached = NonNullable<Said["attchs"]>[number];

/** The chat an event is about. */
export function chatIdOf(event: RealtimeEvent): string | undefined {
  const payload = event.payload as { chatId?: string; id?: string };
  return event.name.startsWith("chat:") ? (payload.chatId ?? payload.id) : undefined;
}

export function applyToChat(chat: InboxChat, event: RealtimeEvent): InboxChat {
  switch (event.name) {
    case "chat:message":
      return withMessage(chat, { messageId: event.payload.messageId, ...event.payload.message });
    case "chat:agent-join":
      return withAgent(chat, event.payload.message.sender.id);
    case "chat:agent-leave":
      return withoutAgent(chat, event.payload.message.sender.id);
    case "chat:assign":
    case "chat:transfer":
      return withDuty(chat, event.payload, event.name === "chat:transfer" ? event.time : undefined);
    case "chat:end": {
      const { status, messageCount, chatDuration, updatedOn } = event.payload;
      const { transferredOn: _, ...rest } = chat;
      return {
        ...rest,
        ...{ status, messageCount, chatDuration, updatedOn, endedOn: updatedOn, presentAgents: [] },
        state: status === "closed" ? "ended" : "missed",
      };
    }
    case "chat:reopen": {
      const { endedOn: _, visitorLeftOn: __, ...rest } = chat;
      const { updatedOn } = event.payload;
      const state = wasAnswered(chat) ? "served" : "waiting";
      return { ...rest, status: "open", state, presentAgents: [], visitorActiveOn: updatedOn, updatedOn };
    }
    case "chat:read":
      return withReading(chat, event.payload);
    case "chat:rate":
    case "chat:tag":
    case "chat:visitor":
    case "chat:delete":
    case "chat:restore": {
      const { rating, visitor } = event.payload;
      const { tags: _, ...rest } = chat;
      return { ...rest, rating, visitor, ...(event.payload.tags ? { tags: event.payload.tags } : {}) };
    }
    default:
      return chat;
  }
}

/** A chat as it begins: nobody's, with one thing said. */
export function startedChat(event: RealtimeEvent & { name: "chat:start" }): InboxChat {
  const { messages, ...facts } = event.payload;
  const said = messages.filter(({ type }) => type === "msg");
  const last = said.at(-1);
  return {
    ...facts,
    state: "waiting",
    presentAgents: [],
    unread: said.filter(({ sender }) => sender.t === "v").length,
    ...(said[0] ? { unansweredOn: said[0].time } : {}),
    ...(last ? { lastMessage: { messageId: "", ...last } } : {}),
    visitorActiveOn: event.time,
  };
}

export function applyToThread(thread: Thread, event: RealtimeEvent): Thread {
  switch (event.name) {
    case "chat:message":
    case "chat:agent-join":
    case "chat:agent-leave": {
      const { messageId, message } = event.payload;
      if (thread.messages.some((one) => one.messageId === messageId)) return thread;
      return { ...thread, messages: inOrder(thread.messages, { messageId, ...message }) };
    }
    case "chat:note": {
      const note = event.payload;
      if (thread.notes.some(({ noteId }) => noteId === note.noteId)) return thread;
      return { ...thread, notes: [...thread.notes, note] };
    }
    default:
      return thread;
  }
}

/**
 * Nearly always the newest. Processes' clocks differ by little; and who joins by answering does both in one moment, of
 * which the reply tells before the events do.
 */
function inOrder(messages: readonly Said[], message: Said): Said[] {
  let at = messages.length;
  const goesBefore = ({ time, sender }: Said) =>
    time > message.time ||
    (time === message.time && message.type === "agent-join" && sender.id === message.sender.id);
  for (let last = messages[at - 1]; last && goesBefore(last); last = messages[at - 1]) at--;
  return [...messages.slice(0, at), message, ...messages.slice(at)];
}

function withMessage(chat: InboxChat, message: Said): InboxChat {
  if (message.type !== "msg") return chat;
  const { lastMessage: last } = chat;
  if (last && (last.messageId === message.messageId || last.time > message.time)) return chat;
  const { unansweredOn, ...rest } = chat;
  const next = { ...rest, lastMessage: message, messageCount: chat.messageCount + 1 };
  if (message.sender.t === "a") return { ...next, state: "served", unread: 0 };
  if (message.sender.t === "s") return { ...next, ...(unansweredOn ? { unansweredOn } : {}) };
  const { visitorLeftOn: _, ...there } = next;
  return {
    ...there,
    unread: chat.unread + 1,
    unansweredOn: unansweredOn ?? message.time,
    visitorActiveOn: message.time,
  };
}

function withAgent(chat: InboxChat, agentId: string | undefined): InboxChat {
  if (agentId === undefined || chat.presentAgents.includes(agentId)) return chat;
  const { transferredOn, ...rest } = chat;
  return {
    ...rest,
    ...(transferredOn && chat.assignedAgentId !== agentId ? { transferredOn } : {}),
    state: "served",
    agents: chat.agents.includes(agentId) ? chat.agents : [...chat.agents, agentId],
    presentAgents: [...chat.presentAgents, agentId],
    assignedAgentId: chat.assignedAgentId ?? agentId,
  };
}

function withoutAgent(chat: InboxChat, agentId: string | undefined): InboxChat {
  const presentAgents = chat.presentAgents.filter((id) => id !== agentId);
  if (presentAgents.length === chat.presentAgents.length) return chat;
  const state =
    chat.state === "served" && presentAgents.length === 0 && !wasAnswered(chat) ? "waiting" : chat.state;
  return { ...chat, state, presentAgents };
}

function withDuty(
  chat: InboxChat,
  duty: { agentId?: string; departmentId?: string },
  transferredOn: string | undefined,
): InboxChat {
  const { assignedAgentId: _, departmentId: __, transferredOn: ___, ...rest } = chat;
  const { agentId, departmentId } = duty;
  return {
    ...rest,
    ...(agentId ? { assignedAgentId: agentId } : {}),
    ...(departmentId ? { departmentId } : {}),
    ...(agentId && transferredOn && !chat.presentAgents.includes(agentId) ? { transferredOn } : {}),
  };
}

function withReading(
  chat: InboxChat,
  { by, readOn }: { by: "agent" | "visitor"; readOn: string },
): InboxChat {
  if (by === "visitor") return { ...chat, visitorReadOn: readOn };
  const newer = chat.lastMessage !== undefined && chat.lastMessage.time > readOn;
  return { ...chat, agentReadOn: readOn, unread: newer ? chat.unread : 0 };
}

/** Whoever was in it or spoke: a chat that was answered stays served when it goes on. */
function wasAnswered(chat: InboxChat): boolean {
  return chat.agents.length > 0 && chat.state !== "missed";
}
