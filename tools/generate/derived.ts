// Everything derived from the registry: SDK, OpenAPI and examples each have a generator beside this file.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { events, methods } from "../../apps/server/src/registry.gen.ts";
import { eventFiles } from "./events.ts";
import { exampleFiles, runExamples } from "./examples.ts";
import type { GeneratedFile } from "./main.ts";
import { openapiFiles } from "./openapi.ts";
import { readResources } from "./resources.ts";
import { sdkFiles } from "./sdk.ts";
import { sdkEventFiles } from "./sdk-events.ts";

/** The SDK first: types are of use while an example still fails. */
export async function* derivedFiles(root: string): AsyncGenerator<readonly GeneratedFile[]> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const resources = await readResources(root);
  yield [...sdkFiles(methods, resources), sdkEventFiles(events, resources), eventFiles()];
  const examples = await runExamples(methods);
  yield exampleFiles(examples);
  yield openapiFiles(methods, resources, examples, version);
}
