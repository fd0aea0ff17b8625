// What may be asked of a webhook.

import { covers, type Scopes } from "../../kernel/caller.ts";
import type { EventDefinition } from "../../kernel/define.ts";
import { SECRET_PREFIX } from "./signature.rules.ts";

/** The contract's events: whoever may manage webhooks may subscribe to them. */
export const CONTRACT_EVENTS: ReadonlySet<string> = new Set([
  "chat:start",
  "chat:end",
  "chat:transcript_created",
  "ticket:create",
]);

const EVERYTHING = "*";

/** Whether a webhook that asked for these hears of an event: by its name, as one of `chat:*`, or as one of all. */
export function hearsOf(wanted: readonly string[], event: string): boolean {
  const kind = `${event.slice(0, event.indexOf(":"))}:*`;
  return wanted.some((name) => name === event || name === kind || name === EVERYTHING);
}

/**
 * What is wrong with the events asked for, as the end of a sentence; undefined when nothing is. Of a kind, one must be
 * known by its definition: else nobody could tell yet which scopes the others will take.
 */
export function problemOfEvents(
  events: readonly string[],
  known: ReadonlyMap<string, EventDefinition>,
): string | undefined {
  const names = [...known.keys()];
  const unknown = events.filter(
    (name) => !CONTRACT_EVENTS.has(name) && !names.some((event) => hearsOf([name], event)),
  );
  if (unknown.length > 0)
    return `must name events of the event catalogue; ${unknown.join(", ")} ${unknown.length > 1 ? "are none" : "is none"}`;
  return events.includes(EVERYTHING) && events.length > 1
    ? "must be `*` alone, or names of events"
    : undefined;
}

/**
 * Events that whoever subscribes lacks the scope for: a key that may manage webhooks and nothing else must not read chats
 * through one. Those of an event whose definition names several are held by one of them.
 */
export function missingFor(
  events: readonly string[],
  known: ReadonlyMap<string, EventDefinition>,
  held: Scopes,
): readonly string[] {
  const wanted = [...known.values()].filter(
    ({ name }) => hearsOf(events, name) && !CONTRACT_EVENTS.has(name),
  );
  return wanted
    .filter(({ scopes }) => !scopes.some((scope) => covers(held, [scope])))
    .map(({ name }) => name);
}

/** Whether a body in the log may be shown: to whoever could have subscribed to it, or reads such things anyway. */
export function mayRead(event: string, known: ReadonlyMap<string, EventDefinition>, held: Scopes): boolean {
  const scopes = known.get(event)?.scopes ?? [];
  const enough = CONTRACT_EVENTS.has(event) ? [...scopes, "webhooks_manage"] : scopes;
  return enough.some((scope) => covers(held, [scope]));
}

/** What is wrong with a secret somebody brings along. */
export function problemOfSecret(secret: string): string | undefined {
  if (!secret.startsWith(SECRET_PREFIX)) return undefined;
  const key = secret.slice(SECRET_PREFIX.length);
  const bytes = Buffer.from(key, "base64");
  return bytes.toString("base64").replace(/=+$/, "") === key.replace(/=+$/, "") && bytes.length >= 16
    ? undefined
    : `must be ${SECRET_PREFIX} and base64 of 16 bytes or more`;
}

const LONGEST_COUNT = 1_000;
const LENGTHS_MS = { hour: 3_600_000, day: 86_400_000 } as const;

/** What is wrong with the span of a count, as the end of a sentence about its end. */
export function problemOfSpan(o: {
  readonly from: Date;
  readonly until: Date;
  readonly interval: keyof typeof LENGTHS_MS;
}): string | undefined {
  const length = o.until.getTime() - o.from.getTime();
  if (length <= 0) return "must be later than startDate";
  return length > (LONGEST_COUNT - 1) * LENGTHS_MS[o.interval]
    ? `must be at most ${LONGEST_COUNT - 1} ${o.interval}s later than startDate`
    : undefined;
}
