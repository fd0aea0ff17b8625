// One widget's line: who it is, what it may say, and what it hears. There are thousands of them, so it holds no timer and
// no more than it needs.

import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Caller } from "../../kernel/caller.ts";
import type { RequestFacts } from "../../kernel/context.ts";
import { isUnavailable } from "../../kernel/db.ts";
import { invalid, Refusal, refuse } from "../../kernel/error.ts";
import { newRequestId } from "../../kernel/id.ts";
import { readJsonObject } from "../../kernel/json.ts";
import { isKept, type LedgerRow } from "../../kernel/ledger.ts";
import type { Admission, Reply } from "../../kernel/run.ts";
import { type Static, strict, Type, validatorOf } from "../../kernel/schema.ts";
import { Cursor, readCursor, writeCursor } from "../../modules/events/index.ts";
import {
  type Connected,
  ConnectInput,
  chatKeyIn,
  connectVisitor,
  hearingOf,
  snapshotOf,
} from "../../modules/messenger/index.ts";
import { CLOSE } from "./close.ts";
import { Follower, type Line, MAX_UNREAD } from "./follower.ts";
import { frameOfText, textFrame, visitorFrame } from "./frames.ts";
import type { VisitorHub } from "./visitors.ts";

/** Calls have quotas of their own; this is for all else that is said, and for calls that were refused by them. */
const MESSAGES = 100;
const MESSAGES_WINDOW_MS = 10_000;
/** Calls that wait for those before them: they are done in order, so that what is said first is written first. */
const MAX_WAITING = 64;

const ConnectMessage = strict({
  ...ConnectInput.properties,
  type: Type.Literal("connect"),
  after: Type.Optional(Cursor),
});

