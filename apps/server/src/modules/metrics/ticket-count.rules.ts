// The figures of tickets: what is kept of each thing that happens to one, and how they add up.

import { given } from "./chat-count.rules.ts";
import type { DayColumns } from "./columns.rules.ts";
import { CountedSample, everyRow, ListedSample, type Sample } from "./sample.rules.ts";
import type { Count } from "./tally.rules.ts";

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

/** Counts facts, and how long after the ticket's beginning those of one sort came. */
export class TicketCount implements Count<TimedNumbers> {
  private count = 0;
  private readonly timed: number;
  private readonly seconds: Sample;

  constructor(size: "large" | "small", timed: number) {
    this.timed = timed;
    this.seconds = size === "large" ? new CountedSample() : new ListedSample();
  }

  addRows({ figures }: DayColumns, rows: Int32Array, from: number, to: number): void {
    const [what, seconds] = figures;
    this.count += to - from;
    if (!what || !seconds) return;
    const timed = rows.slice(from, to).filter((row) => what[row] === this.timed);
    const column = timed.map((row) => seconds[row] ?? 0);
    this.seconds.addRows(column, everyRow(column.length), 0, column.length);
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
