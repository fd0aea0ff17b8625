// What a customer's pages may say of a visitor, and how it is refused (compatibility §3.5).

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

export type AttributeFault =
  | "INVALID_ATTRIBUTES"
  | "ATTRIBUTE_LIMIT_EXCEEDED"
  | "CONTAINS_INVALID_KEY"
  | "CONTAINS_INVALID_VALUE";
export type EventFault = AttributeFault | "INVALID_EVENT_NAME";
export type TagFault = "INVALID_TAGS" | "TAG_LIMIT_EXCEEDED";

const MAX_ATTRIBUTES = 50;
const MAX_LENGTH = 255;
export const MAX_VISITOR_TAGS = 10;
const MAX_TAG = 50;

type Read<T, F> = { readonly value: T } | { readonly fault: F };

/** Keys in small letters. `known` are those the visitor has: together they are no more than the limit. */
export function readAttributes(given: unknown, known: Attributes = {}): Read<Attributes, AttributeFault> {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return { fault: "INVALID_ATTRIBUTES" };
  const entries = Object.entries(given).map(([key, value]) => [key.toLowerCase(), value] as const);
  if (!entries.every(([key]) => /^[a-z0-9-]+$/.test(key) && key.length <= MAX_LENGTH))
    return { fault: "CONTAINS_INVALID_KEY" };
  const values = entries.flatMap(([key, value]) => (isValue(value) ? [[key, value] as const] : []));
  if (values.length < entries.length) return { fault: "CONTAINS_INVALID_VALUE" };
  const value = Object.fromEntries(values);
  if (Object.keys({ ...known, ...value }).length > MAX_ATTRIBUTES)
    return { fault: "ATTRIBUTE_LIMIT_EXCEEDED" };
  return { value };
}

function isValue(value: unknown): value is AttributeValue {
  if (typeof value === "string") return value.trim() !== "" && value.length <= MAX_LENGTH;
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

/** The name in small letters, and what was told with it. */
export function readEvent(
  name: unknown,
  metadata: unknown = {},
): Read<{ readonly name: string; readonly data: Attributes }, EventFault> {
  if (typeof name !== "string" || !/^[A-Za-z0-9-]+$/.test(name) || name.length > MAX_LENGTH)
    return { fault: "INVALID_EVENT_NAME" };
  const read = readAttributes(metadata);
  return "fault" in read ? read : { value: { name: name.toLowerCase(), data: read.value } };
}

export function readTags(given: unknown): Read<readonly string[], TagFault> {
  if (!Array.isArray(given) || given.length === 0) return { fault: "INVALID_TAGS" };
  const tags = given.map((tag) => (typeof tag === "string" ? tag.replace(/\s+/g, " ").trim() : ""));
  if (tags.some((tag) => tag === "" || tag.length > MAX_TAG)) return { fault: "INVALID_TAGS" };
  return { value: [...new Set(tags)] };
}

/** The tags after adding, those that are there already in their places. */
export function addTo(known: readonly string[], tags: readonly string[]): Read<string[], TagFault> {
  const all = [...new Set([...known, ...tags])];
  return all.length > MAX_VISITOR_TAGS ? { fault: "TAG_LIMIT_EXCEEDED" } : { value: all };
}

/** `loyalty-card` → `Loyalty card`. */
export function labelOf(key: string): string {
  const words = key.replaceAll("-", " ").trim() || key;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function dataTypeOf(value: AttributeValue): "string" | "number" | "boolean" {
  return typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean";
}
