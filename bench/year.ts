// A property with a year behind it: chats, and tickets with all that figures count of them, written by a few set-based
// statements. More of it by day than by night.

import type pg from "pg";
import { CHAT_TABLES } from "./many-chats.ts";
import { TICKET_TABLES } from "./many-tickets.ts";
import { dropIndexes } from "./seeding.ts";

export const AGENTS = 40;
export const DEPARTMENTS = 6;
export const TAGS = 60;

export const agent = (n: number) => `5f0000000000000000000${String(n).padStart(3, "0")}`;
export const department = (n: number) => `5e0000000000000000000${String(n).padStart(3, "0")}`;

export const YEAR_TABLES = ["departments", ...CHAT_TABLES, ...TICKET_TABLES, "metric_days"] as const;

export interface Year {
  readonly propertyId: string;
  readonly until: Date;
  readonly chats: number;
  readonly tickets: number;
}

export async function writeYear(db: pg.Client, year: Year): Promise<void> {
  const { propertyId, until, chats, tickets } = year;
  await db.query("begin");
  await db.query("set local maintenance_work_mem = '512MB'");
  await db.query("set local work_mem = '256MB'");
  await db.query(
    `insert into departments (property_id, department_id, name, created_on)
     select $1, '5e0000000000000000000' || lpad(n::text, 3, '0'), 'Department ' || n, $2::timestamptz from generate_series(0, $3::int - 1) n`,
    [propertyId, until, DEPARTMENTS],
  );
  const rebuilt = await dropIndexes(db, YEAR_TABLES);
  await db.query(CHATS, [propertyId, until, AGENTS, TAGS, DEPARTMENTS, chats]);
  await db.query(TICKETS, [propertyId, until, AGENTS, TAGS, DEPARTMENTS, tickets]);
  await db.query(HISTORY, [propertyId, until]);
  await db.query("insert into ticket_numbers (property_id, last_number) values ($1, $2)", [
    propertyId,
    tickets,
  ]);
  for (const definition of rebuilt) await db.query(definition);
  await db.query("commit");
}

/** Up to three of each word. */
const wordsOf = (h: string) =>
  `array(select distinct 'tag ' || (${h} / (31 * k) % $4) from generate_series(1, ${h} % 4) k)`;
const agentOf = (h: string) => `'5f0000000000000000000' || lpad((${h} % $3)::text, 3, '0')`;
const departmentOf = (h: string) => `'5e0000000000000000000' || lpad((${h} / 7 % $5)::text, 3, '0')`;
/** Numbers from 1 to $6, each with a dice of its own, over the year. */
const MOMENTS = `
  select n, h, $2::timestamptz - interval '364 days' * (n::float8 / $6::int) - interval '6 hours' * (h % 1000 / 1000.0) as at
  from (select n, abs(hashint8(n)) as h from generate_series(1, $6::int) n) s`;

const CHATS = `
  insert into chats (property_id, chat_id, state, visitor_id, visitor_name, agents, tags, rating, department_id, position,
    message_count, created_on, updated_on, last_message_on, answered_on, visitor_active_on, ended_on)
  select $1, gen_random_uuid(), case when answered then 'ended' else 'missed' end, lpad(n::text, 21, 'v'), 'Visitor ' || n,
    case when answered then array(select distinct ${agentOf("(h / (17 * k))")} from generate_series(1, 1 + h % 2) k)
      else '{}' end,
    ${wordsOf("h")}, case when h % 3 = 0 then h / 3 % 3 - 1 else 0 end, ${departmentOf("h")}, 6, 2 + h % 20,
    at, at, at + make_interval(secs => 20 + h % 2000),
    case when answered then at + make_interval(secs => 2 + h / 11 % 400) end, at, at + interval '1 hour'
  from (select *, h % 10 > 0 as answered from (${MOMENTS}) m) s`;

const TICKETS = `
  insert into tickets (property_id, ticket_id, human_id, subject, status, priority, source, requester_name,
    requester_email, assigned_agent_id, department_id, assigned_on, tags, language, position, message_count,
    last_message_by, last_message_on, created_on, updated_on)
  select $1, gen_random_uuid(), n, 'Reso dell''ordine ' || n, case when h % 10 > 0 then 'closed' else 'open' end, 'normal',
    'form', 'Customer ' || n, 'customer' || n || '@mail.example', ${agentOf("(h / 17)")}, ${departmentOf("h")}, at,
    ${wordsOf("h")}, 'it', 7, 1, 'v', at, at, at
  from (${MOMENTS}) s`;

/**
 * What happens to a ticket: it is made, most are answered, some of these up to three times, closed after some days, and
 * every ninth of those is opened again and closed for good. Their messages are not counted, and not written.
 */
const HISTORY = `
  insert into ticket_history (property_id, ticket_id, position, type, actor, actor_id, actor_name, value_from, value_to,
    first_response, status, assigned_agent_id, department_id, created_on)
  select property_id, ticket_id, e.position, type, case when type = 'create' then 'v' else 'a' end,
    case when type <> 'create' then assigned_agent_id end, case when type = 'create' then requester_name else 'Agent' end,
    value_from, value_to, e.position = 2, coalesce(value_to, 'open'), assigned_agent_id, department_id, at
  from (select t.*, abs(hashint8(human_id)) as h from tickets t where property_id = $1) t
  cross join lateral (values
    (1, 'create', null, null, true, 0),
    (2, 'reply', null, null, h % 20 > 0, 120 + h / 11 % 90000),
    (3, 'reply', null, null, h % 20 > 0 and h / 13 % 3 > 0, 100000 + h / 11 % 30000),
    (4, 'reply', null, null, h % 20 > 0 and h / 13 % 3 > 1, 140000 + h / 11 % 30000),
    (5, 'status', 'open', 'closed', h % 10 > 0, 180000 + h / 5 % 300000),
    (6, 'status', 'closed', 'open', h % 10 > 0 and h / 19 % 9 = 0, 500000 + h / 5 % 300000),
    (7, 'status', 'open', 'closed', h % 10 > 0 and h / 19 % 9 = 0, 900000 + h / 5 % 300000)
  ) as e (position, type, value_from, value_to, happened, seconds)
  cross join lateral (select created_on + make_interval(secs => seconds) as at) a
  where happened and at < $2::timestamptz`;
