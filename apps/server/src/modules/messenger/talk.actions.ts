// How a visitor's chat begins: with the form they filled in, their own words, or both.

import type { Context } from "../../kernel/context.ts";
import type { Static } from "../../kernel/schema.ts";
import {
  CHAT_BYTES,
  departmentFor,
  endChat,
  findLatestChat,
  findMessage,
  lockLiveChat,
  openChat,
  sendMessage,
  type Words,
} from "../chat/index.ts";
import { findVisitPages, lockVisitor } from "../visitor/index.ts";
import { type FormInput, formText } from "./form.rules.ts";
import { fillIn } from "./identity.actions.ts";
import { refuseBanned, selfOf, showVisitorChat } from "./messenger.actions.ts";
import type { VisitorChat } from "./messenger.resource.ts";

export interface Beginning {
  readonly messageId: string;
  readonly text?: string | undefined;
  readonly files?: readonly string[] | undefined;
  readonly form?: (FormInput & { readonly departmentId?: string | undefined }) | undefined;
}

export async function beginChat(ctx: Context, o: Beginning): Promise<Static<typeof VisitorChat>> {
  const self = selfOf(ctx);
  const { propertyId, visitorId } = self;
  await refuseBanned(ctx);
  const department = await departmentFor(ctx, propertyId, o.form?.departmentId);
  const visitor = await lockVisitor(ctx.db, propertyId, visitorId);
  if (!visitor) return ctx.fail("not_found");
  const said = wordsOf(o);
  if (said.length === 0) return ctx.invalid("text", "is required where no form was filled in");
  const live = await lockLiveChat(ctx.db, propertyId, visitorId);
  const before = live ?? (await findLatestChat(ctx.db, propertyId, visitorId));
  // Sent again after the chat it began has ended: that is the chat.
  if (before && !live && (await findMessage(ctx.db, propertyId, before.chat_id, o.messageId)))
    return showVisitorChat(ctx.db, before);
  const known = o.form ? await fillIn(ctx, visitor, o.form) : visitor;
  const isFull = !!live && live.said_bytes >= CHAT_BYTES;
  if (isFull) await endChat(ctx, live, "visitor");
  if (live && !isFull) {
    for (const words of said)
      await sendMessage(ctx, { ...self, ...words, chatId: live.chat_id, by: "visitor" });
    return showVisitorChat(ctx.db, live);
  }
  const tags = known.tags;
  const { row, messages } = await openChat(ctx, {
    visitor: known,
    department,
    tags,
    said,
    ...(await seen(ctx)),
  });
  return showVisitorChat(ctx.db, row, { messages, before: 0 });
}

const PAGES = 20;

/** The pages of this visit, and the site they are on. A page just opened is written a moment later. */
async function seen(ctx: Context) {
  const { propertyId, visitorId, page } = selfOf(ctx);
  const written = await findVisitPages(ctx.db, propertyId, visitorId, PAGES);
  const pages = written.map(({ url, title, viewed_on }) => ({ url, title, viewedOn: viewed_on }));
  if (page && pages.at(-1)?.url !== page.url) pages.push({ ...page, viewedOn: ctx.now });
  const url = page?.url ?? pages.at(-1)?.url;
  return { pages, domain: url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined };
}

/** The form comes first and has the id that was drawn for the message; the words after it have the next one. */
function wordsOf({ messageId, text, files, form }: Beginning): readonly Words[] {
  const filled = form ? formText(form) : "";
  const speaks = text !== undefined || files !== undefined;
  const words = { text: text ?? "", files };
  if (filled === "") return speaks ? [{ messageId, ...words }] : [];
  return [{ messageId, text: filled }, ...(speaks ? [{ messageId: nextId(messageId), ...words }] : [])];
}

/** The id after one: whoever sends both again finds both. */
function nextId(id: string): string {
  return ((BigInt(`0x${id}`) + 1n) % (1n << 96n)).toString(16).padStart(24, "0");
}
