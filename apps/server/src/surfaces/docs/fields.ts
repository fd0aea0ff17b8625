// A schema as the reference shows it: one line per field, nested ones indented.

import { isTuple, type JsonSchema, valuesOf } from "./json-schema.ts";

export interface Field {
  /** Dotted path as errors name it: `members[].email`. */
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly type: string;
  readonly required: boolean;
  readonly description: string | undefined;
  /** Values it may have, where they are few. */
  readonly values: readonly string[];
  /** Bounds and default in words. */
  readonly limits: readonly string[];
}

export function fieldsOf(schema: JsonSchema): readonly Field[] {
  return objectFields(schema, "", 0);
}

function objectFields(schema: JsonSchema, prefix: string, depth: number): readonly Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const path = prefix + name;
    const own: Field = {
      path,
      name,
      depth,
      type: typeName(value),
      required: required.has(name),
      description: value.description,
      values: namedValues(value),
      limits: limitsOf(value),
    };
    return [own, ...inside(value, path, depth + 1)];
  });
}

/** Fields below this one: of an object, of the items of a list, of each alternative. */
function inside(schema: JsonSchema, path: string, depth: number): readonly Field[] {
  const alternatives = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (alternatives) return alternatives.flatMap((part) => inside(part, path, depth));
  if (schema.type === "array" && schema.items && !isTuple(schema.items))
    return inside(schema.items, `${path}[]`, depth);
  const values = valuesOf(schema);
  if (values && !schema.properties) return inside(values, `${path}.*`, depth);
  return objectFields(schema, `${path}.`, depth);
}

export function typeName(schema: JsonSchema): string {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map(typeName))].join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.pattern?.includes("{24}")) return "id";
  if (schema.format === "date-time") return "time";
  if (schema.format === "email") return "e-mail";
  switch (schema.type) {
    case "array":
      if (!schema.items || isTuple(schema.items)) return "array";
      return `array of ${plural(typeName(schema.items))}`;
    case "object": {
      const values = valuesOf(schema);
      return values && !schema.properties ? `map of ${plural(typeName(values))}` : "object";
    }
    default:
      return schema.type ?? "any";
  }
}

function plural(type: string): string {
  return type.includes(" ") ? type : `${type}s`;
}

function namedValues(schema: JsonSchema): readonly string[] {
  const item = schema.type === "array" && !isTuple(schema.items) ? schema.items : schema;
  if (item?.enum) return item.enum.map(String);
  return (item?.anyOf ?? []).flatMap((part) => (part.const === undefined ? [] : [String(part.const)]));
}

function limitsOf(schema: JsonSchema): readonly string[] {
  const limits: string[] = [];
  if (schema.default !== undefined) limits.push(`default ${JSON.stringify(schema.default)}`);
  const range = (low: number | undefined, high: number | undefined, unit: string) => {
    if (low && high !== undefined) limits.push(`${count(low)} to ${count(high)}${unit}`);
    else if (low) limits.push(`at least ${count(low)}${unit}`);
    else if (high !== undefined) limits.push(`at most ${count(high)}${unit}`);
  };
  range(schema.minimum, schema.maximum, "");
  if (schema.format !== "email") range(schema.minLength, schema.maxLength, " characters");
  range(schema.minItems, schema.maxItems, " items");
  return limits;
}

/** 1000000 → `1,000,000`. */
function count(value: number): string {
  return value.toLocaleString("en");
}
