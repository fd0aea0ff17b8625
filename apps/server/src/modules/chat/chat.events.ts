// What happens in chats. What is said and who comes and goes is heard by the chat's visitor too; a note never is.

import { defineEvent } from "../../kernel/define.ts";
import { Id, OneOf, strict, Time, Type, Uuid } from "../../kernel/schema.ts";
import { VisitorId } from "../visitor/index.ts";
import { Chat, ChatFacts, ChatMessage, ChatNote } from "./chat.resource.ts";

const agents = { audience: "property", scopes: ["chat_history_read"] } as const;
const everybodyInIt = {
  ...agents,
  alsoHeardBy: ({ chatId }: { chatId: string }) => [`chat:${chatId}`],
} as const;

export const chatStart = defineEvent({
  name: "chat:start",
  summary: "A chat began with its first message.",
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
  payload: ChatMessage,
  ...everybodyInIt,
});

export const chatAgentJoin = defineEvent({
  name: "chat:agent-join",
  summary: "An agent joined.",
  payload: ChatMessage,
  ...everybodyInIt,
});

export const chatAgentLeave = defineEvent({
  name: "chat:agent-leave",
  summary: "An agent left.",
  payload: ChatMessage,
  ...everybodyInIt,
});

/** Where visitors go is for agents alone. */
export const chatNav = defineEvent({
  name: "chat:nav",
  summary: "The visitor of a live chat went to another page.",
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

/** Nothing in it that a visitor may not know. */
const Turn = strict({
  propertyId: Id("property"),
  chatId: Uuid("chat"),
  visitorId: VisitorId(),
  status: OneOf(["open", "closed"], "`open` when nobody answered, or when it goes on; else `closed`."),
  by: OneOf(["agent", "visitor", "time"], "Who did it; `time` when the visitor had gone."),
  messageCount: Type.Integer({ minimum: 0, description: "Messages of type `msg`." }),
  chatDuration: Type.Integer({ minimum: 0, description: "Seconds from the first `msg` to the last." }),
  updatedOn: Time("When it happened."),
});

export const chatEnd = defineEvent({
  name: "chat:end",
  summary: "A chat ended: answered, it is closed; missed, it stays open.",
  payload: Turn,
  ...visitorToo,
});

export const chatReopen = defineEvent({
  name: "chat:reopen",
  summary: "A chat that had ended goes on.",
  payload: Turn,
  ...visitorToo,
});

export const chatNote = defineEvent({
  name: "chat:note",
  summary: "An agent left an internal note.",
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
  payload: Duty,
  ...agents,
});

export const chatTransfer = defineEvent({
  name: "chat:transfer",
  summary: "A chat was handed to another agent or department.",
  payload: Duty,
  ...agents,
});

export const chatRead = defineEvent({
  name: "chat:read",
  summary: "Everything said so far was read.",
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
  payload: ChatFacts,
  ...agents,
});

export const chatTags = defineEvent({
  name: "chat:tags",
  summary: "The tags of a chat changed.",
  payload: ChatFacts,
  ...agents,
});

/** The visitor's other browsers learn of the chat by it, as by one that goes on. */
export const chatVisitor = defineEvent({
  name: "chat:visitor",
  summary: "A live chat goes on as that of the known visitor its visitor logged in as.",
  payload: ChatFacts,
  ...agents,
  alsoHeardBy: ({ visitor }) => [`visitor:${visitor.id}`],
});

export const chatDelete = defineEvent({
  name: "chat:delete",
  summary: "A chat was put in the bin.",
  payload: ChatFacts,
  ...agents,
});

/** With all that was said: whoever listens may never have held it. */
export const chatRestore = defineEvent({
  name: "chat:restore",
  summary: "A chat was taken out of the bin.",
  payload: Chat,
  ...agents,
});
