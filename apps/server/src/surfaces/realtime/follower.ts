// The way of one listener from its cursor to the live stream, without a gap or a double: through the table page by page
// until it stands where the stream does, and back to the table whenever it falls behind.

import type { Database } from "../../kernel/db.ts";
import { type LedgerFilter, type LedgerRow, passed, readLedger } from "../../kernel/ledger.ts";
import { heardKeys } from "../../modules/events/index.ts";
import type { FrameOf, LedgerStream, Listener } from "./stream.ts";

/** Never more than this and one frame waits for a reader. */
export const MAX_UNREAD = 1024 * 1024;
const BACKFILL_ROWS = 50;
/** A backfill goes on when the client has read up to here. */
const BACKFILL_UNREAD = 128 * 1024;
const BACKFILL_LOOK_MS = 10;
const BACKFILL_PATIENCE_MS = 10_000;

/** The client's line, as far as a follower uses it. */
export interface Line {
  readonly closing: boolean;
  /** Bytes that wait for the client to read them. */
  readonly unread: number;
  send(frame: Buffer): void;
  tooSlow(): void;
  /** The table could not be read. */
  failed(error: unknown): void;
}

/** What is listened to, and from where on. */
export interface Way {
  readonly hearing: LedgerFilter;
  /** Rows of other properties are not for it; undefined for all. */
  readonly propertyId: string | undefined;
  /** Everything up to this row is known. */
  readonly after: number;
}

export class Follower implements Listener {
  keys: readonly string[] = [];
  propertyId: string | undefined;
  readonly frameOf: FrameOf;
  readonly line: Line;
  private readonly stream: LedgerStream;
  private readonly db: Database;
  private way: Way | undefined;
  /** Counts the ways, so that an older one ends when another takes its place. */
  private turn = 0;
  /** All it may hear up to here was sent. */
  private reached = -1;
  private joined = false;

  constructor(o: { line: Line; stream: LedgerStream; db: Database; frameOf: FrameOf }) {
    this.line = o.line;
    this.stream = o.stream;
    this.db = o.db;
    this.frameOf = o.frameOf;
  }

  /** It has all there is so far. */
  get isLive(): boolean {
    return this.joined;
  }

  /** The last row that was for it. */
  get heardLast(): number {
    return this.reached;
  }

  /** Where it stands. */
  get position(): number {
    return this.joined ? Math.max(this.reached, this.stream.delivered) : this.reached;
  }

  /** Takes the place of any way before. Whoever calls holds the stream. */
  async go(way: Way): Promise<void> {
    this.stop();
    this.way = way;
    this.propertyId = way.propertyId;
    this.reached = way.after;
    const { turn } = this;
    try {
      await this.walk(turn, way);
    } catch (error) {
      if (this.turn === turn) this.line.failed(error);
    }
  }

  stop(): void {
    this.turn++;
    if (this.joined) this.stream.detach(this);
    this.joined = false;
    this.way = undefined;
  }

  hear(row: LedgerRow, frame: Buffer | undefined): void {
    const { way } = this;
    if (!this.joined || !way || row.id <= this.reached) return;
    if (this.line.unread > MAX_UNREAD / 2) {
      // Falls behind: leaves the stream and reads the table at its own pace, unless it does not read at all.
      void this.go({ ...way, after: this.reached });
      return;
    }
    this.reached = row.id;
    if (frame) this.line.send(frame);
    this.heard(row);
    const more = this.keyIn(row);
    if (more !== undefined && !this.keys.includes(more)) {
      this.way = withKey(way, more);
      this.stream.extend(this, more);
    }
  }

  /** Told of each row that was for it, live or from the table. */
  protected heard(_row: LedgerRow): void {}

  /** A key that the row itself hands out; none, unless a kind of listener says otherwise. */
  protected keyIn(_row: LedgerRow): string | undefined {
    return undefined;
  }

  private async walk(turn: number, first: Way): Promise<void> {
    let way = first;
    const isCurrent = () => this.turn === turn && !this.line.closing;
    for (;;) {
      this.keys = heardKeys(way.hearing);
      if (!isCurrent()) return;
      if (this.stream.attach(this, this.reached)) break;
      const mark = passed(this.stream.position);
      const page = await readLedger(this.db, { id: this.reached, mark }, BACKFILL_ROWS, {
        filter: way.hearing,
      });
      if (!isCurrent()) return;
      let { id: next } = page.next;
      for (const row of page.rows) {
        if (!(await this.drained())) {
          this.line.tooSlow();
          return;
        }
        if (!isCurrent()) return;
        const frame = this.frameOf(row);
        if (frame) this.line.send(frame);
        this.reached = row.id;
        this.heard(row);
        const more = this.keyIn(row);
        if (more === undefined || way.hearing.keys.includes(more)) continue;
        // What the new key lets it hear may lie within this very page: it is read again from here.
        way = withKey(way, more);
        this.way = way;
        next = row.id;
        break;
      }
      this.reached = next;
    }
    this.joined = true;
  }

  private async drained(): Promise<boolean> {
    const until = performance.now() + BACKFILL_PATIENCE_MS;
    while (this.line.unread > BACKFILL_UNREAD && !this.line.closing) {
      if (performance.now() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, BACKFILL_LOOK_MS));
    }
    return true;
  }
}

function withKey(way: Way, key: string): Way {
  return { ...way, hearing: { ...way.hearing, keys: [...way.hearing.keys, key] } };
}
