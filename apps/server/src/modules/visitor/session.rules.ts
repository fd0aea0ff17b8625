// Decisions about visits: when one is over, who is served, active or idle, and what of an address is kept.

/** A visitor without action for so long is idle. */
export const IDLE_MS = 10 * 60_000;
/** A visit is over so long after the last action, */
const SESSION_MS = 20 * 60_000;
/** and goes on when the visitor is back within so long after that, or after they left. */
const BUFFER_MS = 2 * 60_000;
/** Whoever left is shown for so long still: between two pages everybody is away for a moment. */
export const AWAY_MS = 15_000;
/** How often a process says that tabs it knows of are open. Well below BUFFER_MS. */
export const SEEN_EVERY_MS = 30_000;

/** Whoever does something after so long is on another visit. */
export const ANEW_MS = SESSION_MS + BUFFER_MS;

/** Days a page view is kept, */
const PAGE_VIEW_DAYS = 90;
/** and a visit. Their numbers stay with the visitor. */
export const VISIT_DAYS = 400;

const DAY_MS = 86_400_000;

export type VisitorGroup = "served" | "active" | "idle" | "gone";

export interface Presence {
  readonly lastActiveOn: Date;
  /** The last moment some process knew of an open tab. */
  readonly seenOn: Date;
  /** When the last tab was closed. */
  readonly leftOn: Date | null;
  readonly endedOn: Date | null;
}

/** The moments that decide, seen from `now`: what lies at them or before is past. */
export function horizonsAt(now: Date) {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return {
    idle: before(IDLE_MS),
    session: before(SESSION_MS),
    sessionBuffer: before(SESSION_MS + BUFFER_MS),
    buffer: before(BUFFER_MS),
    away: before(AWAY_MS),
    pageViews: before(PAGE_VIEW_DAYS * DAY_MS),
    sessions: before(VISIT_DAYS * DAY_MS),
  };
}

export function groupOf(presence: Presence | undefined, inChat: boolean, now: Date): VisitorGroup {
  if (!presence || presence.endedOn) return "gone";
  const { idle, session, buffer, away } = horizonsAt(now);
  if (presence.leftOn && presence.leftOn <= away) return "gone";
  if (presence.seenOn <= buffer || presence.lastActiveOn <= session) return "gone";
  if (inChat) return "served";
  return presence.lastActiveOn <= idle ? "idle" : "active";
}

/** True when somebody who is back begins another visit. */
export function isOver(presence: Presence, now: Date): boolean {
  const { buffer, sessionBuffer } = horizonsAt(now);
  if (presence.endedOn || presence.lastActiveOn <= sessionBuffer) return true;
  return presence.seenOn <= buffer || (presence.leftOn !== null && presence.leftOn <= buffer);
}

const MAX_URL = 2000;
const MAX_TITLE = 300;

export interface Page {
  readonly url: string;
  readonly title: string;
}

export function tidyPage(page: Page): Page {
  return {
    url: page.url.slice(0, MAX_URL),
    title: page.title.replace(/\s+/g, " ").trim().slice(0, MAX_TITLE),
  };
}

/** Where they came from; a page of the same site is no answer to that. */
export function outsideReferrer(referrer: string | undefined, page: Page): string | null {
  const from = hostOf(referrer ?? "");
  if (!referrer || from === undefined || from === hostOf(page.url)) return null;
  return referrer.slice(0, MAX_URL);
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).host.replace(/^www\./, "");
  } catch {
    return undefined;
  }
}
