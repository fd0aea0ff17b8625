// Counts days of facts: all of it, each bucket of time, and each agent, department or tag apart.

import { type Bucket, DAY_MS } from "./calendar.rules.ts";
import type { DayColumns, Lists, Parts } from "./columns.rules.ts";
import { everyRow } from "./sample.rules.ts";

/** Adds facts up to figures. */
export interface Count<F> {
  /** Some rows of a day, listed from one place in `rows` up to another. */
  addRows(day: DayColumns, rows: Int32Array, from: number, to: number): void;
  /** Where a kind can have `parts`. */
  addPart?(parts: Parts, group: number): void;
  figures(): F;
  clear(): void;
}

/** Rows of a day, those of each group side by side, from its start up to the next one's. */
export interface GroupedRows {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/** What facts must have, to be counted: one of each list that is there. */
export interface Filter {
  readonly agentIds?: readonly string[] | undefined;
  readonly departmentIds?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

export const groupings = ["date", "agent", "department", "tag"] as const;
export type Grouping = (typeof groupings)[number];

export interface Tally<F> {
  readonly totals: F;
  /** One for each bucket. */
  readonly series: readonly F[];
  /** The largest first; the key is null for what has none. */
  readonly groups: readonly { readonly key: string | null; readonly figures: F }[];
}

export interface TallyParts<F> {
  readonly buckets: readonly Bucket[];
  readonly filter: Filter;
  readonly groupBy: Grouping | undefined;
  /** Facts whose first figure is one of these; all of them where it is absent. */
  readonly only?: readonly number[] | undefined;
  /** What the groups of a whole day come to: worked out once, and kept with the day. */
  readonly parts?: ((day: DayColumns, grouped: GroupedRows) => Parts) | undefined;
  /** Departments there are: one that was deleted is none any more. */
  readonly departmentIds: ReadonlySet<string>;
  /** For very many facts. */
  large(): Count<F>;
  /** One of many counts, with fewer facts each. */
  small(): Count<F>;
}

/** Some rows of a day, in order: so many at the beginning of a list. */
interface Rows {
  readonly rows: Int32Array;
  readonly size: number;
}

interface Group<F> {
  readonly key: string | null;
  readonly count: Count<F>;
  facts: number;
}

/** Takes days one after the other, in order. */
export class Tallier<F> {
  private readonly totals: Count<F>;
  private readonly current: Count<F>;
  private readonly series: F[] = [];
  private readonly groups = new Map<string | null, Group<F>>();
  private readonly parts: TallyParts<F>;
  private rows = new Int32Array(0);
  private sorted = new Int32Array(0);

  constructor(parts: TallyParts<F>) {
    this.parts = parts;
    this.totals = parts.large();
    this.current = parts.large();
  }

  /** `dayNumber` in days since 1970, by UTC. */
  add(dayNumber: number, day: DayColumns): void {
    const { buckets } = this.parts;
    const startMs = dayNumber * DAY_MS;
    const rowAt = (ms: number) => firstAtOrAfter(day.at, ms - startMs);
    const from = rowAt(buckets[0]?.fromMs ?? 0);
    const to = rowAt(buckets.at(-1)?.untilMs ?? 0);
    const counted = this.counted(day);
    const { rows, size } = this.passing(day, counted, from, to);
    if (size === 0) return;
    const isWhole = size === counted.size;
    const starts = [0];
    for (let bucket = this.series.length; ; bucket++) {
      const until = buckets[bucket]?.untilMs ?? Number.POSITIVE_INFINITY;
      const end = until >= startMs + DAY_MS ? size : placeOf(rows, size, rowAt(until));
      starts.push(end);
      if (end === size) break;
    }
    this.addToBuckets(day, { rows, starts: Int32Array.from(starts) }, isWhole);
    this.addToGroups(day, { rows, size }, isWhole);
  }

