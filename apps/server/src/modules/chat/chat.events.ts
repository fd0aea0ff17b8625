// What happens in chats. What is said and who comes and goes is heard by the chat's visitor too; a note never is.

import { defineEvent } from "../../kernel/define.ts";
import { Id, OneOf, strict, Time, Type, Uuid } from "../../kernel/schema.ts";
import { Chat, ChatEnd, ChatFacts, ChatMessage, ChatNote, ChatTurn } from "./chat.resource.ts";

const agents = { audience: "property", scopes: ["chat_history_read"] } as const;
const everybodyInIt = {
  ...agents,
  alsoHeardBy: ({ chatId }: { chatId: string }) => [`chat:${chatId}`],
} as const;

export const chatStart = defineEvent({
  name: "chat:start",
  summary: "A chat began with its first message.",
  webhook: "chat",
  payload: strict({
    ...Chat.properties,
    messageIds: Type.Array(Id("message"), { description: "Ids of `messages`, in the same order." }),
  }),
  ...agents,
  alsoHeardBy: ({ visitor }) => [`visitor:${visitor.id}`],
});

export const chatMessage = defineEvent({
  name: "chat:message",
  summary: "Somebody said something.",
  webhook: "message",
  payload: ChatMessage,
  ...everybodyInIt,
});

export const chatAgentJoin = defineEvent({
  name: "chat:agent-join",
  summary: "An agent joined.",
  webhook: "message",
  payload: ChatMessage,
  ...everybodyInIt,
});

export const chatAgentLeave = defineEvent({
  name: "chat:agent-leave",
  summary: "An agent left.",
  webhook: "message",
  payload: ChatMessage,
  ...everybodyInIt,
});

/** Where visitors go is for agents alone. */
export const chatNav = defineEvent({
  name: "chat:nav",
  summary: "The visitor of a live chat went to another page.",
  webhook: "message",
  payload: ChatMessage,
  ...agents,
});

/** All the visitor's browsers learn of a chat by it, and listen to what is said there from then on. */
const visitorToo = {
  ...agents,
  alsoHeardBy: ({ chatId, visitorId }: { chatId: string; visitorId: string }) => [
    `chat:${chatId}`,
    `visitor:${visitorId}`,
  ],
} as const;

/** With who the visitor is, as they know themselves: whoever hears of ends alone knows nothing of them. */
export const chatEnd = defineEvent({
  name: "chat:end",
  summary: "A chat ended: answered, it is closed; missed, it stays open.",
  webhook: "chat",
  payload: ChatEnd,
  ...visitorToo,
});

/** Some time after it ended, so that it can be filed as it is. */
export const chatTranscriptCreated = defineEvent({
  name: "chat:transcript_created",
  summary: "A chat has ended and was left alone since: all that was said.",
  webhook: "chat",
  payload: Chat,
  ...agents,
});

export const chatReopen = defineEvent({
  name: "chat:reopen",
  summary: "A chat that had ended goes on.",
  webhook: "chat",
  payload: ChatTurn,
  ...visitorToo,
});

export const chatNote = defineEvent({
  name: "chat:note",
  summary: "An agent left an internal note.",
  webhook: "note",
  payload: ChatNote,
  audience: "property",
  scopes: ["chat_notes_read"],
});

const Duty = strict({
  propertyId: Id("property"),
  chatId: Uuid("chat"),
  agentId: Type.Optional(Id("agent")),
  departmentId: Type.Optional(Id("department")),
});

export const chatAssign = defineEvent({
  name: "chat:assign",
  summary: "A chat became an agent's, or nobody's.",
  webhook: "chat",
  payload: Duty,
  ...agents,
});

export const chatTransfer = defineEvent({
  name: "chat:transfer",
  summary: "A chat was handed to another agent or department.",
  webhook: "chat",
  payload: Duty,
  ...agents,
});

export const chatRead = defineEvent({
  name: "chat:read",
  summary: "Everything said so far was read.",
  webhook: "chat",
  payload: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    by: OneOf(["agent", "visitor"], "Who read it."),
    readOn: Time("When."),
  }),
  ...everybodyInIt,
});

export const chatRate = defineEvent({
  name: "chat:rate",
  summary: "The visitor rated the chat.",
  webhook: "chat",
  payload: ChatFacts,
  ...agents,
});

export const chatTag = defineEvent({
  name: "chat:tag",
  summary: "The tags of a chat changed.",
  webhook: "chat",
  payload: ChatFacts,
  ...agents,
});

/** The visitor's other browsers learn of the chat by it, as by one that goes on. */
export const chatVisitor = defineEvent({
  name: "chat:visitor",
  summary: "A live chat goes on as that of the known visitor its visitor logged in as.",
  webhook: "chat",
  payload: ChatFacts,
  ...agents,
  alsoHeardBy: ({ visitor }) => [`visitor:${visitor.id}`],
});

export const chatDelete = defineEvent({
  name: "chat:delete",
  summary: "A chat was put in the bin.",
  webhook: "chat",
  payload: ChatFacts,
  ...agents,
});

/** With all that was said: whoever listens may never have held it. */
export const chatRestore = defineEvent({
  name: "chat:restore",
  summary: "A chat was taken out of the bin.",
  webhook: "chat",
  payload: Chat,
  ...agents,
});
