// The life of a chat: it starts, people come, talk and go, it ends and may go on again. Each step locks the chat, writes
// it and says so; every caller goes through here: methods, jobs, and what other channels bring in.

import type { Context } from "../../kernel/context.ts";
import { isDuplicate } from "../../kernel/db.ts";
import type { EventDefinition } from "../../kernel/define.ts";
import type { Static } from "../../kernel/schema.ts";
import type { DepartmentRow } from "../departments/index.ts";
import { claimFiles } from "../files/index.ts";
import { type VisitorDetails, type VisitorRow, welcomeVisitor } from "../visitor/index.ts";
import { assignByRule, departmentFor } from "./assignment.actions.ts";
import {
  chatAgentJoin,
  chatAgentLeave,
  chatAssign,
  chatEnd,
  chatMessage,
  chatRead,
  chatReopen,
  chatStart,
  chatTransfer,
} from "./chat.events.ts";
import {
  type Chat,
  type ChatFacts,
  presentChat,
  presentChatMessage,
  presentEnd,
  presentFacts,
  presentTurn,
} from "./chat.resource.ts";
import { CHAT_BYTES, endState, isLive, liveState } from "./chat.rules.ts";
import { type ChatRow, findLiveChats, insertChat, lockChat, updateChat } from "./chat.store.ts";
import { markTransfer } from "./inbox.store.ts";
import { findMessage, findMessages, insertEntry, type MessageRow, writeMessage } from "./message.store.ts";
import type { Speaker } from "./speaker.actions.ts";
import { queueTranscript } from "./transcript.jobs.ts";

/** The chat for a change of it; refuses `not_found`. */
export async function lockExisting(ctx: Context, propertyId: string, chatId: string): Promise<ChatRow> {
  const row = await lockChat(ctx.db, propertyId, chatId);
  return row && !row.deleted_on ? row : ctx.fail("not_found");
}

export async function showChat(ctx: Context, row: ChatRow): Promise<Static<typeof Chat>> {
  return presentChat(row, await findMessages(ctx.db, row.property_id, row.chat_id));
}

export interface NewChat {
  readonly propertyId: string;
  readonly visitor: VisitorDetails;
  readonly text: string;
  readonly departmentId: string | undefined;
  readonly tags: readonly string[];
}

export async function startChat(ctx: Context, wanted: NewChat): Promise<Static<typeof Chat>> {
  const { propertyId, text, tags } = wanted;
  const department = await departmentFor(ctx, propertyId, wanted.departmentId);
  const visitor = await welcomeVisitor(ctx, propertyId, wanted.visitor);
  const { row, messages } = await openChat(ctx, { visitor, department, tags, said: [{ text }] });
  return presentChat(row, messages);
}

export interface Opening {
  readonly visitor: VisitorRow;
  readonly department: DepartmentRow | undefined;
  readonly tags: readonly string[];
  /** What the visitor says first. */
  readonly said: readonly Words[];
  /** Pages they saw before, in order. */
  readonly pages?: readonly { readonly url: string; readonly title: string; readonly viewedOn: Date }[];
  readonly domain?: string | undefined;
}

export interface Words {
  readonly text: string;
  /** Drawn by the client, so that what is sent twice is said once. */
  readonly messageId?: string | undefined;
  /** Uploaded, and in no message yet. */
  readonly files?: readonly string[] | undefined;
  readonly attachments?: MessageRow["attachments"] | undefined;
}

