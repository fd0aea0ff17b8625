// SQL for the list of chats. Conditions are put together per call: a statement that names only what was asked for is
// planned for its index, one that tests every filter for being absent reads them all.

import { type Database, sql } from "../../kernel/db.ts";
import type { ChatState } from "./chat.rules.ts";
import { type ShownRow, shownColumns } from "./chat.store.ts";
import type { CountedFigure, Place, Sort } from "./list.rules.ts";
import { type PackedMessages, packedMessages } from "./message.store.ts";

export interface ChatFilter {
  readonly deleted: boolean;
  readonly status?: "open" | "closed" | undefined;
  readonly state?: ChatState | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly dateOf: "created" | "updated";
  readonly tags?: readonly string[] | undefined;
  readonly minMessages?: number | undefined;
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly visitorId?: string | undefined;
  readonly figure?: CountedFigure | undefined;
  readonly joinedBy?: readonly string[] | undefined;
  readonly allTags?: readonly string[] | undefined;
  readonly withoutAgent?: true | undefined;
  readonly withoutTag?: true | undefined;
  /** All departments there are: chats of none of them. */
  readonly outsideDepartments?: readonly string[] | undefined;
  readonly search?: { readonly text: string; readonly terms: string | undefined } | undefined;
}

export interface ChatPage {
  readonly sort: Sort;
  readonly size: number;
  readonly offset: number;
  readonly after?: Place | undefined;
}

type Fragment = ReturnType<typeof sql>;

/** A chat's place in a list, and which version of it stands there. */
export interface ListedChat {
  readonly chat_id: string;
  readonly version: string;
  readonly status: "open" | "closed";
  /** The moment the list goes by; a number, because a page of dates takes as long to read as all the rest of it. */
  readonly at_ms: number;
  readonly said_bytes: number;
}

/**
 * The transaction that wrote the row last: whoever changes anything a Chat shows, changes its row too, so this names the
 * version of the whole, and no write has to remember to count one up.
 */
const version = sql`xmin as version`;

/**
 * Which chats are on a page and, where counters know it, the total, in one trip. One row more than a page, when there is
 * one, tells that there is a next.
 */
export async function listChats(
  db: Database,
  propertyId: string,
  filter: ChatFilter,
  page: ChatPage,
): Promise<{ total: number; rows: readonly ListedChat[]; more: boolean }> {
  const conditions = conditionsOf(propertyId, filter);
  const { moment, order, after } = orderOf(page);
  const counted = isCounted(filter) ? countOf(propertyId, filter) : sql`null`;
  const found = await sql<ListedChat & { total: number | null }>`
    select chat_id, ${version}, status, said_bytes, (extract(epoch from ${moment}) * 1000)::bigint as at_ms, ${counted} as total
    from chats where ${sql.join([...conditions, ...after], sql` and `)}
    order by ${order} limit ${page.size + 1} offset ${page.offset}`.execute(db);
  const rows = found.rows.slice(0, page.size);
  const more = found.rows.length > rows.length;
  if (!more && !page.after && (rows.length > 0 || page.offset === 0))
    return { total: page.offset + rows.length, rows, more };
  const total = rows[0]?.total ?? (await countRows(db, sql.join(conditions, sql` and `)));
  return { total, rows, more };
}

export interface WholeChat extends ShownRow {
  readonly version: string;
  readonly packed: PackedMessages | null;
}

/** Chats with everything said in them, and the version that this is. */
export async function findWholeChats(
  db: Database,
  propertyId: string,
  chatIds: readonly string[],
): Promise<readonly WholeChat[]> {
  const result = await sql<WholeChat>`
    select ${shownColumns}, ${version}, ${packedMessages} as packed
    from chats c where property_id = ${propertyId} and chat_id = any(${chatIds as string[]}::uuid[])`.execute(
    db,
  );
  return result.rows;
}

/** Filters that `chat_counts` is kept by. */
function isCounted(filter: ChatFilter): boolean {
  const { deleted: _, status: __, dateOf: ___, ...others } = filter;
  return Object.values(others).every((value) => value === undefined);
}

function countOf(propertyId: string, filter: ChatFilter): Fragment {
  return sql`(select coalesce(sum(chats), 0)::bigint from chat_counts
    where property_id = ${propertyId} and deleted = ${filter.deleted}
      ${filter.status ? sql`and status = ${filter.status}` : sql``})`;
}

async function countRows(db: Database, conditions: Fragment): Promise<number> {
  const result = await sql<{ total: number }>`
    select count(*) as total from chats where ${conditions}`.execute(db);
  return result.rows[0]?.total ?? 0;
}

