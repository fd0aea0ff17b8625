// docs/reference/events.gen.json: the events that webhooks tell of, each with its JSON Schema and an example.

import { catalogue } from "../../apps/server/src/modules/webhooks/index.ts";
import { WORLD_NOW_MS } from "../../apps/server/src/world/world.ts";
import type { GeneratedFile } from "./main.ts";

export function eventFiles(): GeneratedFile {
  const property = { id: "6ae85110135a7e470f4913e7", name: "Bottega Aurora" };
  const events = catalogue({ at: new Date(WORLD_NOW_MS), property });
  return { path: "docs/reference/events.gen.json", text: `${JSON.stringify(events, null, 1)}\n` };
}
