// What the frame knows, and how each piece of news changes it. Pure: the same state and action give the same state, and a
// state that did not change is the same object.

import type { ConsentTexts, Layout, WindowState } from "../../bridge.ts";
import type { Parcel } from "./outbox.ts";
import type { Agent, Chat, Message, Settings, Snapshot, Status, Visitor } from "./types.ts";

/** `banned` is an end: nothing is tried any more. */
export type Line = "connecting" | "open" | "lost" | "banned";

export interface Typist {
  readonly id: string;
  readonly name: string;
}

export interface State {
  readonly line: Line;
  /** A snapshot has been heard. */
  readonly known: boolean;
  readonly visitor: Visitor | undefined;
  readonly status: Status;
  readonly settings: Settings;
  readonly chat: Chat | null;
  /** The chat the visitor turned away from to begin another. */
  readonly parted: string | undefined;
  readonly unread: number;
  readonly outbox: readonly Parcel[];
  readonly typing: readonly Typist[];
  /** The window is open, and the page it is in is seen. */
  readonly looking: boolean;
  /** The first message that was unread when the visitor looked. */
  readonly newFrom: string | undefined;
  /** What the visitor thought of this chat; the server's 0 may also mean nothing. */
  readonly rated: -1 | 0 | 1 | undefined;
  readonly around: Around;
}

/** What the loader says of the window. */
export interface Around {
  readonly layout: Layout;
  readonly window: WindowState;
  readonly popout: boolean;
  /** What the visitor must agree to before anything is sent. */
  readonly consent: ConsentTexts | null;
}

export type Action =
  | { readonly type: "line"; readonly line: Line }
  | { readonly type: "connected"; readonly snapshot?: Snapshot | undefined }
  | { readonly type: "event"; readonly name: string; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly type: "status"; readonly status: Status }
  | { readonly type: "typing"; readonly chatId: string; readonly agent: Typist; readonly isTyping: boolean }
  /** `begun`: it is the reply to beginning it. */
  | { readonly type: "chat"; readonly chat: Chat; readonly begun?: boolean }
  | { readonly type: "look"; readonly looking: boolean }
  | { readonly type: "rate"; readonly rating: -1 | 0 | 1 | undefined }
  | { readonly type: "around"; readonly around: Partial<Around> }
  | { readonly type: "part" }
  | { readonly type: "visitor"; readonly visitor: Partial<Visitor> }
  | { readonly type: "forget" }
  | { readonly type: "restore"; readonly parcels: readonly Parcel[] }
  | { readonly type: "queue"; readonly parcel: Parcel }
  | { readonly type: "sent"; readonly id: string; readonly chatId?: string; readonly message?: Message }
  | {
      readonly type: "parcel";
      readonly id: string;
      readonly state: Parcel["state"];
      readonly error?: string;
    }
  | { readonly type: "drop"; readonly id: string };

export const start: State = {
  line: "connecting",
  known: false,
  visitor: undefined,
  status: "offline",
  settings: {},
  chat: null,
  parted: undefined,
  unread: 0,
  outbox: [],
  typing: [],
  looking: false,
  newFrom: undefined,
  rated: undefined,
  around: { layout: "floating", window: "closed", popout: false, consent: null },
};

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "line":
      return lineChanged(state, action.line);
    case "connected":
      return connected(state, action.snapshot);
    case "event":
      return happened(state, action.name, action.payload);
    case "status":
      return state.status === action.status ? state : { ...state, status: action.status };
    case "typing":
      return typed(state, action);
    case "chat":
      return withChat(state, action.chat);
    case "look":
      return looked(state, action.looking);
    case "rate":
      return { ...state, rated: action.rating };
    case "around":
      return { ...state, around: { ...state.around, ...action.around } };
    case "part":
      return {
        ...state,
        chat: null,
        parted: state.chat?.id,
        unread: 0,
        typing: [],
        newFrom: undefined,
        rated: undefined,
      };
    case "visitor":
      return state.visitor ? { ...state, visitor: { ...state.visitor, ...action.visitor } } : state;
    case "forget":
      return {
        ...start,
        line: state.line,
        settings: state.settings,
        looking: state.looking,
        around: state.around,
      };
    case "restore":
      return { ...state, outbox: unconfirmed(action.parcels, state.chat) };
    case "queue":
      return { ...state, outbox: [...state.outbox, action.parcel], newFrom: undefined };
    case "sent":
      return sent(state, action);
    case "parcel":
      return {
        ...state,
        outbox: state.outbox.map((one) => (one.id === action.id ? restated(one, action) : one)),
      };
    case "drop":
      return { ...state, outbox: state.outbox.filter(({ id }) => id !== action.id) };
  }
}

