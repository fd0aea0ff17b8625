// One widget's line: who it is, what it may say, and what it hears. There are thousands of them, so it holds no timer and
// no more than it needs.

import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Caller, VisitorSelf } from "../../kernel/caller.ts";
import type { RequestFacts } from "../../kernel/context.ts";
import { isUnavailable } from "../../kernel/db.ts";
import { invalid, Refusal, refuse } from "../../kernel/error.ts";
import { inRanges } from "../../kernel/ip.ts";
import { readJsonObject } from "../../kernel/json.ts";
import { isKept, type LedgerRow } from "../../kernel/ledger.ts";
import type { Static } from "../../kernel/schema.ts";
import { readCursor, writeCursor } from "../../modules/events/index.ts";
import {
  type Connected,
  connectVisitor,
  findVisitorTokens,
  hearingOf,
  keyOf,
  snapshotOf,
  type WidgetStatus,
} from "../../modules/messenger/index.ts";
import { publicVisitorId } from "../../modules/visitor/index.ts";
import { CLOSE } from "./close.ts";
import { type Line, MAX_UNREAD } from "./follower.ts";
import { frameOfText, textFrame, visitorFrame } from "./frames.ts";
import { Pace } from "./pace.ts";
import type { Room } from "./rooms.ts";
import { performCall } from "./visitor-call.ts";
import { type Call, CallQueue } from "./visitor-calls.ts";
import { closesWidget, VisitorFollower } from "./visitor-follower.ts";
import {
  CallMessage,
  ConnectMessage,
  checked,
  NOT_HERE,
  TypingMessage,
  ViewMessage,
} from "./visitor-messages.ts";
import type { VisitorHub } from "./visitors.ts";

/** Calls have quotas of their own; this is for all else that is said, and for calls that were refused by them. */
const MESSAGES = 100;
/** Rows of everybody's: whoever was away for longer gets a snapshot. */
const FARTHEST = 20_000;

export class VisitorConnection implements Line {
  readonly openedMs = performance.now();
  closing = false;
  private readonly ws: WebSocket;
  private readonly tcp: Duplex;
  readonly facts: RequestFacts;
  private readonly hub: VisitorHub;
  caller: Caller | undefined;
  private room: Room | undefined;
  /** What the tracker calls this tab. */
  private tab: string | undefined;
  private stopTyping: (() => void) | undefined;
  private status: WidgetStatus | undefined;
  /** A chat was begun over this line: its key comes with the event. */
  private talks = false;
  private follower: VisitorFollower | undefined;
  private calls: CallQueue | undefined;
  private connecting = false;
  private holds = false;
  private alive = true;
  private readonly pace = new Pace(MESSAGES);

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

  beat(id: number, cursor: Buffer): void {
    if (!this.alive) {
      this.terminate();
      return;
    }
    this.alive = false;
    if (this.ws.readyState === this.ws.OPEN) this.ws.ping();
    if (this.follower?.isLive && this.follower.heardLast <= id) this.send(cursor);
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
  ended(stopping: boolean): void {
    this.closing = true;
    this.follower?.stop();
    if (this.holds) this.hub.stream.release();
    this.holds = false;
    if (this.caller?.visitor) this.hub.tabs.leave(tabsOf(this.caller.visitor));
    this.depart(stopping);
  }

  /** Those who know already hear nothing. */
  tellStatus(status: WidgetStatus, frame: Buffer): void {
    if (this.status === status || this.status === undefined) return;
    this.status = status;
    this.send(frame);
  }

  /** The page is gone, or the line. */
  private depart(stopping: boolean): void {
    const { hub, room, tab } = this;
    const self = this.caller?.visitor;
    if (room) hub.rooms.leave(room, this);
    if (tab !== undefined) hub.tracker.leave(tab);
    if (self && room) hub.traces.leave(self, stopping);
    this.stopTyping?.();
    this.room = undefined;
    this.tab = undefined;
    this.stopTyping = undefined;
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
      this.obey(readJsonObject(data), data.length);
    } catch (error) {
      this.count();
      this.refuse(error instanceof Refusal ? error : refuse("internal_error"));
    }
  }

