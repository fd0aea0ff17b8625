// Values for the fuzz test: right ones drawn from a JSON Schema, and the hostile ones people and machines really send.

import fc, { type Arbitrary } from "fast-check";
import type { World } from "../kernel/define.ts";
import {
  formOf,
  ID_PATTERN,
  type JsonSchema,
  type Place,
  placesIn,
  UUID_PATTERN,
  withValue,
} from "./params.ts";

/** Ids, addresses and tokens that exist: guessing them would never get past the first look-up. */
export interface Known {
  readonly ids: readonly string[];
  readonly uuids: readonly string[];
  readonly emails: readonly string[];
  readonly texts: readonly string[];
}

export function knownOf(world: World): Known {
  const texts = textsIn(world);
  return {
    ids: texts.filter((text) => formOf(text) === "hex"),
    uuids: texts.filter((text) => formOf(text) === "uuid"),
    emails: texts.filter((text) => text.includes("@")),
    texts,
  };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(textsIn))];
}

const MOMENTS = [
  "2026-11-02T09:00:00Z",
  "2026-11-02T09:00:00.123456789+05:45",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00.000Z",
  "-000001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "+275760-09-13T00:00:00.000Z",
  "+275760-09-13T00:00:00.001Z",
  "2026-02-30T00:00:00Z",
  "2026-06-30T23:59:60Z",
  "2026-11-02T24:00:00Z",
  "2026-11-02T09:00:00+99:99",
  "2026-11-02",
  "1e3",
];

const HOSTILE_TEXTS = [
  "",
  " ",
  "\t\n",
  "\u0000",
  "a\u0000b",
  "\u0001\u007f\u0085",
  "\ud800",
  "\udc00a",
  "\u202egnp.exe",
  "\ufeff",
  "e\u0301".repeat(200),
  "👩‍👩‍👧‍👦".repeat(40),
  "x".repeat(300),
  "x".repeat(5_000),
  "'; drop table agents; --",
  "\\'; select pg_sleep(9); --",
  "{}",
  "null",
  "undefined",
  "NaN",
  "__proto__",
  "constructor",
  "toString",
  "../../../../etc/passwd",
  "%00",
  "a@b.example\r\nBcc: everybody@b.example",
  '"a b"@example.com',
  "<script>alert(1)</script>",
  "https://user:pass@[::1]:99999/",
  "javascript:alert(1)",
  "::ffff:127.0.0.1/129",
  "0.0.0.0/0",
  "Europe/Nowhere",
  "$1",
  "%s%n",
  "1,2\n3,4",
  '"open quote\n',
  "=cmd|' /C calc'!A0",
];

const HOSTILE_NUMBERS = [0, -0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 63), 1e21];

/** Never what a method asks for, always JSON. */
export function hostile(known: Known): Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(...HOSTILE_TEXTS, ...MOMENTS),
    fc.constantFrom(...HOSTILE_NUMBERS),
    fc.constantFrom(null, true, false, [], {}, [[]], [null], [{}], { length: -1 }, { toJSON: 1 }),
    fc.constantFrom(
      JSON.parse('{"__proto__":{"admin":true}}'),
      { constructor: { prototype: { admin: true } } },
      Array.from({ length: 500 }, (_, at) => at),
      nested(31),
    ),
    fc.constantFrom(...known.texts),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.jsonValue({ maxDepth: 3 }),
  );
}

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

/** A value the schema takes, as far as the schema tells. */
export function fitting(schema: JsonSchema, known: Known): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(one, known)));
  switch (schema.type) {
    case "string":
      return text(schema, known);
    case "integer":
    case "number":
      return number(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(fitting(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
      });
    case "object":
      return object(schema, known);
    default:
      return hostile(known);
  }
}

function text(schema: JsonSchema, known: Known): Arbitrary<string> {
  if (schema.pattern === ID_PATTERN) return fc.constantFrom(...known.ids, "F".repeat(24));
  if (schema.pattern === UUID_PATTERN)
    return fc.constantFrom(...known.uuids, "FFFFFFFF-FFFF-1FFF-8FFF-FFFFFFFFFFFF");
  if (schema.format === "email")
    return fc.oneof(
      fc.constantFrom(...known.emails),
      fc.emailAddress(),
      fc.constant("ÅSA@xn--exmple-cua.example"),
    );
  if (schema.format === "date-time") return fc.constantFrom(...MOMENTS);
  if (schema.pattern !== undefined && schema.pattern !== "\\S")
    return fc.stringMatching(new RegExp(schema.pattern));
  const maxLength = Math.min(schema.maxLength ?? 60, 2_000);
  const typed = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: Math.min(maxLength, 40) }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...known.texts, ...HOSTILE_TEXTS) },
    { weight: 1, arbitrary: fc.constant("x".repeat(maxLength)) },
  );
  return typed.map((value) => value.padEnd(schema.minLength ?? 0, "x").slice(0, schema.maxLength));
}

function number(schema: JsonSchema): Arbitrary<number> {
  const min = schema.minimum ?? -1_000;
  const max = schema.maximum ?? 1_000_000;
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min: Math.ceil(min), max: Math.floor(max) }));
}

function object(schema: JsonSchema, known: Known): Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, inner]) => [name, fitting(inner, known)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
}

/** A body: right, nearly right, or no JSON at all. */
export function bodies(schema: JsonSchema, example: unknown, known: Known): Arbitrary<string | Uint8Array> {
  const places = placesIn(schema).map(({ path }) => path);
  const bent = (base: Arbitrary<unknown>) =>
    places.length === 0
      ? base
      : fc
          .tuple(
            base,
            fc.array(fc.tuple(fc.constantFrom(...places), hostile(known)), { minLength: 1, maxLength: 2 }),
          )
          .map(([params, changes]) =>
            changes.reduce(
              (so, [path, value]: [Place["path"], unknown]) => withValue(so, path, value),
              params,
            ),
          );
  const json = (values: Arbitrary<unknown>) => values.map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 5, arbitrary: json(fitting(schema, known)) },
    { weight: 5, arbitrary: json(bent(fc.constant(example))) },
    { weight: 3, arbitrary: json(bent(fitting(schema, known))) },
    { weight: 1, arbitrary: json(hostile(known)) },
    { weight: 1, arbitrary: brokenBodies },
  );
}

export const brokenBodies: Arbitrary<string | Uint8Array> = fc.oneof(
  fc.constantFrom(
    "",
    "{",
    "[]",
    "nul",
    '{"a":1,"a":2}',
    '{"a":1}{"a":1}',
    '{"a":"\\u0000"}',
    '{"__proto__":{"x":1},"propertyId":"x"}',
    `{"a":${"[".repeat(2_000)}${"]".repeat(2_000)}}`,
    `{"a":"${"x".repeat(1_048_600)}"}`,
    "\ufeff{}",
  ),
  fc.uint8Array({ minLength: 1, maxLength: 60 }),
  fc.string({ unit: "binary" }),
);
