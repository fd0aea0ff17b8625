// Counts days of facts: all of it, each bucket of time, and each agent, department or tag apart.

import { type Bucket, DAY_MS } from "./calendar.rules.ts";
import type { DayColumns, Lists } from "./columns.rules.ts";
import { everyRow } from "./sample.rules.ts";

/** Adds facts up to figures. */
export interface Count<F> {
  /** Some rows of a day, listed from one place in `rows` up to another. */
  addRows(day: DayColumns, rows: Int32Array, from: number, to: number): void;
  figures(): F;
  clear(): void;
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
  /** Departments there are: one that was deleted is none any more. */
  readonly departmentIds: ReadonlySet<string>;
  /** For very many facts. */
  large(): Count<F>;
  /** One of many counts, with fewer facts each. */
  small(): Count<F>;
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
    const { rows, size } = this.passing(day, from, to);
    this.totals.addRows(day, rows, 0, size);
    let at = 0;
    while (at < size) {
      const bucket = buckets[this.series.length];
      if (!bucket) break;
      const end = placeOf(rows, size, rowAt(bucket.untilMs));
      this.current.addRows(day, rows, at, end);
      if (end < size) this.finishBucket();
      at = end;
    }
    this.addToGroups(day, rows, size);
  }

  /** The rows, of a stretch of the day, that no filter holds back. */
  private passing(day: DayColumns, from: number, to: number): { rows: Int32Array; size: number } {
    let passing = { rows: everyRow(day.rows).subarray(from), size: Math.max(0, to - from) };
    const { filter, only } = this.parts;
    if (only) passing = this.being(day.figures[0], passing, only);
    const known = (id: string | null) => id !== null && this.parts.departmentIds.has(id);
    if (filter.agentIds?.length) passing = this.having(day.agents, passing, among(filter.agentIds));
    if (filter.tags?.length) passing = this.having(day.tags, passing, among(filter.tags));
    if (!filter.departmentIds?.length) return passing;
    const wanted = among(filter.departmentIds.filter(known));
    return this.having(day.departments, passing, wanted);
  }

  private being(
    column: Int32Array | undefined,
    { rows, size }: { rows: Int32Array; size: number },
    wanted: readonly number[],
  ): { rows: Int32Array; size: number } {
    const found = rows.slice(0, size).filter((row) => wanted.includes(column?.[row] ?? 0));
    return { rows: found, size: found.length };
  }

  /** Those of some rows that have a word that is wanted. */
  private having(
    { names, starts, members }: Lists,
    { rows, size }: { rows: Int32Array; size: number },
    wanted: (name: string | null) => boolean,
  ): { rows: Int32Array; size: number } {
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

  /** Puts the rows of each group side by side, then counts them group by group. */
  private addToGroups(day: DayColumns, rows: Int32Array, size: number): void {
    const lists = this.listsOf(day);
    if (!lists) return;
    const { names, starts, members } = lists;
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
    const from = new Int32Array(none + 1);
    let total = 0;
    for (let name = 0; name <= none; name++) {
      from[name] = total;
      total += ends[name] as number;
    }
    if (this.sorted.length < total) this.sorted = new Int32Array(total * 2);
    const { sorted } = this;
    ends.set(from);
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
    for (let name = 0; name <= none; name++) {
      const [begin = 0, end = 0] = [from[name], ends[name]];
      if (begin === end) continue;
      const group = this.groupOf(names[name] ?? null);
      group.facts += end - begin;
      group.count.addRows(day, sorted, begin, end);
    }
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
