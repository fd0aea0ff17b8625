// placeholder until merged
import type { EventDefinition } from "../../kernel/define.ts";
import { chatEnd, chatMessage, chatStart } from "../chat/index.ts";
export const exportedEvents: ReadonlyMap<string, EventDefinition> = new Map<string, EventDefinition>(
  [chatStart, chatEnd, chatMessage].map((e) => [e.name, e as unknown as EventDefinition]),
);
export function bodyOf(o: {
  event: string;
  payload: unknown;
  at: Date;
  property: { id: string; name: string };
}): unknown {
  return { event: o.event, time: o.at.toISOString(), property: o.property, message: o.payload };
}
export function sampleBody(event: string, o: { at: Date; property: { id: string; name: string } }): unknown {
  return exportedEvents.has(event) ? bodyOf({ event, payload: {}, ...o }) : undefined;
}
