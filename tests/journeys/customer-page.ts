// A customer's page with the snippet in it, as any site has it, and a frame that does as it is told, to look at the
// loader alone: what it tells the frame, and what it makes of what the frame says.

import assert from "node:assert/strict";
import type { Frame, Locator, Page } from "playwright-core";
import type { TestServer } from "../../apps/server/src/testing/server.ts";

/** One of apps/widget/bridge.ts, which is written for browsers. */
export interface Message {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the journeys say what they expect
  readonly [key: string]: any;
}

export interface Shop {
  /** Runs between `Tawk_API` and the script, as settings of the page do. */
  readonly before?: string;
  readonly head?: string;
  readonly body?: string;
  readonly path?: string;
  readonly widget?: string;
}

const EVENTS =
  "BeforeLoad Load StatusChange ChatMaximized ChatMinimized ChatHidden ChatStarted ChatEnded PrechatSubmit OfflineSubmit ChatMessageVisitor ChatMessageAgent ChatMessageSystem AgentJoinChat AgentLeaveChat ChatSatisfaction VisitorNameChanged FileUpload TagsUpdated UnreadCountChanged".split(
    " ",
  );

/** Writes down every callback and every event of the window, in order, as `[name, detail]`. */
const RECORDER = `
  window.called = []; window.evented = []; window.threw = [];
  addEventListener("error", (event) => threw.push(event.message));
  addEventListener("unhandledrejection", (event) => threw.push(String(event.reason)));
  for (const name of ${JSON.stringify(EVENTS)}) {
    Tawk_API["on" + name] = (...details) => called.push([name, ...details]);
    addEventListener("tawk" + name, ({ detail }) => evented.push(detail === null ? [name] : [name, detail]));
  }`;

export const ALL_EVENTS: readonly string[] = EVENTS;

/** The standard snippet, unchanged but for its address. */
export function snippet(server: TestServer, { before = "", widget = "default" }: Shop = {}): string {
  return `<script type="text/javascript">
var Tawk_API=Tawk_API||{}, Tawk_LoadStart=new Date();
${RECORDER}
${before}
(function(){
var s1=document.createElement("script"),s0=document.getElementsByTagName("script")[0];
s1.async=true;
s1.src='${server.url}/embed/${server.world.property.id}/${widget}';
s1.charset='UTF-8';
s1.setAttribute('crossorigin','*');
s0.parentNode.insertBefore(s1,s0);
})();
</script>`;
}

/** Any address under `/shop` is such a page. */
export async function openShop(page: Page, server: TestServer, shop: Shop = {}): Promise<void> {
  await page.unroute(`${server.url}/shop**`);
  await page.route(`${server.url}/shop**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title><link rel="icon" href="data:,">
${shop.head ?? ""}</head><body>${shop.body ?? "<h1>Shop</h1><button id=ask>Ask</button>"}${snippet(server, shop)}</body></html>`,
    }),
  );
  await page.goto(`${server.url}/shop${shop.path ?? ""}`);
}

const FAKE_FRAME = `<!doctype html><title>Chat</title><input aria-label="Message"><script>
window.heard = []; window.answers = {};
addEventListener("message", ({ data, ports: [port] }) => {
  if (!port) return;
  window.init = data;
  window.tell = (message) => port.postMessage(message);
  port.onmessage = ({ data }) => {
    heard.push(data);
    if (data.type === "call" && data.call in answers) tell({ type: "answer", id: data.id, error: answers[data.call] });
    if (data.type === "window" && data.focus) document.querySelector("input").focus();
  };
});
parent.postMessage({ parlo: 1, hello: true }, "*");
</script>`;

/** Before the page is opened: the server's frame is replaced by one that only listens. */
export async function fakeFrame(page: Page): Promise<void> {
  await page.route("**/embed/frame*", (route) =>
    route.fulfill({ contentType: "text/html", body: FAKE_FRAME }),
  );
}

export interface TestFrame {
  readonly frame: Frame;
  // biome-ignore lint/suspicious/noExplicitAny: the journeys say what they expect
  init(): Promise<any>;
  tell(...messages: readonly Message[]): Promise<void>;
  /** What the loader has said since the last time it was asked. */
  heard(): Promise<readonly Message[]>;
  /** Waits for the next of a type; those before it are heard with it. */
  next(type: string): Promise<Message>;
  /** From now on a call is answered at once. */
  answer(call: string, error?: string): Promise<void>;
}

/** Waits until the loader has met its frame. */
export async function frameOf(page: Page, last?: TestFrame): Promise<TestFrame> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const frame = page.frames().find((one) => one.url().includes("/embed/frame") && one !== last?.frame);
    // A frame that is being taken away throws.
    if (frame && (await frame.evaluate("!!window.init").catch(() => false))) return testFrame(frame);
    assert.ok(Date.now() < deadline, "The loader has opened no frame.");
    await page.waitForTimeout(20);
  }
}

function testFrame(frame: Frame): TestFrame {
  return {
    frame,
    init: () => frame.evaluate("init"),
    tell: (...messages) => frame.evaluate(`for (const one of ${JSON.stringify(messages)}) tell(one)`),
    heard: () => frame.evaluate("heard.splice(0)"),
    async next(type) {
      const at = `heard.findIndex((one) => one.type === "${type}")`;
      // Not by animation frames, of which a hidden frame gets none.
      await frame.waitForFunction(`${at} >= 0`, undefined, { timeout: 10_000, polling: 20 });
      return frame.evaluate(`heard.splice(0, ${at} + 1).at(-1)`);
    },
    answer: (call, error) => frame.evaluate(`answers[${JSON.stringify(call)}] = ${JSON.stringify(error)}`),
  };
}

/** Says that it is connected. */
export const CONNECTED: readonly Message[] = [
  { type: "token", token: `parlo_visitor_${"a".repeat(43)}` },
  { type: "status", status: "online" },
];

/** A page whose widget is connected, to a frame that does as it is told. */
export async function openConnected(page: Page, server: TestServer, shop: Shop = {}): Promise<TestFrame> {
  await fakeFrame(page);
  await openShop(page, server, shop);
  const frame = await frameOf(page);
  await frame.tell(...CONNECTED);
  await until(page, "api.onLoaded && api.getStatus() === 'online'");
  return frame;
}

export function launcher(page: Page): Locator {
  return page.getByRole("button", { name: /^Chat/ });
}

/** The page's value of an expression; `Tawk_API` is `api`. */
export function ask<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate(`(async (api) => (${expression}))(window.Tawk_API)`);
}

/** What the callback of a method is given: `"undefined"` when all is well. */
export function outcome(page: Page, call: string, ...given: readonly unknown[]): Promise<unknown> {
  const list = given.map((one) => JSON.stringify(one)).concat("resolve");
  return page.evaluate(
    `new Promise((resolve) => Tawk_API.${call}(${list.join(", ")})).then((error) => error === undefined ? "undefined" : error)`,
  );
}

export async function until(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  // Asked from outside: a page whose policy allows no eval cannot wait for it itself.
  while (!(await ask(page, expression))) {
    assert.ok(Date.now() < deadline, `It never came true: ${expression}`);
    await page.waitForTimeout(20);
  }
}
