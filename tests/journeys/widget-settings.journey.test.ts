// Every setting of a widget is seen on pages that are open already, within two seconds of the call that set it.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Frame, Page } from "playwright-core";
import { UNLIMITED } from "../../apps/server/src/conformance/credentials.ts";
import { SettingsDocument } from "../../apps/server/src/modules/widgets/settings.resource.ts";
import { listenAs } from "../../apps/server/src/testing/listener.ts";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";
import { launcher, openShop, until } from "./customer-page.ts";
import type { Row } from "./widget-settings.table.ts";
import * as table from "./widget-settings.table.ts";

const WITHIN_MS = 2_000;
const { HELPERS, ...scenes } = table;
const pathOf = ({ setting }: Row) => setting.replace(/#.*/, "");

suite("The settings of a widget", () => {
  const server = withServer(UNLIMITED);
  const journey = withBrowser(server);
  const widget = () => ({ propertyId: server.world.property.id, widgetId: "default" });
  const slowest = { ms: 0, setting: "" };

  test("are sixty and more that are looked at", () => {
    const settings = new Set(Object.values(scenes).flat().map(pathOf));
    assert.ok(settings.size >= 60, `${settings.size} settings`);
  });

  test("are all looked at, but for those that no open page could show", () => {
    const looked = [...new Set(Object.values(scenes).flat().map(pathOf))];
    const missing = leavesOf(SettingsDocument).filter(
      (leaf) => !looked.some((one) => leaf === one || leaf.startsWith(`${one}.`)),
    );
    assert.deepEqual(missing, [
      // There is one version, agents see what is typed (below), and there are no calls.
      ...["widget.version", "widget.notification.all.visitorTyping", "widget.components.webrtc"],
      // Who has not agreed has no line to hear by: seen below, on a page that opens.
      ...["consent.required", "consent.message", "consent.privacyUrl", "consent.privacyLabel"],
      ...["consent.optIn", "consent.optOut"],
      // The server ends the line: surfaces/realtime/visitor-line.test.ts.
      "domains",
    ]);
  });

  const set = (path: string, value: unknown) =>
    server.ok("widgets.update", { ...widget(), settings: nested(path, filled(value)) });

  function filled(value: unknown): unknown {
    if (value === "{now in Rome}") return hoursNowInRome(new Date(server.clock.nowMs()));
    return typeof value === "string" ? value.replace("{server}", server.url) : value;
  }

  /** Someone who talks and is seen. */
  async function agentIs(presence: "online" | "away" | "invisible"): Promise<void> {
    await server.ok("agent.set-presence", { presence }, { as: { session: server.world.agent.session } });
  }

  async function agentComes() {
    const { agent, property } = server.world;
    await agentIs("online");
    return listenAs(server.url, { session: agent.session }, { propertyId: property.id });
  }

  async function check(page: Page, rows: readonly Row[], acts: { write?(): Promise<unknown> } = {}) {
    for (const { setting, value, where, seen, given = {}, after } of rows) {
      for (const [path, one] of Object.entries(given)) await set(path, one);
      const target = where === "page" ? page.mainFrame() : frameIn(page);
      if (Object.keys(given).length > 0) await page.waitForTimeout(400);
      if (after !== "hide page")
        assert.ok(!(await holds(target, seen, where)), `${setting} is seen before it is set`);
      if (after === "hide page") await hide(page);
      const began = performance.now();
      await set(setting.replace(/#.*/, ""), value);
      if (after === "click") {
        await page.waitForTimeout(400);
        await launcher(page).click();
      }
      if (after === "agent writes") {
        await page.waitForTimeout(400);
        await acts.write?.();
      }
      const waits = after === "click" || after === "agent writes" ? 600 : 0;
      while (!(await holds(target, seen, where)))
        assert.ok(
          performance.now() - began < WITHIN_MS + waits,
          `${setting} is not seen: ${seen}\n${await looks(target, where)}`,
        );
      const ms = performance.now() - began - waits;
      if (ms > slowest.ms) Object.assign(slowest, { ms, setting });
    }
  }

  journey("of launcher, window, cards and forms are seen at once on an open page", async ({ page }) => {
    const { property, agent } = server.world;
    const propertyId = property.id;
    for (let count = 0; count < 5; count++) {
      const chat = await server.ok("chat.start", { propertyId, visitor: { name: "Ada" }, message: "Ciao" });
      server.clock.advance(40_000);
      await server.ok("chat.send-message", { propertyId, chatId: chat.id, text: "Buongiorno" });
    }
    const dashboard = await agentComes();
    await openShop(page, server, { before: "window.opened = 0; window.open = () => (opened++, {});" });
    await until(page, "api.onLoaded && api.getStatus() === 'online'");
    const as = { as: { session: agent.session } };
    const write = async () => {
      server.clock.advance(1_000);
      const [chat] = await server.ok("chat.list", { propertyId, size: 1 });
      await server.ok("chat.send-message", { propertyId, chatId: chat.id, text: "Novità" }, as);
    };
    await page.evaluate("Tawk_API.maximize()");
    await say(page, server, "Avete la ciotola blu?");
    await write();
    await frameIn(page).getByText("Novità").first().waitFor();
    await check(page, scenes.talk.slice(0, 6));
    dashboard.say({ type: "typing", propertyId, chatId: await liveChat(), isTyping: true });
    await check(page, scenes.talk.slice(6, 7));
    // Seen by the agent: what is typed is told, and no more of it once that is off.
    const field = frameIn(page).getByRole("textbox", { name: "Message", exact: true });
    const told = () => dashboard.frames.filter(({ type }) => type === "typing").length;
    await field.pressSequentially("Avete");
    await dashboard.until(({ type }) => type === "typing");
    await set("widget.notification.all.visitorTyping", false);
    await page.waitForTimeout(WITHIN_MS);
    const before = told();
    await field.pressSequentially(" il vaso?");
    await page.waitForTimeout(WITHIN_MS);
    assert.equal(told(), before);
    await field.fill("");
    await frameIn(page).getByRole("button", { name: "More" }).click();
    await check(page, scenes.talk.slice(7));
    await page.evaluate("Tawk_API.minimize()");
    await set("widget.notification.desktop.preview", false);
    await check(page, scenes.closed, { write });
    assert.ok(slowest.ms < WITHIN_MS, `${slowest.setting} took ${Math.round(slowest.ms)} ms`);
    dashboard.ws.terminate();
  });

  async function liveChat(): Promise<string> {
    const [chat] = await server.ok("chat.list", { propertyId: server.world.property.id, size: 1 });
    return chat.id;
  }

  journey("of the first screen and the form before a chat are seen while it is read", async ({ page }) => {
    const dashboard = await agentComes();
    await openShop(page, server);
    await until(page, "api.onLoaded && api.getStatus() === 'online'");
    await page.evaluate("Tawk_API.maximize()");
    await frameIn(page).locator(".hero").waitFor();
    await check(page, scenes.home);
    await frameIn(page).locator(".card-start").click();
    await frameIn(page).locator(".form-intro").waitFor();
    await check(page, scenes.before);
    dashboard.ws.terminate();
  });

  journey("of consent are what a page asks that opens after them", async ({ page }) => {
    const consent = {
      ...{ required: "all", message: "Possiamo scriverle?", optIn: "Volentieri", optOut: "Meglio di no" },
      ...{ privacyUrl: "https://bottega-aurora.example/privacy", privacyLabel: "La nostra informativa" },
    };
    await set("consent", consent);
    await openShop(page, server, { path: "/asked" });
    await until(page, "api.onLoaded");
    await launcher(page).click();
    await until(page, "api.isChatMaximized()");
    const frame = frameIn(page);
    await frame.getByText(consent.message).waitFor();
    const link = frame.getByRole("link", { name: consent.privacyLabel });
    assert.equal(await link.getAttribute("href"), consent.privacyUrl);
    await frame.getByRole("button", { name: consent.optOut }).waitFor();
    await frame.getByRole("button", { name: consent.optIn }).click();
    await frame.getByText(consent.message).waitFor({ state: "detached" });
    await until(page, "api.getStatus()");
    await set("consent.required", "none");
  });

  journey("of phones, absence and hours are seen too", async ({ page }) => {
    const dashboard = await agentComes();
    const chat = { id: "chat:0123456789", type: "chat", content: {} };
    await set("widget.states.online.body", [chat]);
    await page.setViewportSize({ width: 390, height: 844 });
    await openShop(page, server);
    await until(page, "api.onLoaded && api.getStatus() === 'online'");
    await page.evaluate("Tawk_API.maximize()");
    await say(page, server, "Buongiorno");
    await page.evaluate("Tawk_API.minimize()");
    const as = { as: { session: server.world.agent.session } };
    const propertyId = server.world.property.id;
    await check(page, scenes.phone, {
      write: async () =>
        server.ok("chat.send-message", { propertyId, chatId: await liveChat(), text: "Novità" }, as),
    });
    server.clock.advance(1_000);
    await server.ok("chat.end", { propertyId, chatId: await liveChat() });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.context().clearCookies();
    await openShop(page, server, { path: "/again" });
    await until(page, "api.onLoaded");
    await agentIs("away");
    await until(page, "api.getStatus() === 'away'");
    await page.evaluate("Tawk_API.maximize()");
    await frameIn(page).locator(".hero").waitFor();
    await check(page, scenes.away.slice(0, 2));
    await page.evaluate("Tawk_API.minimize()");
    await check(page, scenes.away.slice(2));
    await agentIs("invisible");
    await until(page, "api.getStatus() === 'offline'");
    await page.evaluate("Tawk_API.maximize()");
    await frameIn(page).locator(".form-intro").waitFor();
    await check(page, scenes.offline.slice(0, 4));
    await page.evaluate("Tawk_API.minimize()");
    await check(page, scenes.offline.slice(4));
    await agentIs("online");
    await until(page, "api.getStatus() === 'online'");
    await check(page, scenes.hours);
    dashboard.ws.terminate();
  });
});

function frameIn(page: Page): Frame {
  const found = page.frames().findLast((one) => one.url().includes("/embed/frame"));
  assert.ok(found, "the widget has its frame");
  return found;
}

async function say(
  page: Page,
  server: { clock: { advance(ms: number): void } },
  text: string,
): Promise<void> {
  server.clock.advance(1_000);
  const frame = frameIn(page);
  const field = frame.getByRole("textbox", { name: "Message", exact: true });
  await field.fill(text);
  await field.press("Enter");
  await frame.getByRole("log").getByText(text).waitFor();
  await frame.locator(".run.mine [data-mark]").first().waitFor();
}

function holds(frame: Frame, expression: string, where: Row["where"]): Promise<boolean> {
  return frame.evaluate(`(() => { ${HELPERS[where]} ${HELPERS.both} return !!(${expression}); })()`);
}

function looks(frame: Frame, where: Row["where"]): Promise<string> {
  return frame.evaluate(
    where === "page"
      ? `(() => { ${HELPERS.page} return host.outerHTML + root.querySelector(".box").outerHTML; })()`
      : "document.body.innerHTML.slice(0, 4000)",
  );
}

/** As when another tab is looked at. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(`Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"))`);
}

function nested(path: string, value: unknown): unknown {
  return path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
}

/** An hour around now, in Rome: another one on the other side of the world. */
function hoursNowInRome(now: Date): unknown {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Rome", hour: "2-digit", hourCycle: "h23" }).format(
      now,
    ),
  );
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = [{ from: `${two(hour)}:00`, to: `${two(hour + 1)}:00` }];
  return Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, hours]));
}

/** Every setting there is, by its path; a list is one. */
function leavesOf(schema: object, path = ""): string[] {
  if (!("properties" in schema)) return [path];
  return Object.entries(schema.properties as Record<string, object>).flatMap(([name, one]) =>
    leavesOf(one, path ? `${path}.${name}` : name),
  );
}
