// Who is on the site, as the doors of visitors tell it: kept in memory, written once a second for all of them together,
// and told to agents who watch. A write that fails is made again with the next; a stop writes what is left.

import type { Bus } from "../../kernel/bus.ts";
import type { Database } from "../../kernel/db.ts";
import { type Clock, newId, type Random } from "../../kernel/id.ts";
import type { Log } from "../../kernel/log.ts";
import { memo } from "../../kernel/memo.ts";
import type { Static } from "../../kernel/schema.ts";
import { type Device, deviceOf, isBot } from "./device.rules.ts";
import { countryOf } from "./geo.ts";
import { presentVisitor, type Visitor } from "./live.resource.ts";
import { findShown, type VisitorAt } from "./live.store.ts";
import {
  ANEW_MS,
  AWAY_MS,
  IDLE_MS,
  outsideReferrer,
  type Page,
  SEEN_EVERY_MS,
  tidyPage,
} from "./session.rules.ts";
import type { VisitRow } from "./session.store.ts";
import { writeBatch } from "./tracker.actions.ts";
import { publicVisitorId } from "./visitor.rules.ts";

const FLUSH_MS = 1_000;
/** What a browser says of itself is read with a few dozen patterns, and most say the same. */
const device = memo(2_000, deviceOf);
const bot = memo(2_000, isBot);

/** Visits in one transaction; a burst takes several. */
const BATCH = 500;
/** Views written of one visit: a page that tells of a new address without end fills no disk. */
const MOST_VIEWS = 500;
/** How often a stop tries to write what is left. */
const LAST_TRIES = 5;

export interface Arrival {
  readonly propertyId: string;
  /** 21 characters. */
  readonly visitorId: string;
  /** The tab, by the id its page made up. */
  readonly sessionId: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly language?: string | undefined;
  readonly page: Page;
  readonly referrer?: string | undefined;
  /** True when a connection that broke is made again: the page was counted before. */
  readonly resumed?: boolean | undefined;
}

export interface VisitorTracker {
  /** A tab is open. Answers what to call it by from then on. */
  arrive(arrival: Arrival): string;
  /** The page of the tab changed. */
  view(key: string, page: Page): void;
  /** The visitor did something. */
  act(key: string): void;
  leave(key: string): void;
  /** Something about a visitor that is not written here changed, such as the chat they are in: tell who watches. */
  changed(propertyId: string, visitorId: string): void;
  /** Writes what was gathered so far. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

interface Visit {
  readonly propertyId: string;
  readonly visitorId: string;
  readonly tabs: Set<string>;
  ip: string;
  device: Device;
  language: string | null;
  referrer: string | null;
  landing: Page;
  page: Page;
  activeMs: number;
  leftMs: number | null;
  /** When it was last written that it goes on. */
  seenMs: number;
  /** Not written yet. */
  views: { url: string; title: string; viewed_on: Date }[];
  viewed: number;
  /** Something was done since the last write, */
  acted: boolean;
  /** or it was left or come back to. */
  moved: boolean;
  toldIdle: boolean;
  /** Written once already: it goes on from there. */
  known: boolean;
}

