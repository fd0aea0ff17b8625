// The reference in a real browser: found by typing, tried against this server, readable in every width and theme.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { signIn, withBrowser } from "./browser.ts";

suite("the reference", () => {
  const server = withServer({ PUBLIC_DOCS: "true" });
  const journey = withBrowser(server);

  journey("is searched from the keyboard", async ({ page }) => {
    await page.goto("/docs");
    await page.keyboard.press("/");
    await page.keyboard.type("invite by mail people");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/docs/methods/members.invite");
    const current = page.locator('nav [aria-current="page"]');
    assert.equal(await current.textContent(), "members.invite");
    await page.keyboard.press("/");
    await page.keyboard.type("no such thing");
    await page.getByText("Nothing found").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "agent.me", exact: true }).waitFor();
  });

  journey("remembers the language a reader chose for the examples", async ({ page }) => {
    await page.goto("/docs/methods/agent.me");
    await page.getByText("Python", { exact: true }).click();
    await page.goto("/docs/methods/property.list");
    await page.getByText("import requests").waitFor();
    assert.equal(await page.getByText("curl -X POST").isVisible(), false);
  });

  journey("tries a method with a key, and shows what came back", async ({ page }) => {
    await page.goto("/docs/methods/departments.list");
    await page.getByText("Try it", { exact: true }).click();
    const form = page.locator("form[data-try]");
    await form.getByLabel("API key").fill(server.world.owner.key);
    await form.getByLabel("Parameters").fill(JSON.stringify({ propertyId: server.world.property.id }));
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText(/^200 OK · \d+ ms$/).waitFor();
    assert.match((await form.locator("pre").textContent()) ?? "", /"ok": true/);
    assert.match((await form.locator(".try-headers").textContent()) ?? "", /x-request-idreq_/);

    await form.getByLabel("API key").fill("wrong");
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText(/^401 Unauthorized/).waitFor();
  });

  journey("tries a method with the dashboard's session", async ({ page }) => {
    await signIn(page, server.world.owner);
    await page.goto("/docs/methods/agent.list-sessions");
    await page.getByText("Try it", { exact: true }).click();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText(/^200 OK/).waitFor();
  });

  journey("is dark or light as the reader chooses, and stays so", async ({ page }) => {
    await page.goto("/docs");
    const ground = () => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    const light = await ground();
    await page.getByRole("button", { name: "Theme" }).click();
    const dark = await ground();
    assert.notEqual(dark, light);
    await page.goto("/docs/errors");
    assert.equal(await ground(), dark);
  });

  journey("scrolls sideways at no width, and offers its menu on a phone", async ({ page }) => {
    for (const width of [1440, 1024, 400]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of [
        "/docs",
        "/docs/it/guide",
        "/docs/errors",
        "/docs/scopes",
        "/docs/methods/members.invite",
      ]) {
        await page.goto(path);
        const excess = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assert.equal(excess, 0, `${path} at ${width}`);
      }
    }
    await page.goto("/docs/guide");
    await page.getByRole("link", { name: "Menu" }).click();
    await page.getByRole("link", { name: "Rate limits" }).click();
    await page.getByRole("heading", { name: "Rate limits" }).waitFor();
    assert.equal(await page.getByRole("navigation").isVisible(), false);
  });
});
