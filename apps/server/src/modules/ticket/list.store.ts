// SQL for the list of tickets. Conditions are put together per call, as for chats: a statement that names only what was
// asked for is planned for its index.

import { type Database, sql } from "../../kernel/db.ts";
import { groupsOf, type Place, type Sort } from "./list.rules.ts";
import type { Priority, TicketStatus } from "./ticket.rules.ts";
import { type ShownTicket, shownColumns } from "./ticket.store.ts";

export interface TicketFilter {
  readonly deleted: boolean;
  readonly dateOf: "created" | "updated";
  readonly status?: TicketStatus | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly priority?: Priority | undefined;
  readonly source?: string | undefined;
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly personId?: string | undefined;
  readonly requesterKey?: string | undefined;
  readonly chatId?: string | undefined;
  readonly search?: { readonly terms: string | undefined; readonly number: number | undefined } | undefined;
}

export interface TicketPage {
  readonly sort: Sort;
  readonly size: number;
  readonly offset: number;
  readonly after?: Place | undefined;
}

type Fragment = ReturnType<typeof sql>;

/** A ticket's place in a list, and which version of it stands there. */
export interface ListedTicket {
  readonly ticket_id: string;
  readonly version: string;
  readonly status: TicketStatus;
  readonly priority: Priority;
  /** The moment the list goes by; a number, because dates take long to read. */
  readonly at_ms: number;
}

/** The transaction that wrote the row last, as with chats, and which names there are of agents and departments. */
const versionBy = (xmin: Fragment) =>
  sql`concat_ws(' ', ${xmin}, (select n.version from ticket_names n)) as version`;
const version = versionBy(sql`t.xmin`);

/** One row more than a page, when there is one, tells that there is a next. */
export async function listTickets(
  db: Database,
  propertyId: string,
  filter: TicketFilter,
  page: TicketPage,
): Promise<{ total: number; rows: readonly ListedTicket[]; more: boolean }> {
  const conditions = conditionsOf(propertyId, filter);
  const counted = isCounted(filter) ? countOf(propertyId, filter) : sql`null`;
  const { from, moment, xmin } = pageOf(conditions, page);
  const found = await sql<ListedTicket & { total: number | null }>`
    select t.ticket_id, ${versionBy(xmin)}, t.status, t.priority, (extract(epoch from ${moment}) * 1000)::bigint as at_ms,
      ${counted} as total
    ${from}`.execute(db);
  const rows = found.rows.slice(0, page.size);
  const more = found.rows.length > rows.length;
  if (!more && !page.after && (rows.length > 0 || page.offset === 0))
    return { total: page.offset + rows.length, rows, more };
  const total = rows[0]?.total ?? (await countRows(db, sql.join(conditions, sql` and `)));
  return { total, rows, more };
}

export type WholeTicket = ShownTicket & { readonly version: string };

/** Tickets with all they show, and the version that this is. */
export async function findWholeTickets(
  db: Database,
  propertyId: string,
  ticketIds: readonly string[],
): Promise<readonly WholeTicket[]> {
  const result = await sql<WholeTicket>`
    select ${shownColumns}, ${version} from tickets t
    where property_id = ${propertyId} and ticket_id = any(${ticketIds as string[]}::uuid[])`.execute(db);
  return result.rows;
}

/** Filters that `ticket_counts` is kept by. */
function isCounted(filter: TicketFilter): boolean {
  const { deleted: _, status: __, dateOf: ___, ...others } = filter;
  return Object.values(others).every((value) => value === undefined);
}

function countOf(propertyId: string, filter: TicketFilter): Fragment {
  return sql`(select coalesce(sum(tickets), 0)::bigint from ticket_counts
    where property_id = ${propertyId} and deleted = ${filter.deleted}
      ${filter.status ? sql`and status = ${filter.status}` : sql``})`;
}

async function countRows(db: Database, conditions: Fragment): Promise<number> {
  const result = await sql<{ total: number }>`
    select count(*) as total from tickets t where ${conditions}`.execute(db);
  return result.rows[0]?.total ?? 0;
}

