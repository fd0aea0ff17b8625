// The help in the window: found, read and judged without leaving the page, by mouse or by keyboard alone.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Frame, Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";
import { openShop, until } from "./customer-page.ts";

suite("The help in the widget", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const set = (widget: object) =>
    server.ok("widgets.update", {
      propertyId: server.world.property.id,
      widgetId: "default",
      settings: { widget },
    });
  const search = { id: "kb-search:0123456789", type: "kb-search", content: {} };
  const form = { id: "form:0123456789", type: "form", content: {} };

  async function openWindow(page: Page): Promise<Frame> {
    await openShop(page, server);
    await until(page, "api.onLoaded");
    await page.evaluate("Tawk_API.maximize()");
    const frame = page.frames().find((one) => one.url().includes("/embed/frame"));
    assert.ok(frame, "the widget has its frame");
    await frame.locator(".hero, .form-intro").first().waitFor();
    return frame;
  }

  journey("is not loaded where a widget does not offer it", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await set({ components: { kb: false }, states: { offline: { body: [search, form] } } });
    const frame = await openWindow(page);
    assert.equal(await frame.getByRole("search").count(), 0);
    assert.deepEqual(
      asked.filter((url) => url.includes("/assets/help-")),
      [],
    );
  });

  journey("is searched and read by keyboard, and remembers where one was", async ({ page }) => {
    await set({ components: { kb: true }, states: { offline: { body: [search, form] } } });
    const frame = await openWindow(page);
    const field = frame.getByRole("searchbox", { name: "Search the help" });
    await field.waitFor();
    await frame.getByRole("button", { name: /Shipping times and costs/ }).waitFor();
    await field.focus();
    await page.keyboard.type("shipping");
    await frame
      .getByRole("search")
      .locator("xpath=..")
      .getByRole("status")
      .filter({ hasText: /found/ })
      .waitFor();
    await frame.locator(".help-item mark").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const title = frame.getByRole("heading", { level: 1, name: "Shipping times and costs" });
    await title.waitFor();
    assert.equal(await title.evaluate((one) => one === document.activeElement), true);
    await frame.getByRole("group", { name: "Did this help?" }).getByRole("button", { name: "Yes" }).click();
    await frame.getByText("Thank you.").waitFor();
    await frame.getByRole("button", { name: "Back" }).click();
    await field.waitFor();
    assert.equal(await field.inputValue(), "shipping");
    await frame.getByRole("button", { name: /Shipping times and costs/ }).waitFor();
    await field.focus();
    await page.keyboard.press("Escape");
    assert.equal(await field.inputValue(), "");
    assert.equal(await page.evaluate("Tawk_API.isChatMaximized()"), true);
  });

  journey("finds nothing that readers may not see, and says so", async ({ page }) => {
    const frame = await openWindow(page);
    const field = frame.getByRole("searchbox");
    // Words of an article that is private, and one that a public one has too.
    await field.fill("fragile parcels");
    await frame.locator(".help-item mark").first().waitFor();
    assert.equal(await frame.getByText("How we pack").count(), 0);
    await field.fill("xylophone");
    await frame.getByText("Nothing found for “xylophone”.").waitFor();
  });

  journey("stands in the header too, in the visitor's language", async ({ page }) => {
    const heading = { id: "heading:abcdefghij", type: "heading", content: {} };
    const text = { id: "text:abcdefghij", type: "text", content: { text: "Orari: 9-18" } };
    await set({ language: "it", states: { offline: { header: [heading, search], body: [form, text] } } });
    const frame = await openWindow(page);
    await frame.locator(".hero").getByRole("searchbox", { name: "Cerca nella guida" }).waitFor();
    await frame.getByRole("button", { name: /Tempi e costi di spedizione/ }).click();
    await frame.getByRole("heading", { level: 1, name: "Tempi e costi di spedizione" }).waitFor();
  });
});
