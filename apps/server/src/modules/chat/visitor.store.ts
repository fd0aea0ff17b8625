// SQL for the chats of one visitor.

import { type Database, sql } from "../../kernel/db.ts";
import { type ChatRow, chatColumns } from "./chat.store.ts";

/** Chats whose events a visitor's browser must not miss while it was away. */
const RECENT = 10;

/** The live one before any other, then the latest. What was written while nobody was there is no conversation. */
export async function findLatestChat(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<ChatRow | undefined> {
  const result = await sql<ChatRow>`
    select ${chatColumns} from chats
    where property_id = ${propertyId} and visitor_id = ${visitorId} and deleted_on is null and offline_form is null
    order by state in ('waiting', 'served') desc, created_on desc limit 1`.execute(db);
  return result.rows[0];
}

/** The chat the visitor is in, locked against other changes of it. */
export async function lockLiveChat(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<ChatRow | undefined> {
  const result = await sql<ChatRow>`
    select ${chatColumns} from chats
    where property_id = ${propertyId} and visitor_id = ${visitorId} and deleted_on is null
      and state in ('waiting', 'served')
    order by created_on desc limit 1 for no key update`.execute(db);
  return result.rows[0];
}

export async function findRecentChatIds(
  db: Database,
  propertyId: string,
  visitorId: string,
): Promise<readonly string[]> {
  const result = await sql<{ chat_id: string }>`
    select chat_id from chats where property_id = ${propertyId} and visitor_id = ${visitorId}
    order by created_on desc limit ${RECENT}`.execute(db);
  return result.rows.map(({ chat_id }) => chat_id);
}

export interface PastChat extends Pick<ChatRow, "chat_id" | "state" | "agents" | "created_on" | "ended_on"> {
  /** What was said last. */
  readonly text: string | null;
}

/** The latest first. */
export async function listChatsOfVisitor(
  db: Database,
  propertyId: string,
  visitorId: string,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly PastChat[] }> {
  const of = sql`property_id = ${propertyId} and visitor_id = ${visitorId} and deleted_on is null`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from chats where ${of}`.execute(db),
    sql<PastChat>`
      select chat_id, state, agents, created_on, ended_on,
        (select m.text from chat_messages m
          where m.property_id = c.property_id and m.chat_id = c.chat_id and m.type = 'msg'
          order by m.position desc limit 1) as text
      from chats c where ${of} order by created_on desc, chat_id desc
      limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}
