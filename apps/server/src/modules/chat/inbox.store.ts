// SQL for the agents' inbox: chats with whose they are, what was said last, and what is unread.

import { type Database, sql } from "../../kernel/db.ts";
import { type ChatRow, shownColumns } from "./chat.store.ts";
import { type InboxPlace, isWork, type View } from "./inbox.rules.ts";
import { matching, ofAgent } from "./list.store.ts";
import type { PackedMessages } from "./message.store.ts";

export interface InboxRow extends ChatRow {
  /** Null once the agent it was handed to has come in. */
  readonly transferred_on: Date | null;
  readonly unread: number;
  readonly waiting_since: Date | null;
  readonly last: PackedMessages[number] | null;
  readonly agent_read_on: Date | null;
  readonly visitor_read_on: Date | null;
}

export interface InboxFilter {
  readonly view: View;
  /** Whose `mine` is; without one nothing is. */
  readonly agentId: string | undefined;
  readonly chatIds: readonly string[] | undefined;
  readonly status: "open" | "closed" | undefined;
  /** Who was in it or has it. */
  readonly ofAgentId: string | undefined;
  readonly departmentId: string | undefined;
  readonly tags: readonly string[] | undefined;
  readonly search: { readonly text: string; readonly terms: string | undefined } | undefined;
}

type Fragment = ReturnType<typeof sql>;

const columns = sql`${shownColumns}, department_id, assigned_agent_id, assigned_on, present_agents, position,
  agent_read_position, visitor_read_position, answered_on, visitor_active_on, visitor_left_on, ended_on, deleted_on,
  transferred_on`;

/** Of a list no more of the last message than a row shows. */
const PREVIEW = 300;

/** One row more than a page, when there is one, tells that there is a next. */
export async function listInbox(
  db: Database,
  propertyId: string,
  filter: InboxFilter,
  page: { size: number; offset: number; after: InboxPlace | undefined },
): Promise<{ total: number; rows: readonly InboxRow[]; more: boolean }> {
  const conditions = conditionsOf(propertyId, filter);
  const moment = isWork(filter.view) ? sql`last_message_on` : sql`created_on`;
  const { after } = page;
  const beyond = after ? [sql`(${moment}, chat_id) < (${after.at}::timestamptz, ${after.chatId}::uuid)`] : [];
  const found = await readRows(
    db,
    sql`where ${sql.join([...conditions, ...beyond], sql` and `)}
      order by ${moment} desc, chat_id desc limit ${page.size + 1} offset ${page.offset}`,
    sql`order by ${moment} desc, chat_id desc`,
  );
  const rows = found.slice(0, page.size);
  const more = found.length > rows.length;
  const total =
    !more && !after && (rows.length > 0 || page.offset === 0)
      ? page.offset + rows.length
      : await countInbox(db, propertyId, filter);
  return { total, rows, more };
}

export async function findInboxChat(
  db: Database,
  propertyId: string,
  chatId: string,
): Promise<InboxRow | undefined> {
  const [row] = await readRows(
    db,
    sql`where property_id = ${propertyId} and chat_id = ${chatId}::uuid and deleted_on is null`,
    sql``,
  );
  return row;
}

/** Remembers when a chat was handed on, or that this is over. */
export async function markTransfer(
  db: Database,
  chat: { property_id: string; chat_id: string },
  transferredOn: Date | null,
): Promise<void> {
  await sql`update chats set transferred_on = ${transferredOn}::timestamptz
    where property_id = ${chat.property_id} and chat_id = ${chat.chat_id}::uuid
      and transferred_on is distinct from ${transferredOn}::timestamptz`.execute(db);
}