  /** The first of the stretches belongs to the bucket that is being counted, each other one to the next. */
  private addToBuckets(day: DayColumns, stretches: GroupedRows, isWhole: boolean): void {
    const { rows, starts } = stretches;
    const count = starts.length - 1;
    const whole = isWhole ? this.wholeDay(day, "date", () => stretches) : undefined;
    for (let stretch = 0; stretch < count; stretch++) {
      if (stretch > 0) this.finishBucket();
      for (const sum of [this.totals, this.current])
        if (whole) sum.addPart?.(whole, stretch);
        else sum.addRows(day, rows, starts[stretch] as number, starts[stretch + 1] as number);
    }
  }

  /** What a day comes to that no filter holds back, kept with it; in other stretches it is worked out anew. */
  private wholeDay(day: DayColumns, by: Grouping, grouped: () => GroupedRows): Parts | undefined {
    const { parts, only } = this.parts;
    if (!parts) return undefined;
    const key = only ? `${by} ${only}` : by;
    const kept = day.parts.get(key);
    if (kept && by !== "date") return kept;
    const groups = grouped();
    if (kept && isCutAt(kept, groups.starts)) return kept;
    const whole = parts(day, groups);
    day.parts.set(key, whole);
    return whole;
  }

  /** The rows of a day that are asked for before any filter: looked for once, and kept with it. */
  private counted(day: DayColumns): Rows {
    const { only } = this.parts;
    if (!only) return { rows: everyRow(day.rows), size: day.rows };
    const key = String(only);
    let rows = day.kinds.get(key);
    if (!rows) {
      const kinds = day.figures[0];
      rows = everyRow(day.rows)
        .subarray(0, day.rows)
        .filter((row) => only.includes(kinds?.[row] ?? 0));
      day.kinds.set(key, rows);
    }
    return { rows, size: rows.length };
  }

  /** The rows, of a stretch of the day, that no filter holds back. */
  private passing(day: DayColumns, { rows, size }: Rows, from: number, to: number): Rows {
    const [begin, end] = [placeOf(rows, size, from), placeOf(rows, size, to)];
    let passing: Rows = { rows: rows.subarray(begin), size: Math.max(0, end - begin) };
    const { filter } = this.parts;
    const known = (id: string | null) => id !== null && this.parts.departmentIds.has(id);
    if (filter.agentIds?.length) passing = this.having(day.agents, passing, among(filter.agentIds));
    if (filter.tags?.length) passing = this.having(day.tags, passing, among(filter.tags));
    if (!filter.departmentIds?.length) return passing;
    const wanted = among(filter.departmentIds.filter(known));
    return this.having(day.departments, passing, wanted);
  }

  /** Those of some rows that have a word that is wanted. */
  private having(
    { names, starts, members }: Lists,
    { rows, size }: Rows,
    wanted: (name: string | null) => boolean,
  ): Rows {
    const passes = Uint8Array.from(names, (name) => (wanted(name) ? 1 : 0));
    if (this.rows.length < size) this.rows = new Int32Array(size * 2);
    const found = this.rows;
    let count = 0;
    for (let at = 0; at < size; at++) {
      const row = rows[at] as number;
      const end = starts[row + 1] as number;
      for (let member = starts[row] as number; member < end; member++) {
        if (passes[members[member] as number] === 0) continue;
        found[count++] = row;
        break;
      }
    }
    return { rows: found, size: count };
  }

  private addToGroups(day: DayColumns, { rows, size }: Rows, isWhole: boolean): void {
    const lists = this.listsOf(day);
    if (!lists) return;
    const { groupBy = "date" } = this.parts;
    const whole = isWhole ? this.wholeDay(day, groupBy, () => this.grouped(lists, rows, size)) : undefined;
    if (whole) {
      this.addParts(lists, whole);
      return;
    }
    const grouped = this.grouped(lists, rows, size);
    for (let name = 0; name <= lists.names.length; name++) {
      const [begin, end] = [grouped.starts[name] as number, grouped.starts[name + 1] as number];
      if (begin === end) continue;
      const group = this.groupOf(lists.names[name] ?? null);
      group.facts += end - begin;
      group.count.addRows(day, grouped.rows, begin, end);
    }
  }

