// The events a webhook may hear of, by what they are about; their words come from the server where we have none.

import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";

export type HookEvent = Item<"webhooks.list-events">;

export interface EventGroup {
  resource: string;
  label: string;
  events: HookEvent[];
}

/** What most webhooks are for stands first. */
const FIRST = ["chat", "visitor", "ticket"];

export function useEvents(propertyId: string) {
  const { t } = useTranslation();
  const query = useAll("webhooks.list-events", { propertyId });
  const events = query.data ?? [];
  const resourceOf = (name: string) => name.slice(0, name.indexOf(":"));
  const resources = new Set(events.map(({ event }) => resourceOf(event)));
  const groups = [
    ...FIRST.filter((resource) => resources.has(resource)),
    ...[...resources].filter((resource) => !FIRST.includes(resource)),
  ].map(
    (resource): EventGroup => ({
      resource,
      label: t(`hookResources.${resource}`, { defaultValue: resource }),
      events: events.filter(({ event }) => resourceOf(event) === resource),
    }),
  );
  const words = (name: string) => {
    const summary = events.find(({ event }) => event === name)?.summary ?? name;
    return t(`hookEvents.${name.replace(":", "-")}`, { defaultValue: summary });
  };
  return { query, groups, words };
}
