// How chats look from outside (compatibility §1.8): keys, their order and their rules are the contract's.

import { Id, OneOf, type Static, strict, Text, Time, Type, Uuid } from "../../kernel/schema.ts";
import { Attachment, fileInput } from "../files/index.ts";
import { publicVisitorId, VisitorId } from "../visitor/index.ts";
import { durationSeconds } from "./chat.rules.ts";
import type { ShownRow } from "./chat.store.ts";
import type { MessageRow } from "./message.store.ts";
import type { NoteRow } from "./note.store.ts";

export const Message = strict(
  {
    sender: strict({
      t: OneOf(["v", "a", "s"], "Visitor, agent or system."),
      id: Type.Optional(Id("agent")),
      n: Type.Optional(Type.String({ description: "Name of the agent or the system." })),
    }),
    type: OneOf(["msg", "nav", "agent-join", "agent-leave"], "What it is."),
    time: Time("When."),
    msg: Type.Optional(Type.String({ description: "The text, on `msg` only; empty for a mere attachment." })),
    data: Type.Optional(
      strict({
        url: Type.String({ description: "Address of the page." }),
        title: Type.String({ description: "Its title." }),
      }),
    ),
    attchs: Type.Optional(Type.Array(Attachment, { description: "Files, on `msg` only." })),
  },
  "Something said or done in a chat.",
);

const head = {
  id: Uuid("chat"),
  type: OneOf(["chat"], "Always `chat`."),
  pageId: Id("property"),
  propertyId: Id("property"),
  status: OneOf(["open", "closed"], "`open` until it was answered and has ended; `closed` after."),
  visitor: strict({
    id: VisitorId(),
    name: Type.String({ description: "Name; `V` and digits when none is known." }),
    email: Type.Optional(Type.String({ description: "E-mail address." })),
    phone: Type.Optional(Type.String({ description: "Telephone number." })),
  }),
  location: strict({
    countryCode: Type.String({ description: "ISO 3166 code of the country; `XX` when unknown." }),
    city: Type.String({ description: "City; empty when unknown." }),
  }),
  messageCount: Type.Integer({ minimum: 0, description: "Messages of type `msg`." }),
  chatDuration: Type.Integer({ minimum: 0, description: "Seconds from the first `msg` to the last." }),
  rating: Type.Integer({ minimum: -1, maximum: 1, description: "1 good, -1 bad, 0 none." }),
  agents: Type.Array(Id("agent"), { description: "Agents who have been in the chat." }),
  tags: Type.Optional(Type.Array(Type.String(), { description: "Tags; absent when there are none." })),
  createdOn: Time("When the first message was sent."),
  updatedOn: Time("When it last changed. While people talk it moves once a minute."),
};

const tail = {
  domain: Type.String({ description: "Host of the page it was started on; empty for other channels." }),
  ip: Type.String({ description: "Address of the visitor; empty when unknown." }),
  personId: Type.Optional(Id("contact")),
  offlineForm: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: "What was written while nobody was there." }),
  ),
};

export const Chat = strict({
  ...head,
  messages: Type.Array(Message, { description: "In the order of time." }),
  ...tail,
});

/** A chat without what was said, for facts that change nothing of it. */
export const ChatFacts = strict({ ...head, ...tail });

/** The only producer of a Chat. */
export function presentChat(row: ShownRow, messages: readonly MessageRow[]): Static<typeof Chat> {
  return {
    id: row.chat_id,
    type: "chat",
    pageId: row.property_id,
    propertyId: row.property_id,
    status: row.state === "ended" ? "closed" : "open",
    visitor: {
      id: publicVisitorId(row.property_id, row.visitor_id),
      name: row.visitor_name,
      ...(row.visitor_email ? { email: row.visitor_email } : {}),
      ...(row.visitor_phone ? { phone: row.visitor_phone } : {}),
    },
    location: { countryCode: row.country_code ?? "XX", city: row.city ?? "" },
    messageCount: row.message_count,
    chatDuration: durationSeconds(row.created_on, row.last_message_on),
    rating: row.rating,
    agents: [...row.agents],
    ...(row.tags.length > 0 ? { tags: [...row.tags] } : {}),
    createdOn: row.created_on.toISOString(),
    updatedOn: row.updated_on.toISOString(),
    messages: messages.map(presentMessage),
    domain: row.domain ?? "",
    ip: row.ip ?? "",
    ...(row.person_id ? { personId: row.person_id } : {}),
    ...(row.offline_form ? { offlineForm: row.offline_form } : {}),
  };
}

