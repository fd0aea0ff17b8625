// The part of JSON Schema that parameters and results are written in, for all who read schemas instead of checking
// with them: the reference pages here, the generators of SDK and OpenAPI outside.

export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export function isTuple(items: JsonSchema["items"]): items is readonly JsonSchema[] {
  return Array.isArray(items);
}

/** The schema of the values of a map, whose keys are not known beforehand. */
export function valuesOf(schema: JsonSchema): JsonSchema | undefined {
  const rest = Object.values(schema.patternProperties ?? {})[0] ?? schema.additionalProperties;
  return typeof rest === "object" ? rest : undefined;
}
