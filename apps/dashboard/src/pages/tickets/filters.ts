// Which tickets are listed, as the address says it, and how the server is asked for them. Pure.

import type { Methods } from "@parlo/sdk";

export const statuses = ["open", "pending", "closed"] as const;
export const priorities = ["urgent", "high", "normal", "low"] as const;
export const sorts = ["co-new-old", "uo-new-old", "uo-old-new", "p-high-low"] as const;

export type Status = (typeof statuses)[number];
export type Priority = (typeof priorities)[number];
export type Sort = (typeof sorts)[number];

export interface Filters {
  /** Open ones where nothing is said. */
  readonly status?: Status | "all" | "bin";
  /** `me`, an agent's id, or a department's after `d-`. */
  readonly who?: string;
  readonly priority?: Priority;
  readonly tag?: string;
  readonly sort?: Sort;
}

const isOf = <T extends string>(names: readonly T[], name: unknown): name is T =>
  names.some((one) => one === name);

export function filtersIn(search: Record<string, unknown>): Filters {
  const { status, who, priority, tag, sort } = search;
  return {
    ...(isOf([...statuses, "all", "bin"] as const, status) ? { status } : {}),
    ...(typeof who === "string" && /^(me|(d-)?[0-9a-f]{24})$/.test(who) ? { who } : {}),
    ...(isOf(priorities, priority) ? { priority } : {}),
    ...(typeof tag === "string" && tag.trim() ? { tag } : {}),
    ...(isOf(sorts, sort) ? { sort } : {}),
  };
}

/** Of the list of all conversations: chats have neither an urgency nor a bin, and no status between open and closed. */
export function commonFiltersIn(search: Record<string, unknown>): Filters {
  const { status } = search;
  return { ...chatFiltersIn(search), ...(status === "closed" || status === "all" ? { status } : {}) };
}

/** Of the list of chats, whose views are part of the address already. */
export function chatFiltersIn(search: Record<string, unknown>): Filters {
  const { who, tag } = filtersIn(search);
  return { ...(who && { who }), ...(tag && { tag }) };
}

/** Whose they are, and with which tag; `me` by id. */
export function narrowingOf({ who, tag }: Filters, me: string) {
  return {
    ...(who === "me" ? { agentId: me } : {}),
    ...(who && who !== "me" && !who.startsWith("d-") ? { agentId: who } : {}),
    ...(who?.startsWith("d-") ? { departmentId: who.slice(2) } : {}),
    ...(tag ? { tag } : {}),
  };
}

type Wish = Methods["ticket.list"]["params"];

export function wishOf(propertyId: string, filters: Filters, o: { me: string; query: string }): Wish {
  const { status = "open", priority, sort } = filters;
  const { tag, ...whose } = narrowingOf(filters, o.me);
  const isState = status !== "all" && status !== "bin";
  return {
    propertyId,
    // Words are looked for among all tickets.
    ...(o.query ? { query: o.query } : isState ? { status } : {}),
    ...(status === "bin" ? { deleted: true } : {}),
    ...whose,
    ...(priority ? { priority } : {}),
    ...(tag ? { tags: [tag] } : {}),
    sort: sort ?? "co-new-old",
  };
}

/** How many narrow the list beside its status. */
export function narrowing({ who, priority, tag }: Filters): number {
  return [who, priority, tag].filter(Boolean).length;
}
