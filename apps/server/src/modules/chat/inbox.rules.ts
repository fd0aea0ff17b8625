// Decisions about the inbox: its views, their order, and the cursor that leads from one page to the next.

export const views = ["mine", "unassigned", "live", "missed", "closed", "all"] as const;

export type View = (typeof views)[number];

/** Work at hand is shown by what was said last, history by when it began. */
export function isWork(view: View): boolean {
  return view === "mine" || view === "unassigned" || view === "live";
}

/** The last row of a page: rows after it come next. */
export interface InboxPlace {
  readonly at: Date;
  readonly chatId: string;
}

export function inboxCursor(view: View, place: InboxPlace): string {
  return Buffer.from([view, place.at.getTime(), place.chatId].join(" ")).toString("base64url");
}

/** Undefined when the cursor is not one of this view. */
export function inboxPlace(view: View, cursor: string): InboxPlace | undefined {
  const [of, at, chatId, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (of !== view || !at || !/^\d{1,14}$/.test(at) || rest.length > 0) return undefined;
  if (!chatId || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(chatId)) return undefined;
  return { at: new Date(Number(at)), chatId };
}
