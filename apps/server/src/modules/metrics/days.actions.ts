// Days of facts, from wherever they are at hand: this process, the database's packed columns, or where they happened.

import type { Database } from "../../kernel/db.ts";
import { DAY_MS, dateOf, dayNumber } from "./calendar.rules.ts";
import { type DayColumns, type Fact, type KeptDay, packDay, readDay } from "./columns.rules.ts";
import { heldDays } from "./days.cache.ts";
import { type DayKind, type DayState, findDayStates, findPackedDays } from "./days.store.ts";

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
  const [first, end] = [Math.floor(span.fromMs / DAY_MS), Math.ceil(span.untilMs / DAY_MS)];
  // Before anything else is read: what changes later has another version.
  const states = await findDayStates(db, {
    propertyId,
    kind: source.kind,
    firstDay: dateOf(first),
    lastDay: dateOf(end - 1),
  });
  const byDay = new Map(states.map((state) => [dayNumber(state.day) ?? 0, state]));
  for (let from = first; from < end; from += AT_ONCE) {
    const last = Math.min(from + AT_ONCE, end) - 1;
    const days = await someDays(db, source, propertyId, { first: from, last, byDay });
    yield days;
    heldDays(db).weigh(days.map((day) => keyOf(propertyId, source.kind, day.dayNumber)));
  }
}

function keyOf(propertyId: string, kind: DayKind, number: number): string {
  return `${propertyId} ${kind} ${number}`;
}

async function someDays(
  db: Database,
  source: Source,
  propertyId: string,
  { first, last, byDay }: { first: number; last: number; byDay: ReadonlyMap<number, DayState> },
): Promise<readonly NumberedDay[]> {
  const { kind } = source;
  const held = heldDays(db);
  const found = new Map<number, DayColumns>();
  const hold = (number: number, version: number, day: DayColumns) => {
    found.set(number, day);
    if (source.versioned || version !== UNNAMED) held.hold(keyOf(propertyId, kind, number), version, day);
  };
  for (let number = first; number <= last; number++) {
    const day = held.find(keyOf(propertyId, kind, number), byDay.get(number)?.version ?? UNNAMED);
    if (day) found.set(number, day);
  }
  const days: string[] = [];
  for (let number = first; number <= last; number++) {
    const state = byDay.get(number);
    if (state?.packed && !found.has(number)) days.push(state.day);
  }
  for (const row of await findPackedDays(db, { propertyId, kind, days }))
    hold(dayNumber(row.day) ?? 0, row.version, readDay(row, source.figures));
  for (const run of runsOf(first, last, (number) => !found.has(number))) {
    const read = await readDays(db, source, propertyId, run);
    // Of what is not held, most days of most properties have nothing.
    for (const { dayNumber, kept } of read)
      if (source.versioned || kept.words.rows > 0)
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