/** An answer reads what came before it: unread is what the visitor said after both the answer and the look. */
async function readRows(db: Database, which: Fragment, order: Fragment): Promise<readonly InboxRow[]> {
  const of = sql`m.property_id = c.property_id and m.chat_id = c.chat_id`;
  const result = await sql<InboxRow>`
    select c.*, w.unread, w.waiting_since, l.last,
      case when c.assigned_agent_id is null or h.taken then null else c.transferred_on end as transferred_on,
      (select m.sent_on from chat_messages m where ${of} and m.position = c.agent_read_position) as agent_read_on,
      (select m.sent_on from chat_messages m where ${of} and m.position = c.visitor_read_position) as visitor_read_on
    from (select ${columns} from chats ${which}) c
    cross join lateral (select coalesce(max(m.position), 0) as position from chat_messages m
      where ${of} and m.sender = 'a' and m.type = 'msg') a
    cross join lateral (select min(m.sent_on) as waiting_since,
        (count(*) filter (where m.position > c.agent_read_position))::int as unread
      from chat_messages m
      where ${of} and m.sender = 'v' and m.type = 'msg' and m.position > a.position) w
    cross join lateral (select c.transferred_on is not null and exists (select from chat_messages m
      where ${of} and m.type = 'agent-join' and m.sender_id = c.assigned_agent_id
        and m.sent_on >= c.transferred_on) as taken) h
    left join lateral (select json_build_array(m.message_id, m.type, m.sender, m.sender_id, m.sender_name,
        left(m.text, ${PREVIEW}), m.page, m.attachments, m.sent_on) as last
      from chat_messages m where ${of} and m.type = 'msg' order by m.position desc limit 1) l on true
    ${order}`.execute(db);
  return result.rows;
}

function conditionsOf(propertyId: string, filter: InboxFilter): Fragment[] {
  const { agentId, chatIds, search, status, ofAgentId, departmentId, tags } = filter;
  const mine = agentId
    ? sql`(assigned_agent_id = ${agentId}::text or present_agents @> array[${agentId}::text])`
    : sql`false`;
  const ofView: Record<View, Fragment[]> = {
    mine: [live, mine],
    unassigned: [live, sql`assigned_agent_id is null and present_agents = '{}'`],
    live: [live],
    missed: [sql`status = 'open'`, sql`state = 'missed'`],
    closed: [sql`status = 'closed'`],
    all: [],
  };
  return [
    sql`property_id = ${propertyId}`,
    sql`deleted_on is null`,
    ...ofView[filter.view],
    ...(chatIds ? [sql`chat_id = any(${chatIds as string[]}::uuid[])`] : []),
    ...(status ? [sql`status = ${status}`] : []),
    ...(ofAgentId ? [ofAgent(ofAgentId)] : []),
    ...(departmentId ? [sql`department_id = ${departmentId}`] : []),
    ...(tags ? [sql`tags && ${tags as string[]}::text[]`] : []),
    ...(search ? [matching(propertyId, search)] : []),
  ];
}

/** Written out: live chats have an index of their own. */
const live = sql`state in ('waiting', 'served')`;

/** History is counted by counters the database keeps, the work at hand by looking. */
async function countInbox(db: Database, propertyId: string, filter: InboxFilter): Promise<number> {
  const { view, agentId: _, status: __, ...narrowing } = filter;
  const isNarrow = Object.values(narrowing).some((value) => value !== undefined);
  if (isWork(view) || isNarrow || (filter.status && view !== "all")) {
    const conditions = sql.join(conditionsOf(propertyId, filter), sql` and `);
    return countOf(db, sql`select count(*) as total from chats where ${conditions}`);
  }
  const kept = sql`select coalesce(sum(chats), 0)::bigint as total from chat_counts
    where property_id = ${propertyId} and not deleted`;
  const { status } = filter;
  if (view === "all") return countOf(db, status ? sql`${kept} and status = ${status}` : kept);
  if (view === "closed") return countOf(db, sql`${kept} and status = 'closed'`);
  const [open, going] = await Promise.all([
    countOf(db, sql`${kept} and status = 'open'`),
    countInbox(db, propertyId, { ...filter, view: "live" }),
  ]);
  return Math.max(0, open - going);
}

async function countOf(db: Database, query: Fragment): Promise<number> {
  const result = await sql<{ total: number }>`${query}`.execute(db);
  return result.rows[0]?.total ?? 0;
}
