// The life of a ticket: it is made, answered, handed on, closed and re-opened. Each step locks the ticket, writes it with
// an entry in its history, and says so; every caller goes through here: methods, the widget's form, mails to come.

import type { Context } from "../../kernel/context.ts";
import type { EventDefinition } from "../../kernel/define.ts";
import type { Static } from "../../kernel/schema.ts";
import { claimFiles } from "../files/index.ts";
import { type Actor, type Duty, dutyName } from "./actor.actions.ts";
import {
  type EntryRow,
  findEntries,
  insertEntries,
  insertMessage,
  type MessageRow,
} from "./history.store.ts";
import { mailCustomer, mailMembers, NO_MAIL, threadOf } from "./mail.actions.ts";
import {
  ticketAssign,
  ticketCreate,
  ticketDelete,
  ticketReply,
  ticketRestore,
  ticketStatus,
  ticketTag,
  ticketUpdate,
} from "./ticket.events.ts";
import { presentEntry, presentTicket, type TicketChange, type TicketThread } from "./ticket.resource.ts";
import { type Priority, type Source, statusAfter, type TicketStatus, turned } from "./ticket.rules.ts";
import {
  findAnyTicket,
  findTicket,
  insertTicket,
  lockTicket,
  type ShownTicket,
  type TicketRow,
  takeNumber,
  updateTicket,
} from "./ticket.store.ts";

/** The ticket for a change of it; refuses `not_found`. */
export async function lockExisting(ctx: Context, propertyId: string, ticketId: string): Promise<TicketRow> {
  const row = await lockTicket(ctx.db, propertyId, ticketId);
  return row && !row.deleted_on ? row : ctx.fail("not_found");
}

export async function showTicket(
  ctx: Context,
  row: Pick<TicketRow, "property_id" | "ticket_id">,
): Promise<Static<typeof TicketThread>> {
  const ticket = await shownOf(ctx, row);
  const entries = await findEntries(ctx.db, row.property_id, row.ticket_id);
  return { ...presentTicket(ticket), events: entries.map(presentEntry) };
}

export interface Requester {
  readonly type?: "visitor" | "agent";
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly personId: string | null;
}

/** What a message brings along beyond its text. */
export interface Words {
  readonly text: string;
  /** Drawn by the client, so that what is sent twice is written once. */
  readonly messageId?: string | undefined;
  /** Uploaded, and in no message yet. */
  readonly files?: readonly string[] | undefined;
  /** Of a mail that came in. */
  readonly mail?: Partial<
    Pick<MessageRow, "mail_id" | "in_reply_to" | "mail_references" | "cc" | "html" | "author_email">
  >;
}

export interface NewTicket {
  readonly propertyId: string;
  readonly subject: string;
  readonly first: Words;
  /** Who wrote the first message: the requester, or an agent to them. */
  readonly author: "a" | "v";
  readonly by: Actor;
  readonly requester: Requester;
  /** True where a stranger typed the requester's address, which may be anybody's: none of their words are mailed there. */
  readonly claimed?: boolean;
  readonly duty: Duty;
  readonly source: Source;
  readonly priority?: Priority | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly language: string;
  readonly visitorId?: string | undefined;
  readonly chatId?: string | undefined;
  readonly cc?: readonly string[];
  /** False: nobody is mailed. */
  readonly notify: boolean;
}

