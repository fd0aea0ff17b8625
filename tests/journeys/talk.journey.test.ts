// A visitor on a customer's page and agents in their inbox, in real browsers from end to end: they talk, send a file,
// whisper, hand over, end and rate.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { FrameLocator, Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { signIn, withBrowser } from "./browser.ts";
import { openShop } from "./customer-page.ts";

suite("A visitor and an agent", () => {
  const server = withServer();
  const journey = withBrowser(server);
  // The server's clock moves only when told, and both sides go by its time.
  const later = () => server.clock.advance(1_000);

  async function openInbox(page: Page, person: { email: string; password: string }): Promise<void> {
    await signIn(page, person);
    await page.goto(`/inbox/${server.world.property.id}/live`);
    await page.getByRole("list", { name: "All live" }).waitFor();
  }

  async function openWindow(page: Page): Promise<FrameLocator> {
    await openShop(page, server);
    await page.getByRole("button", { name: /chat/i }).first().click();
    return page.frameLocator("iframe[title]");
  }

  const field = (window: FrameLocator) => window.getByRole("textbox", { name: "Message", exact: true });
  const log = (window: FrameLocator | Page) => window.getByRole("log");

  async function says(window: FrameLocator, text: string): Promise<void> {
    later();
    await field(window).fill(text);
    await field(window).press("Enter");
    await log(window).getByText(text).waitFor();
  }

  async function answers(inbox: Page, text: string): Promise<void> {
    later();
    const composer = inbox.getByRole("textbox", { name: /^Message to / });
    await composer.fill(text);
    await composer.press("Enter");
    await log(inbox).getByText(text).waitFor();
  }

  journey(
    "talk, with files, a whisper nobody else reads, a colleague, an end and a rating",
    async ({ page: inbox, somebodyElse }) => {
      const { owner, agent, property } = server.world;
      await openInbox(inbox, owner);
      const shop = await somebodyElse();
      const window = await openWindow(shop);
      await says(window, "Avete la ciotola blu?");
      await inbox.getByRole("link", { name: /Avete la ciotola blu/ }).click();
      await log(inbox).getByText("Avete la ciotola blu?").waitFor();

      // Both see the other write, before it is said.
      await field(window).fill("Ne vorrei");
      await field(window).press("End");
      await field(window).pressSequentially(" due");
      await inbox.getByText("Ne vorrei due").first().waitFor();
      await answers(inbox, "Sì, ne restano due.");
      await log(window).getByText("Aurora Bellini joined").waitFor();
      await log(window).getByText("Sì, ne restano due.").waitFor();

      // Files, both ways.
      const note = { name: "misure.txt", mimeType: "text/plain", buffer: Buffer.from("18 x 7 cm") };
      await window.locator("input[type=file]").setInputFiles(note);
      await window.getByText("misure.txt").waitFor();
      later();
      await field(window).press("Enter");
      await log(inbox).getByText("misure.txt").waitFor();
      await inbox
        .locator("input[type=file]")
        .first()
        .setInputFiles({ ...note, name: "listino.txt" });
      await inbox.getByText("listino.txt").first().waitFor();
      later();
      await inbox.getByRole("button", { name: "Send", exact: true }).click();
      await log(window).getByText("listino.txt").waitFor();

      // A whisper stays among agents.
      await inbox.getByRole("button", { name: "Whisper", exact: true }).click();
      const whisper = inbox.getByRole("textbox", { name: /Whisper to your colleagues/ });
      await whisper.fill("Cliente del mercato, fare lo sconto.");
      later();
      await whisper.press("Enter");
      await inbox.getByText("Cliente del mercato, fare lo sconto.").waitFor();
      await inbox.getByRole("button", { name: "Whisper", exact: true }).click();
      await answers(inbox, "La passo al mio collega.");
      await log(window).getByText("La passo al mio collega.").waitFor();
      assert.ok(!(await window.locator("body").innerText()).includes("sconto"));

      // A colleague takes over.
      const [chat] = await server.ok("chat.list", { propertyId: property.id, query: "ciotola blu" });
      const other = await somebodyElse();
      await openInbox(other, agent);
      await server.ok("chat.transfer", { propertyId: property.id, chatId: chat.id, agentId: agent.id });
      await other.getByRole("link", { name: /La passo al mio collega/ }).click();
      await answers(other, "Eccomi, sono Marco.");
      await log(window).getByText("Eccomi, sono Marco.").waitFor();
      await log(inbox).getByText("Eccomi, sono Marco.").waitFor();

      // It ends, and the visitor says how it was.
      later();
      await server.ok("chat.end", { propertyId: property.id, chatId: chat.id });
      await window.getByText("How did we do?").waitFor();
      await window
        .getByRole("button", { name: "Good" })
        .or(window.getByRole("radio", { name: "Good" }))
        .first()
        .click();
      await window.getByText("Thank you for telling us.").waitFor();
      const ended = await server.ok("chat.get", { propertyId: property.id, chatId: chat.id });
      assert.equal(ended.status, "closed");
      assert.equal(ended.rating, 1);
      assert.equal(ended.agents.length, 2);
      assert.ok(!JSON.stringify(ended).includes("sconto"));
    },
  );

  journey("read a long chat from its end, and what was said before where they stand", async ({ page }) => {
    const { property } = server.world;
    const window = await openWindow(page);
    await says(window, "La prima domanda");
    await log(window)
      .getByText(/Sent|Read/)
      .first()
      .waitFor();
    const [chat] = await server.ok("chat.list", { propertyId: property.id, query: "prima domanda" });
    for (let n = 1; n <= 520; n++) {
      later();
      await server.ok("chat.send-message", {
        propertyId: property.id,
        chatId: chat.id,
        text: `Risposta ${n}.`,
      });
    }
    await page.reload();
    await log(window).getByText("Risposta 520.").waitFor();
    assert.equal(await log(window).getByText("La prima domanda").count(), 0);
    const before = window.getByRole("button", { name: "Show earlier messages" });
    await before.scrollIntoViewIfNeeded();
    const oldest = log(window).getByText("Risposta 30.", { exact: true });
    const top = async () => (await oldest.boundingBox())?.y ?? Number.NaN;
    await oldest.scrollIntoViewIfNeeded();
    const stood = await top();
    await before.dispatchEvent("click");
    await log(window).getByText("La prima domanda").waitFor({ state: "attached" });
    assert.ok(Math.abs((await top()) - stood) < 40, `it stood at ${stood} and is at ${await top()}`);
    assert.equal(await before.count(), 0);
    assert.equal(
      await log(window)
        .getByText(/^Risposta \d+\.$/)
        .count(),
      520,
    );
  });

  journey("meet no more once the visitor has gone and another sits at the computer", async ({ page }) => {
    const window = await openWindow(page);
    await window.getByRole("button", { name: "Leave a message" }).or(field(window)).first().waitFor();
    await page.evaluate("Tawk_API.logout()");
    await page.reload();
    await page.getByRole("button", { name: /chat/i }).first().click();
    await window.locator("body").waitFor();
    assert.ok(!(await window.locator("body").innerText()).includes("ciotola"));
  });
});
