// A webhook is made, tried, seen to fail and sent again, all in the dashboard, with a receiver on this machine.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { withReceiver } from "../../apps/server/src/testing/receiver.ts";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("A webhook", () => {
  const server = withServer();
  const receiver = withReceiver();
  const journey = withBrowser(server);

  /** Pages live in the server's time, or charts and logs of the last hours would be empty. */
  const arrive = async (page: Page, language: "en" | "it" = "en") => {
    await page.clock.setFixedTime(server.clock.nowMs());
    await signIn(page, server.world.owner, language);
    await openProperty(page, server.world.property.id, "webhooks");
  };

  journey("is made, shows its secret once, and a test of it arrives", async ({ page }) => {
    server.app.courier.start();
    await arrive(page);
    await page.getByRole("button", { name: "Create webhook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Till");
    await dialog.getByRole("textbox", { name: "Address" }).fill("http://hooks.example.com/till");
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByText("Choose at least one.").waitFor();
    await dialog.getByRole("checkbox", { name: "All events of Chats" }).check();
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByText("Must begin with https://").waitFor();
    await dialog.getByRole("textbox", { name: "Address" }).fill(receiver.url);
    await dialog.getByRole("button", { name: "Create" }).click();
    const secret = await dialog.getByLabel("Secret", { exact: true }).inputValue();
    assert.match(secret, /^whsec_/);
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Copy secret" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), secret);
    await dialog.getByRole("button", { name: "I have stored it" }).click();

    await page.getByRole("link", { name: "Till" }).click();
    await page.getByRole("button", { name: "Send a test" }).click();
    await dialog.getByRole("button", { name: "Send test" }).click();
    await dialog.getByText("Arrived at the first try.").waitFor();
    await dialog.getByText("Answered 200").waitFor();
    await dialog.getByText('"event": "chat:').first().waitFor();
    const [got] = receiver.got;
    assert.match(String(got?.headers["x-hook-event-id"]), /^test_/);
    await page.keyboard.press("Escape");
    await page.getByRole("table", { name: "Deliveries" }).getByText("Delivered").waitFor();
    assert.equal(await page.getByText(secret).count(), 0);
  });

  journey("shows every try of what fails, and sends again what is asked", async ({ page }) => {
    const { property } = server.world;
    receiver.answer = (response) => response.writeHead(503).end('{"sorry":"too busy"}');
    const { hookId } = await server.ok("webhooks.create", {
      propertyId: property.id,
      name: "Ledger",
      url: receiver.url,
      events: ["chat:start"],
      retry: { giveUpAfterH: 1 },
    });
    server.app.courier.start();
    await server.ok("chat.start", {
      propertyId: property.id,
      visitor: { name: "Ada Neri" },
      message: "Hello",
    });
    const delivery = async () => {
      const { body } = await server.call("webhooks.list-deliveries", { propertyId: property.id, hookId });
      return body.data[0];
    };
    const until = async (met: (found: Record<string, unknown> | undefined) => boolean) => {
      for (;;) {
        const found = await delivery();
        if (met(found)) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await until((found) => found?.tries === 1);
    for (let tries = 1; (await delivery()).status === "pending"; tries++) {
      server.clock.advance(31 * 60_000);
      await until((found) => found?.tries !== tries || found?.status === "failed");
    }

    await arrive(page);
    await page
      .getByRole("row", { name: /Ledger/ })
      .getByText("Failing")
      .waitFor();
    await page.getByRole("link", { name: "Ledger" }).click();
    const log = page.getByRole("table", { name: "Deliveries" });
    const row = log.getByRole("row", { name: /chat:start/ });
    await row.getByText("Failed").waitFor();
    await page.getByRole("combobox", { name: "State", exact: true }).click();
    await page.getByRole("option", { name: "Delivered" }).click();
    await page.getByText("No delivery fits these filters.").waitFor();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await row.getByRole("button", { name: "chat:start" }).click();
    const drawer = page.getByRole("dialog", { name: "Delivery" });
    await drawer.getByText("Answered 503").first().waitFor();
    const tries = (await delivery()).tries as number;
    assert.equal(await drawer.getByText("Answered 503").count(), tries);
    await drawer.getByText('"sorry": "too busy"').first().waitFor();

    receiver.answer = 204;
    await drawer.getByRole("button", { name: "Send again" }).click();
    await drawer.getByText("Arrived at the first try.").waitFor();
    await drawer.getByText("Answered 204").waitFor();
    await page.keyboard.press("Escape");
    await row.getByText("Delivered").waitFor();

    const before = receiver.got.length;
    await row.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Send again" }).click();
    await page.getByText("1 delivery is being sent again").waitFor();
    await until((found) => found?.status === "delivered");
    assert.equal(receiver.got.length, before + 1);
    const counts = page.getByRole("table", { name: "Lately" });
    await counts.getByRole("row").nth(24).waitFor({ state: "attached" });
    assert.equal(await counts.getByRole("row").count(), 25);
  });

  journey(
    "that is gone says so, and is recovered with an exact count (it)",
    async ({ page }) => {
      const { property } = server.world;
      receiver.answer = 410;
      const { hookId } = await server.ok("webhooks.create", {
        propertyId: property.id,
        name: "Magazzino",
        url: receiver.url,
        events: ["chat:start"],
      });
      const start = (message: string) =>
        server.ok("chat.start", { propertyId: property.id, visitor: { name: "Ada Neri" }, message });
      await start("one");
      await server.app.courier.drain();
      await server.drain();
      await start("two");
      await server.app.courier.drain();
      receiver.answer = 200;

      await arrive(page, "it");
      await page.getByText("Magazzino è stato spento").waitFor();
      await page.getByRole("button", { name: "Recupera Magazzino" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("Da allora sono fallite 2 consegne.").waitFor();
      await dialog.getByRole("button", { name: "Recupera" }).click();
      await dialog.getByText("2 consegne vengono mandate di nuovo.").waitFor();
      await dialog.getByRole("button", { name: "Chiudi" }).last().click();
      await page.getByText("Magazzino è stato spento").waitFor({ state: "detached" });

      await page.getByRole("button", { name: "Azioni per Magazzino" }).click();
      await page.getByRole("menuitem", { name: "Nuovo segreto" }).click();
      await dialog.getByRole("button", { name: "Crea un nuovo segreto" }).click();
      assert.match(await dialog.getByLabel("Segreto", { exact: true }).inputValue(), /^whsec_/);
      await dialog.getByRole("button", { name: "L’ho conservato" }).click();
      const { previousSecretValidUntil } = await server.ok("webhooks.get", {
        propertyId: property.id,
        hookId,
      });
      assert.equal(typeof previousSecretValidUntil, "string");

      await page.getByRole("button", { name: "Azioni per Magazzino" }).click();
      await page.getByRole("menuitem", { name: "Elimina" }).click();
      await dialog.getByRole("button", { name: "Elimina" }).click();
      await page.getByRole("link", { name: "Magazzino" }).waitFor({ state: "detached" });
    },
    "it",
  );
});
