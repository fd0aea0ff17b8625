// Counts a property's chats and visits as the reference says it is done: in SQL, over the rows themselves.

import type { Interval } from "../modules/metrics/calendar.rules.ts";
import {
  chatFigures,
  engagementFigure,
  type Figure,
  figureSources,
  visitFigures,
} from "../modules/metrics/figures.rules.ts";
import type { TestServer } from "./server.ts";

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

/** What the reference shows, over the rows themselves. */
export async function countSlowly(server: TestServer, question: Question) {
  const { pool } = server.database;
  const { propertyId, startDate, endDate, timezone, interval, groupBy } = question;
  const filters = [question.agentIds, question.departmentIds, question.tags].map((list) =>
    list?.length ? list : null,
  );
  const within = (moment: string) => `(${moment} at time zone $2)::date between $3::date and $4::date`;
  const filtered =
    "($5::text[] is null or agents && $5) and ($6::text[] is null or department_id = any($6)) and ($7::text[] is null or tags && $7)";
  const select = (figures: Record<string, Figure>) =>
    Object.entries(figures)
      .map(([name, { sql }]) => `${sql} as "${name}"`)
      .join(", ");
  const { chats, visits } = figureSources;
  const values = [propertyId, timezone, startDate, endDate];
  const ofChats = async (
    key: string,
    source = `(select * from ${chats.from} and ${within("created_on")} and ${filtered}) r`,
  ) =>
    (
      await pool.query(`select ${key} as key, ${select(chatFigures)} from ${source} group by 1`, [
        ...values,
        ...filters,
      ])
    ).rows;
  const ofVisits = async (key: string) =>
    (
      await pool.query(
        `select ${key} as key, ${select(visitFigures)} from ${visits.from} and ${within("started_on")} group by 1`,
        values,
      )
    ).rows;

  const labels = (await pool.query(labelsOf(interval), [timezone, startDate, endDate])).rows.map(({ key }) =>
    String(key),
  );
  const byLabel = (rows: Row[]) => new Map(rows.map((row) => [String(row.key), row]));
  const chatRows = byLabel(await ofChats(labelOf(interval, "created_on")));
  const visitRows = byLabel(await ofVisits(labelOf(interval, "started_on")));
  const [chatTotal] = await ofChats("'all'::text");
  const [visitTotal] = await ofVisits("'all'::text");
  const whole = [
    { chats: chatTotal, visits: visitTotal },
    ...labels.map((label) => ({ chats: chatRows.get(label), visits: visitRows.get(label) })),
  ];
  const engagement = await pool.query(
    `select ${engagementFigure.sql} as value from unnest($1::bigint[], $2::bigint[]) with ordinality as t (chats, visits, n) order by n`,
    [whole.map((one) => one.chats?.chats ?? 0), whole.map((one) => one.visits?.visits ?? 0)],
  );
  const numbers = whole.map((one, at) => ({
    ...numbersOf(chatFigures, one.chats),
    ...numbersOf(visitFigures, one.visits),
    ...(engagement.rows[at]?.value === null ? {} : { engagement: Number(engagement.rows[at]?.value) }),
  }));
  const [totals, ...series] = numbers;
  return {
    startDate,
    endDate,
    timezone,
    interval,
    totals,
    series: series.map((one, at) => ({ date: nameOf(labels[at] ?? ""), ...one })),
    breakdown: groupBy
      ? byName(
          (await ofChats("key", groupedBy(groupBy, within("created_on"), filtered))).map((row) =>
            presentRow(groupBy, row),
          ),
        )
      : undefined,
  };
}

export type Row = Record<string, unknown>;

function numbersOf(figures: Record<string, Figure>, row: Row | undefined): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, { optional }]) => {
      const value = row?.[name] ?? null;
      return value === null ? (optional ? [] : [[name, 0]]) : [[name, Number(value)]];
    }),
  );
}

function presentRow(groupBy: string, row: Row) {
  const name = groupBy === "tag" ? "tag" : `${groupBy}Id`;
  return { ...(row.key === null ? {} : { [name]: row.key }), ...numbersOf(chatFigures, row) };
}

function groupedBy(groupBy: string, within: string, filtered: string): string {
  const keys =
    groupBy === "department"
      ? "array[department_id]"
      : `case when cardinality(${groupBy}s) = 0 then array[null]::text[] else ${groupBy}s end`;
  return `(select c.*, k.key from ${figureSources.chats.from.replace("chats", `chats c cross join lateral unnest(${keys}) as k (key)`)} and ${within} and ${filtered}) r`;
}

export function byName(rows: Row[] | undefined): Row[] | undefined {
  return rows && [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
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
