// SQL for chats: one at a time. Lists, messages and notes have stores of their own beside this one.

import { type Database, sql } from "../../kernel/db.ts";
import type { ChatState } from "./chat.rules.ts";

/** What a Chat shows: lists read no more than this. */
export interface ShownRow {
  readonly property_id: string;
  readonly chat_id: string;
  readonly state: ChatState;
  readonly visitor_id: string;
  readonly visitor_name: string;
  readonly visitor_email: string | null;
  readonly visitor_phone: string | null;
  readonly person_id: string | null;
  readonly country_code: string | null;
  readonly city: string | null;
  readonly domain: string | null;
  readonly ip: string | null;
  /** All who have been in the chat. */
  readonly agents: readonly string[];
  readonly tags: readonly string[];
  readonly rating: number;
  readonly offline_form: Record<string, string> | null;
  readonly message_count: number;
  readonly created_on: Date;
  readonly updated_on: Date;
  readonly last_message_on: Date;
}

export interface ChatRow extends ShownRow {
  readonly department_id: string | null;
  readonly assigned_agent_id: string | null;
  readonly assigned_on: Date | null;
  /** Those in it now. */
  readonly present_agents: readonly string[];
  /** Position of the latest entry; each next one takes the number after it. */
  readonly position: number;
  readonly agent_read_position: number;
  readonly visitor_read_position: number;
  /** Of its messages as JSON; `writeMessage` counts them. */
  readonly said_bytes: number;
  readonly answered_on: Date | null;
  readonly visitor_active_on: Date;
  readonly visitor_left_on: Date | null;
  readonly ended_on: Date | null;
  readonly deleted_on: Date | null;
}

export const shownColumns = sql`property_id, chat_id, state, visitor_id, visitor_name, visitor_email, visitor_phone,
  person_id, country_code, city, domain, ip, agents, tags, rating, offline_form, message_count, created_on,
  updated_on, last_message_on`;

export const chatColumns = sql`${shownColumns}, department_id, assigned_agent_id, assigned_on, present_agents, position,
  agent_read_position, visitor_read_position, answered_on, visitor_active_on, visitor_left_on, ended_on, deleted_on, said_bytes`;

/** One that is not deleted. */
export async function findChat(
  db: Database,
  propertyId: string,
  chatId: string,
): Promise<ChatRow | undefined> {
  const result = await sql<ChatRow>`
    select ${chatColumns} from chats
    where property_id = ${propertyId} and chat_id = ${chatId}::uuid and deleted_on is null`.execute(db);
  return result.rows[0];
}

/** The chat, deleted or not, locked against other changes of it. */
export async function lockChat(
  db: Database,
  propertyId: string,
  chatId: string,
): Promise<ChatRow | undefined> {
  const result = await sql<ChatRow>`
    select ${chatColumns} from chats
    where property_id = ${propertyId} and chat_id = ${chatId}::uuid for no key update`.execute(db);
  return result.rows[0];
}

export async function insertChat(db: Database, chat: ChatRow): Promise<void> {
  await sql`
    insert into chats (${chatColumns})
    values (${chat.property_id}, ${chat.chat_id}::uuid, ${chat.state}, ${chat.visitor_id}, ${chat.visitor_name},
            ${chat.visitor_email}, ${chat.visitor_phone}, ${chat.person_id}, ${chat.country_code}, ${chat.city},
            ${chat.domain}, ${chat.ip}, ${chat.agents as string[]}::text[], ${chat.tags as string[]}::text[],
            ${chat.rating}, ${chat.offline_form ? JSON.stringify(chat.offline_form) : null}::jsonb,
            ${chat.message_count}, ${chat.created_on}, ${chat.updated_on}, ${chat.last_message_on},
            ${chat.department_id}, ${chat.assigned_agent_id}, ${chat.assigned_on},
            ${chat.present_agents as string[]}::text[], ${chat.position}, ${chat.agent_read_position},
            ${chat.visitor_read_position}, ${chat.answered_on}, ${chat.visitor_active_on}, ${chat.visitor_left_on},
            ${chat.ended_on}, ${chat.deleted_on}, ${chat.said_bytes})`.execute(db);
}

/** Everything that may change once it has begun; what was said is counted by `writeMessage`. */
export async function updateChat(db: Database, chat: ChatRow): Promise<void> {
  await sql`
    update chats set state = ${chat.state}, department_id = ${chat.department_id},
      assigned_agent_id = ${chat.assigned_agent_id}, assigned_on = ${chat.assigned_on},
      agents = ${chat.agents as string[]}::text[], present_agents = ${chat.present_agents as string[]}::text[],
      tags = ${chat.tags as string[]}::text[], rating = ${chat.rating}, position = ${chat.position},
      agent_read_position = ${chat.agent_read_position}, visitor_read_position = ${chat.visitor_read_position},
      updated_on = ${chat.updated_on}, visitor_active_on = ${chat.visitor_active_on},
      visitor_left_on = ${chat.visitor_left_on}, ended_on = ${chat.ended_on}, deleted_on = ${chat.deleted_on}
    where property_id = ${chat.property_id} and chat_id = ${chat.chat_id}::uuid`.execute(db);
}

export interface Workload {
  readonly agent_id: string;
  /** Live chats that are theirs. */
  readonly live: number;
  readonly last_assigned_on: Date | null;
}

/** How busy some agents of a property are. */
export async function findWorkloads(
  db: Database,
  propertyId: string,
  agentIds: readonly string[],
): Promise<readonly Workload[]> {
  if (agentIds.length === 0) return [];
  const result = await sql<Workload>`
    select a.agent_id, coalesce(l.live, 0)::int as live,
      (select max(c.assigned_on) from chats c
        where c.property_id = ${propertyId} and c.assigned_agent_id = a.agent_id) as last_assigned_on
    from unnest(${agentIds as string[]}::text[]) as a (agent_id)
    left join (select assigned_agent_id, count(*) as live from chats
      where property_id = ${propertyId} and state in ('waiting', 'served') and deleted_on is null
      group by assigned_agent_id) l on l.assigned_agent_id = a.agent_id`.execute(db);
  return result.rows;
}

/** Chats that go on, each with whom: few at any time, however long the history. */
export async function findLiveChats(
  db: Database,
  propertyId: string,
): Promise<readonly Pick<ChatRow, "chat_id" | "visitor_id" | "ip">[]> {
  const result = await sql<Pick<ChatRow, "chat_id" | "visitor_id" | "ip">>`
    select chat_id, visitor_id, ip from chats
    where property_id = ${propertyId} and state in ('waiting', 'served') and deleted_on is null
    order by chat_id`.execute(db);
  return result.rows;
}

export type QuietChat = Pick<
  ChatRow,
  "property_id" | "chat_id" | "visitor_active_on" | "visitor_left_on" | "last_message_on"
>;

/** Live chats in which nothing was said since `before`; only the sweep asks for chats of properties nobody named. */
export async function findQuietChats(db: Database, before: Date): Promise<readonly QuietChat[]> {
  const result = await sql<QuietChat>`
    select property_id, chat_id, visitor_active_on, visitor_left_on, last_message_on from chats
    where state in ('waiting', 'served') and deleted_on is null and last_message_on <= ${before}
    order by property_id, chat_id`.execute(db);
  return result.rows;
}

/** Deleted at `before` or earlier: gone for good, with all that was said. */
export async function purgeChats(db: Database, before: Date): Promise<void> {
  await sql`delete from chats where deleted_on <= ${before}`.execute(db);
}
