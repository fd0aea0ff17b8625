// TypeScript types from JSON Schema, as far as the definitions use it. An unknown keyword is refused, not guessed.

import { isTuple, type JsonSchema, valuesOf } from "../../apps/server/src/surfaces/docs/json-schema.ts";

export interface TypeOptions {
  /** Name of a schema that has one of its own, such as `Agent`. */
  nameOf(schema: JsonSchema): string | undefined;
  /** In parameters an absent value may also be written `undefined`: JSON leaves it out. */
  readonly isInput: boolean;
}

export function typeOf(schema: JsonSchema, options: TypeOptions, indent = ""): string {
  const name = options.nameOf(schema);
  return name ?? shapeOf(schema, options, indent);
}

/** The type written out, even where the schema has a name. */
export function shapeOf(schema: JsonSchema, options: TypeOptions, indent = ""): string {
  const each = (parts: readonly JsonSchema[], glue: string) =>
    parts.map((part) => typeOf(part, options, indent)).join(glue);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf ?? schema.oneOf) return each(schema.anyOf ?? schema.oneOf ?? [], " | ");
  if (schema.allOf) return each(schema.allOf, " & ");
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return arrayOf(schema, options, indent);
    case "object":
      return objectOf(schema, options, indent);
    case undefined:
      return "unknown";
    default:
      throw new Error(`No TypeScript type is known for JSON Schema type ${schema.type}.`);
  }
}

function arrayOf(schema: JsonSchema, options: TypeOptions, indent: string): string {
  if (isTuple(schema.items))
    return `[${schema.items.map((item) => typeOf(item, options, indent)).join(", ")}]`;
  const item = schema.items ? typeOf(schema.items, options, indent) : "unknown";
  return /^\w+$/.test(item) ? `${item}[]` : `Array<${item}>`;
}

function objectOf(schema: JsonSchema, options: TypeOptions, indent: string): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) {
    const values = valuesOf(schema);
    const type = values && typeOf(values, options, indent);
    return `Record<string, ${type ?? (schema.additionalProperties === false ? "never" : "unknown")}>`;
  }
  const required = new Set(schema.required);
  const inner = `${indent}  `;
  const lines = fields.map(([key, value]) => {
    const type = typeOf(value, options, inner);
    const optional = required.has(key) ? "" : "?";
    const orUndefined = optional && options.isInput ? " | undefined" : "";
    return `${comment(value.description, inner)}${inner}${property(key)}${optional}: ${type}${orUndefined};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

export function comment(text: string | undefined, indent: string): string {
  if (!text) return "";
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

function property(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
