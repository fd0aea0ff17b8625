// Reads the ledger for what may change a figure, and moves the version of the day it belongs to, in one transaction with
// its cursor. What the figures are is read later from where it happened, so a fact that comes twice counts once.

import { setTimeout as sleep } from "node:timers/promises";
import { type Database, inTransaction } from "../../kernel/db.ts";
import {
  holdReader,
  type LedgerRow,
  type Mark,
  moveReader,
  readerAt,
  readLedger,
  setMark,
} from "../../kernel/ledger.ts";
import type { Log } from "../../kernel/log.ts";
import { chatEvents, findChatDays } from "../chat/index.ts";
import { findTicketDays, ticketEvents } from "../ticket/index.ts";
import { touchDays } from "./days.store.ts";

const NAME = "metrics";
const PAGE = 1000;
/** How often a process looks by itself: a ring of the doorbell that got lost only delays. */
const LOOK_MS = 5_000;
/** Figures may be so much behind: a chat that is talked in moves its day once for all that is said meanwhile. */
const REST_MS = 1_000;
/** A transaction that is still open below the mark: it is asked for again soon. */
const SOON_MS = 50;

/** A note, a look and a page change no figure. */
const { chatNote, chatNav, chatRead, chatVisitor, chatTranscriptCreated, ...ofChats } = chatEvents;
const { ticketNote, ticketUpdate, ticketAssign, ...ofTickets } = ticketEvents;
const events = [...Object.values(ofChats), ...Object.values(ofTickets)].map(({ name }) => name);
/** These concern all that ever happened to a ticket; the others what happens with them. */
const wholeTicket: ReadonlySet<string> = new Set(
  [ticketEvents.ticketTag, ticketEvents.ticketDelete, ticketEvents.ticketRestore].map(({ name }) => name),
);

export interface MetricsReader {
  start(): void;
  /** Something was written to the ledger. */
  wake(): void;
  /** Reads up to the end, then returns: for tests. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export function openMetricsReader(parts: { readonly db: Database; readonly log: Log }): MetricsReader {
  let running = false;
  let reading: Promise<void> | undefined;
  let rung = false;
  let timer: NodeJS.Timeout | undefined;
  const place: Place = { mark: undefined };

  function look(): void {
    if (!running) return;
    rung = false;
    let waitMs = LOOK_MS;
    reading = readSome(parts.db, place)
      .then((state) => {
        if (state === "more") waitMs = 0;
        else if (state === "waits") waitMs = SOON_MS;
      })
      .catch((error: unknown) => {
        parts.log.debug({ err: error }, "The database is away; metrics wait");
        // A server that crashed may have forgotten the transaction the mark waits for.
        place.mark = undefined;
      })
      .finally(() => {
        reading = undefined;
        if (running) timer = setTimeout(look, rung ? Math.min(waitMs, REST_MS) : waitMs).unref();
      });
  }

  return {
    start() {
      running = true;
      look();
    },
    wake() {
      if (!running || rung) return;
      rung = true;
      if (reading) return;
      clearTimeout(timer);
      timer = setTimeout(look, REST_MS).unref();
    },
    async drain() {
      while ((await readSome(parts.db, place)) !== "end") await sleep(1);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await reading;
    },
  };
}

interface Place {
  /** Kept until everybody below it has ended. */
  mark: Mark | undefined;
}

/**
 * `end` when nothing was written since; `read` when all up to a mark was read, `more` when only some of it; `waits` when
 * somebody still writes below it; `busy` when another one reads.
 */
type State = "end" | "read" | "more" | "waits" | "busy";

/** One page, up to a mark that was set before the transaction began. */
async function readSome(db: Database, place: Place): Promise<State> {
  const at = await readerAt(db, NAME);
  if (!place.mark || place.mark.id <= at) place.mark = await setMark(db, at);
  const { mark } = place;
  if (!mark) return "end";
  return inTransaction(db, async (trx) => {
    const id = await holdReader(trx, NAME);
    if (id === undefined) return "busy";
    if (mark.id <= id) return "more";
    const { rows, next } = await readLedger(trx, { id, mark }, PAGE, {
      filter: { within: undefined, events },
    });
    await touchDays(trx, "chats", await findChatDays(trx, chatsOf(rows)));
    await touchDays(trx, "tickets", await ticketDays(trx, rows));
    if (next.id !== id) await moveReader(trx, NAME, next.id);
    return !next.mark ? "read" : rows.length > 0 ? "more" : "waits";
  });
}

function chatsOf(rows: readonly LedgerRow[]) {
  const chats = new Map<string, { propertyId: string; chatId: string }>();
  for (const { propertyId, event, payload } of rows) {
    if (!event.startsWith("chat:")) continue;
    const { chatId, id } = Object(payload);
    const named = typeof chatId === "string" ? chatId : String(id);
    chats.set(named, { propertyId, chatId: named });
  }
  return [...chats.values()];
}

async function ticketDays(db: Database, rows: readonly LedgerRow[]) {
  const days = new Map<string, { property_id: string; day: string }>();
  const whole = new Map<string, { propertyId: string; ticketId: string }>();
  for (const { propertyId, event, payload, at } of rows) {
    if (!event.startsWith("ticket:")) continue;
    const day = at.toISOString().slice(0, 10);
    days.set(`${propertyId} ${day}`, { property_id: propertyId, day });
    const ticketId = String(Object(payload).id);
    if (wholeTicket.has(event)) whole.set(ticketId, { propertyId, ticketId });
  }
  for (const one of await findTicketDays(db, [...whole.values()]))
    days.set(`${one.property_id} ${one.day}`, one);
  return [...days.values()];
}
