// The figures of visits.

import type { DayColumns } from "./columns.rules.ts";
import type { Count } from "./tally.rules.ts";

/** Columns: visits, and the page views of those. */
export const VISIT_FIGURES = 2;

export interface VisitNumbers {
  readonly visits: number;
  readonly pageViews: number;
}

export class VisitCount implements Count<VisitNumbers> {
  private visits = 0;
  private pageViews = 0;

  addRows({ figures }: DayColumns, rows: Int32Array, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      this.visits += figures[0]?.[rows[at] ?? 0] ?? 0;
      this.pageViews += figures[1]?.[rows[at] ?? 0] ?? 0;
    }
  }

  figures(): VisitNumbers {
    return { visits: this.visits, pageViews: this.pageViews };
  }

  clear(): void {
    this.visits = this.pageViews = 0;
  }
}
