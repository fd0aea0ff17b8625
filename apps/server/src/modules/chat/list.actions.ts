// A page of chats as a caller asks for it, with everything said in them.

import type { Context } from "../../kernel/context.ts";
import { JsonText } from "../../kernel/json-text.ts";
import type { Page } from "../../kernel/schema.ts";
import { listDepartmentIds } from "../departments/index.ts";
import { ownVisitorId } from "../visitor/index.ts";
import { Chat, presentChat } from "./chat.resource.ts";
import { type ChatState, searchTerms } from "./chat.rules.ts";
import { textsByDatabase } from "./list.cache.ts";
import { type CountedFigure, cursorOf, type Lack, type Place, placeOf, type Sort } from "./list.rules.ts";
import { type ChatFilter, findWholeChats, type ListedChat, listChats } from "./list.store.ts";
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
  readonly figure?: CountedFigure;
  readonly joinedBy?: readonly string[];
  readonly allTags?: readonly string[];
  readonly without?: readonly Lack[];
  readonly query?: string;
}

/** A page is put together as one text: thirty chats that are as long as they can be, or a thousand as they are. */
const PAGE_BYTES = 60_000_000;

/** Refuses `page_too_large`. */
export async function listPage(ctx: Context, wish: ListWish): Promise<Page<JsonText>> {
  const { propertyId, size = 50, offset = 0, sort = "co-new-old", cursor } = wish;
  const after = cursor === undefined ? undefined : placeOf(sort, cursor);
  if (cursor !== undefined && !after)
    return ctx.invalid("cursor", "must be `next` of a page in the same order");
  if (cursor !== undefined && offset > 0) return ctx.invalid("offset", "goes without a cursor");
  // A department that was deleted is none any more, also where a chat still names it.
  const departmentIds = wish.without?.includes("department")
    ? await listDepartmentIds(ctx.db, propertyId)
    : undefined;
  const filter = { ...filterOf(wish), outsideDepartments: departmentIds };
  const page = await listChats(ctx.db, propertyId, filter, { sort, size, offset, after });
  if (page.rows.reduce((sum, row) => sum + row.said_bytes, 0) > PAGE_BYTES) return ctx.fail("page_too_large");
  const last = page.rows.at(-1);
  return {
    total: page.total,
    items: await textsFor(ctx, propertyId, page.rows),
    next: page.more && last ? cursorOf(sort, placeOfRow(last)) : undefined,
  };
}

const textsOf = textsByDatabase();

/** What was made of a chat before, where it still is that version of it; else made now. */
async function textsFor(
  ctx: Context,
  propertyId: string,
  rows: readonly ListedChat[],
): Promise<readonly JsonText[]> {
  const texts = textsOf(ctx.db);
  const nowMs = ctx.now.getTime();
  const found = new Map<string, JsonText>();
  const missing: string[] = [];
  for (const { chat_id: chatId, version } of rows) {
    const text = texts.find({ propertyId, id: chatId, version }, nowMs);
    if (text) found.set(chatId, text);
    else missing.push(chatId);
  }
  if (missing.length > 0)
    for (const chat of await findWholeChats(ctx.db, propertyId, missing)) {
      const { chat_id: chatId, version } = chat;
      const text = new JsonText(Chat, presentChat(chat, unpackMessages(chat, chat.packed)));
      texts.keep({ propertyId, id: chatId, version }, text, nowMs);
      found.set(chatId, text);
    }
  // One that was purged in between is on no page.
  return rows.flatMap(({ chat_id: chatId }) => found.get(chatId) ?? []);
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
    tags: some(wish.tags),
    minMessages: wish.messageCount,
    agentId: wish.agentId?.toLowerCase(),
    departmentId: wish.departmentId?.toLowerCase(),
    // Of another property: an id no visitor has.
    visitorId:
      wish.visitorId === undefined ? undefined : (ownVisitorId(wish.propertyId, wish.visitorId) ?? ""),
    figure: wish.figure,
    joinedBy: some(wish.joinedBy)?.map((id) => id.toLowerCase()),
    allTags: some(wish.allTags),
    withoutAgent: wish.without?.includes("agent") || undefined,
    withoutTag: wish.without?.includes("tag") || undefined,
    search: query ? { text: query, terms: searchTerms(query) } : undefined,
  };
}

/** An empty list asks for nothing. */
function some<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

function placeOfRow({ status, at_ms: atMs, chat_id: chatId }: ListedChat): Place {
  return { status, at: new Date(atMs), chatId };
}
