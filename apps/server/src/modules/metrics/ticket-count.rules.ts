// The figures of tickets: what is kept of each thing that happens to one, and how they add up.

import { given } from "./chat-count.rules.ts";
import type { DayColumns, Parts } from "./columns.rules.ts";
import { CountedSample, ListedSample, type Sample } from "./sample.rules.ts";
import type { Count, GroupedRows } from "./tally.rules.ts";

/** Columns: what it was, and the seconds since the ticket was made. */
export const TICKET_FIGURES = 2;

/** What the first column says. */
export const TICKET_FACTS = { new: 1, reopened: 2, resolved: 3, response: 4, "first-response": 5 } as const;

export interface TimedNumbers {
  readonly count: number;
  /** Of those that are timed. */
  readonly timed: number;
  readonly medianSeconds?: number;
  readonly p90Seconds?: number;
}

const NONE = new Int32Array(0);

/** Counts facts, and how long after the ticket's beginning those of one sort came. */
export class TicketCount implements Count<TimedNumbers> {
  private count = 0;
  private readonly timed: number | undefined;
  private readonly seconds: Sample;

  constructor(size: "large" | "small", timed: number | undefined) {
    this.timed = timed;
    this.seconds = size === "large" ? new CountedSample() : new ListedSample();
  }

  addRows(day: DayColumns, rows: Int32Array, from: number, to: number): void {
    this.count += to - from;
    if (this.timed === undefined) return;
    const { found, size } = timedRows(day, rows, { from, to, timed: this.timed });
    this.seconds.addRows(day.figures[1] ?? NONE, found, 0, size);
  }

  /** What a group of a day comes to, by `ticketParts`. */
  addPart({ rows, starts, samples: [seconds = NONE] }: Parts, group: number): void {
    this.count += rows[group] as number;
    if (this.timed !== undefined)
      this.seconds.addValues(seconds, starts[group] as number, starts[group + 1] as number);
  }

  figures(): TimedNumbers {
    return {
      count: this.count,
      timed: this.seconds.size,
      ...given("medianSeconds", this.seconds.atTenths(5)),
      ...given("p90Seconds", this.seconds.atTenths(9)),
    };
  }

  clear(): void {
    this.count = 0;
    this.seconds.clear();
  }
}

let scratch = new Int32Array(0);

/** Those of some rows that are timed, until somebody else asks. */
function timedRows(
  { figures: [what = NONE] }: DayColumns,
  rows: Int32Array,
  { from, to, timed }: { from: number; to: number; timed: number },
): { found: Int32Array; size: number } {
  if (scratch.length < to - from) scratch = new Int32Array((to - from) * 2);
  let size = 0;
  for (let at = from; at < to; at++) {
    const row = rows[at] as number;
    scratch[size] = row;
    if (what[row] === timed) size++;
  }
  return { found: scratch, size };
}

/** Of some kinds of facts, of which one may be timed. */
export function ticketParts(timed: number | undefined) {
  return (day: DayColumns, { rows, starts }: GroupedRows): Parts => {
    const groups = starts.length - 1;
    const seconds = new Int32Array(timed === undefined ? 0 : (starts[groups] ?? 0));
    const column = day.figures[1] ?? NONE;
    const parts = {
      rows: new Int32Array(groups),
      sums: new Float64Array(0),
      starts: new Int32Array(groups + 1),
    };
    for (let group = 0, end = 0; group < groups; group++) {
      const [from, to] = [starts[group] as number, starts[group + 1] as number];
      parts.rows[group] = to - from;
      if (timed === undefined) continue;
      const { found, size } = timedRows(day, rows, { from, to, timed });
      for (let at = 0; at < size; at++) seconds[end++] = column[found[at] as number] as number;
      parts.starts[group + 1] = end;
    }
    return { ...parts, samples: [seconds.slice(0, parts.starts[groups])] };
  };
}
