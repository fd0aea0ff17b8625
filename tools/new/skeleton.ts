// The first lines of a new method and of its story test: enough to run, so that only what it does is left to write.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const NAME = /^([a-z]+(?:-[a-z]+)*)((?:\.[a-z]+(?:-[a-z]+)*)+)$/;

/** Verbs that only look (design: verbs have fixed meanings); any other changes something. */
const READS = new Set(["get", "list", "info", "search", "check", "me"]);

export interface Skeleton {
  readonly module: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Refuses a name that is not `module.verb` in kebab-case. */
export function methodSkeleton(name: string, since: string): Skeleton {
  const match = NAME.exec(name);
  if (!match?.[1])
    throw new Error(
      `A method is named module.verb in lower case, such as departments.rename; ${name} is not.`,
    );
  const [, module] = match;
  const verb = (match[2]?.split(".").at(-1) ?? "").split("-")[0] ?? "";
  const effect = READS.has(verb) ? "read" : "write";
  const folder = `apps/server/src/modules/${module}/methods`;
  const text = verb === "list" ? listMethod(name, since) : plainMethod(name, since, effect);
  return {
    module,
    files: [
      { path: `${folder}/${name}.ts`, text },
      { path: `${folder}/${name}.test.ts`, text: storyTest(name) },
    ],
  };
}

export function sinceOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version.split(".").slice(0, 2).join(".");
}

function plainMethod(name: string, since: string, effect: "read" | "write"): string {
  return `// ${name}: say here in a few words what it is for.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";

export default defineMethod({
  name: "${name}",
  summary: "Say in one sentence what the caller gets.",
  scopes: ["${effect === "read" ? "property_read" : "property_manage"}"],
  effect: "${effect}",
  params: strict({ propertyId: Id("property") }),
  result: strict({}),
  example: (world) => ({ propertyId: world.property.id }),
  since: "${since}",
  handler: () => ({}),
});
`;
}

function listMethod(name: string, since: string): string {
  return `// ${name}: say here in a few words what it is for.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";

export default defineMethod({
  name: "${name}",
  summary: "Say in one sentence what the caller gets.",
  list: true,
  scopes: ["property_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), ...paging }),
  result: strict({}),
  example: (world) => ({ propertyId: world.property.id }),
  since: "${since}",
  handler: () => ({ total: 0, items: [] }),
});
`;
}

function storyTest(name: string): string {
  return `// What ${name} promises.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../../testing/server.ts";

suite("${name}", () => {
  const server = withServer();

  test("keeps a promise that could be read to a customer", async () => {
    const result = await server.ok("${name}", { propertyId: server.world.property.id });
    assert.fail(\`Write what ${name} promises; so far it answers \${JSON.stringify(result)}\`);
  });
});
`;
}
