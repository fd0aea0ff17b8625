// One socket of an agent or a client: what it may say, and what it hears.

import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Caller } from "../../kernel/caller.ts";
import { type Database, isUnavailable } from "../../kernel/db.ts";
import { invalid, Refusal, refuse } from "../../kernel/error.ts";
import { readJsonObject } from "../../kernel/json.ts";
import { isKept } from "../../kernel/ledger.ts";
import { filterOf, readCursor, writeCursor } from "../../modules/events/index.ts";
import { CLOSE } from "./close.ts";
import { Follower, type Line, MAX_UNREAD } from "./follower.ts";
import { eventFrame, textFrame } from "./frames.ts";
import type { Newsroom } from "./newsroom.ts";
import { Pace } from "./pace.ts";
import type { LedgerStream } from "./stream.ts";

const MESSAGES = 20;

interface Subscription {
  readonly propertyId: string | undefined;
  /** Who is on the site, too. */
  readonly visitors: boolean;
  /** Everything up to this row is known; below 0 the stream begins now. */
  reached: number;
  /** The client knows of it. */
  announced: boolean;
}

export class Connection implements Line {
  readonly ip: string;
  readonly openedMs = performance.now();
  alive = true;
  private readonly ws: WebSocket;
  private readonly tcp: Duplex;
  private readonly stream: LedgerStream;
  private readonly db: Database;
  private readonly follower: Follower;
  private readonly newsroom: Newsroom;
  private caller: Caller;
  private subscription: Subscription | undefined;
  private holding: Promise<void> | undefined;
  closing = false;
  private stopNews: (() => void) | undefined;
  private readonly pace = new Pace(MESSAGES);

  constructor(o: {
    ws: WebSocket;
    tcp: Duplex;
    ip: string;
    caller: Caller;
    stream: LedgerStream;
    db: Database;
    newsroom: Newsroom;
  }) {
    this.ws = o.ws;
    this.tcp = o.tcp;
    this.ip = o.ip;
    this.caller = o.caller;
    this.stream = o.stream;
    this.db = o.db;
    this.newsroom = o.newsroom;
    this.follower = new Follower({ line: this, stream: o.stream, db: o.db, frameOf: eventFrame });
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

  /** Says where the stream stood, to those who have all of it so far and have heard nothing later. */
  tellCursor(id: number, frame: Buffer): void {
    if (this.follower.isLive && this.follower.heardLast <= id) this.send(frame);
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
    const { propertyId, announced, visitors } = subscription;
    if (propertyId !== undefined && !this.sees(propertyId)) {
      this.unsubscribe();
      this.refuse(refuse("not_found"));
      return;
    }
    const reached = announced ? this.follower.position : subscription.reached;
    void this.follow({ propertyId, visitors, reached, announced });
  }

  close(code: number, reason: string): void {
    if (this.closing) return;
    this.closing = true;
    this.follower.stop();
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
    if (!this.pace.keep()) {
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
    if (message.type === "typing") {
      this.newsroom.type(this.caller, message);
      return;
    }
    const { type, propertyId, after, visitors = false } = message;
    if (type !== "subscribe") throw invalid([{ path: "type", reason: "must be subscribe or typing" }]);
    if (typeof visitors !== "boolean") throw invalid([{ path: "visitors", reason: "must be true or false" }]);
    if (propertyId !== undefined && (typeof propertyId !== "string" || !/^[0-9a-f]{24}$/i.test(propertyId)))
      throw invalid([{ path: "propertyId", reason: "must be 24 hexadecimal characters" }]);
    const cursor = typeof after === "string" ? readCursor(after) : undefined;
    if (after !== undefined && !cursor)
      throw invalid([{ path: "after", reason: "must be a cursor of an earlier message" }]);
    const wanted = propertyId?.toLowerCase();
    if (wanted !== undefined && !this.sees(wanted)) throw refuse("not_found");
    const reached = cursor?.id ?? -1;
    void this.follow({ propertyId: wanted, visitors, reached, announced: false });
  }

  private sees(propertyId: string): boolean {
    const grant = this.caller.grants.get(propertyId);
    return grant !== undefined && !grant.deleted;
  }

  private async follow(subscription: Subscription): Promise<void> {
    this.follower.stop();
    this.stopNews?.();
    this.subscription = subscription;
    const isCurrent = () => this.subscription === subscription && !this.closing;
    try {
      this.holding ??= this.stream.hold();
      await this.holding;
      if (!subscription.announced && isCurrent()) await this.announce(subscription, isCurrent);
    } catch (error) {
      if (isCurrent()) this.failed(error);
    }
    if (!isCurrent()) return;
    const { propertyId, reached: after } = subscription;
    this.stopNews = this.newsroom.listen(this, this.caller, subscription);
    await this.follower.go({ hearing: filterOf(this.caller, propertyId), propertyId, after });
  }

  failed(error: unknown): void {
    this.unsubscribe();
    this.refuse(refuse(isUnavailable(error) ? "unavailable" : "internal_error"));
    this.close(CLOSE.later, "try again");
  }

  tooSlow(): void {
    this.close(CLOSE.tooSlow, "read faster");
  }

  get unread(): number {
    return this.tcp.writableLength;
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

  private unsubscribe(): void {
    this.follower.stop();
    this.stopNews?.();
    this.stopNews = undefined;
    this.subscription = undefined;
  }

  private refuse({ code, message, details, fix }: Refusal): void {
    const more = details.length > 0 ? { details } : {};
    this.send(textFrame({ type: "error", error: code, message, ...more, fix }));
  }

  send(frame: Buffer): void {
    if (this.closing || this.ws.readyState !== this.ws.OPEN) return;
    if (this.tcp.writableLength > MAX_UNREAD) {
      this.tooSlow();
      return;
    }
    this.tcp.write(frame);
  }
}
