// What a client holds of a property's work, kept true by events: read it once, then apply what happens. Pure functions
// over plain values, for a dashboard's cache as for a bot. Events that a snapshot holds already may come again: a chat
// is read after the stream began, so what was said in between is in both.

import { applyToChat, type HeldChat, holdChat, withDuty } from "./held-chat.ts";
import type { Agent, Chat, ChatNote, Department, InboxChat, Member, Visitor } from "./methods.gen.ts";
import type { RealtimeEvent, VisitorNews } from "./realtime.ts";

export interface State {
  readonly propertyId: string;
  readonly chats: ReadonlyMap<string, HeldChat>;
  /** Chats that events told of and that are not held: old ones that go on. Read them with `chat.get` and `hold` them. */
  readonly missingChatIds: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, Member>;
  readonly departments: ReadonlyMap<string, Department>;
  /** Those on the site now. */
  readonly visitors: ReadonlyMap<string, Visitor>;
}

/** What was read by methods. */
export interface Snapshot {
  readonly chats?: readonly Chat[];
  /** What `chat.get-inbox` or `chat.list-inbox` told of chats that are held: whose they are, and whether they go on. */
  readonly inbox?: readonly InboxChat[];
  readonly notes?: readonly ChatNote[];
  readonly members?: readonly Member[];
  readonly departments?: readonly Department[];
  readonly visitors?: readonly Visitor[];
}

export function emptyState(propertyId: string): State {
  return {
    propertyId,
    chats: new Map(),
    missingChatIds: new Set(),
    members: new Map(),
    departments: new Map(),
    visitors: new Map(),
  };
}

/** Takes in what was read: it takes the place of what was held under the same ids. */
export function hold(state: State, snapshot: Snapshot): State {
  const { chats = [], inbox = [], notes = [], members = [], departments = [], visitors = [] } = snapshot;
  const held = new Map(state.chats);
  const missing = new Set(state.missingChatIds);
  for (const chat of chats) {
    held.set(chat.id, holdChat(chat, held.get(chat.id)));
    missing.delete(chat.id);
  }
  for (const one of inbox) {
    const known = held.get(one.id);
    if (known) held.set(one.id, withDuty(known, one));
  }
  for (const note of notes) {
    const one = held.get(note.chatId);
    if (one?.notes.every(({ noteId }) => noteId !== note.noteId))
      held.set(note.chatId, { ...one, notes: [...one.notes, note] });
  }
  return {
    ...state,
    chats: held,
    missingChatIds: missing,
    members: withAll(state.members, members, ({ agentId }) => agentId),
    departments: withAll(state.departments, departments, ({ departmentId }) => departmentId),
    visitors: withAll(state.visitors, visitors, ({ id }) => id),
  };
}

/** The state after an event. Events of other properties, and those it does not concern, leave it as it is. */
export function apply(state: State, event: RealtimeEvent): State {
  if (event.name === "agent:update") return withAccount(state, event.payload);
  if (event.propertyId !== state.propertyId) return state;
  switch (event.name) {
    case "chat:start": {
      const { messageIds, ...chat } = event.payload;
      if (state.chats.has(chat.id)) return state;
      return withChat(state, { ...holdChat(chat), messageIds, isLive: true });
    }
    case "chat:restore":
      return withChat(state, holdChat(event.payload, state.chats.get(event.payload.id)));
    case "chat:message":
    case "chat:nav":
    case "chat:agent-join":
    case "chat:agent-leave":
    case "chat:end":
    case "chat:reopen":
    case "chat:note":
    case "chat:assign":
    case "chat:transfer":
    case "chat:read":
      return changeChat(state, event.payload.chatId, event);
    case "chat:rate":
    case "chat:tag":
    case "chat:visitor":
    case "chat:delete":
      return changeChat(state, event.payload.id, event);
    case "contact:merge":
    case "contact:delete":
      return withContact(state, event);
    case "visitor:update":
      return withVisitor(state, event);
    case "member:join":
    case "member:update":
      return { ...state, members: withOne(state.members, event.payload.agentId, event.payload) };
    case "member:leave":
      return withoutMember(state, event.payload.agentId);
    case "department:create":
    case "department:update":
      return { ...state, departments: withOne(state.departments, event.payload.departmentId, event.payload) };
    case "department:delete":
      return { ...state, departments: without(state.departments, event.payload.departmentId) };
    default:
      return state;
  }
}

