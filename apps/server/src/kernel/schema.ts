// Schemas are JSON Schema, written with TypeBox: the same object validates, documents and types.

import Type, { type Static, type TObject, type TOptional, type TProperties, type TSchema } from "typebox";
import { Compile } from "typebox/compile";
import Format from "typebox/format";
import type { Detail } from "./error.ts";

export type { Static, TSchema };
export { Type };

// An address a mail server would take, and no longer than RFC 5321 allows (254 octets).
Format.Set(
  "email",
  (value) =>
    value.length <= 254 &&
    /^[^\s@<>",;:\\[\]()]{1,64}@[^\s@<>",;:\\[\]()]+\.[^\s@<>",;:\\[\]().]{2,}$/.test(value) &&
    !value.includes(".."),
);
// RFC 3339, without leap seconds: JavaScript and PostgreSQL have no such moment. One expression and a look at the
// calendar, because every reply's times pass here.
Format.Set(
  "date-time",
  (value) =>
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])t([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i.test(
      value,
    ) && isInMonth(Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10))),
);

function isInMonth(year: number, month: number, day: number): boolean {
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

Format.Set("ip-range", (value) => /^[0-9a-fA-F.:]+(\/\d{1,3})?$/.test(value));

/** An object that names all it accepts. */
export function strict<P extends TProperties>(properties: P, description?: string): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });
}

const ID_PATTERN = "^[0-9a-fA-F]{24}$";
const UUID_PATTERN = "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$";

/**
 * 24 hexadecimal characters (compatibility §1.3). `of` names what it identifies, for the reference. Callers may write
 * capitals; handlers see small letters, as ids are kept.
 */
export function Id(of: string) {
  return Type.String({
    pattern: ID_PATTERN,
    description: `Id of the ${of}: 24 hexadecimal characters.`,
  });
}

type Respell = (value: unknown) => unknown;

interface Shape {
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
  readonly uniqueItems?: boolean;
  readonly anyOf?: readonly TSchema[];
}

/** Brings every id in a valid value of the schema to one spelling, in place; undefined when there is none in it. */
export function idSpelling(schema: TSchema): Respell | undefined {
  const { pattern, properties, items, uniqueItems, anyOf } = schema as Shape;
  if (pattern === ID_PATTERN || pattern === UUID_PATTERN)
    return (value) => (typeof value === "string" ? value.toLowerCase() : value);
  for (const one of anyOf ?? []) if (idSpelling(one)) return idSpelling(one);
  const ofItem = items && idSpelling(items);
  if (ofItem)
    return (value) => {
      if (!Array.isArray(value)) return value;
      const respelt = value.map(ofItem);
      // Two spellings of one id passed for two.
      return uniqueItems ? [...new Set(respelt)] : respelt;
    };
  const fields = Object.entries(properties ?? {}).flatMap(([name, field]) => {
    const respell = idSpelling(field);
    return respell ? [{ name, respell }] : [];
  });
  if (fields.length === 0) return undefined;
  return (value) => {
    if (typeof value !== "object" || value === null) return value;
    const record = value as Record<string, unknown>;
    for (const { name, respell } of fields) if (name in record) record[name] = respell(record[name]);
    return value;
  };
}

/** A UUID, as chats and tickets have (compatibility §1.3). */
export function Uuid(of: string) {
  return Type.String({
    pattern: UUID_PATTERN,
    description: `Id of the ${of}: a UUID.`,
  });
}

/** A moment in a reply: ISO 8601 UTC, always with milliseconds (compatibility §1.3). */
export function Time(description: string) {
  return Type.String({ format: "date-time", description });
}

/** A moment in a request: ISO 8601, with or without milliseconds. */
export function TimeInput(description: string) {
  return Type.String({ format: "date-time", description });
}

/** One of a few names. */
export function OneOf<const V extends readonly string[]>(values: V, description?: string) {
  return Type.Unsafe<V[number]>({
    type: "string",
    enum: [...values],
    ...(description ? { description } : {}),
  });
}

/**
 * One line or a paragraph a person typed, and not blank unless `minLength` is 0. It may hold tabs, line breaks and other
 * control characters: only NUL, and halves of surrogate pairs, are refused (by the JSON reader).
 */
export function Text(maxLength: number, description: string, minLength = 1) {
  return Type.String({ minLength, maxLength, description, ...(minLength > 0 ? { pattern: "\\S" } : {}) });
}

/** A name as it is kept: no line breaks, no spaces at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export function Email(description = "E-mail address.") {
  return Type.String({ format: "email", maxLength: 254, description });
}

/** Paging of every list (compatibility §1.7): `size` rows after skipping `offset`. */
export const paging = {
  size: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1000, default: 50, description: "Rows to return, 1 to 1000." }),
  ),
  offset: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0, description: "Rows to skip." }),
  ),
};

export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
  /** Cursor of the page after this one; absent on the last, and in lists that go by offset alone. */
  readonly next?: string | undefined;
}

export type Optional<T extends TSchema> = TOptional<T>;

interface RawError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
  readonly message: string;
}

export interface Problems {
  /** Wrong or missing values. */
  readonly faults: readonly Detail[];
  /** Parameters nobody declared. */
  readonly unknown: readonly Detail[];
}

export interface Validator {
  check(value: unknown): boolean;
  problems(value: unknown): Problems;
}

const compiled = new WeakMap<TSchema, Validator>();

/** Compiles a schema once. */
export function validatorOf(schema: TSchema): Validator {
  const known = compiled.get(schema);
  if (known) return known;
  const program = Compile(schema);
  const made: Validator = {
    check: (value) => program.Check(value),
    problems: (value) => sortProblems(program.Errors(value) as unknown as RawError[]),
  };
  compiled.set(schema, made);
  return made;
}

function sortProblems(errors: readonly RawError[]): Problems {
  const faults = new Map<string, Detail>();
  const unknown: Detail[] = [];
  for (const error of errors) {
    if (error.keyword === "boolean") continue; // the shadow of an additionalProperties error
    if (error.keyword === "additionalProperties") {
      for (const name of error.params.additionalProperties as string[])
        unknown.push({ path: join(error.instancePath, name), reason: "is not a parameter of this method" });
    } else if (error.keyword === "required") {
      for (const name of error.params.requiredProperties as string[])
        faults.set(join(error.instancePath, name), {
          path: join(error.instancePath, name),
          reason: "is required",
        });
    } else {
      const path = dotted(error.instancePath);
      if (!faults.has(path)) faults.set(path, { path, reason: reasonOf(error) });
    }
  }
  return { faults: [...faults.values()], unknown };
}

function reasonOf(error: RawError): string {
  if (error.keyword === "enum")
    return `must be one of ${(error.params.allowedValues as unknown[]).join(", ")}`;
  if (error.keyword === "pattern" && error.params.pattern === "\\S") return "must not be blank";
  if (error.keyword === "pattern" && error.params.pattern === ID_PATTERN)
    return "must be 24 hexadecimal characters";
  if (error.keyword === "pattern" && error.params.pattern === UUID_PATTERN) return "must be a UUID";
  return error.message;
}

/** `/article/meta/categories/0/name` → `article.meta.categories[0].name`; the empty pointer is the body. */
function dotted(pointer: string): string {
  if (pointer === "") return "body";
  return pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path ? `${path}.${part}` : part), "");
}

function join(pointer: string, name: string): string {
  return pointer === "" ? name : `${dotted(pointer)}.${name}`;
}
