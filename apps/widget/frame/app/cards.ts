// Which cards the window shows, where they lead, and what is asked there. Pure.

import type { Card, Field, Settings, Status } from "../core/types.ts";

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

const ASKED_WHILE_OFFLINE: readonly Field[] = [
  { label: "", type: "name", required: true },
  { label: "", type: "email", required: true },
];

/**
 * What is asked first: the form card's own questions, else those of the form for the state; undefined where visitors
 * write at once. A text with a context is asked as what it is for; which department, only where there are some.
 */
export function questionsOf(settings: Settings, status: Status): readonly Field[] | undefined {
  const { offline, prechat, departments } = settings;
  const form = bodyOf(settings, status).find(({ type }) => type === "form");
  const own = form?.content?.fields as readonly Field[] | undefined;
  const shared =
    status === "offline"
      ? offline?.fields?.length
        ? offline.fields
        : ASKED_WHILE_OFFLINE
      : prechat?.enabled
        ? (prechat.fields ?? [])
        : undefined;
  return (own?.length ? own : shared)
    ?.map((field) => ({ ...field, type: field.context ?? field.type }))
    .filter(({ type }) => type !== "department" || departments?.length);
}

export function textOf({ content = {} }: Card): string {
  const text = content.text ?? content.value ?? content.title;
  return typeof text === "string" ? text.trim() : "";
}