  private obey(message: Record<string, unknown>, bytes: number): void {
    if (message.type === "call") {
      this.take(checked(CallMessage, message), bytes);
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
        this.view(checked(ViewMessage, message), bytes);
        return;
      case "active":
        this.act();
        return;
      case "leave":
        this.depart(false);
        return;
      case "typing":
        this.type(checked(TypingMessage, message));
        return;
      default:
        throw invalid([
          { path: "type", reason: "must be connect, call, view, active, leave, typing or ping" },
        ]);
    }
  }

  /** False when the line was closed for talking too much. */
  private count(): boolean {
    if (this.pace.keep()) return true;
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
    const { hub, facts } = this;
    const after = wanted.after === undefined ? undefined : readCursor(wanted.after)?.id;
    const propertyId = wanted.propertyId.toLowerCase();
    const opened = await hub.rooms.open(propertyId, wanted.widgetId);
    if (!opened) throw refuse("not_found");
    const { room, site } = opened;
    if (wanted.page && !site.isShownOn(wanted.page.url, facts.origin)) throw NOT_HERE;
    // Nobody would let go of what is held from here on.
    if (this.closing) return;
    const held = hub.stream.hold();
    this.holds = true;
    await held;
    // Before anything is read: what happens from here on is told, what happened before is in what is read.
    const { position } = hub.stream;
    const tools = hub.tools();
    const arrived = await connectVisitor(tools, { ...wanted, propertyId, ip: facts.ip });
    if (!arrived) throw NOT_HERE;
    const { self, token } = arrived;
    const isNew = token !== undefined;
    const isNear = !isNew && after !== undefined && position - after <= FARTHEST;
    const resumed = isNear && (await isKept(hub.db, after, position));
    const hearing = await hearingOf(hub.db, self, isNew);
    const from = resumed ? Math.min(after, position) : position;
    const hello = { type: "connected", resumed, cursor: writeCursor({ id: from }), ...(isNew && { token }) };
    const { visitor } = wanted;
    if (visitor && !resumed && Object.keys(visitor).length > 0) await this.introduce(arrived, visitor);
    const [team, current = site] = await Promise.all([hub.rooms.team(propertyId), room.site]);
    const snapshot = resumed
      ? {}
      : { snapshot: await snapshotOf(tools, { self, site: current, team, isNew: isNew && !visitor }) };
    if (this.closing) return;
    if (!hub.tabs.enter(tabsOf(self))) {
      this.close(CLOSE.tooMany, "too many lines of one visitor");
      return;
    }
    this.settle(arrived, room, wanted);
    this.status = current.isOpenAt(tools.now) ? team.status : "offline";
    this.send(textFrame({ ...hello, ...snapshot }));
    if (resumed) this.send(textFrame({ type: "status", status: this.status }));
    const follower = new VisitorFollower({
      line: this,
      stream: hub.stream,
      db: hub.db,
      frameOf: visitorFrame,
    });
    follower.onTurn = (row) => this.turn(row);
    this.follower = follower;
    await follower.go({ hearing, propertyId, after: from });
  }

  /** What the page says of its visitor, as if the visitor said it; without a good hash it may not count. */
  private async introduce({ caller }: Connected, details: Record<string, unknown>): Promise<void> {
    await performCall(this.hub, caller, this.facts, { method: "messenger.set-details", params: details });
  }

  private settle({ caller, self }: Connected, room: Room, wanted: Static<typeof ConnectMessage>): void {
    const { hub, facts } = this;
    const { page, sessionId = "", language } = wanted;
    const where = page && { url: page.url, title: page.title };
    this.caller = { ...caller, visitor: { ...self, onLine: true, page: where } };
    this.connecting = false;
    this.room = room;
    hub.rooms.enter(room, this);
    hub.traces.arrive(self);
    this.stopTyping = hub.typing.listen(self.propertyId);
    if (where)
      this.tab = hub.tracker.arrive({
        ...self,
        sessionId,
        ip: facts.ip,
        userAgent: facts.userAgent,
        language,
        page: where,
        referrer: page?.referrer,
        resumed: wanted.after !== undefined,
      });
  }