function conditionsOf(propertyId: string, filter: ChatFilter): Fragment[] {
  const moment = filter.dateOf === "created" ? sql`created_on` : sql`updated_on`;
  const { from, until, status, state, tags, minMessages, agentId, departmentId, visitorId, search } = filter;
  return [
    sql`property_id = ${propertyId}`,
    filter.deleted ? sql`deleted_on is not null` : sql`deleted_on is null`,
    ...(status ? [sql`status = ${status}`] : []),
    ...(state ? stateOf(state) : []),
    ...(from ? [sql`${moment} >= ${from}`] : []),
    ...(until ? [sql`${moment} <= ${until}`] : []),
    ...(tags ? [sql`tags && ${tags as string[]}::text[]`] : []),
    ...(minMessages === undefined ? [] : [sql`message_count >= ${minMessages}`]),
    ...(agentId ? [ofAgent(agentId)] : []),
    ...(departmentId ? [sql`department_id = ${departmentId}`] : []),
    ...(visitorId === undefined ? [] : [sql`visitor_id = ${visitorId}`]),
    ...countedConditions(filter),
    ...(search ? [matching(propertyId, search)] : []),
  ];
}

/** As metrics count. What the figures mean is said in their rules; a test asks both about random chats. */
function countedConditions(filter: ChatFilter): Fragment[] {
  const { figure, joinedBy, allTags, outsideDepartments } = filter;
  return [
    ...(figure ? [figures[figure]] : []),
    ...(joinedBy ? [sql`agents @> ${joinedBy as string[]}::text[]`] : []),
    ...(allTags ? [sql`tags @> ${allTags as string[]}::text[]`] : []),
    ...(filter.withoutAgent ? [sql`agents = '{}'`] : []),
    ...(filter.withoutTag ? [sql`tags = '{}'`] : []),
    ...(outsideDepartments
      ? [sql`(department_id is null or department_id <> all(${outsideDepartments as string[]}::text[]))`]
      : []),
  ];
}

const missed = sql`(state = 'missed' and offline_form is null)`;

const figures: Readonly<Record<CountedFigure, Fragment>> = {
  answered: sql`answered_on is not null`,
  missed,
  offlineMessages: sql`offline_form is not null`,
  positive: sql`rating = 1`,
  neutral: sql`rating = 0`,
  negative: sql`rating = -1`,
  rated: sql`rating <> 0`,
  others: sql`(answered_on is null and not ${missed})`,
};

/** Who was in it or has it. */
export function ofAgent(agentId: string): Fragment {
  return sql`(agents @> array[${agentId}::text] or assigned_agent_id = ${agentId}::text)`;
}

/** Written out for live chats, which have an index of their own; the others are found by their status. */
function stateOf(state: ChatState): Fragment[] {
  if (state === "ended") return [sql`status = 'closed'`];
  return state === "missed"
    ? [sql`status = 'open'`, sql`state = 'missed'`]
    : [sql`state = ${sql.lit(state)}`];
}

/** Words of one message, or a part of the visitor's name or address. */
export function matching(propertyId: string, search: { text: string; terms: string | undefined }): Fragment {
  const part = `%${search.text.replace(/[\\%_]/g, "\\$&")}%`;
  const said = search.terms
    ? sql`or chat_id in (select m.chat_id from chat_messages m where m.property_id = ${propertyId}
        and m.type = 'msg' and to_tsvector('simple', m.text) @@ to_tsquery('simple', ${search.terms}))`
    : sql``;
  return sql`(visitor_name ilike ${part} or visitor_email ilike ${part} ${said})`;
}

/** The order of a list, the moment it goes by, and the condition that goes on after a row of it. */
function orderOf({ sort, after }: ChatPage): { moment: Fragment; order: Fragment; after: Fragment[] } {
  const moment = sort.startsWith("uo") ? sql`updated_on` : sql`created_on`;
  if (sort === "co-old-new" || sort === "uo-old-new")
    return {
      moment,
      order: sql`${moment}, chat_id`,
      after: after ? [sql`(${moment}, chat_id) > (${after.at}::timestamptz, ${after.chatId}::uuid)`] : [],
    };
  const older = after ? sql`(${moment}, chat_id) < (${after.at}::timestamptz, ${after.chatId}::uuid)` : sql``;
  if (sort === "co-new-old" || sort === "uo-new-old")
    return { moment, order: sql`${moment} desc, chat_id desc`, after: after ? [older] : [] };
  // "closed" comes before "open" in the alphabet; within a status the newest comes first.
  const [direction, beyond] =
    sort === "st-open-closed" ? [sql`desc`, sql`status < `] : [sql`asc`, sql`status > `];
  return {
    moment,
    order: sql`status ${direction}, created_on desc, chat_id desc`,
    after: after ? [sql`(${beyond} ${after.status} or (status = ${after.status} and ${older}))`] : [],
  };
}
