// One socket: what the client may say, and the way from its cursor to the live stream without a gap or a double.

import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Caller } from "../../kernel/caller.ts";
import { type Database, isUnavailable } from "../../kernel/db.ts";
import { invalid, Refusal, refuse } from "../../kernel/error.ts";
import { readJsonObject } from "../../kernel/json.ts";
import { isKept, type LedgerRow, passed, readLedger } from "../../kernel/ledger.ts";
import { filterOf, heardKeys, readCursor, writeCursor } from "../../modules/events/index.ts";
import { eventFrame, textFrame } from "./frames.ts";
import type { LedgerStream, Listener } from "./stream.ts";

/** Close codes of ours (RFC 6455 leaves 4000 to 4999 to programs) and the standard ones used. */
export const CLOSE = {
  restart: 1012,
  later: 1013,
  badData: 1003,
  credentialEnded: 4401,
  addressRefused: 4403,
  silent: 4408,
  tooSlow: 4413,
  tooMany: 4429,
} as const;

/** Never more than this and one frame waits for a reader. */
const MAX_UNREAD = 1024 * 1024;
const BACKFILL_ROWS = 50;
/** A backfill goes on when the client has read up to here. */
const BACKFILL_UNREAD = 128 * 1024;
const BACKFILL_LOOK_MS = 10;
const BACKFILL_PATIENCE_MS = 10_000;
const MESSAGES = 20;
const MESSAGES_WINDOW_MS = 10_000;

interface Subscription {
  readonly propertyId: string | undefined;
  listener: Listener | undefined;
  /** All it may hear up to here was sent. */
  reached: number;
  /** The client knows of it. */
  announced: boolean;
}

export class Connection {
  readonly ip: string;
  readonly openedMs = performance.now();
  alive = true;
  private readonly ws: WebSocket;
  private readonly tcp: Duplex;
  private readonly stream: LedgerStream;
  private readonly db: Database;
  private caller: Caller;
  private subscription: Subscription | undefined;
  private holding: Promise<void> | undefined;
  private closing = false;
  private messages = 0;
  private windowMs = 0;

  constructor(o: {
    ws: WebSocket;
    tcp: Duplex;
    ip: string;
    caller: Caller;
    stream: LedgerStream;
    db: Database;
  }) {
    this.ws = o.ws;
    this.tcp = o.tcp;
    this.ip = o.ip;
    this.caller = o.caller;
    this.stream = o.stream;
    this.db = o.db;
    this.ws.on("message", (data: Buffer, binary: boolean) => this.read(data, binary));
    this.ws.on("pong", () => {
      this.alive = true;
    });
    // An oversized or malformed frame: the library closes with its code, and nobody else need know.
    this.ws.on("error", () => {});
  }

  get subscribed(): boolean {
    return this.subscription !== undefined;
  }

  /** Says where the stream stands, to those who have all of it so far. */
  tellCursor(frame: Buffer): void {
    if (this.subscription?.listener) this.send(frame);
  }

  ping(): void {
    this.alive = false;
    if (this.ws.readyState === this.ws.OPEN) this.ws.ping();
  }

  /** The caller's grants are others now: goes on from where it stands with what it may hear from here. */
  regrant(caller: Caller): void {
    this.caller = caller;
    const subscription = this.subscription;
    if (!subscription) return;
    const { propertyId, listener, reached, announced } = subscription;
    if (propertyId !== undefined && !this.sees(propertyId)) {
      this.unsubscribe();
      this.refuse(refuse("not_found"));
      return;
    }
    const from = listener ? Math.max(reached, this.stream.delivered) : reached;
    this.leave();
    void this.follow({ propertyId, listener: undefined, reached: from, announced });
  }

  close(code: number, reason: string): void {
    if (this.closing) return;
    this.closing = true;
    this.leave();
    this.ws.close(code, reason);
    // A client that reads nothing answers no closing either; what it left unread goes with it.
    setTimeout(() => this.ws.terminate(), 3_000).unref();
  }

  terminate(): void {
    this.ws.terminate();
  }

  /** After its end, whoever ended it. */
  ended(): void {
    this.closing = true;
    this.unsubscribe();
    if (this.holding) this.stream.release();
    this.holding = undefined;
  }

  private read(data: Buffer, binary: boolean): void {
    if (this.closing) return;
    if (binary) {
      this.close(CLOSE.badData, "text frames only");
      return;
    }
    const now = performance.now();
    if (now - this.windowMs > MESSAGES_WINDOW_MS) {
      this.windowMs = now;
      this.messages = 0;
    }
    if (++this.messages > MESSAGES) {
      this.close(CLOSE.tooMany, "too many messages");
      return;
    }
    try {
      this.obey(readJsonObject(data));
    } catch (error) {
      this.refuse(error instanceof Refusal ? error : refuse("internal_error"));
    }
  }