export function presentFacts(row: ShownRow): Static<typeof ChatFacts> {
  const { messages: _, ...facts } = presentChat(row, []);
  return facts;
}

export function presentMessage(row: MessageRow): Static<typeof Message> {
  return {
    sender: {
      t: row.sender,
      ...(row.sender_id ? { id: row.sender_id } : {}),
      ...(row.sender_name ? { n: row.sender_name } : {}),
    },
    type: row.type,
    time: row.sent_on.toISOString(),
    ...(row.type === "msg" ? { msg: row.text ?? "" } : {}),
    ...(row.page ? { data: row.page } : {}),
    ...(row.attachments ? { attchs: row.attachments } : {}),
  };
}

/** It ended, or goes on. Nothing in it that a visitor may not know. */
export const ChatTurn = strict({
  propertyId: Id("property"),
  chatId: Uuid("chat"),
  visitorId: VisitorId(),
  status: OneOf(["open", "closed"], "`open` when nobody answered, or when it goes on; else `closed`."),
  by: OneOf(["agent", "visitor", "time"], "Who did it; `time` when the visitor had gone."),
  messageCount: Type.Integer({ minimum: 0, description: "Messages of type `msg`." }),
  chatDuration: Type.Integer({ minimum: 0, description: "Seconds from the first `msg` to the last." }),
  updatedOn: Time("When it happened."),
});

/** With who the visitor is, for whoever hears of ends alone. */
export const ChatEnd = strict({
  ...ChatTurn.properties,
  visitor: strict({
    id: VisitorId(),
    name: Type.String({ description: "Name; `V` and digits when none is known." }),
    email: Type.Optional(Type.String({ description: "E-mail address." })),
    city: Type.String({ description: "City; empty when unknown." }),
    country: Type.String({ description: "ISO 3166 code of the country; `XX` when unknown." }),
  }),
});

type By = Static<typeof ChatTurn>["by"];

export function presentTurn(row: ShownRow, by: By): Static<typeof ChatTurn> {
  const {
    id: chatId,
    propertyId,
    visitor,
    status,
    messageCount,
    chatDuration,
    updatedOn,
  } = presentFacts(row);
  return { propertyId, chatId, visitorId: visitor.id, status, by, messageCount, chatDuration, updatedOn };
}

export function presentEnd(row: ShownRow, by: By): Static<typeof ChatEnd> {
  const { visitor, location } = presentFacts(row);
  const { phone: _, ...known } = visitor;
  const place = { city: location.city, country: location.countryCode };
  return { ...presentTurn(row, by), visitor: { ...known, ...place } };
}

export const ChatMessage = strict({
  propertyId: Id("property"),
  chatId: Uuid("chat"),
  messageId: Id("message"),
  message: Message,
});

export function presentChatMessage(row: MessageRow): Static<typeof ChatMessage> {
  return {
    propertyId: row.property_id,
    chatId: row.chat_id,
    messageId: row.message_id,
    message: presentMessage(row),
  };
}

export const ChatNote = strict({
  propertyId: Id("property"),
  chatId: Uuid("chat"),
  noteId: Id("note"),
  agentId: Id("agent"),
  agentName: Type.String({ description: "Name of the agent who wrote it." }),
  text: Type.String({ description: "What only agents read." }),
  createdOn: Time("When it was written."),
});

export function presentNote(row: NoteRow): Static<typeof ChatNote> {
  return {
    propertyId: row.property_id,
    chatId: row.chat_id,
    noteId: row.note_id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    text: row.text,
    createdOn: row.created_on.toISOString(),
  };
}

/** An id that the client draws, so that what it sends twice is written once. */
function DrawnId(of: string) {
  return Type.String({
    pattern: "^[0-9a-f]{24}$",
    description: `Id of the ${of}, drawn by the client: 24 random hexadecimal characters, small letters.`,
  });
}

export const chatInput = {
  text: Text(10_000, "The text."),
  files: fileInput.fileIds,
  tags: Type.Array(Text(50, "A tag."), {
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
    description: "Tags.",
  }),
  messageId: DrawnId("message"),
  noteId: DrawnId("note"),
  as: OneOf(["agent", "visitor"], "Who does it: `agent` when left out."),
  agentId: Type.Optional(
    Type.String({
      pattern: "^[0-9a-fA-F]{24}$",
      description: "The agent who does it. Needed with a service key, which is no agent itself.",
    }),
  ),
};
