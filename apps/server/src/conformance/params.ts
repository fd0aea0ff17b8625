// Walking and changing a method's parameters by their schema.

import type { TSchema } from "../kernel/schema.ts";
import { validatorOf } from "../kernel/schema.ts";

type Params = Record<string, unknown>;

/** The fields of JSON Schema these tests read. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
}

export const ID_PATTERN = "^[0-9a-fA-F]{24}$";
export const UUID_PATTERN = "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$";

export interface Place {
  /** `["invites", 0, "role"]`. */
  readonly path: readonly (string | number)[];
  readonly schema: JsonSchema;
}

/** Every place a value can stand, optional ones included; the first item of an array stands for all. */
export function placesIn(schema: JsonSchema, path: Place["path"] = []): readonly Place[] {
  const here = path.length > 0 ? [{ path, schema }] : [];
  return [
    ...here,
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => placesIn(inner, [...path, name])),
    ...(schema.items ? placesIn(schema.items, [...path, 0]) : []),
    ...(schema.anyOf ?? []).flatMap((one) => placesIn(one, path).slice(path.length > 0 ? 1 : 0)),
  ];
}

export interface IdPlace {
  readonly path: Place["path"];
  readonly form: "hex" | "uuid";
}

/** Places that take an id, also where a choice allows other texts too. */
export function idPlaces(schema: JsonSchema): readonly IdPlace[] {
  const takes = (one: JsonSchema, pattern: string): boolean =>
    one.pattern === pattern || (one.anyOf ?? []).some((choice) => takes(choice, pattern));
  return placesIn(schema).flatMap(({ path, schema: one }): IdPlace[] => {
    if (takes(one, ID_PATTERN)) return [{ path, form: "hex" }];
    return takes(one, UUID_PATTERN) ? [{ path, form: "uuid" }] : [];
  });
}

/** Which form an id has; undefined for other texts. */
export function formOf(text: string): IdPlace["form"] | undefined {
  if (new RegExp(ID_PATTERN).test(text)) return "hex";
  return new RegExp(UUID_PATTERN).test(text) ? "uuid" : undefined;
}

/** A copy with the value at `path` replaced; what leads there is made where it is missing. */
export function withValue(params: unknown, path: Place["path"], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === "number") {
    const items = Array.isArray(params) ? [...params] : [];
    items[key] = withValue(items[key], rest, value);
    return items;
  }
  const fields = typeof params === "object" && params !== null && !Array.isArray(params) ? params : {};
  return { ...fields, [key]: withValue((fields as Params)[key], rest, value) };
}

export function without(params: Params, name: string): Params {
  return Object.fromEntries(Object.entries(params).filter(([key]) => key !== name));
}

const SUSPECTS: readonly unknown[] = [{ unexpected: true }, "", 12.5, [[]], true, "\u0001", null];

/** A value the schema finds fault with, unknown fields apart; undefined when it takes everything we try. */
export function malformed(schema: TSchema): { readonly value: unknown } | undefined {
  const value = SUSPECTS.find((suspect) => validatorOf(schema).problems(suspect).faults.length > 0);
  return value === undefined ? undefined : { value };
}
