// The resources by name: every schema a `*.resource.ts` exports. SDK and OpenAPI name a schema once and refer to it.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JsonSchema } from "../../apps/server/src/surfaces/docs/json-schema.ts";

const MODULES = "apps/server/src/modules";

export interface Resources {
  /** Sorted by name. */
  readonly all: ReadonlyMap<string, JsonSchema>;
  nameOf(schema: JsonSchema): string | undefined;
}

export async function readResources(root: string): Promise<Resources> {
  const found = new Map<string, JsonSchema>();
  for (const module of readdirSync(join(root, MODULES)).sort()) {
    for (const file of resourceFiles(join(root, MODULES, module))) {
      const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
      for (const [name, value] of Object.entries(exported)) {
        if (!/^[A-Z]/.test(name) || !isObjectSchema(value)) continue;
        const known = found.get(name);
        if (known && JSON.stringify(known) !== JSON.stringify(value))
          throw new Error(`${file}: another resource is named ${name} too. One word per thing: rename one.`);
        found.set(name, value);
      }
    }
  }
  return resourcesOf(found);
}

/** Equal schemas are the same resource: TypeBox copies a schema when it makes it optional. */
export function resourcesOf(found: ReadonlyMap<string, JsonSchema>): Resources {
  const all = new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  const names = new Map<string, string>();
  for (const [name, schema] of all) {
    const text = JSON.stringify(schema);
    if (!names.has(text)) names.set(text, name);
  }
  return { all, nameOf: (schema) => names.get(JSON.stringify(schema)) };
}

function resourceFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".resource.ts"))
    .sort()
    .map((file) => join(folder, file));
}

function isObjectSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && "type" in value && value.type === "object";
}
