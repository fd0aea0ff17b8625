// What the widget costs the page it is put on: main-thread time of the loader on a processor four times slower, from its
// first byte to a connected launcher. The frame is of another site and has a process of its own, as on customers' pages.

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "playwright-core";
import { findChromium } from "../tools/test/chromium.ts";
import type { Bar } from "./main.ts";
import { ROOT } from "./server.ts";

const BAR_MS = 20;
const SLOWDOWN = 4;
const ROUNDS = 15;
/** As long as everything the loader does by itself takes, idle time and all. */
const SETTLE_MS = 1500;

const FRAME = `<!doctype html><script>
addEventListener("message", ({ ports: [port] }) => {
  if (port) port.postMessage({ type: "token", token: "t" }), port.postMessage({ type: "status", status: "online" });
});
parent.postMessage({ parlo: 1, hello: true }, "*");
</script>`;

export async function benchLoader(): Promise<readonly Bar[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("This bench needs a Chromium: set CHROMIUM_PATH.");
  const loader = readFileSync(join(ROOT, "apps/widget/dist/loader.js"), "utf8");
  const server = await serve(loader);
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--site-per-process",
      "--host-resolver-rules=MAP *.test 127.0.0.1",
      "--disable-features=LocalNetworkAccessChecks",
    ],
  });
  try {
    console.log(
      `  ${browser.browserType().name()} ${browser.version()}, processor slowed ${SLOWDOWN} times, ${ROUNDS} rounds`,
    );
    const rounds: { readonly without: number; readonly with: number }[] = [];
    // One round to warm up; the two kinds of page take turns, so that a busy moment meets both.
    for (let round = 0; round <= ROUNDS; round++) {
      const page = await browser.newPage();
      const cost = {
        without: await costOf(page, `http://shop.test:${port}/without`),
        with: await costOf(page, `http://shop.test:${port}/with`),
      };
      await page.close();
      if (round > 0) rounds.push(cost);
    }
    const without = median(rounds.map((one) => one.without));
    const added = median(rounds.map((one) => one.with - one.without));
    console.log(
      `  the page alone ${without.toFixed(1)} ms, with the widget ${(added / without).toFixed(2)} times that on top`,
    );
    return [
      {
        what: `main thread taken by the loader at ${SLOWDOWN}× slow-down, median`,
        measured: `${added.toFixed(1)} ms`,
        bar: `under ${BAR_MS} ms`,
        kept: added < BAR_MS,
      },
    ];
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

/** All that the page's main thread did, in milliseconds of the slowed processor. */
async function costOf(page: Page, url: string): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await taskMs(cdp);
  await page.goto(url);
  await page.waitForTimeout(SETTLE_MS);
  const after = await taskMs(cdp);
  await cdp.detach();
  return after - before;
}

async function taskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const seconds = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  // Script, style and layout: what a page is made to do; the rest of a task is the browser's own.
  return (seconds("ScriptDuration") + seconds("RecalcStyleDuration") + seconds("LayoutDuration")) * 1000;
}

function serve(loader: string): Promise<Server> {
  const server = createServer((request, reply) => {
    const { port } = server.address() as AddressInfo;
    const host = `http://chat-server.test:${port}`;
    const config = {
      host,
      propertyId: "0".repeat(24),
      widgetId: "default",
      version: "bench",
      mode: "site",
      consentRequired: false,
    };
    const isScript = request.url?.endsWith("/loader.js") === true;
    reply.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    reply.setHeader("access-control-allow-origin", "*");
    if (isScript) reply.end(`(function(PARLO_CONFIG){${loader}\n})(${JSON.stringify(config)});`);
    else if (request.url?.startsWith("/embed/frame")) reply.end(FRAME);
    else {
      const script = request.url === "/with" ? `<script async src="${host}/loader.js"></script>` : "";
      reply.end(`<!doctype html><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1>${script}`);
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
