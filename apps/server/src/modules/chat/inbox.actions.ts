// A page of the inbox, as the agent who asks sees it.

import type { Context } from "../../kernel/context.ts";
import type { Page, Static } from "../../kernel/schema.ts";
import { searchTerms } from "./chat.rules.ts";
import { type InboxChat, presentInboxChat } from "./inbox.resource.ts";
import { inboxCursor, inboxPlace, isWork, type View } from "./inbox.rules.ts";
import { listInbox } from "./inbox.store.ts";

export interface InboxWish {
  readonly propertyId: string;
  readonly size?: number;
  readonly offset?: number;
  readonly cursor?: string;
  readonly view?: View;
  readonly chatIds?: readonly string[];
  readonly status?: "open" | "closed";
  readonly agentId?: string;
  readonly departmentId?: string;
  readonly tags?: readonly string[];
  readonly query?: string;
}

export async function inboxPage(ctx: Context, wish: InboxWish): Promise<Page<Static<typeof InboxChat>>> {
  const { propertyId, size = 50, offset = 0, cursor, view = "live", chatIds } = wish;
  const after = cursor === undefined ? undefined : inboxPlace(view, cursor);
  if (cursor !== undefined && !after)
    return ctx.invalid("cursor", "must be `next` of a page of the same view");
  if (cursor !== undefined && offset > 0) return ctx.invalid("offset", "goes without a cursor");
  const query = wish.query?.trim();
  const page = await listInbox(
    ctx.db,
    propertyId,
    {
      view,
      agentId: ctx.caller.agent?.id,
      chatIds,
      status: wish.status,
      ofAgentId: wish.agentId?.toLowerCase(),
      departmentId: wish.departmentId?.toLowerCase(),
      tags: wish.tags && wish.tags.length > 0 ? wish.tags : undefined,
      search: query ? { text: query, terms: searchTerms(query) } : undefined,
    },
    { size, offset, after },
  );
  const last = page.rows.at(-1);
  return {
    total: page.total,
    items: page.rows.map(presentInboxChat),
    next:
      page.more && last
        ? inboxCursor(view, {
            at: isWork(view) ? last.last_message_on : last.created_on,
            chatId: last.chat_id,
          })
        : undefined,
  };
}
