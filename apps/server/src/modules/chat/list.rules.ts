// Decisions about the list of chats: its orders, and the cursor that leads from one page to the next.

export const sorts = [
  "co-new-old",
  "co-old-new",
  "uo-new-old",
  "uo-old-new",
  "st-open-closed",
  "st-closed-open",
] as const;

export type Sort = (typeof sorts)[number];

/** Figures of metrics that count chats, those that were rated at all, and those that were neither answered nor missed. */
export const countedFigures = [
  "answered",
  "missed",
  "offlineMessages",
  "positive",
  "neutral",
  "negative",
  "rated",
  "others",
] as const;

export type CountedFigure = (typeof countedFigures)[number];

/** What the nameless line of a breakdown has none of. */
export const lacks = ["agent", "department", "tag"] as const;

export type Lack = (typeof lacks)[number];

/** The last row of a page: rows after it come next. */
export interface Place {
  readonly status: "open" | "closed";
  readonly at: Date;
  readonly chatId: string;
}

export function cursorOf(sort: Sort, place: Place): string {
  const text = [sort, place.status, place.at.getTime(), place.chatId].join(" ");
  return Buffer.from(text).toString("base64url");
}

/** Undefined when the cursor is not one of this order. */
export function placeOf(sort: Sort, cursor: string): Place | undefined {
  const [of, status, at, chatId, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (of !== sort || (status !== "open" && status !== "closed") || rest.length > 0) return undefined;
  if (!at || !/^\d{1,14}$/.test(at) || !chatId || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(chatId))
    return undefined;
  return { status, at: new Date(Number(at)), chatId };
}