/** A chat with its first words. */
export async function openChat(
  ctx: Context,
  o: Opening,
): Promise<{ row: ChatRow; messages: readonly MessageRow[] }> {
  const { visitor, department, pages = [] } = o;
  const { property_id: propertyId } = visitor;
  const assigned = department && (await assignByRule(ctx, department));
  const position = pages.length + o.said.length;
  const row: ChatRow = {
    ...freshChat(ctx, visitor, department),
    domain: o.domain ?? null,
    assigned_agent_id: assigned || null,
    assigned_on: assigned ? ctx.now : null,
    tags: o.tags,
    position,
    message_count: o.said.length,
    visitor_read_position: position,
  };
  const self = { propertyId, chatId: row.chat_id, by: "visitor" as const, visitorId: visitor.visitor_id };
  const seen = pages.map(({ url, title, viewedOn }) => ({
    ...entryBy(ctx, row, "nav", "visitor"),
    page: { url, title },
    sent_on: viewedOn,
  }));
  const said: MessageRow[] = [];
  for (const words of o.said) {
    const attachments = await attachmentsOf(ctx, { ...self, ...words });
    said.push(messageBy(ctx, row, "visitor", { ...words, attachments }));
  }
  const messages = [...seen, ...said];
  await insertChat(ctx.db, row);
  for (const [at, message] of messages.entries()) await insertEntry(ctx.db, message, at + 1);
  const messageIds = messages.map(({ message_id }) => message_id);
  ctx.emit(chatStart, { propertyId, payload: { ...presentChat(row, messages), messageIds } });
  if (assigned) ctx.emit(chatAssign, { propertyId, payload: dutyOf(row) });
  return { row, messages };
}

/** One that begins now, in which nothing was said yet. */
export function freshChat(ctx: Context, visitor: VisitorRow, department: DepartmentRow | undefined): ChatRow {
  return {
    property_id: visitor.property_id,
    chat_id: ctx.newUuid(),
    state: "waiting",
    visitor_id: visitor.visitor_id,
    visitor_name: visitor.name,
    visitor_email: visitor.email,
    visitor_phone: visitor.phone,
    person_id: visitor.person_id,
    country_code: visitor.country_code,
    city: visitor.city,
    domain: null,
    ip: visitor.ip,
    department_id: department?.department_id ?? null,
    assigned_agent_id: null,
    assigned_on: null,
    agents: [],
    present_agents: [],
    tags: [],
    rating: 0,
    offline_form: null,
    position: 0,
    message_count: 0,
    agent_read_position: 0,
    visitor_read_position: 0,
    created_on: ctx.now,
    updated_on: ctx.now,
    last_message_on: ctx.now,
    said_bytes: 0,
    answered_on: null,
    visitor_active_on: ctx.now,
    visitor_left_on: null,
    ended_on: null,
    deleted_on: null,
  };
}

export interface Saying extends Words {
  readonly propertyId: string;
  readonly chatId: string;
  readonly by: Speaker | "visitor";
  /** For a visitor who speaks for themselves: in no chat but their own. */
  readonly visitorId?: string;
}

/**
 * What the hot path does at once, step by step: finds what was said already, reopens, joins where that is needed. Refuses
 * `not_found`, `chat_ended`, `chat_full`, `message_id_taken`.
 */
export async function sendMessage(ctx: Context, o: Saying): Promise<MessageRow> {
  let chat = await lockExisting(ctx, o.propertyId, o.chatId);
  if (o.visitorId !== undefined && chat.visitor_id !== o.visitorId) return ctx.fail("not_found");
  const said = o.messageId && (await findMessage(ctx.db, chat.property_id, chat.chat_id, o.messageId));
  if (said) return isSame(said, o) ? said : ctx.fail("message_id_taken", { path: "messageId" });
  if (chat.said_bytes >= CHAT_BYTES) return ctx.fail("chat_full");
  if (!isLive(chat.state)) {
    if (o.by !== "visitor") return ctx.fail("chat_ended");
    chat = await reopenChat(ctx, chat, "visitor");
  }
  if (o.by !== "visitor") chat = await joinChat(ctx, chat, o.by);
  const attachments = await attachmentsOf(ctx, { ...o, chatId: chat.chat_id });
  const sent = await sendAtOnce(ctx, { ...o, chatId: chat.chat_id, attachments });
  if (!sent) throw new Error(`Chat ${o.chatId} is locked and live, and yet took no message.`);
  return sent;
}

