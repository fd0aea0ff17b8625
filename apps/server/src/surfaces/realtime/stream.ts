// One reader of the ledger per process, whoever listens: it looks for news when woken and every POLL_MS besides, and
// hands each row to the listeners that hold one of its audience keys. Nothing is handed out from memory after a commit,
// so no event is lost with a process, and all processes tell the same story in the same order.

import { setTimeout as sleep, setImmediate as turnOver } from "node:timers/promises";
import type { Database } from "../../kernel/db.ts";
import { type Cursor, type LedgerRow, readLedger, START } from "../../kernel/ledger.ts";
import type { Log } from "../../kernel/log.ts";

/** Without Redis, what another process wrote is heard this late. */
const POLL_MS = 200;
const PAGE = 500;
/** Listeners served before others get a turn: 10,000 at once would hold every call back. */
const SLICE = 500;
const FIRST_HELD_MS = 2;
const LONGEST_HELD_MS = 50;
const FAILED_MS = 500;
/** Parlo's own transactions end within seconds. */
const STUCK_MS = 30_000;

/** A row as its listeners read it; undefined where they may not. */
export type FrameOf = (row: LedgerRow) => Buffer | undefined;

export interface Listener {
  keys: readonly string[];
  /** Rows of other properties are not for it; undefined for all. */
  readonly propertyId: string | undefined;
  /** Listeners of one kind share one, and so its frames. */
  readonly frameOf: FrameOf;
  /** `frame` is made once for all of its kind who hear the row. */
  hear(row: LedgerRow, frame: Buffer | undefined): void;
}

export class LedgerStream {
  private readonly byKey = new Map<string, Set<Listener>>();
  private readonly db: Database;
  private readonly log: Log;
  private cursor: Cursor = START;
  /** Rows up to here have been handed to the listeners of their moment, or are about to be. */
  private begun = 0;
  /** Rows up to here have reached every listener of their moment. */
  private done = 0;
  private holders = 0;
  private following = false;
  private running: Promise<void> | undefined;
  private reachingNow: Promise<void> | undefined;
  private stopped = false;
  private bell: (() => void) | undefined;
  private rung = false;
  private served = 0;
  private readonly stuckMs: number;
  /** Since when one mark holds the reader back; infinite once that was said. */
  private stuckSinceMs = 0;

  constructor(o: { db: Database; log: Log; stuckMs?: number }) {
    this.db = o.db;
    this.log = o.log;
    this.stuckMs = o.stuckMs ?? STUCK_MS;
  }

  /** Where a newcomer joins. */
  get position(): number {
    return this.begun;
  }

  /** What any listener that was there has been given, whether it concerned it or not. */
  get delivered(): number {
    return this.done;
  }

  /** There may be news. */
  wake(): void {
    this.rung = true;
    this.bell?.();
  }

  /** Follows the ledger until as many `release` have come, failed or not; resolves once it stands where now is. */
  async hold(): Promise<void> {
    this.holders++;
    if (this.following) return;
    // Nobody listened for a while: what happened meanwhile is each newcomer's own to read.
    this.reachingNow ??= this.reachNow().finally(() => {
      this.reachingNow = undefined;
    });
    await this.reachingNow;
    if (this.stopped || this.following) return;
    this.following = true;
    this.running = this.run();
  }

  release(): void {
    this.holders--;
    if (this.holders === 0) this.bell?.();
  }

  /** False when rows after `after` have been handed out already: read them first, and ask again. */
  attach(listener: Listener, after: number): boolean {
    if (after < this.begun) return false;
    for (const key of listener.keys) this.add(key, listener);
    return true;
  }

  /** One more key for a listener that is attached. */
  extend(listener: Listener, key: string): void {
    listener.keys = [...listener.keys, key];
    this.add(key, listener);
  }

  private add(key: string, listener: Listener): void {
    const set = this.byKey.get(key);
    if (set) set.add(listener);
    else this.byKey.set(key, new Set([listener]));
  }

  detach(listener: Listener): void {
    for (const key of listener.keys) {
      const set = this.byKey.get(key);
      if (set?.delete(listener) && set.size === 0) this.byKey.delete(key);
    }
  }

