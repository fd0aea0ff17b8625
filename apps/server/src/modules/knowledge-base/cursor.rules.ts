// Cursors of the knowledge base's lists: where a page ended, or began, in which order.

export const sortFields = ["title", "createdAt", "updatedAt"] as const;
export type SortField = (typeof sortFields)[number];

export interface Order {
  readonly field: SortField;
  readonly order: "asc" | "desc";
}

export interface Place {
  readonly value: string;
  readonly id: string;
}

export function cursorOf({ field, order }: Order, { value, id }: Place): string {
  return Buffer.from(JSON.stringify([field, order, value, id])).toString("base64url");
}

/** Undefined for what is no cursor, or one of another order. */
export function placeOf({ field, order }: Order, cursor: string): Place | undefined {
  const read = parse(cursor);
  if (!Array.isArray(read) || read.length !== 4 || !read.every((one) => typeof one === "string"))
    return undefined;
  const [ofField, ofOrder, value, id] = read as [string, string, string, string];
  if (ofField !== field || ofOrder !== order || !/^[0-9a-f]{24}$/.test(id) || value.includes("\0"))
    return undefined;
  if (field !== "title" && !isMoment(value)) return undefined;
  return { value, id };
}

/** With microseconds. February 30 is none, though `Date` takes it for a day of March. */
function isMoment(text: string): boolean {
  const [, seconds] = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,6})?Z$/.exec(text) ?? [];
  const ms = Date.parse(`${seconds}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(`${seconds}`);
}

/** Search goes by relevance, so its cursors count. */
export function searchCursor(offset: number): string {
  return Buffer.from(JSON.stringify(["relevance", offset])).toString("base64url");
}

export function offsetOf(cursor: string): number | undefined {
  const read = parse(cursor);
  if (!Array.isArray(read) || read[0] !== "relevance") return undefined;
  const offset: unknown = read[1];
  return Number.isInteger(offset) && Number(offset) >= 0 && Number(offset) <= 10_000
    ? Number(offset)
    : undefined;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