/** Visitors who speak for themselves send files of their own; whoever speaks for them, those of the property's clients. */
async function attachmentsOf(ctx: Context, o: Saying): Promise<MessageRow["attachments"]> {
  const { propertyId, chatId, files, visitorId } = o;
  if (!files || files.length === 0) return null;
  const by = visitorId === undefined ? "agent" : { visitorId };
  return claimFiles(ctx, { propertyId, to: { chatId }, fileIds: files, by });
}

/** One statement, where somebody who is there says something new in a live chat; undefined otherwise. */
export async function sendAtOnce(ctx: Context, o: Saying): Promise<MessageRow | undefined> {
  const at = { property_id: o.propertyId, chat_id: o.chatId.toLowerCase() };
  const message = messageBy(ctx, at, o.by, o);
  ctx.emit(chatMessage, { propertyId: o.propertyId, payload: presentChatMessage(message) });
  try {
    return (await writeMessage(ctx.db, message, ctx.takeEvents(), o.visitorId)) ? message : undefined;
  } catch (error) {
    if (isDuplicate(error, "chat_messages_id")) return undefined;
    throw error;
  }
}

function isSame(said: MessageRow, o: Saying): boolean {
  const mine = o.by === "visitor" ? said.sender === "v" : said.sender_id === o.by.id;
  return mine && said.type === "msg" && said.text === o.text;
}

/** Does nothing for an agent who is in it. Whoever joins a chat that is nobody's makes it theirs. */
export async function joinChat(ctx: Context, chat: ChatRow, agent: Speaker): Promise<ChatRow> {
  if (chat.present_agents.includes(agent.id)) return chat;
  const joined: ChatRow = {
    ...chat,
    state: "served",
    position: chat.position + 1,
    agents: [...new Set([...chat.agents, agent.id])],
    present_agents: [...chat.present_agents, agent.id],
    assigned_agent_id: chat.assigned_agent_id ?? agent.id,
    assigned_on: chat.assigned_on ?? ctx.now,
    updated_on: ctx.now,
  };
  await updateChat(ctx.db, joined);
  const entry = entryBy(ctx, joined, "agent-join", agent);
  await insertEntry(ctx.db, entry, joined.position);
  const { property_id: propertyId } = chat;
  ctx.emit(chatAgentJoin, { propertyId, payload: presentChatMessage(entry) });
  if (!chat.assigned_agent_id) ctx.emit(chatAssign, { propertyId, payload: dutyOf(joined) });
  return joined;
}

/** The agent is in the chat. It stays theirs, so that they find it again. */
export async function leaveChat(ctx: Context, chat: ChatRow, agent: Speaker): Promise<ChatRow> {
  const present = chat.present_agents.filter((id) => id !== agent.id);
  const left: ChatRow = {
    ...chat,
    state: isLive(chat.state)
      ? liveState({ presentAgents: present, answered: chat.answered_on !== null })
      : chat.state,
    position: chat.position + 1,
    present_agents: present,
    updated_on: ctx.now,
  };
  await updateChat(ctx.db, left);
  const entry = entryBy(ctx, left, "agent-leave", agent);
  await insertEntry(ctx.db, entry, left.position);
  ctx.emit(chatAgentLeave, { propertyId: chat.property_id, payload: presentChatMessage(entry) });
  return left;
}

export async function endChat(
  ctx: Context,
  chat: ChatRow,
  by: "agent" | "visitor" | "time",
): Promise<ChatRow> {
  const ended: ChatRow = {
    ...chat,
    state: endState({ answered: chat.answered_on !== null }, by),
    present_agents: [],
    updated_on: ctx.now,
    ended_on: ctx.now,
  };
  await updateChat(ctx.db, ended);
  ctx.emit(chatEnd, { propertyId: chat.property_id, payload: presentEnd(ended, by) });
  await queueTranscript(ctx, ended);
  return ended;
}

/** Ends all that goes on with some visitors, one after the other in the same order for everybody who does so. */
export async function endChatsOf(
  ctx: Context,
  propertyId: string,
  isOne: (visitor: { visitorId: string; ip: string | null }) => boolean,
): Promise<void> {
  for (const one of await findLiveChats(ctx.db, propertyId)) {
    if (!isOne({ visitorId: one.visitor_id, ip: one.ip })) continue;
    const chat = await lockChat(ctx.db, propertyId, one.chat_id);
    if (chat && !chat.deleted_on && isLive(chat.state)) await endChat(ctx, chat, "agent");
  }
}

