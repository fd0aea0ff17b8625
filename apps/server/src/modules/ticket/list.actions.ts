// A page of tickets as a caller asks for it.

import type { Context } from "../../kernel/context.ts";
import { JsonText } from "../../kernel/json-text.ts";
import type { Page } from "../../kernel/schema.ts";
import { searchTerms, textsByDatabase } from "../chat/index.ts";
import { cursorOf, groupsOf, type Place, placeOf, type Sort } from "./list.rules.ts";
import { findWholeTickets, type ListedTicket, listTickets, type TicketFilter } from "./list.store.ts";
import { presentTicket, Ticket } from "./ticket.resource.ts";
import { numberIn, type Priority, type Source, type TicketStatus } from "./ticket.rules.ts";

export interface ListWish {
  readonly propertyId: string;
  readonly size?: number;
  readonly offset?: number;
  readonly cursor?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly dateType?: "cso" | "cuo";
  readonly sort?: Sort;
  readonly status?: TicketStatus;
  readonly priority?: Priority;
  readonly source?: Source;
  readonly tags?: readonly string[];
  readonly deleted?: boolean;
  readonly agentId?: string;
  readonly departmentId?: string;
  readonly personId?: string;
  readonly requester?: string;
  readonly chatId?: string;
  readonly query?: string;
}

export async function listPage(ctx: Context, wish: ListWish): Promise<Page<JsonText>> {
  const { propertyId, size = 50, offset = 0, sort = "co-new-old", cursor } = wish;
  const after = cursor === undefined ? undefined : placeOf(sort, cursor);
  if (cursor !== undefined && !after)
    return ctx.invalid("cursor", "must be `next` of a page in the same order");
  if (cursor !== undefined && offset > 0) return ctx.invalid("offset", "goes without a cursor");
  const page = await listTickets(ctx.db, propertyId, filterOf(wish), { sort, size, offset, after });
  const last = page.rows.at(-1);
  return {
    total: page.total,
    items: await textsFor(ctx, propertyId, page.rows),
    next: page.more && last ? cursorOf(sort, placeOfRow(sort, last)) : undefined,
  };
}

const textsOf = textsByDatabase();

/** What was made of a ticket before, where it still is that version of it; else made now. */
async function textsFor(
  ctx: Context,
  propertyId: string,
  rows: readonly ListedTicket[],
): Promise<readonly JsonText[]> {
  const texts = textsOf(ctx.db);
  const nowMs = ctx.now.getTime();
  const found = new Map<string, JsonText>();
  const missing: string[] = [];
  for (const { ticket_id: id, version } of rows) {
    const text = texts.find({ propertyId, id, version }, nowMs);
    if (text) found.set(id, text);
    else missing.push(id);
  }
  if (missing.length > 0)
    for (const ticket of await findWholeTickets(ctx.db, propertyId, missing)) {
      const { ticket_id: id, version } = ticket;
      const text = new JsonText(Ticket, presentTicket(ticket));
      texts.keep({ propertyId, id, version }, text, nowMs);
      found.set(id, text);
    }
  // One that was purged in between is on no page.
  return rows.flatMap(({ ticket_id: id }) => found.get(id) ?? []);
}

function filterOf(wish: ListWish): TicketFilter {
  const query = wish.query?.trim();
  return {
    deleted: wish.deleted === true,
    dateOf: wish.dateType === "cuo" ? "updated" : "created",
    status: wish.status,
    priority: wish.priority,
    source: wish.source,
    from: wish.startDate === undefined ? undefined : new Date(wish.startDate),
    until: wish.endDate === undefined ? undefined : new Date(wish.endDate),
    tags: wish.tags && wish.tags.length > 0 ? wish.tags : undefined,
    agentId: wish.agentId?.toLowerCase(),
    departmentId: wish.departmentId?.toLowerCase(),
    personId: wish.personId?.toLowerCase(),
    requesterKey: wish.requester?.toLowerCase(),
    chatId: wish.chatId?.toLowerCase(),
    search: query ? searchOf(query) : undefined,
  };
}

/** With its mark a number is nothing else. */
function searchOf(query: string): TicketFilter["search"] {
  const number = numberIn(query);
  const isMarked = number !== undefined && query.startsWith("#");
  return { terms: isMarked ? undefined : searchTerms(query), number };
}

function placeOfRow(sort: Sort, row: ListedTicket): Place {
  const groups = groupsOf(sort);
  return { group: groups ? row[groups.by] : "-", at: new Date(row.at_ms), ticketId: row.ticket_id };
}