export async function createTicket(ctx: Context, o: NewTicket): Promise<ShownTicket> {
  const { propertyId, by, requester } = o;
  const at = { property_id: propertyId, ticket_id: ctx.newUuid(), position: 0 };
  const isAnswer = o.author === "a";
  const message = await messageOf(ctx, at, {
    ...o.first,
    author: o.author,
    isMailed: o.notify && requester.email !== null,
    by: isAnswer ? by : { actor: "v", actor_id: null, actor_name: requester.name },
  });
  const unnumbered: Omit<TicketRow, "human_id"> = {
    ...at,
    subject: o.subject,
    status: isAnswer ? "pending" : "open",
    priority: o.priority ?? "normal",
    source: o.source,
    requester_type: requester.type ?? "visitor",
    requester_name: requester.name,
    requester_email: requester.email,
    requester_phone: requester.phone,
    cc: o.cc ?? [],
    person_id: requester.personId,
    visitor_id: o.visitorId ?? null,
    chat_id: o.chatId ?? null,
    ...o.duty,
    assigned_on: ctx.now,
    created_by: by.actor === "a" ? by.actor_id : null,
    tags: o.tags ?? [],
    language: o.language,
    position: 1,
    message_count: 1,
    last_message_by: o.author,
    last_message_on: ctx.now,
    responded_on: null,
    closed_on: null,
    reopened: 0,
    created_on: ctx.now,
    updated_on: ctx.now,
    deleted_on: null,
  };
  const entry = entryOf(ctx, unnumbered, { type: "create", by });
  await insertMessage(ctx.db, message);
  await insertEntries(ctx.db, [entry]);
  // From here to the commit all who make tickets here wait.
  const ticket = { ...unnumbered, human_id: await takeNumber(ctx.db, propertyId) };
  await insertTicket(ctx.db, ticket);
  const shown = await shownOf(ctx, ticket);
  if (o.notify) {
    const receipt = o.claimed ? "ticket-receipt" : "ticket-received";
    await mailCustomer(ctx, isAnswer ? "ticket-written" : receipt, shown, message);
    await mailMembers(ctx, "ticket-new", shown, {
      by: { id: by.actor_id, name: by.actor_name },
      text: message.text,
    });
  }
  tell(ctx, ticketCreate, shown, { ...entry, ...toldOf(message) });
  return shown;
}

export interface Reply extends Words {
  readonly propertyId: string;
  readonly ticketId: string;
  readonly author: "a" | "v";
  /** An agent; for `v` nobody, which is the requester, or somebody else who wrote from another address. */
  readonly by?: Actor;
  /** In place of the one an answer leads to. */
  readonly status?: TicketStatus | undefined;
  readonly notify: boolean;
}

/** Answers what was told. Refuses `not_found`. */
export async function replyTicket(ctx: Context, o: Reply): Promise<Static<typeof TicketChange>> {
  const before = await lockExisting(ctx, o.propertyId, o.ticketId);
  const by = o.by ?? { actor: "v", actor_id: null, actor_name: before.requester_name };
  const isMailed = o.notify && o.author === "a" && before.requester_email !== null;
  const message = await messageOf(ctx, before, { ...o, by, isMailed });
  const isFirst = o.author === "a" && before.responded_on === null;
  const status = o.status ?? statusAfter(o.author);
  const after: TicketRow = {
    ...before,
    ...turned(before, status, ctx.now),
    position: before.position + (status === before.status ? 1 : 2),
    message_count: before.message_count + 1,
    last_message_by: o.author,
    last_message_on: ctx.now,
    responded_on: isFirst ? ctx.now : before.responded_on,
    updated_on: ctx.now,
  };
  const reply = {
    ...entryOf(ctx, { ...after, position: message.position }, { type: "reply", by }),
    first_response: isFirst,
    status: before.status,
  };
  const move = { type: "status" as const, by, value_from: before.status, value_to: status };
  const moved = status === before.status ? [] : [entryOf(ctx, after, move)];
  await updateTicket(ctx.db, after);
  await insertMessage(ctx.db, message);
  await insertEntries(ctx.db, [reply, ...moved]);
  const shown = await shownOf(ctx, after);
  if (o.notify && o.author === "a") await mailCustomer(ctx, "ticket-reply", shown, message);
  if (o.notify && o.author === "v")
    await mailMembers(ctx, "ticket-answered", shown, {
      by: { id: by.actor_id, name: by.actor_name },
      text: message.text,
    });
  const told = tell(ctx, ticketReply, shown, { ...reply, ...toldOf(message) });
  for (const entry of moved) tell(ctx, ticketStatus, shown, entry);
  return told;
}

export type Change = Pick<EntryRow, "type"> & Partial<Pick<EntryRow, "value_from" | "value_to" | "tags">>;

/** Writes a ticket that changed, with what happened to it, in order. Does nothing where nothing did. */
export async function changeTicket(
  ctx: Context,
  before: TicketRow,
  o: {
    readonly by: Actor;
    readonly to: Partial<
      Pick<TicketRow, "subject" | "status" | "priority" | "tags" | "deleted_on" | keyof Duty>
    >;
    readonly changes: readonly Change[];
  },
): Promise<ShownTicket> {
  if (o.changes.length === 0) return shownOf(ctx, before);
  const after: TicketRow = {
    ...before,
    ...o.to,
    ...turned(before, o.to.status ?? before.status, ctx.now),
    position: before.position + o.changes.length,
    updated_on: ctx.now,
  };
  const entries = o.changes.map((change, at) =>
    entryOf(ctx, { ...after, position: before.position + at + 1 }, { by: o.by, ...change }),
  );
  await updateTicket(ctx.db, after);
  await insertEntries(ctx.db, entries);
  const shown = await shownOf(ctx, after);
  for (const entry of entries) tell(ctx, EVENTS[entry.type], shown, entry);
  return shown;
}

