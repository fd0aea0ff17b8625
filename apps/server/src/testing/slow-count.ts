// Counts a property's chats, visits and tickets slowly and obviously, from their rows and from the words the reference
// has for each figure. It shares nothing with what it checks: no SQL, no calendar, no arithmetic.

import type { Interval } from "../modules/metrics/calendar.rules.ts";
import type { TestServer } from "./server.ts";
import type { SlowBucket, SlowClock } from "./slow-clock.ts";

export interface Question {
  readonly propertyId: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly timezone: string;
  readonly interval: Interval;
  readonly agentIds?: readonly string[];
  readonly departmentIds?: readonly string[];
  readonly tags?: readonly string[];
  readonly groupBy?: "agent" | "department" | "tag";
}

export const metricsMethods = [
  "metrics.chats",
  "metrics.tickets-new",
  "metrics.tickets-reopened",
  "metrics.tickets-resolved",
  "metrics.tickets-responses",
] as const;
export type MetricsMethod = (typeof metricsMethods)[number];

export type Row = Record<string, unknown>;
type Numbers = Record<string, number>;

interface ChatRow {
  readonly state: string;
  readonly created_on: Date;
  readonly last_message_on: Date;
  readonly answered_on: Date | null;
  readonly message_count: number;
  readonly rating: number;
  readonly offline_form: object | null;
  readonly department_id: string | null;
  readonly agents: readonly string[];
  readonly tags: readonly string[];
  readonly deleted_on: Date | null;
}

interface VisitRow {
  readonly started_on: Date;
  readonly page_views: number;
}

interface TicketRow {
  readonly ticket_id: string;
  readonly tags: readonly string[];
  readonly created_on: Date;
  readonly deleted_on: Date | null;
}

interface EntryRow {
  readonly ticket_id: string;
  readonly type: string;
  readonly actor: string;
  readonly actor_id: string | null;
  readonly value_from: string | null;
  readonly value_to: string | null;
  readonly assigned_agent_id: string | null;
  readonly department_id: string | null;
  readonly created_on: Date;
}

export interface RawRows {
  readonly chats: readonly ChatRow[];
  readonly visits: readonly VisitRow[];
  readonly tickets: readonly TicketRow[];
  /** In the order of each ticket's history. */
  readonly history: readonly EntryRow[];
  readonly departmentIds: readonly string[];
}

/** Everything there is of a property, as it is now. */
export async function readRaw(server: TestServer, propertyId: string): Promise<RawRows> {
  const read = async (text: string) => (await server.database.pool.query(text, [propertyId])).rows;
  const [chats, visits, tickets, history, departments] = await Promise.all([
    read("select * from chats where property_id = $1"),
    read("select * from visitor_sessions where property_id = $1"),
    read("select * from tickets where property_id = $1"),
    read("select * from ticket_history where property_id = $1 order by ticket_id, position"),
    read("select * from departments where property_id = $1"),
  ]);
  const departmentIds = departments.map((row) => String(row.department_id));
  return { chats, visits, tickets, history, departmentIds } as RawRows;
}

/** Something that counts: when, whose it is, and the row that says the rest. */
interface Counted<R> {
  readonly on: Date;
  readonly agents: readonly string[];
  readonly department: string | null;
  readonly tags: readonly string[];
  readonly row: R;
}

/** What a method answers. */
export function countSlowly(raw: RawRows, clock: SlowClock, method: MetricsMethod, question: Question) {
  if (method === "metrics.chats") return answer(question, clock, chatsOf(raw), chatFigures, raw.visits);
  const of = (counts: (entry: EntryRow) => boolean) => ticketsOf(raw, counts);
  if (method === "metrics.tickets-new")
    return answer(
      question,
      clock,
      of(({ type }) => type === "create"),
      (rows) => ({ tickets: rows.length }),
    );
  if (method === "metrics.tickets-reopened")
    return answer(
      question,
      clock,
      of(({ type, value_from }) => type === "status" && value_from === "closed"),
      (rows) => ({ reopened: rows.length }),
    );
  if (method === "metrics.tickets-resolved")
    return answer(
      question,
      clock,
      of(({ type, value_to }) => type === "status" && value_to === "closed"),
      (rows) => ({ resolved: rows.length, ...medianAndP90("resolution", rows.map(sinceMade)) }),
    );
  const answers = of(isAnswer).map((one) => ({
    ...one,
    agents: one.row.entry.actor_id === null ? [] : [one.row.entry.actor_id],
  }));
  return answer(question, clock, answers, (rows) => {
    const first = rows.filter(({ isFirstAnswer }) => isFirstAnswer);
    return {
      responses: rows.length,
      firstResponses: first.length,
      ...medianAndP90("firstResponse", first.map(sinceMade)),
    };
  });
}

/** Chats in the bin do not count. A chat counts when it began. */
function chatsOf(raw: RawRows): Counted<ChatRow>[] {
  return raw.chats
    .filter((chat) => chat.deleted_on === null)
    .map((chat) => ({
      on: chat.created_on,
      agents: chat.agents,
      department: chat.department_id,
      tags: chat.tags,
      row: chat,
    }));
}