/** The state after news of who is on the site: they are no events, and come about once a second. */
export function applyVisitors(state: State, { propertyId, changed, gone }: VisitorNews): State {
  if (propertyId !== state.propertyId) return state;
  const visitors = new Map(state.visitors);
  for (const id of gone) visitors.delete(id);
  for (const visitor of changed) visitors.set(visitor.id, visitor);
  return { ...state, visitors };
}

function changeChat(state: State, chatId: string, event: RealtimeEvent): State {
  const held = state.chats.get(chatId);
  if (held) {
    const changed = applyToChat(held, event);
    return changed === held ? state : withChat(state, changed);
  }
  if (event.name === "chat:delete") {
    const missingChatIds = new Set(state.missingChatIds);
    missingChatIds.delete(chatId);
    return { ...state, missingChatIds };
  }
  if (state.missingChatIds.has(chatId)) return state;
  return { ...state, missingChatIds: new Set(state.missingChatIds).add(chatId) };
}

/** How somebody is known from now on; the chat they are in shows it. */
function withVisitor(state: State, event: RealtimeEvent & { name: "visitor:update" }): State {
  const { payload } = event;
  const visitors = state.visitors.has(payload.id)
    ? withOne(state.visitors, payload.id, payload)
    : state.visitors;
  const held = payload.chatId === undefined ? undefined : state.chats.get(payload.chatId);
  return held ? withChat({ ...state, visitors }, applyToChat(held, event)) : { ...state, visitors };
}

/** Chats of a contact that was merged or deleted follow, without an event each. */
function withContact(
  state: State,
  event: RealtimeEvent & { name: "contact:merge" | "contact:delete" },
): State {
  const gone = event.name === "contact:merge" ? event.payload.mergedPersonId : event.payload.personId;
  const theirs = [...state.chats.values()].filter(({ chat }) => chat.personId === gone);
  return theirs.reduce((known, held) => withChat(known, applyToChat(held, event)), state);
}

/** The listener's own account, whose events name no property. */
function withAccount(state: State, { id, name, email, picture }: Agent): State {
  const member = state.members.get(id);
  if (!member) return state;
  const { picture: _, ...rest } = member;
  const changed = { ...rest, name, email, ...(picture === undefined ? {} : { picture }) };
  return { ...state, members: withOne(state.members, id, changed) };
}

/** Whoever leaves a property leaves its departments. */
function withoutMember(state: State, agentId: string): State {
  const departments = [...state.departments].map(([id, one]) => {
    const agentIds = one.agentIds.filter((agent) => agent !== agentId);
    return [id, agentIds.length === one.agentIds.length ? one : { ...one, agentIds }] as const;
  });
  return { ...state, members: without(state.members, agentId), departments: new Map(departments) };
}

function withChat(state: State, held: HeldChat): State {
  const { id } = held.chat;
  const { missingChatIds: missing } = state;
  const missingChatIds = missing.has(id) ? new Set([...missing].filter((one) => one !== id)) : missing;
  return { ...state, missingChatIds, chats: withOne(state.chats, id, held) };
}

function withOne<T>(map: ReadonlyMap<string, T>, id: string, value: T): ReadonlyMap<string, T> {
  return new Map(map).set(id, value);
}

function without<T>(map: ReadonlyMap<string, T>, id: string): ReadonlyMap<string, T> {
  const rest = new Map(map);
  rest.delete(id);
  return rest;
}

function withAll<T>(
  map: ReadonlyMap<string, T>,
  values: readonly T[],
  idOf: (value: T) => string,
): ReadonlyMap<string, T> {
  return values.length === 0 ? map : new Map([...map, ...values.map((one) => [idOf(one), one] as const)]);
}
