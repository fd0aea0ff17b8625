// Counts days of facts: all of it, each bucket of time, and each agent, department or tag apart.

import { type Bucket, DAY_MS } from "./calendar.rules.ts";
import type { DayColumns, Words } from "./columns.rules.ts";

/** Adds facts up to figures. */
export interface Count<F> {
  add(day: DayColumns, row: number): void;
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

  constructor(parts: TallyParts<F>) {
    this.parts = parts;
    this.totals = parts.large();
    this.current = parts.large();
  }

  /** `dayNumber` in days since 1970, by UTC. */
  add(dayNumber: number, day: DayColumns): void {
    const { buckets } = this.parts;
    const { agents, departments, tags } = this.passes(day.words);
    const grouped = this.grouped(day);
    const startMs = dayNumber * DAY_MS;
    const firstMs = buckets[0]?.fromMs ?? 0;
    let untilMs = buckets[this.series.length]?.untilMs ?? 0;
    for (let row = 0; row < day.rows; row++) {
      if (agents && !agents[day.agents[row] ?? 0]) continue;
      if (departments && !departments[day.departments[row] ?? 0]) continue;
      if (tags && !tags[day.tags[row] ?? 0]) continue;
      const ms = startMs + (day.at[row] ?? 0);
      if (ms < firstMs) continue;
      while (ms >= untilMs) {
        if (this.series.length >= buckets.length) return;
        this.finishBucket();
        untilMs = buckets[this.series.length]?.untilMs ?? 0;
      }
      this.totals.add(day, row);
      this.current.add(day, row);
      if (!grouped) continue;
      for (const group of grouped.of[grouped.column[row] ?? 0] ?? []) {
        group.facts++;
        group.count.add(day, row);
      }
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

  /** Of each word of the day whether it passes; absent where nothing is asked for. */
  private passes(words: Words) {
    const { filter, departmentIds } = this.parts;
    const one = (wanted: readonly string[] | undefined, lists: readonly (readonly string[])[]) => {
      if (!wanted || wanted.length === 0) return undefined;
      const set = new Set(wanted);
      return lists.map((list) => list.some((word) => set.has(word)));
    };
    const departments = words.departments.map((id) => (id !== null && departmentIds.has(id) ? [id] : []));
    return {
      agents: one(filter.agentIds, words.agents),
      departments: one(filter.departmentIds, departments),
      tags: one(filter.tags, words.tags),
    };
  }

  /** The groups of each word of the day. */
  private grouped(day: DayColumns) {
    const { groupBy, departmentIds } = this.parts;
    const of = (lists: readonly (readonly string[])[]) =>
      lists.map((list) =>
        [...new Set<string | null>(list.length > 0 ? list : [null])].map((key) => this.groupOf(key)),
      );
    if (groupBy === "agent") return { column: day.agents, of: of(day.words.agents) };
    if (groupBy === "tag") return { column: day.tags, of: of(day.words.tags) };
    if (groupBy !== "department") return undefined;
    const known = day.words.departments.map((id) => (id !== null && departmentIds.has(id) ? [id] : []));
    return { column: day.departments, of: of(known) };
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