function chatFigures(chats: readonly ChatRow[]): Numbers {
  const answered = chats.filter((chat) => chat.answered_on !== null);
  const lasted = answered.map((chat) => secondsBetween(chat.created_on, chat.last_message_on));
  const waited = answered.map((chat) => secondsBetween(chat.created_on, chat.answered_on as Date));
  const rated = (rating: number) => chats.filter((chat) => chat.rating === rating).length;
  const ratings = rated(1) + rated(-1);
  return {
    chats: chats.length,
    answered: answered.length,
    missed: chats.filter((chat) => chat.state === "missed" && chat.offline_form === null).length,
    offlineMessages: chats.filter((chat) => chat.offline_form !== null).length,
    messages: sum(chats.map((chat) => chat.message_count)),
    ...medianAndP90("firstResponse", waited),
    ...(lasted.length > 0
      ? {
          durationMedianSeconds: notExceededBy(5, lasted),
          durationAverageSeconds: Math.round(sum(lasted) / lasted.length),
        }
      : {}),
    positive: rated(1),
    neutral: rated(0),
    negative: rated(-1),
    ...(ratings > 0 ? { satisfaction: fourDigits(rated(1), ratings) } : {}),
  };
}

interface TicketEntry {
  readonly entry: EntryRow;
  readonly ticket: TicketRow;
  readonly isFirstAnswer: boolean;
}

/** Tickets in the bin do not count. Whose a ticket was is written in its history; a department that is gone is none. */
function ticketsOf(raw: RawRows, counts: (entry: EntryRow) => boolean): Counted<TicketEntry>[] {
  return raw.tickets
    .filter((ticket) => ticket.deleted_on === null)
    .flatMap((ticket) => {
      const history = raw.history.filter((entry) => entry.ticket_id === ticket.ticket_id);
      const firstAnswer = history.find(isAnswer);
      return history.filter(counts).map((entry) => ({
        on: entry.created_on,
        agents: entry.assigned_agent_id === null ? [] : [entry.assigned_agent_id],
        department: raw.departmentIds.find((id) => id === entry.department_id) ?? null,
        tags: ticket.tags,
        row: { entry, ticket, isFirstAnswer: entry === firstAnswer },
      }));
    });
}

function isAnswer({ type, actor }: EntryRow): boolean {
  return type === "reply" && actor === "a";
}

function sinceMade({ entry, ticket }: TicketEntry): number {
  return secondsBetween(ticket.created_on, entry.created_on);
}

/** With visits, which no filter narrows down, where they are given. */
function answer<R>(
  question: Question,
  clock: SlowClock,
  all: readonly Counted<R>[],
  figures: (rows: readonly R[]) => Numbers,
  visits?: readonly VisitRow[],
) {
  const { startDate, endDate, timezone, interval, groupBy } = question;
  const isWithin = (on: Date) => startDate <= clock.dateAt(on) && clock.dateAt(on) <= endDate;
  const counted = all.filter((one) => isWithin(one.on) && passes(one, question));
  const began = visits?.filter((visit) => isWithin(visit.started_on));
  const numbers = (some: readonly Counted<R>[]) => figures(some.map(({ row }) => row));
  const bucketOf = (on: Date) => clock.bucketAt(on, interval);
  const countedIn = counted.map(({ on }) => bucketOf(on));
  const begunIn = began?.map((visit) => bucketOf(visit.started_on));
  const series = clock.buckets(startDate, endDate, interval).map((bucket: SlowBucket) => {
    const here = counted.filter((_, at) => countedIn[at] === bucket.date);
    const begun = began?.filter((_, at) => begunIn?.[at] === bucket.date);
    return { ...bucket, ...numbers(here), ...visitFigures(here.length, begun) };
  });
  return {
    ...{ startDate, endDate, timezone, interval },
    totals: { ...numbers(counted), ...visitFigures(counted.length, began) },
    series,
    ...(groupBy ? { breakdown: byName(groups(groupBy, counted, numbers)) } : {}),
  };
}

/** At least one of the agents, of the departments and of the tags that are asked for; an empty list asks for nothing. */
function passes(one: Counted<unknown>, { agentIds, departmentIds, tags }: Question): boolean {
  const departments = one.department === null ? [] : [one.department];
  return (
    [
      [agentIds, one.agents],
      [departmentIds, departments],
      [tags, one.tags],
    ] as const
  ).every(([wanted = [], had]) => wanted.length === 0 || wanted.some((name) => had.includes(name)));
}

function groups<R>(
  groupBy: "agent" | "department" | "tag",
  counted: readonly Counted<R>[],
  numbers: (some: readonly Counted<R>[]) => Numbers,
): Row[] {
  const namesOf = (one: Counted<R>): readonly (string | null)[] => {
    if (groupBy === "department") return [one.department];
    const names = groupBy === "agent" ? one.agents : one.tags;
    return names.length > 0 ? names : [null];
  };
  const field = groupBy === "tag" ? "tag" : `${groupBy}Id`;
  return [...new Set(counted.flatMap(namesOf))].map((name) => ({
    ...(name === null ? {} : { [field]: name }),
    ...numbers(counted.filter((one) => namesOf(one).includes(name))),
  }));
}

function visitFigures(chats: number, visits: readonly VisitRow[] | undefined): Numbers {
  if (!visits) return {};
  return {
    visits: visits.length,
    pageViews: sum(visits.map((visit) => visit.page_views)),
    ...(visits.length > 0 ? { engagement: fourDigits(chats, visits.length) } : {}),
  };
}

function medianAndP90(name: string, seconds: readonly number[]): Numbers {
  if (seconds.length === 0) return {};
  return {
    [`${name}MedianSeconds`]: notExceededBy(5, seconds),
    [`${name}P90Seconds`]: notExceededBy(9, seconds),
  };
}

/** The least of the values that so many in ten of them do not exceed. */
function notExceededBy(inTen: number, values: readonly number[]): number {
  const rising = [...values].sort((a, b) => a - b);
  const enough = (value: number) => rising.filter((one) => one <= value).length * 10 >= inTen * rising.length;
  return rising.find(enough) ?? Number.NaN;
}

function secondsBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function fourDigits(part: number, whole: number): number {
  return Math.round((part * 10_000) / whole) / 10_000;
}

export function byName(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