  private obey(message: Record<string, unknown>): void {
    const { type, propertyId, after } = message;
    if (type !== "subscribe") throw invalid([{ path: "type", reason: "must be subscribe" }]);
    if (propertyId !== undefined && (typeof propertyId !== "string" || !/^[0-9a-f]{24}$/i.test(propertyId)))
      throw invalid([{ path: "propertyId", reason: "must be 24 hexadecimal characters" }]);
    const cursor = typeof after === "string" ? readCursor(after) : undefined;
    if (after !== undefined && !cursor)
      throw invalid([{ path: "after", reason: "must be a cursor of an earlier message" }]);
    const wanted = propertyId?.toLowerCase();
    if (wanted !== undefined && !this.sees(wanted)) throw refuse("not_found");
    this.leave();
    const reached = cursor?.id ?? -1;
    void this.follow({ propertyId: wanted, listener: undefined, reached, announced: false });
  }

  private sees(propertyId: string): boolean {
    const grant = this.caller.grants.get(propertyId);
    return grant !== undefined && !grant.deleted;
  }

  /** From its cursor through the table, page by page, until it stands where the stream does and joins it. */
  private async follow(subscription: Subscription): Promise<void> {
    this.subscription = subscription;
    const isCurrent = () => this.subscription === subscription && !this.closing;
    try {
      this.holding ??= this.stream.hold();
      await this.holding;
      if (!subscription.announced && isCurrent()) await this.announce(subscription, isCurrent);
      if (!isCurrent()) return;
      const hearing = filterOf(this.caller, subscription.propertyId);
      const listener: Listener = {
        keys: heardKeys(hearing),
        propertyId: subscription.propertyId,
        hear: (row, frame) => this.hear(subscription, listener, row, frame),
      };
      while (isCurrent() && !this.stream.attach(listener, subscription.reached)) {
        const mark = passed(this.stream.position);
        const page = await readLedger(this.db, { id: subscription.reached, mark }, BACKFILL_ROWS, hearing);
        if (!isCurrent()) return;
        for (const row of page.rows) {
          if (!(await this.drained())) {
            this.close(CLOSE.tooSlow, "read faster");
            return;
          }
          if (!isCurrent()) return;
          this.send(eventFrame(row));
          subscription.reached = row.id;
        }
        subscription.reached = page.next.id;
      }
      if (isCurrent()) subscription.listener = listener;
    } catch (error) {
      if (!isCurrent()) return;
      this.unsubscribe();
      this.refuse(refuse(isUnavailable(error) ? "unavailable" : "internal_error"));
      this.close(CLOSE.later, "try again");
    }
  }

  private async announce(subscription: Subscription, isCurrent: () => boolean): Promise<void> {
    const { reached } = subscription;
    const { position } = this.stream;
    if (reached >= 0 && !(await isKept(this.db, reached, position))) {
      if (!isCurrent()) return;
      this.send(textFrame({ type: "reset" }));
      subscription.reached = -1;
    }
    if (!isCurrent()) return;
    if (subscription.reached < 0) subscription.reached = this.stream.position;
    subscription.announced = true;
    this.send(textFrame({ type: "subscribed", cursor: writeCursor({ id: subscription.reached }) }));
  }

  private hear(subscription: Subscription, listener: Listener, row: LedgerRow, frame: Buffer): void {
    if (subscription.listener !== listener || row.id <= subscription.reached) return;
    if (this.tcp.writableLength > MAX_UNREAD / 2) {
      // Falls behind: leaves the stream and reads the table at its own pace, unless it does not read at all.
      this.leave();
      void this.follow({ ...subscription, listener: undefined });
      return;
    }
    subscription.reached = row.id;
    this.send(frame);
  }

  private async drained(): Promise<boolean> {
    const until = performance.now() + BACKFILL_PATIENCE_MS;
    while (this.tcp.writableLength > BACKFILL_UNREAD && !this.closing) {
      if (performance.now() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, BACKFILL_LOOK_MS));
    }
    return true;
  }

  private leave(): void {
    const { subscription } = this;
    if (subscription?.listener) this.stream.detach(subscription.listener);
    if (subscription) subscription.listener = undefined;
  }

  private unsubscribe(): void {
    this.leave();
    this.subscription = undefined;
  }

  private refuse({ code, message, details, fix }: Refusal): void {
    const more = details.length > 0 ? { details } : {};
    this.send(textFrame({ type: "error", error: code, message, ...more, fix }));
  }

  private send(frame: Buffer): void {
    if (this.closing || this.ws.readyState !== this.ws.OPEN) return;
    if (this.tcp.writableLength > MAX_UNREAD) {
      this.close(CLOSE.tooSlow, "read faster");
      return;
    }
    this.tcp.write(frame);
  }
}
