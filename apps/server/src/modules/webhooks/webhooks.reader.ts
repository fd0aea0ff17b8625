// Reads the ledger for whoever wants to hear of it, and makes a delivery for each: in one transaction with its cursor,
// so that each event makes exactly one per hook, whoever is killed when. One process reads at a time; any may.

import { setTimeout as sleep } from "node:timers/promises";
import { type Database, inTransaction } from "../../kernel/db.ts";
import { type Clock, newId, type Random } from "../../kernel/id.ts";
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
import { propertyNames } from "../property/index.ts";
import { type DeliveryRow, insertDeliveries } from "./deliveries.store.ts";
import { Pace } from "./pace.rules.ts";
import { bodyOf, exportedEvents } from "./webhooks.catalogue.ts";
import { hearsOf } from "./webhooks.rules.ts";
import { findListeners, type Listener } from "./webhooks.store.ts";

const NAME = "webhooks";
const PAGE = 500;
/** Read at a time, and how often, while webhooks give way to messages. */
const SMALL_PAGE = 200;
const SMALL_PAGE_EVERY_MS = 1_000;
/** How often a process looks by itself: a ring of the doorbell that got lost only delays. */
const LOOK_MS = 500;
/** Rings in between are answered together: reading at each of them cost a busy server a fifth of its messages. */
const REST_MS = 40;
/** A transaction that is still open below the mark: it is asked for again soon. */
const SOON_MS = 10;

export interface ReaderParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Deliveries are there to be sent. */
  onDeliveries(): void;
}

export interface Reader {
  start(): void;
  /** Something was written to the ledger. */
  wake(): void;
  /** Reads up to the end, then returns. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export function openReader(parts: ReaderParts): Reader {
  let running = false;
  let reading: Promise<void> | undefined;
  let rung = false;
  let nobodyListens = false;
  let timer: NodeJS.Timeout | undefined;
  const place: { mark: Mark | undefined } = { mark: undefined };
  const pace = new Pace();
  let givesWay = false;

  function look(): void {
    if (!running) return;
    rung = false;
    givesWay = pace.givesWay(parts.clock.nowMs());
    let waitMs = LOOK_MS;
    reading = readSome(parts, place, givesWay ? SMALL_PAGE : PAGE)
      .then(({ made, state }) => {
        nobodyListens = state === "nobody";
        if (made > 0) parts.onDeliveries();
        else givesWay = false;
        if (state === "end" || state === "read") pace.caughtUp();
        if (givesWay) waitMs = SMALL_PAGE_EVERY_MS;
        else if (state === "more") waitMs = 0;
        else if (state === "waits") waitMs = SOON_MS;
      })
      .catch((error: unknown) => {
        parts.log.debug({ err: error }, "The database is away; webhooks wait");
        // A server that crashed may have forgotten the transaction the mark waits for.
        place.mark = undefined;
      })
      .finally(() => {
        reading = undefined;
        const restMs = rung && !givesWay ? Math.min(waitMs, REST_MS) : waitMs;
        if (running) timer = setTimeout(look, restMs).unref();
      });
  }

  /** While nobody listens, and while webhooks give way, rings are left to the next look. */
  function wake(): void {
    pace.commit(parts.clock.nowMs());
    if (!running || rung || nobodyListens) return;
    rung = true;
    if (reading || givesWay) return;
    clearTimeout(timer);
    timer = setTimeout(look, REST_MS).unref();
  }

  return {
    start() {
      running = true;
      look();
    },
    wake,
    async drain() {
      for (;;) {
        const { state } = await readSome(parts, place, PAGE);
        if (state === "end") return;
        await sleep(1);
      }
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await reading;
    },
  };
}

/**
 * `end` when nothing was written since; `read` when all up to a mark was read, `more` when only some of it; `waits` when
 * somebody still writes below it; `busy` when another one reads; `nobody` when all was passed over.
 */
type State = "end" | "read" | "more" | "waits" | "busy" | "nobody";

/** One page, up to a mark that was set before; in `place` the mark is kept until everybody below it has ended. */
async function readSome(
  { db, clock, random }: ReaderParts,
  place: { mark: Mark | undefined },
  size: number,
): Promise<{ made: number; state: State }> {
  const at = await readerAt(db, NAME);
  if (!place.mark || place.mark.id <= at) place.mark = await setMark(db, at);
  const { mark } = place;
  if (!mark) return { made: 0, state: "end" };
  return inTransaction(db, async (trx) => {
    const id = await holdReader(trx, NAME);
    if (id === undefined) return { made: 0, state: "busy" };
    // Another process came further meanwhile: from below the mark nothing may be read again.
    if (mark.id <= id) return { made: 0, state: "more" };
    const listeners = await findListeners(trx);
    const { rows, next } = await readLedger(trx, { id, mark }, size, {
      filter: {
        within: [...new Set(listeners.map((listener) => listener.property_id))],
        events: namesHeard(listeners),
      },
    });
    const names = await propertyNames(trx, [...new Set(rows.map((row) => row.propertyId))]);
    const now = new Date(clock.nowMs());
    const byProperty = new Map<string, Listener[]>();
    for (const listener of listeners)
      byProperty.set(listener.property_id, [...(byProperty.get(listener.property_id) ?? []), listener]);
    const made = rows.flatMap((row) => {
      const hearing = (byProperty.get(row.propertyId) ?? []).filter((listener) => hears(listener, row));
      if (hearing.length === 0) return [];
      const property = { id: row.propertyId, name: names.get(row.propertyId) ?? "" };
      const body = JSON.stringify(bodyOf({ event: row.event, payload: row.payload, at: row.at, property }));
      const eventId = newId(clock, random);
      return hearing.map((listener) =>
        deliveryOf({ row, listener, body, eventId, now, id: newId(clock, random) }),
      );
    });
    await insertDeliveries(trx, made);
    if (next.id !== id) await moveReader(trx, NAME, next.id);
    if (listeners.length === 0 && !next.mark) return { made: 0, state: "nobody" };
    return { made: made.length, state: !next.mark ? "read" : rows.length > 0 ? "more" : "waits" };
  });
}

function hears(listener: Listener, row: LedgerRow): boolean {
  return (
    row.at >= listener.created_on && exportedEvents.has(row.event) && hearsOf(listener.events, row.event)
  );
}

function namesHeard(listeners: readonly Listener[]): string[] {
  const wanted = [...new Set(listeners.flatMap((listener) => listener.events))];
  return [...exportedEvents.keys()].filter((event) => hearsOf(wanted, event));
}

function deliveryOf(o: {
  row: LedgerRow;
  listener: Listener;
  body: string;
  eventId: string;
  now: Date;
  id: string;
}): DeliveryRow {
  const { row, listener, now } = o;
  const waiting = listener.enabled;
  return {
    property_id: row.propertyId,
    hook_id: listener.hook_id,
    delivery_id: o.id,
    event_id: o.eventId,
    event: row.event,
    happened_on: row.at,
    chat_id: conversationOf(row.event, row.payload),
    body: o.body,
    status: waiting ? "pending" : "failed",
    tries: 0,
    attempts: 0,
    run_began_on: now,
    due_on: now,
    ended_on: waiting ? null : now,
    status_code: null,
    error: waiting ? null : "The webhook was turned off.",
  };
}

/** The ticket or chat an event is about, if any: every payload names them alike. */
function conversationOf(event: string, payload: unknown): string | null {
  const { chatId, ticketId, type, id } = Object(payload);
  if (event.startsWith("ticket:")) return String(ticketId ?? id);
  return typeof chatId === "string" ? chatId : type === "chat" ? String(id) : null;
}
