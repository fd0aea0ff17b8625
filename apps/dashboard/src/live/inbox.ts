// The inbox of one property: what keeps its store true. Reads pages and threads, follows the stream of events, and comes
// back by itself after an interruption.

import type { Realtime, RealtimeEvent } from "@parlo/sdk";
import { client } from "../api/calls.ts";
import { Holds } from "./holds.ts";
import type { Outbox } from "./outbox.ts";
import { InboxStore, type List, listKey } from "./store.ts";
import { isNarrow, type Which, whole } from "./views.ts";

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
  readonly #realtime: Realtime;
  readonly #hearers = new Set<(event: RealtimeEvent) => void>();
  readonly #missing = new Set<string>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #open = new Holds();
  readonly #shown = new Holds();
  #missingTimer: ReturnType<typeof setTimeout> | undefined;
  #recountTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly propertyId: string;
  readonly me: Me;

  constructor(propertyId: string, me: Me, outbox: Outbox) {
    this.propertyId = propertyId;
    this.me = me;
    this.store = new InboxStore(me.id, (id) => this.#miss(id), beforeNextFrame);
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
        outbox.retryLost();
      },
      onError: (_error, willRetry) => this.store.setLink(willRetry ? "lost" : "ended"),
    });
    // The badge counts what is in these two, on every page.
    for (const view of ["mine", "unassigned"] as const) this.store.changeList(whole(view), {});
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
  showList(which: Which): void {
    const list = this.store.list(which);
    // Before the stream has begun there is nothing to read: what comes then would be missed.
    if (this.store.link === "connecting") this.store.changeList(which, { loading: true });
    else if (list?.next === undefined && !list?.loading) void this.readList(which, true);
  }

  /** Narrowed lists are forgotten when the last who shows them lets go: there is no end of them. */
  holdList(which: Which): () => void {
    if (!isNarrow(which)) return () => {};
    return this.#shown.hold(listKey(which), () => this.store.dropList(which));
  }

  more(which: Which): void {
    const list = this.store.list(which);
    if (list?.next && !list.loading) void this.readList(which, false);
  }

  async readList(which: Which, fresh: boolean): Promise<void> {
    const cursor = fresh ? undefined : this.store.list(which)?.next;
    this.store.changeList(which, { loading: true, error: null });
    const mark = this.store.mark();
    try {
      const page = await client.callList("chat.list-inbox", {
        ...{ ...this.#wish(which), size: cursor ? NEXT_PAGES : FIRST_PAGE },
        ...(cursor && { cursor }),
      });
      // One may have left it meanwhile.
      if (!this.store.list(which)) return;
      const { data: chats, total, next = null } = page;
      this.store.putPage(which, { chats, total, next }, { mark, fresh });
    } catch (error) {
      if (this.store.list(which)) this.store.changeList(which, { loading: false, error: toError(error) });
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
    return this.#open.hold(chatId);
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
      ...lists.filter(wantsReading).map((list) => this.readList(list, true)),
      ...this.#open.held.map((chatId) => this.readThread(chatId).catch(() => {})),
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

  #wish({ view, query, status, agentId, departmentId, tag }: Which) {
    return {
      ...{ propertyId: this.propertyId, view },
      ...(query && { query }),
      ...(status && { status }),
      ...(agentId && { agentId }),
      ...(departmentId && { departmentId }),
      ...(tag && { tags: [tag] }),
    };
  }

  /** Where not all of a view is here, only the server knows how many there are. */
  async #recount(): Promise<void> {
    const partial = this.store.openLists.filter(
      ({ query, next }) => query === "" && typeof next === "string",
    );
    try {
      for (const list of partial) {
        const { total } = await client.callList("chat.list-inbox", { ...this.#wish(list), size: 1 });
        if (this.store.list(list)) this.store.changeList(list, { total });
      }
    } catch {
      // Counted again with the next change.
    }
    this.#recountTimer = undefined;
  }
}

/** What was found by words stays as it was found. */
function wantsReading({ view, query, next, loading }: List): boolean {
  return query === "" && (loading || next !== undefined || view === "mine" || view === "unassigned");
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
