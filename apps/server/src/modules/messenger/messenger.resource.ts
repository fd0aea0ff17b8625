// What visitors may see: resources of their own, made from what they may know and from nothing else. Notes, pages,
// addresses, tags and places are in none of them.

import { Id, OneOf, type Static, strict, Text, Time, Type, Uuid } from "../../kernel/schema.ts";
import { type AgentRow, pictureUrl } from "../account/index.ts";
import { type ChatRow, isLive, type MessageRow, type Stretch } from "../chat/index.ts";
import { Attachment, fileInput } from "../files/index.ts";
import { publicVisitorId, VisitorId, type VisitorRow } from "../visitor/index.ts";
import { WidgetSettings } from "../widgets/index.ts";

export const VisitorMessage = strict(
  {
    id: Type.String({ description: "Id of the message: 24 hexadecimal characters." }),
    sender: strict({
      t: OneOf(["v", "a", "s"], "Visitor, agent or system."),
      id: Type.Optional(Id("agent")),
      n: Type.Optional(Type.String({ description: "Name of the agent or the system." })),
    }),
    type: OneOf(["msg", "agent-join", "agent-leave"], "What it is."),
    time: Time("When."),
    msg: Type.Optional(Type.String({ description: "The text, on `msg` only; empty for a mere attachment." })),
    attchs: Type.Optional(Type.Array(Attachment, { description: "Files, on `msg` only." })),
  },
  "Something said or done in a chat, as its visitor sees it.",
);

export const ChatAgent = strict(
  {
    id: Id("agent"),
    name: Type.String({ description: "Name visitors see." }),
    title: Type.Optional(Type.String({ description: "Title." })),
    picture: Type.Optional(Type.String({ description: "Path of the picture." })),
  },
  "An agent as visitors see them.",
);

export const VisitorChat = strict(
  {
    id: Uuid("chat"),
    status: OneOf(["live", "ended"], "Whether it goes on."),
    missed: Type.Optional(Type.Boolean({ description: "True when it ended before anybody answered." })),
    startedOn: Time("When the first message was sent."),
    endedOn: Type.Optional(Time("When it ended.")),
    rating: Type.Integer({ minimum: -1, maximum: 1, description: "1 good, -1 bad, 0 none." }),
    departmentId: Type.Optional(Id("department")),
    agents: Type.Array(ChatAgent, { description: "Agents who have been in the chat." }),
    present: Type.Array(Id("agent"), { description: "Agents who are in it now." }),
    messages: Type.Array(VisitorMessage, { description: "In the order of time, the last 500 entries." }),
    hasEarlier: Type.Optional(
      Type.Boolean({
        description: "True when there is more before them: [[messenger.get-chat]] with `before`.",
      }),
    ),
    agentReadOn: Type.Optional(Time("When agents last read it.")),
    visitorReadOn: Type.Optional(Time("When the visitor last read it.")),
  },
  "A chat as its visitor sees it.",
);

export const VisitorSelf = strict(
  {
    id: VisitorId(),
    name: Type.Optional(Type.String({ description: "Name; absent while none is known." })),
    email: Type.Optional(Type.String({ description: "E-mail address." })),
    phone: Type.Optional(Type.String({ description: "Telephone number." })),
    userId: Type.Optional(Type.String({ description: "What the customer's own site calls them." })),
  },
  "The visitor, as they see themselves.",
);

export const WidgetStatus = OneOf(["online", "away", "offline"], "Whether agents are there.");

export const Snapshot = strict(
  {
    visitor: VisitorSelf,
    status: WidgetStatus,
    settings: WidgetSettings,
    chat: Type.Union([VisitorChat, Type.Null()], {
      description: "The live chat, else the latest one if it ended within the hour; null without either.",
    }),
    unread: Type.Integer({ minimum: 0, description: "Messages of agents the visitor has not read." }),
  },
  "All a widget shows when it opens.",
);

export function presentVisitorMessage(row: MessageRow): Static<typeof VisitorMessage> {
  if (row.type === "nav") throw new Error("Where a visitor has been is not for the visitor's messages.");
  return {
    id: row.message_id,
    sender: {
      t: row.sender,
      ...(row.sender_id ? { id: row.sender_id } : {}),
      ...(row.sender_name ? { n: row.sender_name } : {}),
    },
    type: row.type,
    time: row.sent_on.toISOString(),
    ...(row.type === "msg" ? { msg: row.text ?? "" } : {}),
    ...(row.attachments ? { attchs: row.attachments } : {}),
  };
}

export function presentChatAgent(agent: AgentRow): Static<typeof ChatAgent> {
  const picture = pictureUrl(agent);
  return {
    id: agent.agent_id,
    name: agent.alias ?? agent.name,
    ...(agent.title ? { title: agent.title } : {}),
    ...(picture ? { picture } : {}),
  };
}

/** The only producer of a VisitorChat from records; `agents` are those of the chat. */
export function presentVisitorChat(
  row: ChatRow,
  { messages, before }: Stretch,
  agents: readonly AgentRow[],
): Static<typeof VisitorChat> {
  return {
    id: row.chat_id,
    status: isLive(row.state) ? "live" : "ended",
    ...(row.state === "missed" ? { missed: true } : {}),
    startedOn: row.created_on.toISOString(),
    ...(row.ended_on ? { endedOn: row.ended_on.toISOString() } : {}),
    rating: row.rating,
    ...(row.department_id ? { departmentId: row.department_id } : {}),
    agents: agents.map(presentChatAgent),
    present: [...row.present_agents],
    messages: messages.filter(({ type }) => type !== "nav").map(presentVisitorMessage),
    ...(before > 0 ? { hasEarlier: true } : {}),
    ...readMarks(row, { messages, before }),
  };
}

/** The moment of the last entry each side has read, where it is among these. */
function readMarks(row: ChatRow, { messages, before }: Stretch) {
  const at = (position: number) => messages[position - 1 - before]?.sent_on.toISOString();
  const agentReadOn = at(row.agent_read_position);
  const visitorReadOn = at(row.visitor_read_position);
  return { ...(agentReadOn ? { agentReadOn } : {}), ...(visitorReadOn ? { visitorReadOn } : {}) };
}

export function presentSelf(row: VisitorRow & { user_id: string | null }): Static<typeof VisitorSelf> {
  return {
    id: publicVisitorId(row.property_id, row.visitor_id),
    ...(row.named ? { name: row.name } : {}),
    ...(row.email ? { email: row.email } : {}),
    ...(row.phone ? { phone: row.phone } : {}),
    ...(row.user_id ? { userId: row.user_id } : {}),
  };
}

export const messengerInput = {
  text: Text(10_000, "The text."),
  files: fileInput.fileIds,
  name: Text(120, "Name."),
  phone: Type.String({ pattern: "^[+0-9][0-9 ()./-]{2,39}$", description: "Telephone number." }),
  hash: Type.String({
    maxLength: 128,
    description: "HMAC-SHA256, in hexadecimal, made on your server with the JavaScript API key.",
  }),
  tags: Type.Array(Type.Unknown(), {
    maxItems: 50,
    description: "Tags, each a text of at most 50 characters.",
  }),
  answers: Type.Array(strict({ label: Text(200, "The question."), answer: Text(2_000, "The answer.", 0) }), {
    maxItems: 30,
    description: "Answers to further questions of the form, in order.",
  }),
};
