// Counts a property's chats, visits and tickets by the very SQL that the reference shows: what it shows is to be true.

import type { Interval } from "../modules/metrics/calendar.rules.ts";
import {
  chatFigures,
  engagementFigure,
  type Figure,
  type FigureRows,
  figureRows,
  ticketFigures,
  visitFigures,
} from "../modules/metrics/figures.rules.ts";
import type { TestServer } from "./server.ts";
import { byName, type MetricsMethod, type Question, type Row } from "./slow-count.ts";

const answered = {
  "metrics.chats": [figureRows.chats, chatFigures],
  "metrics.tickets-new": [figureRows.ticketsNew, ticketFigures.new],
  "metrics.tickets-reopened": [figureRows.ticketsReopened, ticketFigures.reopened],
  "metrics.tickets-resolved": [figureRows.ticketsResolved, ticketFigures.resolved],
  "metrics.tickets-responses": [figureRows.ticketsResponses, ticketFigures.responses],
} as const satisfies Record<MetricsMethod, readonly [FigureRows, Record<string, Figure>]>;

/** What a method answers, without the moments of its buckets. */
export async function countByReference(server: TestServer, method: MetricsMethod, question: Question) {
  const { pool } = server.database;
  const { startDate, endDate, timezone, interval, groupBy } = question;
  const rows = await pool.query(labelsOf(interval), [timezone, startDate, endDate]);
  const labels = rows.rows.map(({ key }) => String(key));
  const [source, figures] = answered[method];
  const counted = await countRows(server, question, source, figures);
  const whole = ["all", ...labels].map((label) => numbersOf(figures, counted.get(label)));
  const full = method === "metrics.chats" ? await withVisits(server, question, whole, labels) : whole;
  const [totals, ...series] = full;
  const keys = groupBy && (await countGroups(server, question, source, figures));
  return {
    ...{ startDate, endDate, timezone, interval, totals },
    series: series.map((one, at) => ({ date: nameOf(labels[at] ?? ""), ...one })),
    ...(keys ? { breakdown: byName(keys) } : {}),
  };
}

/** Figures by bucket, and `all` of them. */
async function countRows(
  server: TestServer,
  question: Question,
  source: FigureRows,
  figures: Record<string, Figure>,
): Promise<ReadonlyMap<string, Row>> {
  const label = labelOf(question.interval, source.moment);
  const text = (key: string) =>
    `select ${key} as key, ${select(figures)} from ${source.tables} where ${conditions(source)} group by 1`;
  const found: Row[] = [];
  for (const key of ["'all'::text", label])
    found.push(...(await server.database.pool.query(text(key), valuesOf(question, source))).rows);
  return new Map(found.map((row) => [String(row.key), row]));
}

async function countGroups(
  server: TestServer,
  question: Question,
  source: FigureRows,
  figures: Record<string, Figure>,
): Promise<Row[]> {
  const { groupBy } = question;
  const { agents, department, tags } = source;
  const list = groupBy === "department" ? `array[${department}]` : groupBy === "agent" ? agents : tags;
  const keys = `case when cardinality(${list}) = 0 then array[null]::text[] else ${list} end`;
  const { rows } = await server.database.pool.query(
    `select k.key, ${select(figures)} from ${source.tables} cross join lateral unnest(${keys}) as k (key)
     where ${conditions(source)} group by 1`,
    valuesOf(question, source),
  );
  const name = groupBy === "tag" ? "tag" : `${groupBy}Id`;
  return rows.map((row) => ({
    ...(row.key === null ? {} : { [name]: row.key }),
    ...numbersOf(figures, row),
  }));
}

async function withVisits(
  server: TestServer,
  question: Question,
  chats: readonly Record<string, number>[],
  labels: readonly string[],
) {
  const counted = await countRows(server, question, figureRows.visits, visitFigures);
  const visits = ["all", ...labels].map((label) => numbersOf(visitFigures, counted.get(label)));
  const { rows } = await server.database.pool.query(
    `select ${engagementFigure.sql} as value
     from unnest($1::bigint[], $2::bigint[]) with ordinality as t (chats, visits, n) order by n`,
    [chats.map((one) => one.chats), visits.map((one) => one.visits)],
  );
  return chats.map((one, at) => {
    const engagement = rows[at]?.value;
    return { ...one, ...visits[at], ...(engagement === null ? {} : { engagement: Number(engagement) }) };
  });
}

function select(figures: Record<string, Figure>): string {
  return Object.entries(figures)
    .map(([name, { sql }]) => `${sql} as "${name}"`)
    .join(", ");
}

function conditions({ where, moment, agents, department, tags }: FigureRows): string {
  const within = `${where} and (${moment} at time zone $2)::date between $3::date and $4::date`;
  if (!agents) return within;
  return `${within} and ($5::text[] is null or ${agents} && $5)
    and ($6::text[] is null or ${department} = any($6)) and ($7::text[] is null or ${tags} && $7)`;
}

function valuesOf(question: Question, { agents }: FigureRows): unknown[] {
  const { propertyId, timezone, startDate, endDate, agentIds, departmentIds, tags } = question;
  const filters = [agentIds, departmentIds, tags].map((list) => (list?.length ? list : null));
  return [propertyId, timezone, startDate, endDate, ...(agents ? filters : [])];
}

function numbersOf(figures: Record<string, Figure>, row: Row | undefined): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, { optional }]) => {
      const value = row?.[name] ?? null;
      return value === null ? (optional ? [] : [[name, 0]]) : [[name, Number(value)]];
    }),
  );
}

function labelOf(interval: Interval, moment: string): string {
  const local = `(${moment} at time zone $2)`;
  if (interval !== "hour") return `to_char(date_trunc('${interval}', ${local}), 'YYYY-MM-DD')`;
  const offset = `(extract(epoch from ${local} - (${moment} at time zone 'UTC')) / 60)::int`;
  return `to_char(${local}, 'YYYY-MM-DD"T"HH24:00:00') || ' ' || ${offset}`;
}

/** Every bucket there is in the range, from the clock itself, quarter of an hour by quarter. */
function labelsOf(interval: Interval): string {
  const step = interval === "hour" ? "15 minutes" : "6 hours";
  return `select ${labelOf(interval, "m").replaceAll("$2", "$1")} as key, min(m)
    from generate_series($2::date - interval '1 day', $3::date + interval '2 days', interval '${step}') as s (l),
      lateral (select s.l at time zone 'UTC' as m) as t
    where (m at time zone $1)::date between $2::date and $3::date group by 1 order by 2`;
}

/** `2026-10-25T02:00:00 120` is told as `2026-10-25T02:00:00+02:00`. */
function nameOf(label: string): string {
  const [date = "", offset] = label.split(" ");
  if (offset === undefined) return date;
  const minutes = Math.abs(Number(offset));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date}${Number(offset) < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
