// How the contract's tables say what a reply holds, and what is wrong with a reply by them.

const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  hex24: matches(/^[0-9a-f]{24}$/),
  hex40: matches(/^[0-9a-f]{40}$/),
  uuid: matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  time: matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  visitorId: matches(/^[0-9a-f]{24}-[\w-]{21}$/),
  countryCode: matches(/^[A-Z]{2}$/),
  cardId: matches(/^(heading|text|kb-search|chat|previous-conversations|form):[\w-]{10}$/),
  address: matches(/^https?:\/\/\S+$/),
  string: (value) => typeof value === "string",
  int: Number.isInteger,
  number: (value) => typeof value === "number",
  bool: (value) => typeof value === "boolean",
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  list: Array.isArray,
  any: (value) => value !== undefined,
};

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === "string" && pattern.test(value);
}

/**
 * Paths, each with the forms or words allowed there, as `string|null`. `[]` is each of a list, which has at least one.
 * After a name, `?` is what may be absent, or an empty list; `+` is the same, but one in the reply has it.
 */
export type Shape = Readonly<Record<string, string>>;

export function faults(value: unknown, shape: Shape): readonly string[] {
  return Object.entries(shape).flatMap(([path, wanted]) => {
    const found = valuesAt(value, path.split("."));
    if (found.length === 0 && path.includes("+")) return [`${path} is in none of them`];
    const right = (one: unknown) =>
      wanted.split("|").some((word) => forms[word]?.(one) ?? word === String(one));
    return found
      .filter((one) => !right(one))
      .map((one) => `${path} is ${one === NONE ? "empty" : JSON.stringify(one)}, not ${wanted}`);
  });
}

/** In place of what a list without anything in it, or no list at all, would have held. */
const NONE = Symbol("none");

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return [value];
  const [, name = "", mark, list] = /^([\w-]*)([?+]?)(\[\])?$/.exec(step) ?? [];
  const inner = name === "" ? value : (value as Record<string, unknown> | null | undefined)?.[name];
  if (mark && (inner === undefined || (list && Array.isArray(inner) && inner.length === 0))) return [];
  if (!list) return valuesAt(inner, rest);
  return Array.isArray(inner) && inner.length > 0 ? inner.flatMap((one) => valuesAt(one, rest)) : [NONE];
}

export function each(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).map(([path, form]) => [`[].${path}`, form]));
}

export function at(name: string, shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).map(([path, form]) => [`${name}.${path}`, form]));
}
