// Who is on the site: an agent sees them live, looks closer, writes first, and shuts somebody out.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { visit } from "../../apps/server/src/testing/visit.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("Visitors", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

  journey("are found, looked at, and spoken to first", async ({ page }) => {
    const { owner, property } = server.world;
    const visitor = await visit(server.url, { propertyId: property.id, page: undefined });
    const [, ...own] = visitor.hello.snapshot.visitor.id.split("-");
    server.app.tracker.arrive({
      propertyId: property.id,
      visitorId: own.join("-"),
      sessionId: "one-tab",
      ip: "127.0.0.1",
      userAgent: firefox,
      page: { url: "https://bottega-aurora.example/brocche", title: "Brocche cobalto" },
      referrer: "https://www.google.com/",
    });
    await server.app.tracker.flush();
    await signIn(page, owner);
    await openProperty(page, property.id, "visitors");
    await page.getByLabel("Find a visitor or page").fill("brocche");
    const row = page.getByRole("row", { name: /Brocche cobalto/ });
    await row.getByText("google.com").waitFor();
    assert.equal(await page.getByRole("row").count(), 3, "heads and the one that was looked for");

    await row.getByRole("button").press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.getByText("Firefox · Linux").waitFor();
    await drawer.getByRole("button", { name: "Start chat" }).click();
    await drawer.getByLabel("Your first words").fill("Posso aiutarla a scegliere?");
    await drawer.getByRole("button", { name: "Send" }).click();
    await page.getByText(/has begun/).waitFor();
    const { payload } = await visitor.until(({ name }) => name === "chat:start");
    assert.equal(payload.messages.at(-1).msg, "Posso aiutarla a scegliere?");
    visitor.ws.terminate();
  });

  journey(
    "are shut out from where they are seen (it)",
    async ({ page }) => {
      const { owner, property } = server.world;
      await signIn(page, owner, "it");
      await openProperty(page, property.id, "visitors");
      await page.getByRole("button", { name: "Elena Costa" }).click();
      const drawer = page.getByRole("dialog", { name: "Visita" });
      await drawer.getByRole("button", { name: "Blocca" }).click();
      const question = page.getByRole("dialog", { name: "Bloccare Elena Costa?" });
      await question.getByLabel("Motivo").fill("Insulti");
      await question.getByRole("button", { name: "Blocca", exact: true }).click();
      await page.getByText("Blocco attivo per Elena Costa").waitFor();
      const bans = await server.ok("bans.list", { propertyId: property.id, kind: "visitor" });
      assert.ok(bans.some(({ reason }: { reason?: string }) => reason === "Insulti"));
    },
    "it",
  );
});