/** Nobody is in it any more: whoever answers joins again. */
export async function reopenChat(ctx: Context, chat: ChatRow, by: "agent" | "visitor"): Promise<ChatRow> {
  const reopened: ChatRow = {
    ...chat,
    state: liveState({ presentAgents: [], answered: chat.answered_on !== null }),
    updated_on: ctx.now,
    visitor_active_on: ctx.now,
    visitor_left_on: null,
    ended_on: null,
  };
  await updateChat(ctx.db, reopened);
  ctx.emit(chatReopen, { propertyId: chat.property_id, payload: presentTurn(reopened, by) });
  return reopened;
}

/** Everything said so far; does nothing when it was read already. */
export async function markRead(ctx: Context, chat: ChatRow, by: "agent" | "visitor"): Promise<void> {
  const field = by === "agent" ? "agent_read_position" : "visitor_read_position";
  if (chat[field] === chat.position) return;
  await updateChat(ctx.db, { ...chat, [field]: chat.position });
  const { property_id: propertyId, chat_id: chatId } = chat;
  ctx.emit(chatRead, { propertyId, payload: { propertyId, chatId, by, readOn: ctx.now.toISOString() } });
}

/** A change that is a fact about the chat: the event carries the chat as it is afterwards. */
export async function changeChat(
  ctx: Context,
  chat: ChatRow,
  change: Partial<Pick<ChatRow, "tags" | "rating" | "deleted_on">>,
  event: EventDefinition<typeof ChatFacts>,
): Promise<ChatRow> {
  const changed: ChatRow = { ...chat, ...change, updated_on: ctx.now };
  await updateChat(ctx.db, changed);
  ctx.emit(event, { propertyId: chat.property_id, payload: presentFacts(changed) });
  return changed;
}

/** It is this agent's, or nobody's, and this department's. */
export async function handOver(
  ctx: Context,
  chat: ChatRow,
  to: { agentId: string | null; departmentId: string | null },
  event: typeof chatAssign | typeof chatTransfer,
): Promise<ChatRow> {
  const handed: ChatRow = {
    ...chat,
    assigned_agent_id: to.agentId,
    assigned_on: to.agentId ? ctx.now : null,
    department_id: to.departmentId,
    updated_on: ctx.now,
  };
  await updateChat(ctx.db, handed);
  await markTransfer(ctx.db, handed, event === chatTransfer ? ctx.now : null);
  ctx.emit(event, { propertyId: chat.property_id, payload: dutyOf(handed) });
  return handed;
}

export function dutyOf(chat: ChatRow) {
  return {
    propertyId: chat.property_id,
    chatId: chat.chat_id,
    ...(chat.assigned_agent_id ? { agentId: chat.assigned_agent_id } : {}),
    ...(chat.department_id ? { departmentId: chat.department_id } : {}),
  };
}

interface At {
  readonly property_id: string;
  readonly chat_id: string;
}

export function messageBy(ctx: Context, at: At, by: Speaker | "visitor", words: Words): MessageRow {
  const entry = entryBy(ctx, at, "msg", by);
  return {
    ...entry,
    message_id: words.messageId ?? entry.message_id,
    text: words.text,
    attachments: words.attachments ?? null,
  };
}

export function entryBy(ctx: Context, at: At, type: MessageRow["type"], by: Speaker | "visitor"): MessageRow {
  return {
    property_id: at.property_id,
    chat_id: at.chat_id,
    message_id: ctx.newId(),
    type,
    sender: by === "visitor" ? "v" : "a",
    sender_id: by === "visitor" ? null : by.id,
    sender_name: by === "visitor" ? null : by.name,
    text: null,
    page: null,
    attachments: null,
    sent_on: ctx.now,
  };
}