export function createVisitorTracker(parts: {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly bus: Bus;
}): VisitorTracker {
  const { db, clock, random, log, bus } = parts;
  const visits = new Map<string, Visit>();
  const tabs = new Map<string, Visit>();
  /** Whom to tell of with the next write. */
  const news = new Map<string, VisitorAt>();
  let running: Promise<void> = Promise.resolve();
  let lastTab = 0;

  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    flush()
      .catch((error: unknown) => log.warn({ err: error }, "Visits could not be written yet"))
      .finally(() => {
        busy = false;
      });
  }, FLUSH_MS).unref();

  function arrive(arrival: Arrival): string {
    const { propertyId, visitorId } = arrival;
    const key = `${publicVisitorId(propertyId, visitorId)}/${++lastTab}`;
    if (bot(arrival.userAgent)) return key;
    const now = clock.nowMs();
    const page = tidyPage(arrival.page);
    const known = visits.get(publicVisitorId(propertyId, visitorId));
    const visit = known ?? newVisit(arrival, page, now);
    visits.set(publicVisitorId(propertyId, visitorId), visit);
    visit.tabs.add(key);
    tabs.set(key, visit);
    Object.assign(visit, {
      ip: arrival.ip,
      device: device(arrival.userAgent),
      language: arrival.language?.slice(0, 35) || visit.language,
    });
    done(visit, now, page);
    if (!arrival.resumed) viewed(visit, page, now);
    return key;
  }

  function viewed(visit: Visit, page: Page, now: number): void {
    if (visit.viewed++ < MOST_VIEWS) visit.views.push({ ...page, viewed_on: new Date(now) });
  }

  /** The visitor is there and did something, on this page. After a long while it is another visit. */
  function done(visit: Visit, now: number, page: Page = visit.page): void {
    if (now - visit.activeMs >= ANEW_MS) Object.assign(visit, { landing: page, referrer: null, viewed: 0 });
    visit.page = page;
    visit.activeMs = now;
    visit.leftMs = null;
    visit.acted = true;
    visit.toldIdle = false;
    changed(visit.propertyId, visit.visitorId);
  }

  function changed(propertyId: string, visitorId: string): void {
    news.set(publicVisitorId(propertyId, visitorId), { propertyId, visitorId });
  }

  function flush(): Promise<void> {
    running = running.catch(() => {}).then(write);
    return running;
  }

  async function write(): Promise<void> {
    const now = clock.nowMs();
    lookAround(now);
    const told = new Map(news);
    news.clear();
    const due = [...visits.values()].filter(
      (one) => one.acted || one.moved || (one.tabs.size > 0 && now - one.seenMs >= SEEN_EVERY_MS),
    );
    try {
      for (let at = 0; at < due.length; at += BATCH) await writeSome(due.slice(at, at + BATCH), now);
    } catch (error) {
      for (const { propertyId, visitorId } of told.values()) changed(propertyId, visitorId);
      throw error;
    }
    await tell([...told.values()], now).catch((error: unknown) =>
      log.warn({ err: error }, "Nobody was told who is on the site"),
    );
  }

  /** Who went idle or is gone for good since the last look. */
  function lookAround(now: number): void {
    for (const [id, visit] of visits) {
      if (!visit.toldIdle && now - visit.activeMs >= IDLE_MS) {
        visit.toldIdle = true;
        changed(visit.propertyId, visit.visitorId);
      }
      if (visit.leftMs === null || now - visit.leftMs < AWAY_MS || visit.acted || visit.moved) continue;
      visits.delete(id);
      changed(visit.propertyId, visit.visitorId);
    }
  }

  async function writeSome(batch: readonly Visit[], now: number): Promise<void> {
    // What happens while this is written belongs to the next write.
    const taken = batch.map((visit) => ({
      visit,
      acted: visit.acted,
      views: visit.views,
      row: rowOf(visit, now),
    }));
    for (const { visit } of taken) Object.assign(visit, { views: [], acted: false, moved: false });
    try {
      await writeBatch(db, {
        acted: taken.filter(({ acted }) => acted).map(({ row }) => row),
        seen: taken.filter(({ acted, visit }) => !acted || visit.known).map(({ row }) => row),
      });
      for (const { visit } of taken) Object.assign(visit, { seenMs: now, known: true });
    } catch (error) {
      for (const { visit, acted, views } of taken) {
        visit.views = [...views, ...visit.views];
        visit.acted ||= acted;
        visit.moved = true;
        // It may have been dropped, or begun anew, meanwhile: nothing of that is lost by writing it once more.
        const id = publicVisitorId(visit.propertyId, visit.visitorId);
        if (!visits.has(id)) visits.set(id, visit);
      }
      throw error;
    }
  }

  function rowOf(visit: Visit, now: number): VisitRow {
    return {
      property_id: visit.propertyId,
      visitor_id: visit.visitorId,
      session_id: newId(clock, random),
      started_on: new Date(visit.views[0]?.viewed_on ?? visit.activeMs),
      last_active_on: new Date(visit.activeMs),
      seen_on: new Date(visit.leftMs ?? now),
      left_on: visit.leftMs === null ? null : new Date(visit.leftMs),
      ip: visit.ip,
      country_code: countryOf(visit.ip) ?? null,
      device: visit.device,
      language: visit.language,
      referrer: visit.referrer,
      landing: visit.landing,
      page: visit.page,
      views: visit.views,
    };
  }

  async function tell(whom: readonly VisitorAt[], now: number): Promise<void> {
    const at = new Date(now);
    const byProperty = new Map<string, Static<typeof Visitor>[]>();
    for (const row of await findShown(db, whom)) {
      const shown = presentVisitor(row, at);
      const others = byProperty.get(row.property_id);
      if (others) others.push(shown);
      else byProperty.set(row.property_id, [shown]);
    }
    for (const [propertyId, shown] of byProperty)
      bus.publish(`visitors:${propertyId}`, {
        type: "visitors",
        propertyId,
        changed: shown.filter(({ group }) => group !== "gone"),
        gone: shown.filter(({ group }) => group === "gone").map(({ id }) => id),
      });
  }

  return {
    arrive,
    view(key, page) {
      const visit = tabs.get(key);
      if (!visit) return;
      const now = clock.nowMs();
      const tidy = tidyPage(page);
      done(visit, now, tidy);
      viewed(visit, tidy, now);
    },
    act(key) {
      const visit = tabs.get(key);
      if (visit) done(visit, clock.nowMs());
    },
    leave(key) {
      const visit = tabs.get(key);
      tabs.delete(key);
      if (!visit?.tabs.delete(key) || visit.tabs.size > 0) return;
      visit.leftMs = clock.nowMs();
      visit.moved = true;
    },
    changed,
    flush,
    async close() {
      clearInterval(timer);
      for (const visit of new Set(tabs.values())) {
        visit.leftMs = clock.nowMs();
        visit.moved = true;
      }
      for (let tries = 1; ; tries++)
        try {
          return await flush();
        } catch (error) {
          if (tries < LAST_TRIES) continue;
          log.error({ err: error, visits: visits.size }, "The last visits could not be written");
          return;
        }
    },
  };
}

function newVisit(arrival: Arrival, page: Page, now: number): Visit {
  return {
    propertyId: arrival.propertyId,
    visitorId: arrival.visitorId,
    tabs: new Set(),
    ip: arrival.ip,
    device: device(arrival.userAgent),
    language: null,
    referrer: outsideReferrer(arrival.referrer, page),
    landing: page,
    page,
    activeMs: now,
    leftMs: null,
    seenMs: now,
    views: [],
    viewed: 0,
    acted: false,
    moved: false,
    toldIdle: false,
    known: false,
  };
}
