// Which chats or tickets stand behind a number of a report: what to ask the lists for, so that they count what it counts.

import type { Params } from "../../api/calls.ts";
import type { Filter } from "./ReportFilters.tsx";

/** What a number is about: all chats, or those that a figure counts. */
export type Subject = "chats" | "answered" | "missed" | "others" | "positive" | "negative" | "rated";

/** From the first moment up to the second, which is left out. */
export interface Stretch {
  readonly startsOn: string;
  readonly endsOn: string;
}

type Narrowing = Pick<Filter, "agentId" | "departmentId" | "tag">;

/** A line of a breakdown; without a name, it is what has none of what the breakdown goes by. */
export interface LineOf {
  readonly groupBy: "agent" | "department" | "tag";
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly tag?: string | undefined;
}

export function chatsBehind(
  propertyId: string,
  stretch: Stretch,
  subject: Subject,
  filter: Narrowing,
  line?: LineOf,
): Params<"chat.list"> {
  // A filter and a line narrow each other down: a chat of this agent counts in the line of another who was in it too.
  const joinedBy = both(filter.agentId, line?.agentId);
  const allTags = both(filter.tag, line?.tag);
  const departmentId = line?.departmentId ?? filter.departmentId;
  const isNameless = line && !(line.agentId ?? line.departmentId ?? line.tag);
  return {
    propertyId,
    ...datesOf(stretch),
    ...(subject !== "chats" && { figure: subject }),
    ...(joinedBy.length > 0 && { joinedBy }),
    ...(departmentId && { departmentId }),
    ...(allTags.length > 0 && { allTags }),
    ...(isNameless && { without: [line.groupBy] }),
  };
}

/**
 * Those that were made, where a list knows them: a ticket counts for whose it was then, and lists know whose it is now.
 * Its tags are those of now in both.
 */
export function ticketsBehind(
  propertyId: string,
  stretch: Stretch,
  { agentId, departmentId, tag }: Narrowing,
): Params<"ticket.list"> | undefined {
  if (agentId ?? departmentId) return undefined;
  return { propertyId, ...datesOf(stretch), ...(tag && { tags: [tag] }) };
}

/** Lists take both ends in, and moments have whole milliseconds. */
function datesOf({ startsOn, endsOn }: Stretch): { startDate: string; endDate: string } {
  return { startDate: startsOn, endDate: new Date(Date.parse(endsOn) - 1).toISOString() };
}

function both(one: string | null, other: string | undefined): string[] {
  return [...new Set([one, other].filter((value) => value != null))];
}
