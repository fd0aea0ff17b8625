// A page of chats as a caller asks for it, with everything said in them.

import type { Context } from "../../kernel/context.ts";
import type { Page, Static } from "../../kernel/schema.ts";
import { ownVisitorId } from "../visitor/index.ts";
import { type Chat, presentChat } from "./chat.resource.ts";
import { type ChatState, searchTerms } from "./chat.rules.ts";
import type { ShownRow } from "./chat.store.ts";
import { cursorOf, placeOf, type Sort } from "./list.rules.ts";
import { type ChatFilter, listChats } from "./list.store.ts";
import { unpackMessages } from "./message.store.ts";

export interface ListWish {
  readonly propertyId: string;
  readonly size?: number;
  readonly offset?: number;
  readonly cursor?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly dateType?: "cso" | "cuo";
  readonly sort?: Sort;
  readonly status?: "open" | "closed";
  readonly state?: ChatState;
  readonly tags?: readonly string[];
  readonly messageCount?: number;
  readonly deleted?: boolean;
  readonly agentId?: string;
  readonly departmentId?: string;
  readonly visitorId?: string;
  readonly query?: string;
}

export async function listPage(ctx: Context, wish: ListWish): Promise<Page<Static<typeof Chat>>> {
  const { propertyId, size = 50, offset = 0, sort = "co-new-old", cursor } = wish;
  const after = cursor === undefined ? undefined : placeOf(sort, cursor);
  if (cursor !== undefined && !after)
    return ctx.invalid("cursor", "must be `next` of a page in the same order");
  if (cursor !== undefined && offset > 0) return ctx.invalid("offset", "goes without a cursor");
  const page = await listChats(ctx.db, propertyId, filterOf(wish), { sort, size, offset, after });
  const last = page.rows.at(-1);
  return {
    total: page.total,
    items: page.rows.map((row) => presentChat(row, unpackMessages(row, row.packed))),
    next: page.more && last ? cursorOf(sort, placeIn(sort, last)) : undefined,
  };
}

function filterOf(wish: ListWish): ChatFilter {
  const query = wish.query?.trim();
  return {
    deleted: wish.deleted === true,
    status: wish.status,
    state: wish.state,
    from: wish.startDate === undefined ? undefined : new Date(wish.startDate),
    until: wish.endDate === undefined ? undefined : new Date(wish.endDate),
    dateOf: wish.dateType === "cuo" ? "updated" : "created",
    tags: wish.tags && wish.tags.length > 0 ? wish.tags : undefined,
    minMessages: wish.messageCount,
    agentId: wish.agentId?.toLowerCase(),
    departmentId: wish.departmentId?.toLowerCase(),
    // Of another property: an id no visitor has.
    visitorId:
      wish.visitorId === undefined ? undefined : (ownVisitorId(wish.propertyId, wish.visitorId) ?? ""),
    search: query ? { text: query, terms: searchTerms(query) } : undefined,
  };
}

function placeIn(sort: Sort, row: ShownRow) {
  const at = sort.startsWith("uo") ? row.updated_on : row.created_on;
  return { status: row.state === "ended" ? ("closed" as const) : ("open" as const), at, chatId: row.chat_id };
}
