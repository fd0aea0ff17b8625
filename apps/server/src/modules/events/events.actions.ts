// Reading the stream in pages. A page waits a moment for writers that are about to end, so that a poller beside steady
// writing hears what happened in the reply to its question, not in the next.

import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../kernel/db.ts";
import { refuse } from "../../kernel/error.ts";
import { isKept, type LedgerRow, readLedger, START } from "../../kernel/ledger.ts";
import type { Hearing } from "./audience.rules.ts";
import { type Position, writeCursor } from "./cursor.rules.ts";

interface EventPage {
  readonly rows: readonly LedgerRow[];
  readonly next: string;
}

const PAUSE_MS = 10;
/** For a page: what is missing then comes with the next one. */
const PAGE_PAUSES = 5;
/** For a first cursor, which there is none of before all writers of this moment have ended. */
const START_PAUSES = 500;

/** Undefined when the ledger no longer reaches back to `from`. */
export async function pageAfter(
  db: Database,
  from: Position,
  size: number,
  hearing: Hearing,
): Promise<EventPage | undefined> {
  let page = await readLedger(db, from, size, { filter: hearing });
  for (let i = 0; page.next.mark && page.rows.length === 0 && i < PAGE_PAUSES; i++) {
    await sleep(PAUSE_MS);
    page = await readLedger(db, page.next, size, { filter: hearing });
  }
  const waiting = page.next.mark !== undefined && page.rows.length === 0;
  // What is still being written may look like what is gone: while a page waits, nothing is known.
  if (!waiting && !(await isKept(db, from.id, page.next.mark?.id ?? page.next.id))) return undefined;
  return { rows: page.rows, next: writeCursor(page.next) };
}

export async function startingPage(db: Database): Promise<EventPage> {
  return { rows: [], next: await startOfStream(db) };
}

/**
 * A cursor of now: everything before it is there to be read. Within a transaction that has written nothing yet, or it
 * waits for itself.
 */
export async function startOfStream(db: Database): Promise<string> {
  let { next } = await readLedger(db, START, 0);
  for (let i = 0; next.mark && i < START_PAUSES; i++) {
    await sleep(PAUSE_MS);
    next = (await readLedger(db, next, 0)).next;
  }
  if (next.mark) throw refuse("unavailable", { retryAfterS: 1 });
  return writeCursor(next);
}
