// Decisions about the list of tickets: its orders, and the cursor that leads from one page to the next.

import { priorities, statuses } from "./ticket.rules.ts";

export const sorts = [
  "co-new-old",
  "co-old-new",
  "uo-new-old",
  "uo-old-new",
  "p-high-low",
  "p-low-high",
  "st-open-closed",
  "st-closed-open",
] as const;

export type Sort = (typeof sorts)[number];

/** Within each of these, in this order, the newest come first; undefined for orders by time alone. */
export function groupsOf(
  sort: Sort,
): { readonly by: "status" | "priority"; readonly values: readonly string[] } | undefined {
  if (sort === "p-high-low") return { by: "priority", values: priorities };
  if (sort === "p-low-high") return { by: "priority", values: [...priorities].reverse() };
  if (sort === "st-open-closed") return { by: "status", values: statuses };
  if (sort === "st-closed-open") return { by: "status", values: [...statuses].reverse() };
  return undefined;
}

/** The last row of a page: rows after it come next. */
export interface Place {
  /** Its status or priority, where the list goes by one; `-` elsewhere. */
  readonly group: string;
  readonly at: Date;
  readonly ticketId: string;
}

export function cursorOf(sort: Sort, place: Place): string {
  const text = [sort, place.group, place.at.getTime(), place.ticketId].join(" ");
  return Buffer.from(text).toString("base64url");
}

/** Undefined when the cursor is not one of this order. */
export function placeOf(sort: Sort, cursor: string): Place | undefined {
  const [of, group, at, ticketId, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (of !== sort || rest.length > 0 || !group) return undefined;
  if (!(groupsOf(sort)?.values ?? ["-"]).includes(group)) return undefined;
  if (
    !at ||
    !/^\d{1,14}$/.test(at) ||
    !ticketId ||
    !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ticketId)
  )
    return undefined;
  return { group, at: new Date(Number(at)), ticketId };
}