/** What was on its way when the line broke may or may not have arrived: it waits to be sent again. */
function lineChanged(state: State, line: Line): State {
  if (state.line === line) return state;
  const outbox =
    line === "open"
      ? state.outbox
      : state.outbox.map((one): Parcel => (one.state === "sending" ? { ...one, state: "waiting" } : one));
  return { ...state, line, outbox, typing: line === "open" ? state.typing : [] };
}

function connected(state: State, snapshot: Snapshot | undefined): State {
  if (!snapshot) return lineChanged(state, "open");
  const { visitor, status, settings, unread } = snapshot;
  // What the visitor turned away from stays away, however recent it is.
  const chat = snapshot.chat && snapshot.chat.id === state.parted ? null : snapshot.chat;
  const same = chat?.id === state.chat?.id;
  const next: State = {
    ...lineChanged(state, "open"),
    known: true,
    visitor,
    status,
    settings: { ...state.settings, ...settings },
    chat,
    unread: chat ? unread : 0,
    typing: [],
    rated: chat?.rating ? asRating(chat.rating) : same ? state.rated : undefined,
    newFrom: same ? state.newFrom : undefined,
  };
  const seen = { ...next, outbox: unconfirmed(next.outbox, chat) };
  return state.looking ? looked({ ...seen, looking: false }, true) : seen;
}

/** Entries that changed come whole; of `widget`, its own do. */
function changed(
  settings: State["settings"],
  { widget, ...rest }: Record<string, unknown>,
): State["settings"] {
  return { ...settings, ...rest, ...(isObject(widget) && { widget: { ...settings.widget, ...widget } }) };
}

function happened(state: State, name: string, payload: Readonly<Record<string, unknown>>): State {
  if (name === "widget:update")
    return isObject(payload.settings)
      ? { ...state, settings: changed(state.settings, payload.settings) }
      : state;
  if (name === "chat:start") {
    const chat = (isObject(payload.chat) ? payload.chat : payload) as unknown as Chat;
    return began(state, chat);
  }
  const { chat } = state;
  if (!chat || payload.chatId !== chat.id) return state;
  switch (name) {
    case "chat:message":
      return heard(state, chat, payload.message as Message);
    case "chat:agent-join":
      return withMessages(state, joined(chat, payload.message as Message), payload.message as Message);
    case "chat:agent-leave":
      return withMessages(state, left(chat, payload.message as Message), payload.message as Message);
    case "chat:end":
      return {
        ...state,
        typing: [],
        chat: { ...chat, status: "ended", present: [], endedOn: String(payload.updatedOn ?? "") },
      };
    case "chat:reopen":
      return { ...state, chat: live(chat) };
    case "chat:read":
      return payload.by === "agent"
        ? { ...state, chat: { ...chat, agentReadOn: later(chat.agentReadOn, String(payload.readOn)) } }
        : {
            ...state,
            unread: 0,
            chat: { ...chat, visitorReadOn: later(chat.visitorReadOn, String(payload.readOn)) },
          };
    default:
      return state;
  }
}

/** An agent may have begun it, and it may be known from the reply to beginning it. */
function began(state: State, chat: Chat): State {
  if (!isObject(chat) || !Array.isArray(chat.messages)) return state;
  const elsewhere = state.chat && state.chat.id !== chat.id && state.chat.status === "live";
  return elsewhere ? state : withChat(state, chat);
}

/** Takes a chat as the server tells it. What was heard of it meanwhile stays: messages are never taken back. */
function withChat(state: State, chat: Chat): State {
  const same = state.chat?.id === chat.id;
  const known = same && state.chat ? state.chat.messages : [];
  const merged = { ...chat, messages: known.reduce<readonly Message[]>(place, chat.messages) };
  return {
    ...state,
    chat: merged,
    parted: chat.id === state.parted ? undefined : state.parted,
    unread: same || state.looking ? state.unread : unreadIn(chat),
    outbox: unconfirmed(state.outbox, merged),
    rated: chat.rating ? asRating(chat.rating) : same ? state.rated : undefined,
  };
}

