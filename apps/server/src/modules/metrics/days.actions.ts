// Days of facts, from wherever they are at hand: this process, the database's packed columns, or where they happened.

import type { Database } from "../../kernel/db.ts";
import { DAY_MS, dateOf, dayNumber } from "./calendar.rules.ts";
import { type DayColumns, type Fact, type KeptDay, packDay, readDay } from "./columns.rules.ts";
import { heldDays } from "./days.cache.ts";
import { type DayKind, findDayStates, findPackedDays } from "./days.store.ts";

/** Something that is counted by days. */
export interface Source {
  readonly kind: DayKind;
  /** Figures of each fact. */
  readonly figures: number;
  /** A change of a day is told by its version; otherwise only what is packed may be held. */
  readonly versioned: boolean;
  /** Every fact of a span of time, in order, each with its moment. */
  read(db: Database, propertyId: string, span: Span): Promise<readonly (Fact & { readonly ms: number })[]>;
}

export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** Days looked for together: enough to be quick, few enough that others get their turn in between. */
const AT_ONCE = 64;
/** The version of a day nobody has named yet. */
const UNNAMED = -1;

export interface NumberedDay {
  readonly dayNumber: number;
  readonly day: DayColumns;
}

/** The days, by UTC, that lie in a span of time, in order. */
export async function* daysWithin(
  db: Database,
  source: Source,
  propertyId: string,
  span: { readonly fromMs: number; readonly untilMs: number },
): AsyncGenerator<readonly NumberedDay[]> {
  const end = Math.ceil(span.untilMs / DAY_MS);
  for (let first = Math.floor(span.fromMs / DAY_MS); first < end; first += AT_ONCE) {
    yield await someDays(db, source, propertyId, { first, last: Math.min(first + AT_ONCE, end) - 1 });
  }
}

async function someDays(
  db: Database,
  source: Source,
  propertyId: string,
  { first, last }: { first: number; last: number },
): Promise<readonly NumberedDay[]> {
  const { kind } = source;
  // Before anything else is read: what changes later has another version.
  const states = await findDayStates(db, {
    propertyId,
    kind,
    firstDay: dateOf(first),
    lastDay: dateOf(last),
  });
  const byDay = new Map(states.map((state) => [dayNumber(state.day) ?? 0, state]));
  const held = heldDays(db);
  const keyOf = (number: number) => `${propertyId} ${kind} ${number}`;
  const found = new Map<number, DayColumns>();
  const hold = (number: number, version: number, day: DayColumns) => {
    found.set(number, day);
    if (source.versioned || version !== UNNAMED) held.hold(keyOf(number), version, day);
  };
  for (let number = first; number <= last; number++) {
    const day = held.find(keyOf(number), byDay.get(number)?.version ?? UNNAMED);
    if (day) found.set(number, day);
  }
  const packed = states.filter((state) => state.packed && !found.has(dayNumber(state.day) ?? 0));
  const days = packed.map(({ day }) => day);
  for (const row of await findPackedDays(db, { propertyId, kind, days }))
    hold(dayNumber(row.day) ?? 0, row.version, readDay(row, source.figures));
  for (const run of runsOf(first, last, (number) => !found.has(number))) {
    const read = await readDays(db, source, propertyId, run);
    for (const { dayNumber, kept } of read)
      hold(dayNumber, byDay.get(dayNumber)?.version ?? UNNAMED, readDay(kept, source.figures));
  }
  return [...found].sort(([a], [b]) => a - b).map(([dayNumber, day]) => ({ dayNumber, day }));
}

/** Days from where they happened, those without anything included. */
export async function readDays(
  db: Database,
  source: Source,
  propertyId: string,
  { first, last }: { first: number; last: number },
): Promise<readonly { readonly dayNumber: number; readonly kept: KeptDay }[]> {
  const span = { from: new Date(first * DAY_MS), until: new Date((last + 1) * DAY_MS) };
  const byDay = new Map<number, Fact[]>();
  for (let number = first; number <= last; number++) byDay.set(number, []);
  for (const fact of await source.read(db, propertyId, span))
    byDay.get(Math.floor(fact.ms / DAY_MS))?.push(fact);
  return [...byDay].map(([dayNumber, facts]) => ({ dayNumber, kept: packDay(facts, source.figures) }));
}

/** Stretches of days that are wanted. */
function runsOf(first: number, last: number, wanted: (number: number) => boolean) {
  const runs: { first: number; last: number }[] = [];
  for (let number = first; number <= last; number++) {
    if (!wanted(number)) continue;
    const run = runs.at(-1);
    if (run?.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs;
}