/** It is this agent's or department's from now on, who are written to unless they did it themselves. */
export async function handOver(
  ctx: Context,
  before: TicketRow,
  o: { readonly by: Actor; readonly duty: Duty; readonly notify: boolean },
): Promise<ShownTicket> {
  const { by, duty } = o;
  const isSame =
    duty.assigned_agent_id === before.assigned_agent_id && duty.department_id === before.department_id;
  if (isSame) return shownOf(ctx, before);
  const { property_id } = before;
  const change = {
    type: "assign" as const,
    value_from: await dutyName(ctx, property_id, before),
    value_to: await dutyName(ctx, property_id, duty),
  };
  const assigned = { ...before, assigned_on: ctx.now };
  const shown = await changeTicket(ctx, assigned, { by, to: duty, changes: [change] });
  const from = { id: by.actor_id, name: by.actor_name };
  if (o.notify) await mailMembers(ctx, "ticket-assigned", shown, { by: from, text: shown.message });
  return shown;
}

const EVENTS: Readonly<Record<EntryRow["type"], EventDefinition<typeof TicketChange>>> = {
  create: ticketCreate,
  reply: ticketReply,
  status: ticketStatus,
  priority: ticketUpdate,
  subject: ticketUpdate,
  assign: ticketAssign,
  tag: ticketTag,
  untag: ticketTag,
  delete: ticketDelete,
  restore: ticketRestore,
};

function tell(
  ctx: Context,
  event: EventDefinition<typeof TicketChange>,
  ticket: ShownTicket,
  entry: Parameters<typeof presentEntry>[0],
): Static<typeof TicketChange> {
  const payload = { ...presentTicket(ticket), change: presentEntry(entry) };
  ctx.emit(event, { propertyId: ticket.property_id, payload });
  return payload;
}

async function shownOf(
  ctx: Context,
  { property_id, ticket_id, deleted_on }: Pick<TicketRow, "property_id" | "ticket_id"> & Partial<TicketRow>,
): Promise<ShownTicket> {
  const find = deleted_on ? findAnyTicket : findTicket;
  return (await find(ctx.db, property_id, ticket_id)) ?? ctx.fail("not_found");
}

function entryOf(
  ctx: Context,
  at: Omit<
    EntryRow,
    keyof Actor | "type" | "value_from" | "value_to" | "tags" | "first_response" | "created_on"
  >,
  { by, ...change }: Change & { readonly by: Actor },
): EntryRow {
  const { property_id, ticket_id, position, status, assigned_agent_id, department_id } = at;
  return {
    ...{ property_id, ticket_id, position, status, assigned_agent_id, department_id },
    ...by,
    value_from: null,
    value_to: null,
    tags: null,
    first_response: false,
    ...change,
    created_on: ctx.now,
  };
}

function toldOf({ message_id, author, text, attachments, author_email }: MessageRow) {
  return { message_id, author, text, attachments, author_email };
}

/** At the place after the ticket's latest entry. */
async function messageOf(
  ctx: Context,
  ticket: Pick<TicketRow, "property_id" | "ticket_id" | "position">,
  o: Words & { readonly author: "a" | "v"; readonly by: Actor; readonly isMailed: boolean },
): Promise<MessageRow> {
  const { property_id: propertyId, ticket_id: ticketId } = ticket;
  const message_id = o.messageId ?? ctx.newId();
  const { files } = o;
  const attachments = files?.length
    ? await claimFiles(ctx, { propertyId, to: { ticketId }, fileIds: files, by: "agent" })
    : null;
  return {
    property_id: propertyId,
    ticket_id: ticketId,
    position: ticket.position + 1,
    message_id,
    author: o.author,
    author_id: o.by.actor === "a" ? o.by.actor_id : null,
    author_name: o.by.actor_name,
    author_email: null,
    text: o.text,
    html: null,
    attachments,
    cc: [],
    sent_on: ctx.now,
    ...(o.isMailed ? await threadOf(ctx, ticket, message_id) : NO_MAIL),
    ...o.mail,
  };
}
