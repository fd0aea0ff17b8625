// A visitor and an agent talk in two browsers while the server is killed with SIGKILL, round after round. Nobody reloads
// anything. What either of them sent is said once: in the chat, in the visitor's window and in the agent's inbox.
// `node --import tsx tests/talk.ts --runs 20`

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type FrameLocator, type Page } from "playwright-core";
import { findChromium } from "../tools/test/chromium.ts";
import { answering, type Demo, ended, freePort, launchDemo, ready } from "./demo.ts";
import { CHROMIUM_FLAGS } from "./journeys/browser.ts";
import { householdOf } from "./processes.ts";
import { call } from "./writers.ts";

/** Lines each of the two sends in a round; the server dies somewhere among them. */
const RUNS_PER_HOUSE = 5;
const LINES = 10;
const PAUSE_MS = 120;
const ARRIVED_WITHIN_MS = 45_000;

interface Shown {
  readonly id: string;
  readonly messages: readonly { readonly type: string; readonly msg?: string }[];
}

/** Throws at the first promise that is broken. `tell` gets a line per run. */
export async function talkRuns(runs: number, tell: (line: string) => void): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Talking needs a Chromium: set CHROMIUM_PATH.");
  const dataDir = mkdtempSync(join(tmpdir(), "parlo-talk-"));
  const port = await freePort();
  let launcher = launchDemo(dataDir, port);
  let browser: Browser | undefined;
  try {
    const demo = await ready(launcher);
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
    const inbox = await openInbox(browser, demo);
    for (let run = 1; run <= runs; run++) {
      // A supervisor waits longer after each crash in a row, half a minute at last: now and then the house starts afresh,
      // which both pages get over as well.
      if (run > 1 && run % RUNS_PER_HOUSE === 1) {
        launcher.kill("SIGTERM");
        await ended(launcher);
        launcher = launchDemo(dataDir, port);
        await ready(launcher);
      }
      const visitor = await openShop(browser, demo);
      const { firstLine, window } = await begin(visitor, run);
      await joinChat(inbox, firstLine);
      const said = [
        ...Array.from({ length: LINES }, (_, n) => `run ${run} visitor ${n + 1}`),
        ...Array.from({ length: LINES }, (_, n) => `run ${run} agent ${n + 1}`),
      ];
      const talking = Promise.all([
        speak(window.getByLabel("Message", { exact: true }), said.slice(0, LINES)),
        speak(inbox.getByRole("textbox", { name: /^Message to / }), said.slice(LINES)),
      ]);
      await sleep(Math.random() * LINES * PAUSE_MS);
      const { server } = householdOf(launcher.pid ?? 0, dataDir);
      if (server === undefined) throw new Error("There was no server to kill.");
      process.kill(server, "SIGKILL");
      const killedMs = performance.now();
      await talking;
      await answering(demo);
      const backS = ((performance.now() - killedMs) / 1000).toFixed(1);
      const chatId = await chatOf(demo, firstLine);
      await assertSaidOnce({ demo, chatId, said, window, inbox });
      await call(demo, "chat.end", { propertyId: demo.propertyId, chatId });
      await visitor.context().close();
      tell(`run ${run}: server killed, back after ${backS} s, ${said.length} messages said once`);
    }
  } finally {
    await browser?.close();
    launcher.kill("SIGTERM");
    await ended(launcher);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function openInbox(browser: Browser, { baseUrl, email, password, propertyId }: Demo): Promise<Page> {
  const page = await newPage(browser, { width: 1440, height: 900 });
  await page.goto(baseUrl);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation").first().waitFor();
  await page.goto(`${baseUrl}/inbox/${propertyId}/live`);
  return page;
}

async function openShop(browser: Browser, { baseUrl }: Demo): Promise<Page> {
  const page = await newPage(browser, { width: 1280, height: 800 });
  await page.goto(`${baseUrl}/demo-shop/en/`);
  return page;
}

async function newPage(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** The visitor opens the window and says the first words. */
async function begin(visitor: Page, run: number): Promise<{ firstLine: string; window: FrameLocator }> {
  await visitor.getByRole("button", { name: /chat/i }).first().click();
  const window = visitor.frameLocator("iframe[title]");
  const start = window.getByRole("button", { name: "Start a conversation" });
  const field = window.getByLabel("Message", { exact: true });
  await start.or(field).first().waitFor();
  if (await start.isVisible()) await start.click();
  const firstLine = `run ${run} begins`;
  await field.fill(firstLine);
  await field.press("Enter");
  return { firstLine, window };
}

async function joinChat(inbox: Page, firstLine: string): Promise<void> {
  await inbox.getByRole("link", { name: new RegExp(firstLine) }).click();
  const join = inbox.getByRole("button", { name: "Join", exact: true });
  await join.click();
  await inbox.getByRole("textbox", { name: /^Message to / }).waitFor();
}

async function speak(field: ReturnType<Page["getByRole"]>, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await field.fill(line);
    await field.press("Enter");
    await sleep(PAUSE_MS);
  }
}

async function chatOf(demo: Demo, query: string): Promise<string> {
  const reply = await call(demo, "chat.list", { propertyId: demo.propertyId, query, size: 1 });
  const [chat] = (reply?.data ?? []) as unknown as readonly Shown[];
  if (!chat) throw new Error(`The chat that began with "${query}" is gone.`);
  return chat.id;
}

/** Waits until everything has come through, then looks for what is there twice, out of order or missing. */
async function assertSaidOnce(o: {
  demo: Demo;
  chatId: string;
  said: readonly string[];
  window: FrameLocator;
  inbox: Page;
}): Promise<void> {
  const { propertyId } = o.demo;
  const places: Readonly<Record<string, () => Promise<readonly string[]>>> = {
    "the chat": async () => {
      const reply = await call(o.demo, "chat.get", { propertyId, chatId: o.chatId });
      return ((reply?.data as unknown as Shown)?.messages ?? []).flatMap(({ msg }) => msg ?? []);
    },
    "the visitor's window": () => o.window.locator('.said[data-state="there"]').allInnerTexts(),
    "the agent's inbox": () => o.inbox.locator("[data-of] > div[title]:not([data-state])").allInnerTexts(),
  };
  for (const [place, look] of Object.entries(places)) {
    const deadline = performance.now() + ARRIVED_WITHIN_MS;
    let trouble = await faultIn(o.said, look);
    while (trouble && performance.now() < deadline) {
      await sleep(100);
      trouble = await faultIn(o.said, look);
    }
    if (trouble) throw new Error(`In ${place}: ${trouble}`);
  }
}

async function faultIn(
  said: readonly string[],
  look: () => Promise<readonly string[]>,
): Promise<string | undefined> {
  const found = (await look()).map((text) => text.trim());
  for (const line of said) {
    const times = found.filter((text) => text === line).length;
    if (times !== 1) return `"${line}" is there ${times} times`;
  }
  for (const speaker of ["visitor", "agent"]) {
    const own = (all: readonly string[]) => all.filter((line) => line.includes(` ${speaker} `));
    const inOrder = own(found).filter((line) => said.includes(line));
    if (inOrder.join() !== own(said).join()) return `the ${speaker}'s lines are not in their order`;
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , flag, value] = process.argv;
  const runs = flag === "--runs" ? Number(value) : 20;
  await talkRuns(runs, console.log);
  console.log(`${runs} of ${runs} runs: nothing lost, nothing doubled`);
}
