// SQL for what is counted of chats: one row each, without what was said.

import { type Database, sql } from "../../kernel/db.ts";
import type { ChatState } from "./chat.rules.ts";

export interface ChatFigures {
  readonly created_on: Date;
  readonly answered_on: Date | null;
  readonly last_message_on: Date;
  readonly state: ChatState;
  readonly offline: boolean;
  readonly message_count: number;
  readonly rating: number;
  readonly agents: readonly string[];
  readonly department_id: string | null;
  readonly tags: readonly string[];
}

/** Of the chats that began from one moment up to another, which is left out; none of the bin, in order. */
export async function findChatFigures(
  db: Database,
  propertyId: string,
  span: { readonly from: Date; readonly until: Date },
): Promise<readonly ChatFigures[]> {
  const result = await sql<ChatFigures>`
    select created_on, answered_on, last_message_on, state, offline_form is not null as offline, message_count, rating,
      agents, department_id, tags
    from chats
    where property_id = ${propertyId} and deleted_on is null
      and created_on >= ${span.from} and created_on < ${span.until}
    order by created_on, chat_id`.execute(db);
  return result.rows;
}

export interface ChatDay {
  readonly property_id: string;
  /** `2026-11-26`, by UTC. */
  readonly day: string;
}

/** The days on which some chats began; those that are gone for good have none. */
export async function findChatDays(
  db: Database,
  chats: readonly { readonly propertyId: string; readonly chatId: string }[],
): Promise<readonly ChatDay[]> {
  if (chats.length === 0) return [];
  const result = await sql<ChatDay>`
    select distinct c.property_id, to_char(c.created_on at time zone 'UTC', 'YYYY-MM-DD') as day
    from unnest(${chats.map((one) => one.propertyId)}::text[], ${chats.map((one) => one.chatId)}::uuid[])
      as t (property_id, chat_id)
    join chats c on c.property_id = t.property_id and c.chat_id = t.chat_id
    order by c.property_id, day`.execute(db);
  return result.rows;
}

/** Every day on which a chat of the property began: one step along the index each, however many chats there are. */
export async function listChatDays(db: Database, propertyId: string): Promise<readonly string[]> {
  const first = sql`select date_trunc('day', min(created_on), 'UTC') from chats
    where property_id = ${propertyId} and deleted_on is null`;
  const result = await sql<{ day: string }>`
    with recursive days (day) as (
      ${first}
      union all
      select (${first} and created_on >= d.day + interval '1 day') from days d where d.day is not null)
    select to_char(day at time zone 'UTC', 'YYYY-MM-DD') as day from days where day is not null`.execute(db);
  return result.rows.map((row) => row.day);
}
