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
    select chat_id from chats
    where property_id = ${propertyId} and visitor_id = ${visitorId} and deleted_on is null
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

/** The chats a visitor is in are those of whom they say they are. */
export async function renameChats(
  db: Database,
  visitor: {
    readonly property_id: string;
    readonly visitor_id: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly person_id: string | null;
  },
): Promise<void> {
  await sql`
    update chats set visitor_name = ${visitor.name}, visitor_email = ${visitor.email},
      visitor_phone = ${visitor.phone}, person_id = ${visitor.person_id}
    where property_id = ${visitor.property_id} and visitor_id = ${visitor.visitor_id}
      and state in ('waiting', 'served') and deleted_on is null`.execute(db);
}

/** The live chat of one visitor is another's from now on, unless that one is in a chat already. */
export async function moveLiveChat(
  db: Database,
  from: VisitorTrace,
  to: {
    readonly visitor_id: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly person_id: string | null;
  },
  now: Date,
): Promise<ChatRow | undefined> {
  const { property_id, visitor_id } = from;
  const isLive = sql`state in ('waiting', 'served') and deleted_on is null`;
  const result = await sql<ChatRow>`
    update chats set visitor_id = ${to.visitor_id}, visitor_name = ${to.name}, visitor_email = ${to.email},
      visitor_phone = ${to.phone}, person_id = ${to.person_id}, updated_on = ${now}
    where property_id = ${property_id} and visitor_id = ${visitor_id} and ${isLive}
      and not exists (select from chats
        where property_id = ${property_id} and visitor_id = ${to.visitor_id} and ${isLive})
    returning ${chatColumns}`.execute(db);
  return result.rows[0];
}

/** A visitor on the site, by what their browsers do. */
export interface VisitorTrace {
  readonly property_id: string;
  readonly visitor_id: string;
}

/** They did something: the chats they are in go on. */
export async function keepChatsOf(db: Database, visitors: readonly VisitorTrace[], now: Date): Promise<void> {
  await sql`
    update chats c set visitor_active_on = ${now}, visitor_left_on = null
    from ${traces(visitors)}
    where c.property_id = t.property_id and c.visitor_id = t.visitor_id
      and c.state in ('waiting', 'served') and c.deleted_on is null`.execute(db);
}

/** Their last page was closed. */
export async function leaveChatsOf(
  db: Database,
  visitors: readonly VisitorTrace[],
  now: Date,
): Promise<void> {
  await sql`
    update chats c set visitor_left_on = ${now}
    from ${traces(visitors)}
    where c.property_id = t.property_id and c.visitor_id = t.visitor_id and c.visitor_left_on is null
      and c.state in ('waiting', 'served') and c.deleted_on is null`.execute(db);
}

function traces(visitors: readonly VisitorTrace[]) {
  return sql`unnest(${visitors.map((one) => one.property_id)}::text[],
    ${visitors.map((one) => one.visitor_id)}::text[]) as t (property_id, visitor_id)`;
}

/** One more mail of a chat to an address its visitor named; false when there were as many as there may be. */
export async function countTranscript(db: Database, chat: ChatRow, most: number): Promise<boolean> {
  const result = await sql`
    update chats set transcripts_sent = transcripts_sent + 1
    where property_id = ${chat.property_id} and chat_id = ${chat.chat_id}::uuid and transcripts_sent < ${most}`.execute(
    db,
  );
  return (result.numAffectedRows ?? 0n) > 0n;
}
