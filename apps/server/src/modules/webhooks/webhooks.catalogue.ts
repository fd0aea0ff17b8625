// What webhooks tell of, and in which words.

import type { EventDefinition } from "../../kernel/define.ts";
import { chatEnd, chatMessage, chatStart } from "../chat/index.ts";

interface Fact {
  readonly event: string;
  readonly payload: unknown;
  readonly at: Date;
  readonly property: { readonly id: string; readonly name: string };
}

/** By name. */
export const exportedEvents: ReadonlyMap<string, EventDefinition> = new Map(
  [chatStart, chatEnd, chatMessage].map((event) => [event.name, event as unknown as EventDefinition]),
);

/** The body of a delivery, to be written as compact JSON. */
export function bodyOf({ event, payload, at, property }: Fact): unknown {
  const { id, messages } = Object(payload);
  return {
    event,
    ...(event === "chat:start"
      ? { chatId: id, message: { text: messages?.[0]?.msg } }
      : { message: payload }),
    time: at.toISOString(),
    property,
  };
}

/** An example of it; undefined where there is no such event. */
export function sampleBody(event: string, fact: Pick<Fact, "at" | "property">): unknown {
  return exportedEvents.has(event) ? bodyOf({ event, payload: {}, ...fact }) : undefined;
}
