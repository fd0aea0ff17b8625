// The inbox of one property: what keeps its store true. Reads pages and threads, follows the stream of events, and comes
// back by itself after an interruption.

import type { Realtime, RealtimeEvent } from "@parlo/sdk";
import { client } from "../api/calls.ts";
import { Outbox } from "./outbox.ts";
import { InboxStore, type List } from "./store.ts";
import type { ListView } from "./views.ts";

/** The first page is soon there; further ones are larger, for whoever scrolls on. */
const FIRST_PAGE = 60;
const NEXT_PAGES = 200;
/** Chats that events tell of and that are not here are asked for together. */
const MISSING_MS = 200;
const MOST_MISSING = 200;
/** Totals of lists that are not all here are asked for again at most so often. */
const RECOUNT_MS = 3_000;

/** What moves chats from view to view. */
const moves = /^chat:(start|end|reopen|assign|transfer|agent-join|agent-leave|delete|restore)$/;

export interface Me {
  readonly id: string;
  readonly name: string;
}

export class Inbox {
  readonly store: InboxStore;
  readonly outbox: Outbox;
  readonly #realtime: Realtime;
  readonly #hearers = new Set<(event: RealtimeEvent) => void>();
  readonly #missing = new Set<string>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #open = new Map<string, number>();
  #missingTimer: ReturnType<typeof setTimeout> | undefined;
  #recountTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly propertyId: string;
  readonly me: Me;