  private addParts({ names }: Lists, whole: Parts): void {
    for (let name = 0; name <= names.length; name++) {
      const rows = whole.rows[name] as number;
      if (rows === 0) continue;
      const group = this.groupOf(names[name] ?? null);
      group.facts += rows;
      group.count.addPart?.(whole, name);
    }
  }

  /** Puts the rows of each group side by side; last those that have none. */
  private grouped({ names, starts, members }: Lists, rows: Int32Array, size: number): GroupedRows {
    const none = names.length;
    const ends = new Int32Array(none + 1);
    for (let at = 0; at < size; at++) {
      const row = rows[at] as number;
      const start = starts[row] as number;
      const end = starts[row + 1] as number;
      if (start === end) ends[none] = (ends[none] as number) + 1;
      for (let member = start; member < end; member++) {
        const name = members[member] as number;
        ends[name] = (ends[name] as number) + 1;
      }
    }
    const from = new Int32Array(none + 2);
    for (let name = 0; name <= none; name++) from[name + 1] = (from[name] as number) + (ends[name] as number);
    const total = from[none + 1] as number;
    if (this.sorted.length < total) this.sorted = new Int32Array(total * 2);
    const { sorted } = this;
    ends.set(from.subarray(0, none + 1));
    for (let at = 0; at < size; at++) {
      const row = rows[at] as number;
      const start = starts[row] as number;
      const end = starts[row + 1] as number;
      if (start === end) {
        const place = ends[none] as number;
        sorted[place] = row;
        ends[none] = place + 1;
      }
      for (let member = start; member < end; member++) {
        const name = members[member] as number;
        const place = ends[name] as number;
        sorted[place] = row;
        ends[name] = place + 1;
      }
    }
    return { rows: sorted, starts: from };
  }

  result(): Tally<F> {
    while (this.series.length < this.parts.buckets.length) this.finishBucket();
    const groups = [...this.groups.values()]
      .filter(({ facts }) => facts > 0)
      .sort((a, b) => b.facts - a.facts || ((a.key ?? "") < (b.key ?? "") ? -1 : 1))
      .map(({ key, count }) => ({ key, figures: count.figures() }));
    return { totals: this.totals.figures(), series: this.series, groups };
  }

  private finishBucket(): void {
    this.series.push(this.current.figures());
    this.current.clear();
  }

  /** What the groups are made of; a department that is no more is none. */
  private listsOf(day: DayColumns): Lists | undefined {
    const { groupBy, departmentIds } = this.parts;
    if (groupBy === "agent") return day.agents;
    if (groupBy === "tag") return day.tags;
    if (groupBy !== "department") return undefined;
    const names = day.departments.names.map((id) => (id !== null && departmentIds.has(id) ? id : null));
    return { ...day.departments, names };
  }

  private groupOf(key: string | null): Group<F> {
    let group = this.groups.get(key);
    if (!group) {
      group = { key, count: this.parts.small(), facts: 0 };
      this.groups.set(key, group);
    }
    return group;
  }
}

function isCutAt({ rows }: Parts, starts: Int32Array): boolean {
  if (rows.length !== starts.length - 1) return false;
  return rows.every((count, at) => count === (starts[at + 1] as number) - (starts[at] as number));
}

/** The first place in a column that rises whose value is not below. */
function firstAtOrAfter(column: Int32Array, value: number): number {
  return placeOf(column, column.length, value);
}

function placeOf(rising: Int32Array, size: number, value: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function among(names: readonly string[]): (name: string | null) => boolean {
  const set = new Set<string | null>(names);
  return (name) => set.has(name);
}