const CallMessage = strict({
  type: Type.Literal("call"),
  id: Type.Integer(),
  method: Type.String({ maxLength: 100 }),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

class VisitorFollower extends Follower {
  protected override keyIn(row: LedgerRow): string | undefined {
    return chatKeyIn(row);
  }
}

export class VisitorConnection implements Line {
  readonly openedMs = performance.now();
  closing = false;
  private readonly ws: WebSocket;
  private readonly tcp: Duplex;
  private readonly facts: RequestFacts;
  private readonly hub: VisitorHub;
  private caller: Caller | undefined;
  private follower: VisitorFollower | undefined;
  private waiting: Static<typeof CallMessage>[] | undefined;
  private connecting = false;
  private holds = false;
  private alive = true;
  private messages = 0;
  private windowMs = 0;

  constructor(o: { ws: WebSocket; tcp: Duplex; facts: RequestFacts; hub: VisitorHub }) {
    this.ws = o.ws;
    this.tcp = o.tcp;
    this.facts = o.facts;
    this.hub = o.hub;
    this.ws.on("message", (data: Buffer, binary: boolean) => this.read(data, binary));
    this.ws.on("pong", () => {
      this.alive = true;
    });
    // An oversized or malformed frame: the library closes with its code, and nobody else need know.
    this.ws.on("error", ignore);
  }

  get connected(): boolean {
    return this.caller !== undefined;
  }

  get unread(): number {
    return this.tcp.writableLength;
  }

  beat(cursor: Buffer): void {
    if (!this.alive) {
      this.terminate();
      return;
    }
    this.alive = false;
    if (this.ws.readyState === this.ws.OPEN) this.ws.ping();
    if (this.follower?.isLive) this.send(cursor);
  }

  close(code: number, reason: string): void {
    if (this.closing) return;
    this.closing = true;
    this.follower?.stop();
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
    this.follower?.stop();
    if (this.holds) this.hub.stream.release();
    this.holds = false;
  }

  send(frame: Buffer): void {
    if (this.closing || this.ws.readyState !== this.ws.OPEN) return;
    if (this.tcp.writableLength > MAX_UNREAD) {
      this.tooSlow();
      return;
    }
    this.tcp.write(frame);
  }

  tooSlow(): void {
    this.close(CLOSE.tooSlow, "read faster");
  }

  failed(error: unknown): void {
    this.hub.log.warn({ err: error }, "A visitor's line failed");
    this.refuse(refuse(isUnavailable(error) ? "unavailable" : "internal_error"));
    this.close(CLOSE.later, "try again");
  }

  private read(data: Buffer, binary: boolean): void {
    if (this.closing) return;
    if (binary) {
      this.close(CLOSE.badData, "text frames only");
      return;
    }
    try {
      this.obey(readJsonObject(data));
    } catch (error) {
      this.count();
      this.refuse(error instanceof Refusal ? error : refuse("internal_error"));
    }
  }

  private obey(message: Record<string, unknown>): void {
    if (message.type === "call") {
      this.take(checked(CallMessage, message));
      return;
    }
    if (!this.count()) return;
    switch (message.type) {
      case "connect":
        this.connect(checked(ConnectMessage, message));
        return;
      case "ping":
        this.send(PONG);
        return;
      case "view":
      case "active":
      case "leave":
      case "typing":
        return;
      default:
        throw invalid([
          { path: "type", reason: "must be connect, call, view, active, leave, typing or ping" },
        ]);
    }
  }

  /** False when the line was closed for talking too much. */
  private count(): boolean {
    const now = performance.now();
    if (now - this.windowMs > MESSAGES_WINDOW_MS) {
      this.windowMs = now;
      this.messages = 0;
    }
    if (++this.messages <= MESSAGES) return true;
    this.close(CLOSE.tooMany, "too many messages");
    return false;
  }

  private connect(wanted: Static<typeof ConnectMessage>): void {
    if (this.connecting || this.caller) throw invalid([{ path: "type", reason: "is said once" }]);
    this.connecting = true;
    this.begin(wanted).catch((error: unknown) => {
      if (this.closing) return;
      if (!(error instanceof Refusal)) {
        this.failed(error);
        return;
      }
      this.refuse(error);
      this.close(error.code === "banned" ? CLOSE.refused : CLOSE.unknown, error.code);
    });
  }

  private async begin(wanted: Static<typeof ConnectMessage>): Promise<void> {
    const { hub } = this;
    const after = wanted.after === undefined ? undefined : readCursor(wanted.after)?.id;
    const propertyId = wanted.propertyId.toLowerCase();
    const site = await hub.site(propertyId, wanted.widgetId);
    if (!site) throw refuse("not_found");
    const held = hub.stream.hold();
    this.holds = true;
    await held;
    // Before anything is read: what happens from here on is told, what happened before is in what is read.
    const { position } = hub.stream;
    const tools = hub.tools();
    const arrived = await connectVisitor(tools, { ...wanted, propertyId, ip: this.facts.ip });
    const { self, token } = arrived;
    const isNew = token !== undefined;
    const resumed = !isNew && after !== undefined && (await isKept(hub.db, after, position));
    const hearing = await hearingOf(hub.db, self, isNew);
    const from = resumed ? Math.min(after, position) : position;
    const hello = {
      type: "connected",
      resumed,
      cursor: writeCursor({ id: from }),
      ...(isNew ? { token } : {}),
    };
    const snapshot = resumed
      ? {}
      : { snapshot: await snapshotOf(tools, { self, site, status: await hub.status(propertyId), isNew }) };
    if (this.closing) return;
    this.settle(arrived);
    this.send(textFrame({ ...hello, ...snapshot }));
    this.follower = new VisitorFollower({
      line: this,
      stream: hub.stream,
      db: hub.db,
      frameOf: visitorFrame,
    });
    await this.follower.go({ hearing, propertyId, after: from });
  }

  private settle({ caller }: Connected): void {
    this.caller = caller;
    this.connecting = false;
  }

  private take(call: Static<typeof CallMessage>): void {
    if (!this.caller) throw invalid([{ path: "type", reason: "must be connect first" }]);
    if (this.waiting) {
      if (this.waiting.length < MAX_WAITING) this.waiting.push(call);
      else this.close(CLOSE.tooMany, "too many calls at once");
      return;
    }
    this.waiting = [call];
    void this.work(this.caller);
  }

  private async work(caller: Caller): Promise<void> {
    for (let call = this.waiting?.[0]; call && !this.closing; call = this.waiting?.[0]) {
      await this.perform(call, caller);
      this.waiting?.shift();
    }
    this.waiting = undefined;
  }

  /** As over HTTP: admitted, run, logged and measured alike. */
  private async perform(call: Static<typeof CallMessage>, caller: Caller): Promise<void> {
    const { pipeline, meters, log } = this.hub;
    const { ip, userAgent, language, origin } = this.facts;
    const facts: RequestFacts = { id: newRequestId(), ip, userAgent, language, origin };
    const startedMs = performance.now();
    let admission: Admission | undefined;
    let reply: Reply;
    try {
      if (pipeline.find(call.method)?.access !== "visitor")
        throw refuse("not_found", { message: "unknown_method" });
      const admitted = pipeline.admitCaller(call.method, caller, facts);
      admission = admitted instanceof Promise ? await admitted : admitted;
      const running = pipeline.execute(admission, facts, call.params ?? {}, undefined);
      reply = running instanceof Promise ? await running : running;
    } catch (error) {
      reply = pipeline.refusal(error, facts);
      this.count();
    }
    const durationMs = performance.now() - startedMs;
    const method = admission?.method.name ?? "unknown";
    meters.call(method, reply.status, durationMs / 1000);
    const line = {
      requestId: facts.id,
      method,
      status: reply.status,
      durationMs: Math.round(durationMs * 10) / 10,
      ip,
      caller: caller.id,
      ...(reply.fault ? { err: reply.fault } : undefined),
    };
    if (reply.status >= 500) log.error(line, "call");
    else log.info(line, "call");
    const wait = reply.retryAfterS === undefined ? "" : `"retryAfterS":${reply.retryAfterS},`;
    this.send(frameOfText(`{"type":"reply","id":${call.id},${wait}${reply.body.slice(1)}`));
  }

  private refuse({ code, message, details, fix }: Refusal): void {
    const more = details.length > 0 ? { details } : {};
    this.send(textFrame({ type: "error", error: code, message, ...more, fix }));
  }
}

const PONG = textFrame({ type: "pong" });

function ignore(): void {}

function checked<S extends typeof ConnectMessage | typeof CallMessage>(
  schema: S,
  message: unknown,
): Static<S> {
  const validator = validatorOf(schema);
  if (validator.check(message)) return message as Static<S>;
  const { faults, unknown } = validator.problems(message);
  throw invalid([...faults, ...unknown]);
}