  constructor(propertyId: string, me: Me) {
    this.propertyId = propertyId;
    this.me = me;
    this.store = new InboxStore(me.id, (id) => this.#miss(id), beforeNextFrame);
    this.outbox = new Outbox(propertyId, this.store);
    let begun = false;
    this.#realtime = client.realtime({
      propertyId,
      longestPauseMs: 5_000,
      onEvent: (event) => this.#hear(event),
      onTyping: (typing) => this.store.hearTyping(typing),
      onInterrupted: () => this.store.setLink("lost"),
      onReset: () => void this.#readAgain(),
      onSubscribed: () => {
        this.store.setLink("live");
        if (!begun) void this.#readAgain();
        begun = true;
        this.outbox.retryLost();
      },
      onError: (_error, willRetry) => this.store.setLink(willRetry ? "lost" : "ended"),
    });
    // The badge counts what is in these two, on every page.
    for (const view of ["mine", "unassigned"] as const) this.store.changeList({ view, query: "" }, {});
  }

  /** What happens, for sounds and the like; not what happened while the line was down and is told afterwards. */
  onEvent(hear: (event: RealtimeEvent) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  /** Tells the others in the chat that I write, or have stopped. */
  typing(chatId: string, isTyping: boolean): void {
    this.#realtime.typing({ propertyId: this.propertyId, chatId, isTyping });
  }

  /** Reads the first page unless it is here; called by whoever shows the list. */
  showList(view: ListView, query: string): void {
    const list = this.store.list(view, query);
    // Before the stream has begun there is nothing to read: what comes then would be missed.
    if (this.store.link === "connecting") this.store.changeList({ view, query }, { loading: true });
    else if (list?.next === undefined && !list?.loading) void this.readList(view, query, true);
  }

  more(view: ListView, query: string): void {
    const list = this.store.list(view, query);
    if (list?.next && !list.loading) void this.readList(view, query, false);
  }

  async readList(view: ListView, query: string, fresh: boolean): Promise<void> {
    const at = { view, query };
    const cursor = fresh ? undefined : this.store.list(view, query)?.next;
    this.store.changeList(at, { loading: true, error: null });
    const mark = this.store.mark();
    try {
      const page = await client.callList("chat.list-inbox", {
        ...{ propertyId: this.propertyId, view, size: cursor ? NEXT_PAGES : FIRST_PAGE },
        ...(query && { query }),
        ...(cursor && { cursor }),
      });
      if (query && !this.store.list(view, query)) return;
      const { data: chats, total, next = null } = page;
      this.store.putPage(at, { chats, total, next }, { mark, fresh });
    } catch (error) {
      this.store.changeList(at, { loading: false, error: toError(error) });
    }
  }

  /** Reads what was said in a chat, and the chat itself; rejects when it cannot be read. */
  readThread(chatId: string): Promise<void> {
    const reading = this.#reading.get(chatId) ?? this.#readThread(chatId);
    this.#reading.set(chatId, reading);
    return reading.finally(() => this.#reading.delete(chatId));
  }

  /** A thread that is on screen is read again after a gap in the stream. */
  holdThread(chatId: string): () => void {
    this.#open.set(chatId, (this.#open.get(chatId) ?? 0) + 1);
    return () => {
      const left = (this.#open.get(chatId) ?? 1) - 1;
      if (left > 0) this.#open.set(chatId, left);
      else this.#open.delete(chatId);
    };
  }

  async #readThread(chatId: string): Promise<void> {
    const { propertyId } = this;
    const mark = this.store.mark();
    const [{ messages, ...chat }, notes] = await Promise.all([
      client.call("chat.get-inbox", { propertyId, chatId }),
      readNotes(propertyId, chatId),
    ]);
    this.store.put([chat], mark);
    this.store.putThread(chat.id, { messages, notes }, mark);
  }

  close(): void {
    this.#closed = true;
    this.#realtime.close();
    clearTimeout(this.#missingTimer);
    clearTimeout(this.#recountTimer);
  }

  #hear(event: RealtimeEvent): void {
    this.store.hear(event);
    if (moves.test(event.name)) this.#recountTimer ??= setTimeout(() => this.#recount(), RECOUNT_MS);
    for (const hear of this.#hearers) hear(event);
  }

  /** Everything on screen, after a gap or at the beginning. */
  async #readAgain(): Promise<void> {
    const lists = this.store.openLists;
    await Promise.all([
      ...lists.filter(wantsReading).map(({ view, query }) => this.readList(view, query, true)),
      ...[...this.#open.keys()].map((chatId) => this.readThread(chatId).catch(() => {})),
    ]);
    this.store.sweep();
  }

  #miss(chatId: string): void {
    this.#missing.add(chatId);
    this.#missingTimer ??= setTimeout(() => void this.#readMissing(), MISSING_MS);
  }

  async #readMissing(): Promise<void> {
    const chatIds = [...this.#missing].slice(0, MOST_MISSING);
    for (const id of chatIds) this.#missing.delete(id);
    const mark = this.store.mark();
    try {
      const { propertyId } = this;
      const { data } = await client.callList("chat.list-inbox", {
        ...{ propertyId, view: "all", chatIds, size: MOST_MISSING },
      });
      this.store.put(data, mark);
    } catch {
      // They are shown when something happens in them again, or when the list is read.
    }
    const more = this.#missing.size > 0 && !this.#closed;
    this.#missingTimer = more ? setTimeout(() => void this.#readMissing(), MISSING_MS) : undefined;
  }

  /** Where not all of a view is here, only the server knows how many there are. */
  async #recount(): Promise<void> {
    const { propertyId } = this;
    const partial = this.store.openLists.filter(
      ({ query, next }) => query === "" && typeof next === "string",
    );
    try {
      for (const { view } of partial) {
        const { total } = await client.callList("chat.list-inbox", { propertyId, view, size: 1 });
        this.store.changeList({ view, query: "" }, { total });
      }
    } catch {
      // Counted again with the next change.
    }
    this.#recountTimer = undefined;
  }
}

/** Lists one has left are read again when one comes back to them. */
function wantsReading({ view, query, ids, loading }: List): boolean {
  return query === "" && (loading || ids.length > 0 || view === "mine" || view === "unassigned");
}

async function readNotes(propertyId: string, chatId: string) {
  try {
    return (await client.callList("chat.list-notes", { propertyId, chatId, size: 1000 })).data;
  } catch {
    // A role may read chats and no notes.
    return [];
  }
}

/** Where nothing is painted there are no frames. */
function beforeNextFrame(tell: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(tell);
  else setTimeout(tell, 100);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
