// Decisions about the list of contacts: its orders, the cursor from one page to the next, and what a search looks for.

export const personSorts = [
  "co-new-old",
  "co-old-new",
  "uo-new-old",
  "uo-old-new",
  "ls-new-old",
  "ls-old-new",
  "n-a-z",
  "n-z-a",
] as const;

export type PersonSort = (typeof personSorts)[number];

/** The last row of a page: rows after it come next. `key` is what the order goes by, a moment in milliseconds. */
export interface PersonPlace {
  readonly key: string;
  readonly id: string;
}

export function cursorOf(sort: string, { key, id }: PersonPlace): string {
  return Buffer.from(`${sort} ${id} ${key}`).toString("base64url");
}

/** Undefined when the cursor is not one of this order. */
export function placeOf(sort: string, cursor: string): PersonPlace | undefined {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [, of, id, key] = /^(\S+) ([0-9a-f]{24}) (.*)$/s.exec(text) ?? [];
  if (of !== sort || id === undefined || key === undefined || key.includes("\0")) return undefined;
  return sort.startsWith("n-") || /^-?\d{1,14}$/.test(key) ? { key, id } : undefined;
}

/** A cursor of a long name is longer. */
export const MAX_CURSOR = 2_000;

/** What all must stand in a contact: words, or the digits of a telephone number. */
export function fragmentsOf(query: string): readonly string[] {
  const text = query.trim();
  if (/^[+\d\s()./-]+$/.test(text)) {
    const digits = text.replace(/\D/g, "");
    return digits === "" ? [text] : [digits];
  }
  return text.split(/\s+/).slice(0, 10);
}

export function timelineCursor(at: Date, id: string): string {
  return Buffer.from(`${at.getTime()} ${id}`).toString("base64url");
}

export function readTimelineCursor(cursor: string): PersonPlace | undefined {
  const [, key, id] =
    /^(\d{1,14}) ([0-9a-f-]{1,40})$/.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  return key !== undefined && id !== undefined ? { key, id } : undefined;
}
