// A ticket as a member or a client asks for it: from a chat, or for somebody they name.

import { covers } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { oneLine } from "../../kernel/schema.ts";
import { type ChatRow, findChat, findMessages, speakerOf, transcriptText, withTags } from "../chat/index.ts";
import { findPerson, holdPerson, savePerson, TEAM } from "../contact/index.ts";
import { findProperty } from "../property/index.ts";
import { splitName } from "../visitor/index.ts";
import { type Actor, actorOf, agentActor, defaultDuty, dutyOf } from "./actor.actions.ts";
import { createTicket, type Requester } from "./ticket.actions.ts";
import { MAX_TAGS, type Priority, subjectOf } from "./ticket.rules.ts";
import type { ShownTicket } from "./ticket.store.ts";

interface Named {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

export interface TicketWish {
  readonly propertyId: string;
  readonly subject?: string;
  readonly message?: string;
  readonly files?: readonly string[];
  readonly requester?: Named;
  readonly personId?: string;
  readonly chatId?: string;
  readonly as?: "agent" | "visitor";
  readonly agentId?: string;
  readonly assignee?: { readonly agentId?: string; readonly departmentId?: string };
  readonly priority?: Priority;
  readonly tags?: readonly string[];
  readonly notify?: boolean;
}

export async function makeTicket(ctx: Context, wish: TicketWish): Promise<ShownTicket> {
  const { propertyId, as = "visitor", notify = true, files } = wish;
  const property = await findProperty(ctx.db, propertyId);
  if (!property) return ctx.fail("not_found");
  refuseUnread(ctx, wish);
  const chat = wish.chatId === undefined ? undefined : await chatOf(ctx, propertyId, wish.chatId);
  const by: Actor =
    as === "agent"
      ? agentActor(await speakerOf(ctx, propertyId, wish.agentId))
      : await actorOf(ctx, propertyId, wish.agentId);
  const { assignee } = wish;
  const isChosen = assignee?.agentId !== undefined || assignee?.departmentId !== undefined;
  const duty = isChosen
    ? await dutyOf(ctx, propertyId, assignee, "assignee.")
    : await defaultDuty(ctx, propertyId, by);
  const text = wish.message ?? (chat && (await transcriptOf(ctx, chat, property)));
  if (text === undefined && !files) return ctx.invalid("message", "is required where no chat is named");
  const subject = oneLine(wish.subject ?? subjectOf((chat && (await openingOf(ctx, chat))) || (text ?? "")));
  if (subject === "") return ctx.invalid("subject", "is required where nothing is written");
  return createTicket(ctx, {
    ...{ propertyId, subject, by, duty, notify },
    first: { text: text ?? "", files },
    author: as === "agent" ? "a" : "v",
    requester: await requesterOf(ctx, wish, chat),
    source: chat ? "chat" : ctx.caller.kind === "session" ? "manual" : "api",
    priority: wish.priority,
    tags: withTags(chat?.tags ?? [], wish.tags ?? []).slice(0, MAX_TAGS),
    language: property.language,
    chatId: chat?.chat_id,
    visitorId: chat?.visitor_id,
  });
}

/** What one must be allowed to read besides: the ticket tells what was said in the chat, and who the contact is. */
const scopeOf = { chatId: "chat_history_read", personId: "contact_person_read" } as const;

function refuseUnread(ctx: Context, wish: TicketWish): void {
  const held = ctx.caller.grants.get(wish.propertyId)?.scopes ?? new Set<string>();
  for (const path of ["chatId", "personId"] as const)
    if (wish[path] !== undefined && !covers(held, [scopeOf[path]])) ctx.fail("forbidden", { path });
}

async function chatOf(ctx: Context, propertyId: string, chatId: string): Promise<ChatRow> {
  const chat = await findChat(ctx.db, propertyId, chatId);
  return chat ?? ctx.invalid("chatId", "must be a chat of the property");
}

async function transcriptOf(
  ctx: Context,
  chat: ChatRow,
  { timezone, language }: { readonly timezone: string; readonly language: string },
): Promise<string> {
  const messages = await findMessages(ctx.db, chat.property_id, chat.chat_id);
  return transcriptText(messages, { visitor: chat.visitor_name, timezone, language });
}

/** What the visitor said first. */
async function openingOf(ctx: Context, chat: ChatRow): Promise<string> {
  const messages = await findMessages(ctx.db, chat.property_id, chat.chat_id);
  return messages.find(({ type, sender, text }) => type === "msg" && sender === "v" && text)?.text ?? "";
}

/** The contact named, whoever has the address, or the visitor of the chat; what is given comes before what is known. */
async function requesterOf(ctx: Context, wish: TicketWish, chat: ChatRow | undefined): Promise<Requester> {
  const { propertyId, requester = {}, personId } = wish;
  const given = {
    name: oneLine(requester.name ?? ""),
    email: requester.email ?? null,
    phone: requester.phone ?? null,
  };
  if (personId !== undefined) {
    const held = await holdPerson(ctx.db, propertyId, personId.toLowerCase());
    const person = held && (await findPerson(ctx.db, propertyId, held));
    if (!person) return ctx.invalid("personId", "must be a contact of the property");
    const known = [person.first_name, person.last_name].filter(Boolean).join(" ");
    const email = given.email ?? person.emails[0] ?? null;
    const phone = given.phone ?? person.phones[0] ?? null;
    return { name: given.name || known || (email ?? "?"), email, phone, personId: person.person_id };
  }
  const email = given.email ?? chat?.visitor_email ?? null;
  const phone = given.phone ?? chat?.visitor_phone ?? null;
  const name = given.name || chat?.visitor_name || (email ?? "");
  if (name === "") return ctx.invalid("requester", "needs a name or an address");
  const saved = await savePerson(ctx, propertyId, {
    personId: chat?.person_id ?? null,
    name: given.name || chat ? splitName(name) : undefined,
    email,
    phone,
    by: TEAM,
    customAttributes: {},
    tags: [],
    firstSeenOn: ctx.now,
  });
  return { name, email, phone, personId: saved };
}
