// Setting up a widget in the dashboard: the real window beside the form shows what is typed, before it is saved and after.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Frame, Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("The page of the chat widget", () => {
  const server = withServer();
  const journey = withBrowser(server);

  async function openPage(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1440, height: 900 });
    await signIn(page, server.world.owner);
    await openProperty(page, server.world.property.id, "widget");
    await page.getByRole("complementary", { name: "Preview" }).waitFor();
  }

  const get = () => server.ok("widgets.get", { propertyId: server.world.property.id, widgetId: "default" });

  journey("shows in the real window what is typed, and saves what was changed alone", async ({ page }) => {
    await openPage(page);
    const window = await frameOf(page, "/embed/frame");
    await window.locator(".hero h1").getByText("Hello").waitFor();
    const cards = page.getByRole("region", { name: "Cards" });
    await cards.getByRole("textbox", { name: "Heading" }).fill("Benvenuti in bottega");
    await window.locator(".hero h1").getByText("Benvenuti in bottega").waitFor();
    const look = page.getByRole("region", { name: "Appearance" });
    await look.getByLabel("Colour", { exact: true }).first().fill("#1D4ED8");
    await until(async () => (await colourOf(page)) === "rgb(29, 78, 216)");
    assert.equal((await get()).widget.theme.header.background, "#A4502F");

    await cards.getByRole("button", { name: "Move Chat up" }).click();
    await window.locator(".card-start").waitFor();
    await cards.getByRole("button", { name: "Save" }).click();
    await page.getByText("Chat widget saved").first().waitFor();
    const saved = await get();
    assert.equal(saved.widget.states.online.body[0].type, "chat");
    assert.equal(saved.widget.theme.header.background, "#A4502F");
    assert.equal(await colourOf(page), "rgb(29, 78, 216)");
  });

  journey("shows the window in every state, in a chat and on a phone", async ({ page }) => {
    await openPage(page);
    const window = await frameOf(page, "/embed/frame");
    await choose(page, "Offline");
    await window.getByText("We are not here right now").first().waitFor();
    await choose(page, "Online");
    await choose(page, "Chat");
    const talk = await frameOf(page, "/embed/frame", window);
    await talk.getByText("Does the large vase ship today?").waitFor();
    const field = talk.getByRole("textbox", { name: "Message", exact: true });
    await field.fill("Prova");
    await field.press("Enter");
    await talk.getByRole("log").getByText("Prova").waitFor();
    await choose(page, "Phone");
    const phone = await frameOf(page, "/embed/frame", talk);
    await phone.locator('[data-layout="full"]').waitFor();
    // Nothing of it reached the server.
    const chats = await server.ok("chat.list", { propertyId: server.world.property.id, query: "Prova" });
    assert.deepEqual(chats, []);
  });

  journey("goes back to what was, and keeps several widgets", async ({ page }) => {
    await openPage(page);
    const earlier = page.getByRole("region", { name: "Earlier versions" });
    await earlier.getByText("Colour", { exact: true }).first().waitFor();
    await earlier.getByRole("button", { name: "Go back" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Go back" }).click();
    await page.getByText("The widget is as it was").waitFor();
    await page.getByRole("button", { name: "Widgets", exact: true }).click();
    await page.getByRole("menuitem", { name: "Add a widget" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Rivenditori");
    await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const list = await server.ok("widgets.list", { propertyId: server.world.property.id });
    const made = list.find(({ name }: { name: string }) => name === "Rivenditori");
    await page.getByText(`/embed/${server.world.property.id}/${made.widgetId}`).first().waitFor();
    await page.getByRole("button", { name: "Copy snippet" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes(`/embed/${server.world.property.id}/${made.widgetId}`), copied);
  });
});

/** Of the switches above the preview. */
async function choose(page: Page, words: string): Promise<void> {
  await page.getByRole("complementary", { name: "Preview" }).getByText(words, { exact: true }).click();
}

async function frameOf(page: Page, path: string, not?: Frame): Promise<Frame> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = page.frames().find((one) => one.url().includes(path) && one !== not && !one.isDetached());
    if (found && (await found.locator(".window").count()) > 0) return found;
    assert.ok(Date.now() < deadline, `There is no frame of ${path}.`);
    await page.waitForTimeout(50);
  }
}

/** Of the launcher in the preview. */
async function colourOf(page: Page): Promise<string> {
  const preview = page.frames().find((one) => one.url().includes("/embed/preview/"));
  assert.ok(preview, "there is a preview");
  return preview.evaluate(`(() => {
    const { shadowRoot } = [...document.querySelectorAll("div")].find((one) => one.shadowRoot);
    return getComputedStyle(shadowRoot.querySelector(".launcher")).backgroundColor;
  })()`);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, "It never came true.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
