// Decisions about custom attributes: which values fit their type, and what a key may be called.

import type { AttributeRow } from "./attribute.store.ts";

export type AttributeValue = string | number | boolean;
type DataType = AttributeRow["data_type"];

/** As long as what pages may say of a visitor, four times over. */
const MAX_LENGTH = 1_000;

const kinds: Readonly<Record<DataType, string>> = {
  string: `must be a text of at most ${MAX_LENGTH} characters`,
  number: "must be a number",
  boolean: "must be true or false",
  date: "must be a date such as 2026-11-02, or a moment in ISO 8601",
};

/** Why the value is none of its type; undefined when it is one. */
export function misfit(type: DataType, value: unknown): string | undefined {
  return isOf(type, value) ? undefined : kinds[type];
}

function isOf(type: DataType, value: unknown): boolean {
  if (type === "number") return typeof value === "number" && Number.isFinite(value);
  if (type === "boolean") return typeof value === "boolean";
  if (typeof value !== "string" || value.trim() === "" || value.length > MAX_LENGTH) return false;
  return type === "string" || isDate(value);
}

/** A day of the calendar, with a time of day or without. */
export function isDate(text: string): boolean {
  const [, day = "", time] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return false;
  return time === undefined || !Number.isNaN(Date.parse(text));
}

/**
 * A text from a file, or a value from a page, as its type has it; undefined when it cannot be one. Spreadsheets of some
 * countries write a comma for the decimal point.
 */
export function readAs(type: DataType, value: AttributeValue): AttributeValue | undefined {
  if (isOf(type, value)) return value;
  if (type === "string") return String(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (type === "number") {
    const number = /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
    return Number.isFinite(number) ? number : undefined;
  }
  if (type === "boolean") {
    if (/^(true|yes|y|1|sì|si|vero)$/i.test(text)) return true;
    return /^(false|no|n|0|falso)$/i.test(text) ? false : undefined;
  }
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : text;
  return isDate(iso) ? iso : undefined;
}

/** So many a property may have for its contacts, and so many for its organizations. */
export const MOST_ATTRIBUTES = 500;
/** Where there are so many, what visitors' pages send defines no more: the team always finds room for its own. */
export const MOST_FROM_PAGES = 200;

/**
 * What pages said, as the attributes of a property have it. What cannot be of its attribute's type is left out: kept, it
 * would stand in filters and exports as what it is not.
 */
export function fitting(
  said: Readonly<Record<string, AttributeValue>>,
  types: ReadonlyMap<string, DataType>,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) => {
      const type = types.get(key);
      const read = type === undefined ? value : readAs(type, value);
      return read === undefined ? [] : [[key, read] as const];
    }),
  );
}

/** `Loyalty card` → `loyalty-card`; empty when nothing of it can stand in a key. */
export function keyFor(label: string): string {
  return label
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