  /** Who holds a key now. */
  holdersOf(key: string): Iterable<Listener> {
    return this.byKey.get(key) ?? [];
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.bell?.();
    await Promise.allSettled([this.running, this.reachingNow]);
  }

  private async reachNow(): Promise<void> {
    let heldMs = FIRST_HELD_MS;
    do {
      this.cursor = (await readLedger(this.db, this.cursor, 0)).next;
      if (this.cursor.mark) await sleep(heldMs);
      heldMs = Math.min(LONGEST_HELD_MS, heldMs * 2);
    } while (this.cursor.mark && !this.stopped);
    this.begun = this.done = this.cursor.id;
  }

  private async run(): Promise<void> {
    let heldMs = FIRST_HELD_MS;
    while (!this.stopped && this.holders > 0) {
      this.rung = false;
      try {
        const { mark } = this.cursor;
        const { rows, next } = await readLedger(this.db, this.cursor, PAGE, { ahead: true });
        await this.tell(rows);
        if (!mark || next.mark !== mark || rows.length > 0) this.stuckSinceMs = performance.now();
        else this.complain();
        this.cursor = next;
        this.begun = this.done = Math.max(this.done, next.id);
        if (rows.length > 0 || (mark && next.mark && next.mark !== mark)) heldMs = FIRST_HELD_MS;
        else if (!next.mark) {
          heldMs = FIRST_HELD_MS;
          if (!this.rung) await this.pause(POLL_MS);
        } else {
          // A writer that is about to end holds the reader back, or one of the long ones. It rings when it has ended,
          // unless it is another process's; but others ring too, so not every ring is a reason to look.
          await sleep(FIRST_HELD_MS);
          if (!this.rung) await this.pause(heldMs);
          heldMs = Math.min(LONGEST_HELD_MS, heldMs * 2);
        }
      } catch (error) {
        this.log.warn({ err: error }, "The ledger could not be read; listeners wait");
        // A server that crashed may have forgotten the transaction the mark waits for.
        this.cursor = { id: this.cursor.id };
        await this.pause(FAILED_MS);
      }
    }
    this.following = false;
  }

  /** Somebody's transaction is open and nothing shows who: it may be a client that went without a word. */
  private complain(): void {
    const heldMs = performance.now() - this.stuckSinceMs;
    if (heldMs < this.stuckMs) return;
    this.stuckSinceMs = Number.POSITIVE_INFINITY;
    this.log.warn(
      { heldS: Math.round(heldMs / 1000) },
      "A transaction that does not end holds all news back: look for it in pg_stat_activity (backend_xid), and let idle_in_transaction_session_timeout end such",
    );
  }

  /** Until the bell rings. */
  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.bell = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.bell = undefined;
  }

  private async tell(rows: readonly LedgerRow[]): Promise<void> {
    for (const row of rows) {
      this.begun = row.id;
      const hearers = this.hearersOf(row);
      const frames = new Map<FrameOf, Buffer | undefined>();
      for (const listener of hearers) {
        if (++this.served % SLICE === 0) await turnOver();
        try {
          const { frameOf } = listener;
          if (!frames.has(frameOf)) {
            frames.set(frameOf, undefined);
            frames.set(frameOf, frameOf(row));
          }
          listener.hear(row, frames.get(frameOf));
        } catch (error) {
          // What one kind of listener cannot read must not silence all of them for good.
          this.log.error({ err: error, event: row.event, id: row.id }, "An event could not be told");
        }
      }
      this.done = row.id;
    }
  }

  /** Who holds a key of the row as it begins to be told; whoever comes later reads it from the table. */
  private hearersOf(row: LedgerRow): readonly Listener[] {
    const sets = new Set<Set<Listener>>();
    for (const key of row.audience)
      for (const held of key.startsWith("property:") ? [key, `property:${row.propertyId}:*`] : [key]) {
        const set = this.byKey.get(held);
        if (set) sets.add(set);
      }
    const found = new Set<Listener>();
    for (const set of sets)
      for (const listener of set)
        if (listener.propertyId === undefined || listener.propertyId === row.propertyId) found.add(listener);
    return [...found];
  }
}
