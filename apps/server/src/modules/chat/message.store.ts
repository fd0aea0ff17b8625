// SQL for what is said in chats. Writing a message is the hot path: one statement for the message, the chat's counters
// and the event, because it reaches two to three times the commits of four statements.

import { type Database, sql } from "../../kernel/db.ts";
import { eventsInsert, type LedgerEntry } from "../../kernel/ledger.ts";
import type { Static } from "../../kernel/schema.ts";
import type { Attachment } from "../files/index.ts";
import { CHAT_BYTES, UPDATED_EVERY_MS } from "./chat.rules.ts";

export interface MessageRow {
  readonly property_id: string;
  readonly chat_id: string;
  readonly message_id: string;
  readonly type: "msg" | "nav" | "agent-join" | "agent-leave";
  readonly sender: "v" | "a" | "s";
  readonly sender_id: string | null;
  readonly sender_name: string | null;
  readonly text: string | null;
  readonly page: { readonly url: string; readonly title: string } | null;
  readonly attachments: Static<typeof Attachment>[] | null;
  readonly sent_on: Date;
}

const columns = sql`property_id, chat_id, position, message_id, type, sender, sender_id, sender_name, text, page,
  attachments, sent_on`;

/** Everything said in one chat as one value: a row per message costs three times as much to read. */
export type PackedMessages = readonly [
  MessageRow["message_id"],
  MessageRow["type"],
  MessageRow["sender"],
  string | null,
  string | null,
  string | null,
  MessageRow["page"],
  MessageRow["attachments"],
  string,
][];

const packed = sql`json_agg(json_build_array(m.message_id, m.type, m.sender, m.sender_id, m.sender_name, m.text,
    m.page, m.attachments, m.sent_on) order by m.position)`;

/** The messages of the chat a surrounding statement calls `c`. */
export const packedMessages = sql`(select ${packed}
  from chat_messages m where m.property_id = c.property_id and m.chat_id = c.chat_id)`;

export function unpackMessages(
  chat: { property_id: string; chat_id: string },
  packed: PackedMessages | null,
): readonly MessageRow[] {
  const { property_id, chat_id } = chat;
  return (packed ?? []).map(
    ([message_id, type, sender, sender_id, sender_name, text, page, attachments, sent_on]) => ({
      property_id,
      chat_id,
      message_id,
      type,
      sender,
      sender_id,
      sender_name,
      text,
      page,
      attachments,
      sent_on: new Date(sent_on),
    }),
  );
}

/** Everything said in a chat, in order. */
export async function findMessages(
  db: Database,
  propertyId: string,
  chatId: string,
): Promise<readonly MessageRow[]> {
  const result = await sql<{ packed: PackedMessages | null }>`
    select ${packedMessages} as packed
    from (values (${propertyId}::text, ${chatId}::uuid)) as c (property_id, chat_id)`.execute(db);
  return unpackMessages({ property_id: propertyId, chat_id: chatId }, result.rows[0]?.packed ?? null);
}

/** Some of what was said in a chat, without a gap. */
export interface Stretch {
  readonly messages: readonly MessageRow[];
  /** Entries before the first of them. */
  readonly before: number;
}

/**
 * The last entries of a chat, or the last before one of them; none before one that is not there. At most `most`, and no
 * more of them than `characters`, but for the last.
 */
export async function findLastMessages(
  db: Database,
  propertyId: string,
  chatId: string,
  o: { readonly most: number; readonly characters: number; readonly before?: string | undefined },
): Promise<Stretch> {
  const of = sql`property_id = ${propertyId} and chat_id = ${chatId}::uuid`;
  const until =
    o.before === undefined
      ? sql``
      : sql`and position < (select position from chat_messages where ${of} and message_id = ${o.before})`;
  const result = await sql<{ packed: PackedMessages | null; first: number | null }>`
    select ${packed} as packed, min(m.position) as first
    from (select *, sum(coalesce(length(text), 0)) over (order by position desc) - coalesce(length(text), 0) as after
      from (select * from chat_messages where ${of} ${until} order by position desc limit ${o.most}) l) m
    where m.after < ${o.characters}`.execute(db);
  const [row] = result.rows;
  const messages = unpackMessages({ property_id: propertyId, chat_id: chatId }, row?.packed ?? null);
  return { messages, before: (row?.first ?? 1) - 1 };
}

export async function findMessage(
  db: Database,
  propertyId: string,
  chatId: string,
  messageId: string,
): Promise<MessageRow | undefined> {
  const result = await sql<MessageRow>`
    select ${columns} from chat_messages
    where property_id = ${propertyId} and chat_id = ${chatId}::uuid and message_id = ${messageId}`.execute(
    db,
  );
  return result.rows[0];
}

/** Entries that are no message, and the first messages of a chat: the caller has counted them. */
export async function insertEntry(db: Database, entry: MessageRow, position: number): Promise<void> {
  await sql`insert into chat_messages (${columns}) values (${entryValues(entry, sql`${position}`)})`.execute(
    db,
  );
}

/**
 * Writes a message where somebody who is in a live chat that has room says something: false when that is not so. `events` reach the
 * ledger with it. `visitorId` holds a visitor to their own chats. Throws when the chat has a message of that id.
 */
export async function writeMessage(
  db: Database,
  message: MessageRow,
  events: readonly LedgerEntry[],
  visitorId?: string,
): Promise<boolean> {
  const now = message.sent_on;
  const stale = new Date(now.getTime() - UPDATED_EVERY_MS);
  const agent = message.sender === "a";
  const traces = agent
    ? sql`answered_on = coalesce(answered_on, ${now}::timestamptz)`
    : sql`visitor_active_on = ${now}::timestamptz, visitor_left_on = null`;
  const bytes = Buffer.byteLength(JSON.stringify([message.text, message.attachments]));
  const result = await sql<{ position: number }>`
    with changed as (
      update chats set position = position + 1, message_count = message_count + 1,
        said_bytes = said_bytes + ${bytes},
        last_message_on = ${now}::timestamptz,
        updated_on = case when updated_on < ${stale}::timestamptz then ${now}::timestamptz else updated_on end,
        ${traces}
      where property_id = ${message.property_id} and chat_id = ${message.chat_id}::uuid
        and state in ('waiting', 'served') and deleted_on is null and said_bytes < ${CHAT_BYTES}
        ${agent ? sql`and ${message.sender_id}::text = any(present_agents)` : sql``}
        ${visitorId === undefined ? sql`` : sql`and visitor_id = ${visitorId}`}
      returning position),
    said as (
      insert into chat_messages (${columns})
      select ${entryValues(message, sql`changed.position`)} from changed),
    told as (${eventsInsert(events, "changed")})
    select position from changed`.execute(db);
  return result.rows.length === 1;
}

function entryValues(entry: MessageRow, position: ReturnType<typeof sql>) {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return sql`${entry.property_id}::text, ${entry.chat_id}::uuid, ${position}, ${entry.message_id}::text,
    ${entry.type}::text, ${entry.sender}::text, ${entry.sender_id}::text, ${entry.sender_name}::text,
    ${entry.text}::text, ${json(entry.page)}::jsonb, ${json(entry.attachments)}::jsonb, ${entry.sent_on}::timestamptz`;
}
