// npm run bench -- <figure>: measures one promise of this project and fails when it is not kept. Run it on a quiet
// machine; each figure is compared with a baseline of the same run, so machines differ less than one would fear.

import { cpus, release, totalmem } from "node:os";
import { benchAgentMe } from "./agent-me.ts";
import { benchContactLists } from "./contact-lists.ts";
import { benchInbox } from "./inbox.ts";
import { benchKb } from "./kb.ts";
import { benchLists } from "./lists.ts";
import { benchLoader } from "./loader.ts";
import { benchMemory } from "./memory.ts";
import { benchMessages } from "./messages.ts";
import { benchMetrics } from "./metrics.ts";
import { benchSockets } from "./sockets.ts";
import { benchStart } from "./start.ts";
import { benchWebhooks } from "./webhooks.ts";

/** One line of the verdict. */
export interface Bar {
  readonly what: string;
  readonly measured: string;
  readonly bar: string;
  readonly kept: boolean;
}

const figures: Readonly<Record<string, () => Promise<readonly Bar[]>>> = {
  "agent-me": benchAgentMe,
  "contact-lists": benchContactLists,
  inbox: benchInbox,
  kb: benchKb,
  lists: benchLists,
  loader: benchLoader,
  memory: benchMemory,
  messages: benchMessages,
  metrics: benchMetrics,
  sockets: benchSockets,
  start: benchStart,
  webhooks: benchWebhooks,
};

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in figures));
  if (wanted.length === 0 || unknown.length > 0) {
    console.error(`Usage: npm run bench -- ${Object.keys(figures).join(" | ")}`);
    process.exitCode = 64;
    return;
  }
  const [processor] = cpus();
  console.log(
    `machine  ${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  );
  console.log(`system   ${process.platform} ${release()}, Node ${process.version}`);
  for (const name of wanted) {
    console.log(`\n${name}`);
    const bars = await figures[name]?.();
    for (const { what, measured, bar, kept } of bars ?? []) {
      console.log(`  ${kept ? "ok    " : "MISSED"}  ${what}: ${measured} (bar: ${bar})`);
      if (!kept) process.exitCode = 1;
    }
  }
}

await main();
