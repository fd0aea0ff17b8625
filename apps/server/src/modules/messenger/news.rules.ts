// What visitors hear of what happened: each event they may hear, in their own words. Made once for all who hear it.

import type { Static } from "../../kernel/schema.ts";
import type { chatEnd, chatMessage, chatRead, chatStart, chatVisitor } from "../chat/index.ts";
import type { widgetUpdate } from "../widgets/index.ts";
import type { visitorTags } from "./messenger.events.ts";
import type { VisitorChat, VisitorMessage } from "./messenger.resource.ts";

export interface News {
  readonly name: string;
  readonly payload: Record<string, unknown>;
}

/** Undefined for what is not for visitors. */
export function visitorNews(event: { readonly event: string; readonly payload: unknown }): News | undefined {
  const { event: name, payload } = event;
  switch (name) {
    case "chat:start":
      return started(payload as Static<typeof chatStart.payload>);
    case "chat:message":
    case "chat:agent-join":
    case "chat:agent-leave":
      return said(name, payload as Static<typeof chatMessage.payload>);
    case "chat:end":
    case "chat:reopen":
      return turned(name, payload as Static<typeof chatEnd.payload>);
    // For the user's other browsers it is one of theirs that goes on.
    case "chat:visitor": {
      const { id: chatId, updatedOn } = payload as Static<typeof chatVisitor.payload>;
      return { name: "chat:reopen", payload: { chatId, status: "live", by: "visitor", updatedOn } };
    }
    case "chat:read": {
      const { chatId, by, readOn } = payload as Static<typeof chatRead.payload>;
      return { name, payload: { chatId, by, readOn } };
    }
    // Those of the chat are agents' words about the visitor; these are the visitor's own.
    case "visitor:tags": {
      const { chatId, tags } = payload as Static<typeof visitorTags.payload>;
      return { name: "chat:tag", payload: { ...(chatId ? { chatId } : {}), tags } };
    }
    case "widget:update": {
      const { widgetId, changes } = payload as Static<typeof widgetUpdate.payload>;
      return { name, payload: { widgetId, settings: changes } };
    }
    default:
      return undefined;
  }
}

type PlainMessage = Static<typeof chatMessage.payload>["message"];

function messageOf(id: string, message: PlainMessage): Static<typeof VisitorMessage> | undefined {
  const { sender, type, time, msg, attchs } = message;
  if (type === "nav") return undefined;
  return { id, sender, type, time, ...(msg === undefined ? {} : { msg }), ...(attchs ? { attchs } : {}) };
}

function started(chat: Static<typeof chatStart.payload>): News {
  const payload: Static<typeof VisitorChat> = {
    id: chat.id,
    status: "live",
    startedOn: chat.createdOn,
    rating: chat.rating,
    ...speakersIn(chat.messages),
    messages: chat.messages.flatMap((one, at) => messageOf(chat.messageIds[at] ?? "", one) ?? []),
  };
  return { name: "chat:start", payload };
}

/** Where an agent wrote first. */
function speakersIn(messages: readonly PlainMessage[]) {
  const agents = messages.flatMap(({ type, sender: { id, n } }) =>
    type === "agent-join" && id && n ? [{ id, name: n }] : [],
  );
  return { agents, present: agents.map(({ id }) => id) };
}

function said(name: string, { chatId, messageId, message }: Static<typeof chatMessage.payload>) {
  const shown = messageOf(messageId, message);
  return shown && { name, payload: { chatId, message: shown } };
}

function turned(name: string, turn: Static<typeof chatEnd.payload>): News {
  const { chatId, status, by, updatedOn } = turn;
  if (name === "chat:reopen") return { name, payload: { chatId, status: "live", by, updatedOn } };
  const missed = status === "open" ? { missed: true } : {};
  return { name, payload: { chatId, status: "ended", ...missed, by, endedOn: updatedOn } };
}
