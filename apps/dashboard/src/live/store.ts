// The inbox in memory: chats by id, the lists that show them, and what was said in those that were opened. Whoever shows
// one chat listens to that chat alone, so that a message draws one row again and not the list.

import type { ChatMessage, ChatNote, InboxChat, RealtimeEvent, Typing, Visitor } from "@parlo/sdk";
import { applyToChat, applyToThread, chatIdOf, startedChat, type Thread } from "./reduce.ts";
import { belongs, indexFor, isDue, isLive, placeOf, type Which } from "./views.ts";

export interface List extends Which {
  readonly ids: readonly string[];
  /** As the server counted when it was asked last. */
  readonly total: number | undefined;
  /** Cursor of the next page; null when all is here. */
  readonly next: string | null | undefined;
  readonly loading: boolean;
  readonly error: Error | null;
}

export interface TypingNow {
  /** What the visitor has in the composer. */
  readonly text: string;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

export type Link = "connecting" | "live" | "lost" | "ended";

/** Events are kept so long, for chats that are just being read. */
const REMEMBERED_EVENTS = 2_000;
/** Threads kept beside the open one. */
const KEPT_THREADS = 30;
const TYPING_MS = 6_000;

const nobody: TypingNow = { text: "", agents: [] };

export function listKey({ view, query, status, agentId, departmentId, tag }: Which): string {
  return JSON.stringify([view, query, status, agentId, departmentId, tag]);
}

export class InboxStore {
  link: Link = "connecting";
  readonly #chats = new Map<string, InboxChat>();
  readonly #lists = new Map<string, List>();
  readonly #threads = new Map<string, Thread>();
  readonly #typing = new Map<string, TypingNow>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #news = new Set<string>();
  #recent: RealtimeEvent[] = [];
  #seen = 0;
  #due = 0;
  #waiting = false;

  readonly #me: string;
  readonly #onMissing: (chatId: string) => void;
  readonly #soon: (tell: () => void) => void;

  /** `onMissing`: events told of a chat that is not here. `soon`: when listeners hear of the changes of one moment. */
  constructor(
    me: string,
    onMissing: (chatId: string) => void,
    soon: (tell: () => void) => void = queueMicrotask,
  ) {
    this.#me = me;
    this.#onMissing = onMissing;
    this.#soon = soon;
  }

  chat(id: string): InboxChat | undefined {
    return this.#chats.get(id);
  }

  list(which: Which): List | undefined {
    return this.#lists.get(listKey(which));
  }

  thread(id: string): Thread | undefined {
    return this.#threads.get(id);
  }

  typing(id: string): TypingNow {
    return this.#typing.get(id) ?? nobody;
  }

  /** How many chats wait for me. */
  get due(): number {
    return this.#due;
  }

  /** `topic`: `chat:<id>`, `list:<key>`, `thread:<id>`, `typing:<id>`, `due`, `link`. */
  subscribe(topic: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(topic);
    };
  }

  setLink(link: Link): void {
    if (this.link === link) return;
    this.link = link;
    this.#tell("link");
  }

  /** Where the stream of events is: what is read from now on may lack those after it. */
  mark(): number {
    return this.#seen;
  }

