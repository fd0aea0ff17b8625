// What the reference is made from: the methods by module, every error code, the events that webhooks tell of, and the
// examples that were really run.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Method } from "../../kernel/define.ts";
import { type ErrorDefinition, pipelineErrors } from "../../kernel/error.ts";
import { methods } from "../../registry.gen.ts";
import type { JsonSchema } from "./json-schema.ts";

export interface Example {
  /** What signs the call. */
  readonly as: "key" | "session" | "visitor" | "nobody";
  readonly params: Readonly<Record<string, unknown>>;
  readonly reply: Readonly<Record<string, unknown>>;
}

export type Examples = Readonly<Record<string, Example>>;

export interface Module {
  readonly name: string;
  readonly methods: readonly Method[];
}

export interface KnownError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** Usually one; methods may word it for themselves. */
  readonly fixes: readonly string[];
  /** Empty when any method may answer it. */
  readonly methods: readonly string[];
}

/** One that webhooks tell of. */
export interface KnownEvent {
  readonly event: string;
  readonly summary: string;
  readonly scopes: readonly string[];
  readonly isContract: boolean;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

export interface Reference {
  readonly modules: readonly Module[];
  readonly errors: readonly KnownError[];
  readonly events: readonly KnownEvent[];
  find(name: string): Method | undefined;
  example(name: string): Example | undefined;
}

/** `folder` holds what the generators wrote. */
export function readReference(folder: string): Reference {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const examples = read("examples.gen.json") as Examples;
  const names = [...new Set(methods.map(moduleOf))];
  return {
    modules: names.map((name) => ({ name, methods: methods.filter((one) => moduleOf(one) === name) })),
    errors: knownErrors(),
    events: read("events.gen.json") as readonly KnownEvent[],
    find: (name) => methods.find((one) => one.name === name),
    example: (name) => examples[name],
  };
}

export function moduleOf(method: Method): string {
  return method.name.split(".")[0] ?? method.name;
}

function knownErrors(): readonly KnownError[] {
  const pipeline = Object.entries(pipelineErrors.map).map(([code, error]) => knownError(code, error, []));
  const own = new Map<string, KnownError>();
  for (const method of methods)
    for (const [code, error] of Object.entries(method.errors)) {
      if (code in pipelineErrors.map) continue;
      const known = own.get(code) ?? knownError(code, error, []);
      own.set(code, {
        ...known,
        fixes: [...new Set([...known.fixes, error.fix])],
        methods: [...known.methods, method.name],
      });
    }
  const byCode = [...own.values()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
  return [...pipeline, ...byCode];
}

function knownError(code: string, error: ErrorDefinition, of: readonly string[]): KnownError {
  return { code, status: error.status, message: error.message, fixes: [error.fix], methods: of };
}
