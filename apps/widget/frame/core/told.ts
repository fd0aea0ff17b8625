// What the loader is told when the state changed.

import type { Preview, ToLoader } from "../../bridge.ts";
import { newsOf } from "./news.ts";
import { type Action, newestOf, type State } from "./state.ts";

export function toldOf(
  before: State,
  action: Action,
  after: State,
  absolute: (path: string) => string,
): readonly ToLoader[] {
  const { status, settings, chat, unread, known } = after;
  const told: ToLoader[] = [];
  if (settings.widget && settings.widget !== before.settings.widget)
    told.push({ type: "settings", settings: settings.widget });
  if (known && (status !== before.status || !before.known)) told.push({ type: "status", status });
  if (chat !== before.chat) {
    const ongoing = chat?.status === "live";
    const engaged = ongoing && chat.messages.some(({ sender, type }) => sender.t === "v" && type === "msg");
    told.push({ type: "chat", ongoing, engaged });
  }
  if (unread !== before.unread) {
    const preview = unread > before.unread && cameNow(before, after) ? previewOf(after, absolute) : undefined;
    told.push({ type: "unread", count: unread, ...(preview ? { preview } : {}) });
  }
  return [
    ...told,
    ...newsOf(before, action, after, absolute).map((event) => ({ type: "event", event }) as const),
  ];
}

/** Whether something to read came, rather than having been there when the page was opened. */
export function cameNow(before: State, after: State): boolean {
  const newest = newestOf(after.chat);
  return before.known && newest !== undefined && newest.id !== newestOf(before.chat)?.id;
}

function previewOf({ chat, settings }: State, absolute: (path: string) => string): Preview | undefined {
  const message = newestOf(chat);
  if (!message) return undefined;
  const agent = chat?.agents.find(({ id }) => id === message.sender.id);
  return {
    name: message.sender.n ?? agent?.name ?? settings.propertyName ?? "",
    text: message.msg || (message.attchs?.[0]?.content.file.name ?? ""),
    ...(agent?.picture ? { picture: absolute(agent.picture) } : {}),
  };
}
