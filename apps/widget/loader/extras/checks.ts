// What Tawk_API accepts, as far as it can be told without the server: each check gives the cleaned value, or the
// contract's error code.

import type { ApiCall, ApiError, Attributes, LoginData } from "../../bridge.ts";

const NAME = /^[a-z0-9-]+$/i;
const MAX_CHARACTERS = 255;
const MAX_KEYS = 50;
const MAX_TAGS = 10;
/** Told to us by the page, but no custom attributes: they do not count. */
const KNOWN = ["name", "email", "phone", "hash"];

type Checked<T> = { readonly value: T } | { readonly error: ApiError };

/** The call as the frame takes it, or what is wrong with it. */
export function checkCall(call: ApiCall["call"], [first, second]: readonly unknown[]): ApiCall | ApiError {
  switch (call) {
    case "setAttributes":
      return made(checkAttributes(first), (attributes) => ({ call, attributes }));
    case "addEvent":
      return made(checkEvent(first, second), (event) => ({ call, ...event }));
    case "addTags":
    case "removeTags":
      return made(checkTags(first), (tags) => ({ call, tags }));
    case "login":
      return made(checkLogin(first), (login) => ({ call, login }));
    case "endChat":
      return { call };
  }
}

function made<T>(checked: Checked<T>, callOf: (value: T) => ApiCall): ApiCall | ApiError {
  return "error" in checked ? checked.error : callOf(checked.value);
}

function checkAttributes(given: unknown): Checked<Attributes> {
  if (!isRecord(given)) return { error: "INVALID_ATTRIBUTES" };
  const entries = Object.entries(given);
  if (entries.length === 0) return { error: "INVALID_ATTRIBUTES" };
  if (entries.filter(([key]) => !KNOWN.includes(key)).length > MAX_KEYS)
    return { error: "ATTRIBUTE_LIMIT_EXCEEDED" };
  const value: Record<string, string> = {};
  for (const [key, one] of entries) {
    if (!NAME.test(key)) return { error: "CONTAINS_INVALID_KEY" };
    const text = textOf(one);
    if (!text) return { error: "CONTAINS_INVALID_VALUE" };
    value[key.toLowerCase()] = text;
  }
  return { value };
}

function checkEvent(name: unknown, metadata: unknown): Checked<{ name: string; metadata: Attributes }> {
  if (typeof name !== "string" || !NAME.test(name) || name.length > MAX_CHARACTERS)
    return { error: "INVALID_EVENT_NAME" };
  // Metadata may be left out, and then the callback is second.
  const isEmpty = isRecord(metadata) && Object.keys(metadata).length === 0;
  if (metadata === undefined || metadata === null || typeof metadata === "function" || isEmpty)
    return { value: { name, metadata: {} } };
  const checked = checkAttributes(metadata);
  return "error" in checked ? checked : { value: { name, metadata: checked.value } };
}

function checkTags(given: unknown): Checked<readonly string[]> {
  if (!Array.isArray(given) || given.length === 0) return { error: "INVALID_TAGS" };
  const value = given.map((one) => (typeof one === "string" ? one.trim() : ""));
  if (value.some((tag) => !tag || tag.length > MAX_CHARACTERS)) return { error: "INVALID_TAGS" };
  return new Set(value).size > MAX_TAGS ? { error: "TAG_LIMIT_EXCEEDED" } : { value };
}

/** The name may come as `{first, last}`. */
function checkLogin(given: unknown): Checked<LoginData> {
  if (!isRecord(given)) return { error: "INVALID_ATTRIBUTES" };
  const { userId, hash, name, email, phone, ...custom } = given;
  const id = textOf(userId);
  const proof = textOf(hash);
  if (!id || !proof) return { error: "INVALID_ATTRIBUTES" };
  const checked = Object.keys(custom).length > 0 ? checkAttributes(custom) : { value: undefined };
  if ("error" in checked) return checked;
  const known = {
    name: textOf(isRecord(name) ? `${name.first ?? ""} ${name.last ?? ""}` : name),
    email: textOf(email),
    phone: textOf(phone),
  };
  return {
    value: {
      userId: id,
      hash: proof,
      ...(known.name ? { name: known.name } : {}),
      ...(known.email ? { email: known.email } : {}),
      ...(known.phone ? { phone: known.phone } : {}),
      ...(checked.value ? { attributes: checked.value } : {}),
    },
  };
}

/** Numbers and booleans are written out; undefined for what is empty, too long or no text at all. */
function textOf(given: unknown): string | undefined {
  const text = ["string", "number", "boolean"].includes(typeof given) ? String(given).trim() : "";
  return text && text.length <= MAX_CHARACTERS ? text : undefined;
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
