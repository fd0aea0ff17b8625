// What the widget costs the page it is put on: main-thread time on a processor four times slower, from the loader's first
// byte to a connected launcher, for a visitor nobody knew.
//
// Counted is what the page is made to do, script, style and layout, less what the same page takes without the widget.
// The frame is of another site and has a process of its own, as on customers' pages, so its own work is not in that: it
// is what the page takes more when the frame is of its own site, where the two share a thread. The browser's own work
// is told beside, and so are what any frame of another site costs a page, whatever it holds, and what the loader costs
// on a page that tells it to wait (`autoStart: false`): it draws the launcher then, but knows no visitor and makes no frame.
//
// The browser plays a slow processor by holding the thread up for a multiple of the time that passes, also while that
// waits for another process. So on a machine with other work this counts several times over; the time the processor
// spent at full speed does not.

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "playwright-core";
import { WebSocketServer } from "ws";
import { loaderScript } from "../apps/server/src/surfaces/embed/files.ts";
import { findChromium } from "../tools/test/chromium.ts";
import type { Bar } from "./main.ts";
import { ROOT } from "./server.ts";

const BAR_MS = 20;
const SLOWDOWN = 4;
const ROUNDS = Number(process.env.ROUNDS ?? 15);
/** As long as everything the loader does by itself takes, idle time and all. */
const SETTLE_MS = 1500;

const KINDS = ["without", "bare", "waiting", "with", "same"] as const;
type Kind = (typeof KINDS)[number];

interface Cost {
  /** Script, style and layout: what a page is made to do. */
  readonly madeMs: number;
  /** With what the browser does for it: parsing, painting, messages between processes. */
  readonly allMs: number;
}
type Round = Readonly<Record<Kind, Cost>>;

export async function benchLoader(): Promise<readonly Bar[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("This bench needs a Chromium: set CHROMIUM_PATH.");
  const server = await serve();
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
    const rounds: { readonly slow: Round; readonly full: Round }[] = [];
    // One round to warm up; the kinds of page take turns, so that a busy moment meets them all.
    for (let round = 0; round <= ROUNDS; round++) {
      const slow = await costs(() => browser.newPage(), port, SLOWDOWN);
      const full = await costs(() => browser.newPage(), port, 1);
      if (round > 0) rounds.push({ slow, full });
    }
    const slow = addedIn(rounds.map((one) => one.slow));
    const full = addedIn(rounds.map((one) => one.full));
    for (const [name, one] of [
      [`slowed ${SLOWDOWN} times`, slow],
      ["at full speed", full],
    ] as const) {
      const ms = (value: number) => `${value.toFixed(1)} ms`;
      console.log(
        `  ${name}: the page alone ${ms(one.aloneMs)}; the widget adds ${ms(one.with.madeMs)}, of which`,
      );
      console.log(`    any frame of another site takes ${ms(one.bare.madeMs)}`);
      console.log(`    a loader told to wait takes ${ms(one.waiting.madeMs)}`);
      console.log(
        `    with the browser's own work ${ms(one.with.allMs)}, for any frame ${ms(one.bare.allMs)}`,
      );
      console.log(
        `    the frame's own work, on a thread of its own: ${ms(one.same.madeMs - one.with.madeMs)}`,
      );
    }
    const measured = slow.with.madeMs;
    return [
      {
        what: `main thread taken by the loader at ${SLOWDOWN}× slow-down, median`,
        measured: `${measured.toFixed(1)} ms (${SLOWDOWN} × ${full.with.madeMs.toFixed(1)} at full speed)`,
        bar: `under ${BAR_MS} ms`,
        kept: measured < BAR_MS,
      },
    ];
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

async function costs(newPage: () => Promise<Page>, port: number, rate: number): Promise<Round> {
  const found: Partial<Record<Kind, Cost>> = {};
  for (const kind of KINDS) {
    // Each has a browser context, hence a visitor, of its own.
    const page = await newPage();
    // The process is there before it counts.
    await page.goto(`http://shop.test:${port}/without`);
    found[kind] = await costOf(page, `http://shop.test:${port}/${kind}`, rate);
    await page.close();
  }
  return found as Round;
}

async function costOf(page: Page, url: string, rate: number): Promise<Cost> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await spent(cdp);
  await page.goto(url);
  await page.waitForTimeout(SETTLE_MS);
  const after = await spent(cdp);
  await cdp.detach();
  return { madeMs: after.madeMs - before.madeMs, allMs: after.allMs - before.allMs };
}

async function spent(cdp: CDPSession): Promise<Cost> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const ms = (name: string) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000;
  return {
    madeMs: ms("ScriptDuration") + ms("RecalcStyleDuration") + ms("LayoutDuration"),
    allMs: ms("TaskDuration"),
  };
}

/** What each kind of page takes more than the page alone. */
function addedIn(rounds: readonly Round[]) {
  const added = (kind: Kind): Cost => ({
    madeMs: median(rounds.map((one) => one[kind].madeMs - one.without.madeMs)),
    allMs: median(rounds.map((one) => one[kind].allMs - one.without.allMs)),
  });
  return {
    aloneMs: median(rounds.map((one) => one.without.madeMs)),
    bare: added("bare"),
    with: added("with"),
    waiting: added("waiting"),
    same: added("same"),
  };
}

/** The built widget, and a server that knows nobody. */
function serve(): Promise<Server> {
  const read = (name: string) => readFileSync(join(ROOT, "apps/widget/dist", name), "utf8");
  const loader = read("loader.js");
  const frame = read("frame.html");
  const server = createServer((request, reply) => {
    const { port } = server.address() as AddressInfo;
    const { url = "", headers } = request;
    const other = `http://chat-server.test:${port}`;
    const isScript = url === "/loader.js";
    reply.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    reply.setHeader("access-control-allow-origin", "*");
    if (isScript) {
      const told = { propertyId: "0".repeat(24), widgetId: "default", version: "bench", mode: "site" };
      reply.end(
        loaderScript(loader, {
          ...told,
          host: `http://${headers.host}`,
          settings: {},
          consentRequired: false,
        }),
      );
    } else if (url.startsWith("/embed/frame")) reply.end(frame);
    else if (url.startsWith("/empty")) reply.end("<!doctype html>");
    else {
      // As the snippet has it.
      const snippet = `<script async crossorigin="*" src="${other}/loader.js"></script>`;
      const added: Readonly<Record<string, string>> = {
        "/waiting": `<script>Tawk_API = { autoStart: false }</script>${snippet}`,
        "/with": snippet,
        "/same": `<script async src="/loader.js"></script>`,
        "/bare": `<script>onload = () => { const frame = document.createElement("iframe"); frame.hidden = true;
          frame.src = "${other}/empty"; document.body.append(frame) }</script>`,
      };
      reply.end(
        `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1>${added[url] ?? ""}`,
      );
    }
  });
  new WebSocketServer({ server }).on("connection", (socket) => {
    const snapshot = { visitor: { id: "v" }, status: "online", settings: {}, chat: null, unread: 0 };
    socket.once("message", () =>
      socket.send(JSON.stringify({ type: "connected", token: "t", cursor: "1", snapshot })),
    );
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