  hear(event: RealtimeEvent): void {
    // Everything in it was heard before, and it may be long.
    if (event.name === "chat:transcript_created") return;
    this.#recent.push(event);
    this.#seen++;
    if (this.#recent.length > REMEMBERED_EVENTS * 2) this.#recent = this.#recent.slice(-REMEMBERED_EVENTS);
    if (event.name === "visitor:update") this.#rename(event.payload);
    const id = chatIdOf(event);
    if (!id) return;
    if (event.name === "chat:delete") {
      this.#drop(id);
      return;
    }
    const thread = this.#threads.get(id);
    if (thread) this.#setThread(id, applyToThread(thread, event));
    if (event.name === "chat:message") this.#stopped(id, event.payload.message.sender);
    const chat = this.#chats.get(id);
    if (chat) this.#setChat(applyToChat(chat, event));
    else if (event.name === "chat:start") this.#setChats([startedChat(event)], { begun: true });
    else this.#onMissing(id);
  }

  /** Takes in chats that were read after `mark`; events since then are applied to them. */
  put(chats: readonly InboxChat[], mark: number): void {
    const since = this.#since(mark);
    const read: InboxChat[] = [];
    for (const chat of chats) {
      const events = since.filter((event) => chatIdOf(event) === chat.id);
      if (events.some(({ name }) => name === "chat:delete")) this.#drop(chat.id);
      else read.push(events.reduce(applyToChat, chat));
    }
    this.#setChats(read);
  }

  putThread(id: string, thread: Thread, mark: number): void {
    const events = this.#since(mark).filter((event) => chatIdOf(event) === id);
    this.#threads.delete(id);
    this.#setThread(id, events.reduce(applyToThread, thread));
    for (const old of [...this.#threads.keys()].slice(0, -KEPT_THREADS)) this.#threads.delete(old);
  }

  /** What the server answered to my sending it; the event that tells of it may have come already. */
  putMessage(sent: ChatMessage): void {
    const { chatId: id, messageId, message } = sent;
    const said = { name: "chat:message", payload: sent, time: message.time } as RealtimeEvent;
    const thread = this.#threads.get(id);
    if (thread) this.#setThread(id, applyToThread(thread, said));
    const chat = this.#chats.get(id);
    if (chat && chat.lastMessage?.messageId !== messageId) this.#setChat(applyToChat(chat, said));
  }

  putNote(note: ChatNote): void {
    const thread = this.#threads.get(note.chatId);
    if (!thread || thread.notes.some(({ noteId }) => noteId === note.noteId)) return;
    this.#setThread(note.chatId, { ...thread, notes: [...thread.notes, note] });
  }

  /** A page of a list, at its end, or as the whole of it. */
  putPage(
    at: Which,
    page: { chats: readonly InboxChat[]; total: number; next: string | null },
    options: { mark: number; fresh: boolean },
  ): void {
    const key = listKey(at);
    const known = options.fresh ? [] : (this.#lists.get(key)?.ids ?? []);
    const seen = new Set(known);
    const ids = [...known, ...page.chats.map(({ id }) => id).filter((id) => !seen.has(id))];
    this.#lists.set(key, { ...at, ids, total: page.total, next: page.next, loading: false, error: null });
    this.put(page.chats, options.mark);
    // What came while it was being read is not in it.
    const since = new Set(this.#since(options.mark).map(chatIdOf));
    this.#setChats([...since].flatMap((id) => this.#chats.get(id ?? "") ?? []));
    this.#tell(`list:${key}`);
  }

  changeList(at: Which, change: Partial<List>): void {
    const key = listKey(at);
    const empty = { ...at, ids: [], total: undefined, next: undefined, loading: false, error: null };
    this.#lists.set(key, { ...(this.#lists.get(key) ?? empty), ...change });
    this.#tell(`list:${key}`);
  }

  dropList(which: Which): void {
    this.#lists.delete(listKey(which));
  }

  get openLists(): readonly List[] {
    return [...this.#lists.values()];
  }

  hearTyping(typing: Typing): void {
    const { chatId } = typing;
    const { text, agents } = this.typing(chatId);
    if (typing.by === "visitor") {
      this.#setTyping(chatId, "visitor", { text: typing.text, agents });
      return;
    }
    if (typing.agentId === this.#me) return;
    const others = agents.filter(({ id }) => id !== typing.agentId);
    const now = typing.isTyping ? [...others, { id: typing.agentId, name: typing.name }] : others;
    this.#setTyping(chatId, typing.agentId, { text, agents: now });
  }

  #setTyping(chatId: string, who: string, typing: TypingNow): void {
    this.#typing.set(chatId, typing);
    clearTimeout(this.#timers.get(`${chatId} ${who}`));
    this.#timers.set(
      `${chatId} ${who}`,
      setTimeout(
        () => this.#stopped(chatId, who === "visitor" ? { t: "v" } : { t: "a", id: who }),
        TYPING_MS,
      ),
    );
    this.#tell(`typing:${chatId}`);
  }

  #stopped(chatId: string, sender: { t: string; id?: string }): void {
    const typing = this.#typing.get(chatId);
    if (!typing) return;
    const next =
      sender.t === "v"
        ? { ...typing, text: "" }
        : { ...typing, agents: typing.agents.filter(({ id }) => id !== sender.id) };
    if (next.text || next.agents.length > 0) this.#typing.set(chatId, next);
    else this.#typing.delete(chatId);
    this.#tell(`typing:${chatId}`);
  }

  /** Live chats show what an agent learned of their visitor at once. */
  #rename({ id, name, email, phone }: Visitor): void {
    const visitor = { id, name, ...(email && { email }), ...(phone && { phone }) };
    const theirs = [...this.#chats.values()].filter((chat) => chat.visitor.id === id && isLive(chat));
    this.#setChats(theirs.map((chat) => ({ ...chat, visitor })));
  }

  #since(mark: number): readonly RealtimeEvent[] {
    const missed = this.#seen - mark;
    return missed > 0 ? this.#recent.slice(-missed) : [];
  }

  #setThread(id: string, thread: Thread): void {
    if (this.#threads.get(id) === thread) return;
    this.#threads.set(id, thread);
    this.#tell(`thread:${id}`);
  }

  #setChat(chat: InboxChat): void {
    if (this.#chats.get(chat.id) !== chat) this.#setChats([chat]);
  }

  /** `begun`: they are new to the server too, so that the totals do not have them yet. */
  #setChats(chats: readonly InboxChat[], { begun = false } = {}): void {
    const changed = new Map(chats.map((chat) => [chat.id, chat]));
    const before = new Map(chats.map(({ id }) => [id, this.#chats.get(id)]));
    const counted = (list: Which, chat: InboxChat) => {
      const known = before.get(chat.id);
      return belongs(list, known ?? chat, this.#me) && (known !== undefined || !begun);
    };
    for (const chat of changed.values()) {
      this.#count(this.#chats.get(chat.id), chat);
      this.#chats.set(chat.id, chat);
      this.#tell(`chat:${chat.id}`);
    }
    for (const [key, list] of this.#lists) this.#place(key, list, { changed, counted });
  }

  /** Takes the changed chats out of a list and puts those that belong there back where they belong. */
  #place(
    key: string,
    list: List,
    o: {
      changed: ReadonlyMap<string, InboxChat>;
      /** Whether the total has it already. */
      counted: (list: Which, chat: InboxChat) => boolean;
    },
  ): void {
    const { changed, counted } = o;
    const { shown, rest } = without(list.ids, changed);
    const placeOfId = (id: string) => {
      const chat = this.#chats.get(id);
      return chat ? placeOf(list.view, chat) : "";
    };
    let total = list.total ?? 0;
    for (const chat of changed.values()) {
      const isShown = shown.has(chat.id);
      const fits = belongs(list, chat, this.#me);
      // What is found by words stays as it was found.
      if (list.query && !isShown) continue;
      total += Number(fits) - Number(counted(list, chat));
      if (!fits) continue;
      const index = indexFor(rest, { at: placeOf(list.view, chat), id: chat.id }, placeOfId);
      // Beyond what is loaded: the next page brings it.
      const isLater = !isShown && index === rest.length && list.next !== null;
      if (fits && !isLater) rest.splice(index, 0, chat.id);
    }
    // The others are in the order they were in.
    const isSame = rest.length === list.ids.length && [...shown].every(([id, at]) => rest[at] === id);
    if (isSame && total === (list.total ?? 0)) return;
    this.#lists.set(key, {
      ...list,
      ids: isSame ? list.ids : rest,
      total: list.total === undefined ? undefined : total,
    });
    this.#tell(`list:${key}`);
  }

  /** After a gap in the stream: forgets chats that no list shows any more. */
  sweep(): void {
    const shown = new Set([...this.#lists.values()].flatMap(({ ids }) => ids));
    for (const id of [...this.#chats.keys()])
      if (!shown.has(id) && !this.#listeners.has(`chat:${id}`)) this.#chats.delete(id);
    this.#due = [...this.#chats.values()].filter((chat) => isDue(chat, this.#me)).length;
    this.#tell("due");
  }

  #drop(id: string): void {
    const chat = this.#chats.get(id);
    this.#chats.delete(id);
    this.#threads.delete(id);
    this.#count(chat, undefined);
    for (const [key, list] of this.#lists) {
      if (!list.ids.includes(id)) continue;
      const total = list.total === undefined ? undefined : list.total - 1;
      this.#lists.set(key, { ...list, total, ids: list.ids.filter((one) => one !== id) });
      this.#tell(`list:${key}`);
    }
    this.#tell(`chat:${id}`);
    this.#tell(`thread:${id}`);
  }

  #count(before: InboxChat | undefined, after: InboxChat | undefined): void {
    const was = before && isDue(before, this.#me) ? 1 : 0;
    const is = after && isDue(after, this.#me) ? 1 : 0;
    if (was === is) return;
    this.#due += is - was;
    this.#tell("due");
  }

  /** Many changes at once are drawn once. */
  #tell(topic: string): void {
    this.#news.add(topic);
    if (this.#waiting) return;
    this.#waiting = true;
    this.#soon(() => {
      this.#waiting = false;
      const topics = [...this.#news];
      this.#news.clear();
      for (const one of topics) for (const listener of this.#listeners.get(one) ?? []) listener();
    });
  }
}

/** The ids without those that changed, and where these were; a message is one of ten thousand, and looked for as one. */
function without(ids: readonly string[], changed: ReadonlyMap<string, InboxChat>) {
  const shown = new Map<string, number>();
  if (changed.size === 1) {
    const [id = ""] = changed.keys();
    const at = ids.indexOf(id);
    if (at !== -1) shown.set(id, at);
    return { shown, rest: at === -1 ? [...ids] : ids.toSpliced(at, 1) };
  }
  const rest: string[] = [];
  for (const [at, id] of ids.entries()) {
    if (changed.has(id)) shown.set(id, at);
    else rest.push(id);
  }
  return { shown, rest };
}
