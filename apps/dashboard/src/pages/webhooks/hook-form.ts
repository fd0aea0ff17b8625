// The form's values and what they mean to `webhooks.create` and `webhooks.update`.

import type { Item, Params } from "../../api/calls.ts";

export type Hook = Item<"webhooks.list">;

/** What webhooks.create takes for all events, those of later versions included. */
export const EVERYTHING = "*";

/** All events of a kind, as webhooks made by the API may ask for them. */
const kindOf = (event: string) => `${event.slice(0, event.indexOf(":"))}:*`;

/** Whether what a webhook asks for has this event in it. */
export function hearsOf(wanted: readonly string[], event: string): boolean {
  return [event, kindOf(event), EVERYTHING].some((name) => wanted.includes(name));
}

/** What is asked for without some events: of a kind that had them, `known` ones are left one by one. */
export function withoutEvents(
  wanted: readonly string[],
  events: readonly string[],
  known: readonly string[],
): string[] {
  const split = new Set(events.map(kindOf));
  const left = wanted.flatMap((name) =>
    split.has(name) ? known.filter((event) => kindOf(event) === name) : [name],
  );
  return [...new Set(left)].filter((name) => !events.includes(name));
}

export interface HookForm {
  name: string;
  url: string;
  everything: boolean;
  events: string[];
  ordered: boolean;
  /** Seconds and hours, as the choices of a select are texts. */
  firstAfterS: string;
  giveUpAfterH: string;
  secret: string;
}

export const firstRetries = [1, 10, 60, 300, 900] as const;
export const giveUps = [1, 12, 24, 72, 168] as const;

export function formOf(hook: Hook | undefined): HookForm {
  const everything = hook?.events.includes(EVERYTHING) ?? false;
  return {
    name: hook?.name ?? "",
    url: hook?.url ?? "",
    everything,
    events: everything || !hook ? [] : hook.events,
    ordered: hook?.ordered ?? false,
    firstAfterS: String(hook?.retry.firstAfterS ?? 1),
    giveUpAfterH: String(hook?.retry.giveUpAfterH ?? 12),
    secret: "",
  };
}

export function wishOf(values: HookForm): Omit<Params<"webhooks.create">, "propertyId" | "secret"> {
  return {
    name: values.name.trim(),
    url: values.url.trim(),
    events: values.everything ? [EVERYTHING] : values.events,
    ordered: values.ordered,
    retry: { firstAfterS: Number(values.firstAfterS), giveUpAfterH: Number(values.giveUpAfterH) },
  };
}

/** The usual choices, and the one that is set, whatever it is. */
export function withOwn(choices: readonly number[], own: string): number[] {
  return [...new Set([...choices, Number(own)])].sort((a, b) => a - b);
}
