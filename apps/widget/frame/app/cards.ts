// Which cards the window shows, and where they lead. Pure.

import type { Card, Settings, Status } from "../core/types.ts";

const DEFAULT_BODY: readonly Card[] = [
  { id: "previous-conversations:default", type: "previous-conversations" },
  { id: "chat:default", type: "chat" },
];
const DEFAULT_HEADER: readonly Card[] = [
  { id: "heading:default", type: "heading" },
  { id: "text:default", type: "text" },
];
const TALKING: ReadonlySet<string> = new Set(["chat", "form", "previous-conversations"]);

/** Whether visitors may begin a chat here at all. */
export function isForChats({ widget }: Settings): boolean {
  return widget?.components?.liveChat !== false;
}

/** A body without cards is one with the chat. */
export function bodyOf(settings: Settings, status: Status): readonly Card[] {
  const cards = settings.widget?.states?.[status]?.body;
  return offered(settings, cards?.length ? cards : DEFAULT_BODY);
}

export function headerOf(settings: Settings, status: Status): readonly Card[] {
  return offered(settings, settings.widget?.states?.[status]?.header ?? DEFAULT_HEADER);
}

/** Without those of what is switched off. */
function offered(settings: Settings, cards: readonly Card[]): readonly Card[] {
  const hasHelp = settings.widget?.components?.kb === true;
  return cards.filter(({ type }) =>
    type === "kb-search" ? hasHelp : isForChats(settings) || !TALKING.has(type),
  );
}

/** With the chat card alone the visitor is led straight to the chat. */
export function hasHome(settings: Settings, status: Status): boolean {
  return (
    !isForChats(settings) || bodyOf(settings, status).some(({ type }) => type !== "chat" && type !== "form")
  );
}

export function textOf({ content = {} }: Card): string {
  const text = content.text ?? content.value ?? content.title;
  return typeof text === "string" ? text.trim() : "";
}