function heard(state: State, chat: Chat, message: Message): State {
  const known = chat.messages.some(({ id }) => id === message.id);
  const next = withMessages(state, chat, message);
  if (known || !isFromThem(message)) return next;
  return {
    ...next,
    unread: state.looking ? state.unread : state.unread + 1,
    typing: next.typing.filter(({ id }) => id !== message.sender.id),
  };
}

function withMessages(state: State, chat: Chat, message: Message): State {
  const messages = place(chat.messages, message);
  if (chat === state.chat && messages === chat.messages) return state;
  const next = { ...chat, messages };
  return { ...state, chat: next, outbox: unconfirmed(state.outbox, next) };
}

function joined(chat: Chat, { sender }: Message): Chat {
  const { id, n } = sender;
  if (id === undefined) return chat;
  return {
    ...chat,
    agents: chat.agents.some((one) => one.id === id)
      ? chat.agents
      : [...chat.agents, { id, name: n ?? "" } satisfies Agent],
    present: chat.present.includes(id) ? chat.present : [...chat.present, id],
  };
}

function left(chat: Chat, { sender }: Message): Chat {
  return { ...chat, present: chat.present.filter((id) => id !== sender.id) };
}

function typed(state: State, { chatId, agent, isTyping }: Extract<Action, { type: "typing" }>): State {
  const others = state.typing.filter(({ id }) => id !== agent.id);
  if (!isTyping) return others.length === state.typing.length ? state : { ...state, typing: others };
  if (chatId !== state.chat?.id) return state;
  return others.length === state.typing.length ? { ...state, typing: [...others, agent] } : state;
}

function looked(state: State, looking: boolean): State {
  if (state.looking === looking) return state;
  if (!looking) return { ...state, looking, newFrom: undefined };
  const theirs = state.chat?.messages.filter(isFromThem) ?? [];
  const newFrom = state.unread > 0 ? theirs.at(-state.unread)?.id : undefined;
  return { ...state, looking, unread: 0, newFrom };
}

function sent(state: State, { id, chatId, message }: Extract<Action, { type: "sent" }>): State {
  const outbox = state.outbox.filter((one) => one.id !== id);
  const { chat } = state;
  if (!message || !chat || chat.id !== chatId) return { ...state, outbox };
  return { ...state, outbox, chat: { ...chat, messages: place(chat.messages, message) } };
}

function restated(parcel: Parcel, { state, error }: Extract<Action, { type: "parcel" }>): Parcel {
  const { error: _, ...rest } = parcel;
  return { ...rest, state, ...(error === undefined ? {} : { error }) };
}

/** Puts a message where its time belongs. The same id is the same message: it is there already. */
export function place(messages: readonly Message[], message: Message): readonly Message[] {
  const known = messages.findIndex(({ id }) => id === message.id);
  if (known >= 0) return messages;
  let at = messages.length;
  while (at > 0 && (messages[at - 1]?.time ?? "") > message.time) at--;
  return [...messages.slice(0, at), message, ...messages.slice(at)];
}

/** Without what the server has. */
function unconfirmed(outbox: readonly Parcel[], chat: Chat | null): readonly Parcel[] {
  const ids = new Set(chat?.messages.map(({ id }) => id));
  return outbox.some(({ id }) => ids.has(id)) ? outbox.filter(({ id }) => !ids.has(id)) : outbox;
}

/** Something to read that the visitor did not say. */
export function isFromThem(message: Message): boolean {
  return message.type === "msg" && message.sender.t !== "v";
}

/** The newest message that the visitor did not write. */
export function newestOf(chat: Chat | null): Message | undefined {
  return chat?.messages.findLast(isFromThem);
}

function unreadIn({ messages, visitorReadOn = "" }: Chat): number {
  return messages.filter((message) => isFromThem(message) && message.time > visitorReadOn).length;
}

function live({ endedOn: _, ...chat }: Chat): Chat {
  return { ...chat, status: "live" };
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

function asRating(rating: number): -1 | 1 {
  return rating > 0 ? 1 : -1;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
