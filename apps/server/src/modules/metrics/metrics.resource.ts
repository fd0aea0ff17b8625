// How metrics look from outside.

import { Id, OneOf, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import { type Bucket, intervals } from "./calendar.rules.ts";
import type { ChatNumbers } from "./chat-count.rules.ts";
import { ratio } from "./chat-count.rules.ts";
import { chatFigures, engagementFigure, type Figure, ticketFigures, visitFigures } from "./figures.rules.ts";
import { groupings } from "./tally.rules.ts";
import type { VisitNumbers } from "./visit-count.rules.ts";

const dateInput = (description: string) =>
  Type.String({
    pattern: "^\\d{4}-\\d{2}-\\d{2}([Tt].{1,30})?$",
    description,
  });

const few = <T extends ReturnType<typeof Type.String>>(of: T, description: string) =>
  Type.Optional(Type.Array(of, { maxItems: 100, uniqueItems: true, description }));

/** Over which time, of what, and how it is cut. */
export const metricsInput = {
  propertyId: Id("property"),
  startDate: Type.Optional(
    dateInput(
      "First day, such as `2026-11-01`; a moment stands for its day in `timezone`. 29 days before `endDate` when left out.",
    ),
  ),
  endDate: Type.Optional(dateInput("Last day, which is included. Today when left out.")),
  timezone: Type.Optional(
    Text(
      64,
      "Zone whose clock the days and hours are cut by, such as `Europe/Rome`; the property's when left out.",
    ),
  ),
  interval: Type.Optional(
    OneOf(
      intervals,
      "How long a bucket of `series` is: weeks begin on Monday. `day` when left out. There are at most 1,000 buckets.",
    ),
  ),
  agentIds: few(Id("agent"), "Only with at least one of these agents."),
  departmentIds: few(Id("department"), "Only of these departments."),
  tags: few(Text(50, "A tag."), "Only with at least one of these tags."),
  groupBy: Type.Optional(
    OneOf(
      groupings,
      "What `breakdown` has a line for: each `agent`, `department` or `tag`. By `date`, as when left out, there is `series` alone.",
    ),
  ),
};

export const range = {
  startDate: Type.String({ description: "First day." }),
  endDate: Type.String({ description: "Last day, included." }),
  timezone: Type.String({ description: "Zone whose clock the days and hours are cut by." }),
  interval: OneOf(intervals, "How long a bucket of `series` is."),
};

export const bucketFields = {
  date: Type.String({
    description:
      "What the clock shows at its beginning: the day, the Monday of the week, the first of the month; for an hour `2026-11-26T14:00:00+01:00`.",
  }),
  startsOn: Time("First moment that counts in it: later than `date` where the range begins in the middle."),
  endsOn: Time("The first moment after it."),
};

/** What one line of a breakdown is about; none of these for what has none. */
export const groupFields = {
  agentId: Type.Optional(Id("agent")),
  departmentId: Type.Optional(Id("department")),
  tag: Type.Optional(Type.String({ description: "The tag." })),
};

type Fields<F extends Record<string, Figure>> = {
  [K in keyof F]: F[K] extends { optional: true }
    ? ReturnType<typeof Type.Optional<ReturnType<typeof Type.Number>>>
    : ReturnType<typeof Type.Number>;
};

/** The fields of some figures, described by what they mean. */
export function figureFields<F extends Record<string, Figure>>(figures: F): Fields<F> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, { words, unit, optional }]) => {
      const field =
        unit === "ratio"
          ? Type.Number({ minimum: 0, description: words })
          : Type.Integer({ minimum: 0, description: words });
      return [name, optional ? Type.Optional(field) : field];
    }),
  ) as unknown as Fields<F>;
}

const chatFields = figureFields(chatFigures);
const wholeFields = { ...chatFields, ...figureFields({ ...visitFigures, engagement: engagementFigure }) };

const seriesWords = "Every bucket of the range, in order; those in which nothing happened are there too.";

export const ChatMetrics = strict({
  ...range,
  totals: strict(wholeFields, "Over the whole range."),
  series: Type.Array(strict({ ...bucketFields, ...wholeFields }), {
    description: seriesWords,
  }),
  breakdown: Type.Optional(
    Type.Array(strict({ ...groupFields, ...chatFields }), {
      description:
        "With `groupBy`: the most chats first. A chat of several agents or tags counts with each of them; one line, without a name, is what has none.",
    }),
  ),
});

const breakdownWords = "With `groupBy`: the largest first; one line, without a name, is what has none.";

function ticketMetrics<F extends Record<string, Figure>>(figures: F) {
  const fields = figureFields(figures);
  return strict({
    ...range,
    totals: strict(fields, "Over the whole range."),
    series: Type.Array(strict({ ...bucketFields, ...fields }), { description: seriesWords }),
    breakdown: Type.Optional(
      Type.Array(strict({ ...groupFields, ...fields }), { description: breakdownWords }),
    ),
  });
}

export const NewTickets = ticketMetrics(ticketFigures.new);
export const ReopenedTickets = ticketMetrics(ticketFigures.reopened);
export const ResolvedTickets = ticketMetrics(ticketFigures.resolved);
export const TicketResponses = ticketMetrics(ticketFigures.responses);

export type WholeNumbers = ChatNumbers & VisitNumbers & { engagement?: number };

export function wholeNumbers(chats: ChatNumbers, visits: VisitNumbers): WholeNumbers {
  return {
    ...chats,
    ...visits,
    ...(visits.visits > 0 ? { engagement: ratio(chats.chats, visits.visits) } : {}),
  };
}

export function presentBucket({ date, fromMs, untilMs }: Bucket) {
  return { date, startsOn: new Date(fromMs).toISOString(), endsOn: new Date(untilMs).toISOString() };
}

export function presentGroup(groupBy: string, key: string | null): Static<ReturnType<typeof groupOf>> {
  if (key === null) return {};
  return groupBy === "agent"
    ? { agentId: key }
    : groupBy === "department"
      ? { departmentId: key }
      : { tag: key };
}

const groupOf = () => strict(groupFields);
