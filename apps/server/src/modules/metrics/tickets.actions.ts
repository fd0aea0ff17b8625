// The figures of what happened to tickets over some time.

import type { Context } from "../../kernel/context.ts";
import { presentBucket, presentGroup } from "./metrics.resource.ts";
import { cutTime, type Question, tally } from "./report.actions.ts";
import { tickets } from "./sources.ts";
import { TICKET_FACTS, TicketCount, type TimedNumbers, ticketParts } from "./ticket-count.rules.ts";

type Fact = keyof typeof TICKET_FACTS;

export interface TicketReport<N> {
  /** What is counted. */
  readonly facts: readonly Fact[];
  /** Which of these is timed. */
  readonly timed?: Fact;
  present(numbers: TimedNumbers): N;
}

export async function countTickets<N extends object>(
  ctx: Context,
  question: Question,
  { facts, timed: timedFact, present }: TicketReport<N>,
) {
  const { range, buckets } = await cutTime(ctx, question);
  const { groupBy = "date" } = question;
  const only = facts.map((fact) => TICKET_FACTS[fact]);
  const timed = timedFact && TICKET_FACTS[timedFact];
  const make = (size: "large" | "small") => new TicketCount(size, timed);
  const counted = await tally(ctx, tickets, question, {
    buckets,
    only,
    make,
    parts: ticketParts(timed),
  });
  const none = make("small").figures();
  const series = buckets.map((bucket, at) => ({
    ...presentBucket(bucket),
    ...present(counted.series[at] ?? none),
  }));
  const breakdown = counted.groups.map(({ key, figures }) => ({
    ...presentGroup(groupBy, key),
    ...present(figures),
  }));
  return {
    ...range,
    totals: present(counted.totals),
    series,
    ...(groupBy === "date" ? {} : { breakdown }),
  };
}