function conditionsOf(propertyId: string, filter: TicketFilter): Fragment[] {
  const moment = filter.dateOf === "created" ? sql`t.created_on` : sql`t.updated_on`;
  const { from, until, status, priority, source, tags, search } = filter;
  const { agentId, departmentId, personId, requesterKey, chatId } = filter;
  return [
    sql`t.property_id = ${propertyId}`,
    filter.deleted ? sql`t.deleted_on is not null` : sql`t.deleted_on is null`,
    ...(status ? [sql`t.status = ${status}`] : []),
    ...(priority ? [sql`t.priority = ${priority}`] : []),
    ...(source ? [sql`t.source = ${source}`] : []),
    ...(from ? [sql`${moment} >= ${from}`] : []),
    ...(until ? [sql`${moment} <= ${until}`] : []),
    ...(tags ? [sql`t.tags && ${tags as string[]}::text[]`] : []),
    ...(agentId ? [sql`t.assigned_agent_id = ${agentId}`] : []),
    ...(departmentId ? [sql`t.department_id = ${departmentId}`] : []),
    ...(personId ? [sql`t.person_id = ${personId}`] : []),
    ...(requesterKey ? [sql`t.requester_key = ${requesterKey}`] : []),
    ...(chatId ? [sql`t.chat_id = ${chatId}::uuid`] : []),
    ...(search ? [matching(propertyId, search)] : []),
  ];
}

/** Beginnings of words, of the subject, of who asks or of one message; or the number. */
function matching(propertyId: string, search: NonNullable<TicketFilter["search"]>): Fragment {
  const { terms, number } = search;
  const words = sql`to_tsvector('simple', translate(s.subject || ' ' || s.requester_name || ' ' ||
    coalesce(s.requester_email, ''), '@._-+', '     '))`;
  const found = [
    ...(terms
      ? [
          sql`select s.ticket_id from tickets s
            where s.property_id = ${propertyId} and ${words} @@ to_tsquery('simple', ${terms})`,
          sql`select m.ticket_id from ticket_messages m
            where m.property_id = ${propertyId} and to_tsvector('simple', m.text) @@ to_tsquery('simple', ${terms})`,
        ]
      : []),
    ...(number === undefined
      ? []
      : [
          sql`select s.ticket_id from tickets s where s.property_id = ${propertyId} and s.human_id = ${number}`,
        ]),
  ];
  return found.length === 0 ? sql`false` : sql`t.ticket_id in (${sql.join(found, sql` union all `)})`;
}

/**
 * Where a page is read from, in which order. Lists that go by status or priority read each of their few values by its
 * index and join what they found: sorting a million tickets by two keys of different directions takes seconds.
 */
function pageOf(
  conditions: readonly Fragment[],
  page: TicketPage,
): { from: Fragment; moment: Fragment; xmin: Fragment } {
  const { sort, size, offset, after } = page;
  const moment = sort.startsWith("uo") ? sql`t.updated_on` : sql`t.created_on`;
  const groups = groupsOf(sort);
  const at = after && sql`(${after.at}::timestamptz, ${after.ticketId}::uuid)`;
  if (!groups) {
    const [direction, beyond] = sort.endsWith("old-new") ? [sql``, sql`>`] : [sql`desc`, sql`<`];
    const all = at ? [...conditions, sql`(${moment}, t.ticket_id) ${beyond} ${at}`] : conditions;
    return {
      moment,
      xmin: sql`t.xmin`,
      from: sql`from tickets t where ${sql.join(all, sql` and `)}
        order by ${moment} ${direction}, t.ticket_id ${direction} limit ${size + 1} offset ${offset}`,
    };
  }
  const column = sql.ref(`t.${groups.by}`);
  const begun = after ? groups.values.indexOf(after.group) : 0;
  const parts = groups.values.slice(begun).map((value, nth) => {
    const all = [...conditions, sql`${column} = ${sql.lit(value)}`];
    if (at && nth === 0) all.push(sql`(${moment}, t.ticket_id) < ${at}`);
    return sql`(select ${sql.lit(nth)} as nth, t.xmin as written_by, t.* from tickets t where ${sql.join(all, sql` and `)}
      order by ${moment} desc, t.ticket_id desc limit ${size + 1 + offset})`;
  });
  return {
    moment,
    xmin: sql`t.written_by`,
    from: sql`from (${sql.join(parts, sql` union all `)}) t
      order by t.nth, ${moment} desc, t.ticket_id desc limit ${size + 1} offset ${offset}`,
  };
}