  /** A ban is for this visitor or address; or the token ended in some tab of theirs; or the widget is gone. */
  private turn(row: LedgerRow): void {
    const { caller } = this;
    const self = caller?.visitor;
    if (!self || this.closing) return;
    if (row.event === "widget:update") {
      if (this.room) this.hub.rooms.renew(this.room, row);
      return;
    }
    if (closesWidget(row, self.widgetId)) {
      this.refuse(refuse("not_found"));
      this.close(CLOSE.unknown, "not_found");
      return;
    }
    if (row.event === "ban:create") {
      const { visitorId, ip } = row.payload as { readonly visitorId?: string; readonly ip?: string };
      const isMine = visitorId === publicVisitorId(self.propertyId, self.visitorId);
      if (isMine || (ip !== undefined && inRanges(this.facts.ip, [ip]))) this.close(CLOSE.refused, "banned");
      return;
    }
    findVisitorTokens(this.hub.db, [caller.id])
      .then(([token]) => {
        if (!token) this.close(CLOSE.credentialEnded, "the token ended");
      })
      .catch((error: unknown) => this.failed(error));
  }

  private view({ url, title }: Static<typeof ViewMessage>, bytes: number): void {
    const { caller, hub, tab } = this;
    const self = caller?.visitor;
    if (!self) throw invalid([{ path: "type", reason: "must be connect first" }]);
    const page = { url, title };
    this.caller = { ...caller, visitor: { ...self, page } };
    if (tab !== undefined) hub.tracker.view(tab, page);
    hub.traces.act(self);
    // Agents see it in the chat; without one there is nothing to write.
    if (this.talks || this.follower?.keys.some((key) => key.startsWith(CHAT_KEY)))
      this.take({ type: "call", id: UNASKED, method: "messenger.view-page", params: page }, bytes);
  }

  private act(): void {
    const self = this.caller?.visitor;
    if (!self) return;
    if (this.tab !== undefined) this.hub.tracker.act(this.tab);
    this.hub.traces.act(self);
  }

  private type(message: Static<typeof TypingMessage>): void {
    const self = this.caller?.visitor;
    // In a chat of their own alone.
    if (!self || !this.follower?.keys.includes(keyOf(message.chatId.toLowerCase()))) return;
    this.hub.typing.tell(self.propertyId, message);
  }

  private take(call: Call, bytes: number): void {
    if (!this.caller) throw invalid([{ path: "type", reason: "must be connect first" }]);
    this.talks ||= call.method === "messenger.start-chat";
    this.calls ??= new CallQueue(this);
    this.calls.add(call, bytes);
  }

  overrun(): void {
    this.close(CLOSE.tooMany, "too many calls at once");
  }

  async perform(call: Call): Promise<void> {
    if (!this.caller) return;
    const reply = await performCall(this.hub, this.caller, this.facts, call);
    if (reply.fault === undefined && reply.status >= 400) this.count();
    // Said by the line itself: nobody waits for an answer.
    if (call.id === UNASKED) return;
    const wait = reply.retryAfterS === undefined ? "" : `"retryAfterS":${reply.retryAfterS},`;
    this.send(frameOfText(`{"type":"reply","id":${call.id},${wait}${reply.body.slice(1)}`));
  }

  private refuse({ code, message, details, fix }: Refusal): void {
    const more = details.length > 0 ? { details } : {};
    this.send(textFrame({ type: "error", error: code, message, ...more, fix }));
  }
}

const PONG = textFrame({ type: "pong" });
const CHAT_KEY = keyOf("");
/** No client's call has it. */
const UNASKED = -1;

function ignore(): void {}

function tabsOf({ propertyId, visitorId }: VisitorSelf): string {
  return `${propertyId} ${visitorId}`;
}
