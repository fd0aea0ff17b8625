// Visitors by widget: all of one see the same status, which is looked up for all properties at once, every two seconds.

import type { Database } from "../../kernel/db.ts";
import type { LedgerRow } from "../../kernel/ledger.ts";
import {
  NOBODY,
  type Site,
  siteOf,
  type Team,
  teamsOf,
  type WidgetStatus,
} from "../../modules/messenger/index.ts";
import { CLOSE } from "./close.ts";
import { textFrame } from "./frames.ts";
import { inSlices } from "./slices.ts";
import type { VisitorConnection } from "./visitor-connection.ts";

/** Who connects gets settings and status no older than this. */
const FRESH_MS = 2_000;
/** An event says when settings, and hours with them, changed; they are looked up again this often besides. */
const SITE_KEPT_MS = 30_000;

export interface Room {
  readonly propertyId: string;
  readonly widgetId: string;
  readonly members: Set<VisitorConnection>;
  status: WidgetStatus;
  readMs: number;
  site: Promise<Site | undefined>;
  /** The last change of settings that was heard. */
  renewedBy?: number;
}

export class Rooms {
  private readonly rooms = new Map<string, Room>();
  private readonly db: Database;
  private readonly now: () => Date;
  private teams = new Map<string, { readonly readMs: number; readonly team: Promise<Team> }>();

  constructor(o: { db: Database; now(): Date }) {
    this.db = o.db;
    this.now = o.now;
  }

  /** The widget's room, with settings as they are; undefined when there is no such widget. */
  async open(propertyId: string, widgetId: string): Promise<{ room: Room; site: Site } | undefined> {
    const key = `${propertyId} ${widgetId}`;
    const known = this.rooms.get(key);
    const room: Room = known ?? {
      propertyId,
      widgetId,
      members: new Set(),
      status: "offline",
      readMs: performance.now(),
      site: siteOf(this.db, propertyId, widgetId),
    };
    // Where nobody is, nobody hears of changes.
    if (known) this.refresh(known, known.members.size > 0 ? FRESH_MS : 0);
    this.rooms.set(key, room);
    const site = await room.site.catch((error: unknown) => {
      this.forget(key, room);
      throw error;
    });
    if (!site) this.forget(key, room);
    return site && { room, site };
  }

  /** Not where somebody is: they go on hearing. */
  private forget(key: string, room: Room): void {
    if (this.rooms.get(key) === room && room.members.size === 0) this.rooms.delete(key);
  }

  async team(propertyId: string): Promise<Team> {
    const known = this.teams.get(propertyId);
    if (known && performance.now() - known.readMs < FRESH_MS) return known.team;
    const team = teamsOf(this.db, [propertyId], this.now()).then((found) => found.get(propertyId) ?? NOBODY);
    this.teams.set(propertyId, { readMs: performance.now(), team });
    team.catch(() => this.teams.delete(propertyId));
    return team;
  }

  enter(room: Room, member: VisitorConnection): void {
    room.members.add(member);
  }

  leave(room: Room, member: VisitorConnection): void {
    room.members.delete(member);
  }

  /** Looks who is there, and tells those to whom it is news. */
  async look(): Promise<void> {
    for (const [key, room] of this.rooms)
      if (room.members.size === 0 && performance.now() - room.readMs > SITE_KEPT_MS) this.rooms.delete(key);
    this.teams.clear();
    const open = [...this.rooms.values()].filter(({ members }) => members.size > 0);
    if (open.length === 0) return;
    const now = this.now();
    const teams = await teamsOf(this.db, [...new Set(open.map(({ propertyId }) => propertyId))], now);
    for (const room of open) {
      this.refresh(room, SITE_KEPT_MS);
      const site = await room.site.catch(() => null);
      // Nobody can say now: they are told by the next look.
      if (site === null) continue;
      await this.tell(room, site?.isOpenAt(now) ? (teams.get(room.propertyId) ?? NOBODY).status : "offline");
    }
  }

  /** Every member of a room hears that its settings changed: the first to say so has the hours looked up. */
  renew(room: Room, { id, payload }: LedgerRow): void {
    if (room.renewedBy === id || (payload as { readonly widgetId?: string }).widgetId !== room.widgetId)
      return;
    room.renewedBy = id;
    this.refresh(room, 0);
    Promise.all([room.site, this.team(room.propertyId)])
      .then(async ([site, { status }]) => {
        if (site) await this.clear(room, site);
        await this.tell(room, site?.isOpenAt(this.now()) ? status : "offline");
      })
      // The next look tells them.
      .catch(() => undefined);
  }

  /** Pages that are none of its sites any more lose it at once, as they would not get it now. */
  private async clear(room: Room, site: Site): Promise<void> {
    await inSlices(room.members, (one) => {
      const url = one.caller?.visitor?.page?.url;
      if (url !== undefined && !site.isShownOn(url, one.facts.origin)) one.close(CLOSE.refused, "banned");
    });
  }

  private async tell(room: Room, status: WidgetStatus): Promise<void> {
    room.status = status;
    const frame = textFrame({ type: "status", status });
    await inSlices(room.members, (one) => one.tellStatus(status, frame));
  }

  private refresh(room: Room, olderThanMs: number): void {
    if (performance.now() - room.readMs < olderThanMs) return;
    room.readMs = performance.now();
    room.site = siteOf(this.db, room.propertyId, room.widgetId);
    room.site.catch(() => {
      room.readMs = Number.NEGATIVE_INFINITY;
    });
  }
}
