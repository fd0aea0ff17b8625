// What the page is told through Tawk_API, worked out from the state before and after: each thing once, and nothing that had
// happened before the page was opened.

import type { FormAnswer, FrameEvent, OfflineForm } from "../../bridge.ts";
import type { Parcel } from "./outbox.ts";
import type { Action, State } from "./state.ts";
import type { Chat, Message } from "./types.ts";

export function newsOf(before: State, action: Action, after: State, absolute: (path: string) => string) {
  const news: FrameEvent[] = [];
  if (action.type === "queue" && action.parcel.form && action.parcel.kind === "say")
    news.push({ name: "PrechatSubmit", detail: answersOf(action.parcel) });
  if (action.type === "sent") {
    const parcel = before.outbox.find(({ id }) => id === action.id);
    if (parcel?.kind === "leave") news.push({ name: "OfflineSubmit", detail: offlineForm(parcel) });
  }
  if (action.type === "rate" && action.rating !== undefined)
    news.push({ name: "ChatSatisfaction", detail: action.rating });
  if (action.type === "event" && action.name === "chat:tag" && Array.isArray(action.payload.tags))
    news.push({ name: "TagsUpdated", detail: action.payload.tags.map(String) });
  const name = after.visitor?.name;
  if (name && before.visitor?.id === after.visitor?.id && name !== before.visitor?.name)
    news.push({ name: "VisitorNameChanged", detail: name });
  if (!before.known || !after.chat || before.chat === after.chat) return news;
  const begun = action.type === "chat" ? action.begun : action.type === "event";
  return [...news, ...chatNews(before.chat, after.chat, begun ?? false, absolute)];
}

function chatNews(before: Chat | null, after: Chat, begun: boolean, absolute: (path: string) => string) {
  const same = before?.id === after.id;
  const news: FrameEvent[] = [];
  if (after.status === "live" && !(same && before.status === "live")) news.push({ name: "ChatStarted" });
  const known = new Set(same ? before.messages.map(({ id }) => id) : []);
  const unknown = after.messages.filter(({ id }) => !known.has(id));
  // An earlier chat that comes back has been told long ago, but for the message that brought it back.
  for (const message of same || begun ? unknown : unknown.slice(-1))
    news.push(...messageNews(message, after, absolute));
  if (same && before.status === "live" && after.status === "ended") news.push({ name: "ChatEnded" });
  return news;
}

function messageNews(message: Message, chat: Chat, absolute: (path: string) => string): FrameEvent[] {
  const { sender, msg = "", attchs = [] } = message;
  const { t, id = "", n = "" } = sender;
  if (message.type === "agent-join") {
    const agent = chat.agents.find((one) => one.id === id);
    const image = agent?.picture ? absolute(agent.picture) : "";
    return [{ name: "AgentJoinChat", detail: { name: n, position: agent?.title ?? "", image, id } }];
  }
  if (message.type === "agent-leave") return [{ name: "AgentLeaveChat", detail: { name: n, id } }];
  if (message.type !== "msg") return [];
  const said = { v: "ChatMessageVisitor", a: "ChatMessageAgent", s: "ChatMessageSystem" } as const;
  const files = attchs.map(({ content }) => absolute(content.file.url));
  return [
    { name: said[t], detail: msg || (files[0] ?? "") },
    ...(t === "v" ? files.map((detail): FrameEvent => ({ name: "FileUpload", detail })) : []),
  ];
}

function answersOf({ form = {} }: Parcel): readonly FormAnswer[] {
  const { name, email, phone, answers = [] } = form;
  const own = Object.entries({ name, email, phone }).flatMap(([label, answer]) =>
    answer ? [{ label, answer }] : [],
  );
  return [...own, ...answers];
}

function offlineForm({ form = {}, text }: Parcel): OfflineForm {
  const { name = "", email = "", phone, answers = [] } = form;
  return { name, email, ...(phone ? { phone } : {}), message: text, questions: answers };
}
