// One chat as a client holds it: what `chat.get` showed, and what only events tell of it.

import type { Chat, ChatFacts, ChatMessage, ChatNote, InboxChat, Message } from "./methods.gen.ts";
import type { RealtimeEvent } from "./realtime.ts";

export interface HeldChat {
  /** As `chat.get` would show it now. */
  readonly chat: Chat;
  /** Ids of `chat.messages`, in step with them; null for one that came with a snapshot, which tells none. */
  readonly messageIds: readonly (string | null)[];
  /** Internal notes heard of or read, the oldest first. */
  readonly notes: readonly ChatNote[];
  /** Whether it goes on. A chat of status `open` that came with a snapshot may be missed: undefined. */
  readonly isLive: boolean | undefined;
  /** Whose it is, null for nobody's; undefined until an event told. */
  readonly agentId: string | null | undefined;
  /** Undefined until an event told. */
  readonly departmentId: string | null | undefined;
  /** Agents in it now, as far as its entries and events tell. */
  readonly presentAgentIds: readonly string[];
  /** When an agent read everything said so far; undefined until an event told. */
  readonly agentReadOn: string | undefined;
  readonly visitorReadOn: string | undefined;
  /** It lies in the bin, where `chat.get` does not see it. */
  readonly isDeleted: boolean;
}

/** While people talk a chat's `updatedOn` moves no more often than this, on the server as here. */
const UPDATED_EVERY_MS = 60_000;

/** A chat as it was read, or as an event carries it whole; what only events told stays as `known` had it. */
export function holdChat(chat: Chat, known?: HeldChat): HeldChat {
  return {
    chat,
    messageIds: chat.messages.map(() => null),
    notes: known?.notes ?? [],
    isLive: chat.status === "closed" ? false : known?.isLive,
    agentId: known?.agentId,
    departmentId: known?.departmentId,
    presentAgentIds: chat.status === "closed" ? [] : (known?.presentAgentIds ?? presentIn(chat.messages)),
    agentReadOn: known?.agentReadOn,
    visitorReadOn: known?.visitorReadOn,
    isDeleted: false,
  };
}

/** With what the inbox tells of it. */
export function withDuty(held: HeldChat, inbox: InboxChat): HeldChat {
  const { state, assignedAgentId = null, departmentId = null, presentAgents } = inbox;
  return {
    ...held,
    isLive: state === "waiting" || state === "served",
    agentId: assignedAgentId,
    departmentId,
    presentAgentIds: presentAgents,
  };
}

/** The chat after an event about it; the same object when nothing changed. */
export function applyToChat(held: HeldChat, event: RealtimeEvent): HeldChat {
  switch (event.name) {
    case "chat:message":
    case "chat:nav":
      return said(held, event.payload);
    case "chat:agent-join":
    case "chat:agent-leave":
      return cameOrWent(said(held, event.payload), event.payload.message);
    case "chat:end":
    case "chat:reopen": {
      const { status, updatedOn } = event.payload;
      const isLive = event.name === "chat:reopen";
      return { ...held, isLive, presentAgentIds: [], chat: { ...held.chat, status, updatedOn } };
    }
    case "chat:assign":
    case "chat:transfer": {
      const { agentId = null, departmentId = null } = event.payload;
      return { ...held, agentId, departmentId, chat: { ...held.chat, updatedOn: event.time } };
    }
    case "chat:read": {
      const { by, readOn } = event.payload;
      return by === "agent" ? { ...held, agentReadOn: readOn } : { ...held, visitorReadOn: readOn };
    }
    case "chat:note":
      if (held.notes.some(({ noteId }) => noteId === event.payload.noteId)) return held;
      return { ...held, notes: [...held.notes, event.payload] };
    case "contact:merge":
      return { ...held, chat: { ...held.chat, personId: event.payload.personId } };
    case "contact:delete":
      return { ...held, chat: forgotten(held.chat) };
    case "visitor:update": {
      const { id, name, email, phone, personId } = event.payload;
      const visitor = { id, name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
      return { ...held, chat: { ...held.chat, visitor, ...(personId ? { personId } : {}) } };
    }
    case "chat:rate":
    case "chat:tag":
    case "chat:visitor":
    case "chat:delete":
      return {
        ...held,
        isDeleted: event.name === "chat:delete",
        chat: withFacts(held.chat, event.payload),
      };
    default:
      return held;
  }
}

/** Counts stay those of the messages held: of a fact older than a snapshot they would be too small, and stay so. */
function withFacts({ messages, messageCount, chatDuration }: Chat, facts: ChatFacts): Chat {
  return { ...facts, messages, messageCount, chatDuration };
}

/** As the server leaves it: whoever wrote is nobody known any more, and what was said stays. */
function forgotten({ personId: _, offlineForm, ...chat }: Chat): Chat {
  const { name: __, email: ___, phone: ____, ...form } = (offlineForm ?? {}) as Record<string, string>;
  return {
    ...chat,
    ...(offlineForm ? { offlineForm: form } : {}),
    visitor: { id: chat.visitor.id, name: `V${Date.parse(chat.createdOn)}` },
    ip: "",
  };
}

function said(held: HeldChat, { messageId, message }: ChatMessage): HeldChat {
  if (held.messageIds.includes(messageId)) return held;
  const { chat, messageIds } = held;
  const known = chat.messages.findIndex((one, at) => messageIds[at] === null && isSame(one, message));
  if (known !== -1)
    return {
      ...held,
      messageIds: messageIds.with(known, messageId),
      chat: { ...chat, updatedOn: touched(chat, message) },
    };
  const isMessage = message.type === "msg";
  return {
    ...held,
    isLive: true,
    messageIds: [...messageIds, messageId],
    chat: {
      ...chat,
      messages: [...chat.messages, message],
      messageCount: chat.messageCount + (isMessage ? 1 : 0),
      chatDuration: isMessage ? secondsBetween(chat.createdOn, message.time) : chat.chatDuration,
      updatedOn: touched(chat, message),
    },
  };
}

function cameOrWent(held: HeldChat, { sender, type, time }: Message): HeldChat {
  const { id } = sender;
  const { chat } = held;
  const others = held.presentAgentIds.filter((one) => one !== id);
  const agents =
    id !== undefined && type === "agent-join" && !chat.agents.includes(id)
      ? [...chat.agents, id]
      : chat.agents;
  return {
    ...held,
    presentAgentIds: id !== undefined && type === "agent-join" ? [...others, id] : others,
    chat: { ...chat, agents, updatedOn: time },
  };
}

function touched({ updatedOn }: Chat, { time }: Message): string {
  return Date.parse(updatedOn) < Date.parse(time) - UPDATED_EVERY_MS ? time : updatedOn;
}

function secondsBetween(first: string, last: string): number {
  return Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / 1000));
}

/** Whether a message of a snapshot is the one an event tells of. Two alike within a millisecond pass for one. */
function isSame(a: Message, b: Message): boolean {
  return (
    a.time === b.time &&
    a.type === b.type &&
    a.sender.t === b.sender.t &&
    a.sender.id === b.sender.id &&
    a.msg === b.msg &&
    a.data?.url === b.data?.url &&
    filesOf(a) === filesOf(b)
  );
}

function filesOf({ attchs = [] }: Message): string {
  return attchs.map(({ content }) => content.file.url).join(" ");
}

function presentIn(messages: readonly Message[]): readonly string[] {
  const present = new Set<string>();
  for (const { type, sender } of messages) {
    if (sender.id === undefined) continue;
    if (type === "agent-join") present.add(sender.id);
    else if (type === "agent-leave") present.delete(sender.id);
  }
  return [...present];
}
