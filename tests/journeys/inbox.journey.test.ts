// An agent's day in the inbox: a visitor writes, is answered, whispered about, handed on, and let go; with the API in the
// visitor's place.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { signIn, withBrowser } from "./browser.ts";

suite("The inbox", () => {
  const server = withServer();
  const journey = withBrowser(server);
  // The server's clock moves only when told, and the inbox goes by time.
  const later = () => server.clock.advance(1_000);
  const start = (name: string, message: string) => {
    later();
    return server.ok("chat.start", { propertyId: server.world.property.id, visitor: { name }, message });
  };
  const says = (chat: { id: string }, text: string) => {
    later();
    return server.ok("chat.send-message", { ...at(chat), as: "visitor", text });
  };
  const at = (chat: { id: string }) => ({ propertyId: server.world.property.id, chatId: chat.id });
  const rows = (page: Page) => page.getByRole("list", { name: "All live" }).getByRole("link");

  journey("has a new chat the moment a visitor writes, and answers it", async ({ page }) => {
    await signIn(page, server.world.owner);
    await page.getByRole("heading", { name: "Inbox" }).waitFor();
    await page.getByText("No chat is yours right now").waitFor();
    const chat = await start("Ada Neri", "Avete la ciotola blu?");
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /New/ }).click();
    await page.getByRole("link", { name: /Ada Neri/ }).click();
    await page.getByRole("log").getByText("Avete la ciotola blu?").waitFor();

    const field = page.getByRole("textbox", { name: "Message to Ada Neri" });
    await field.fill("Sì, ne restano due.");
    later();
    await field.press("Enter");
    await page.getByRole("log").getByText("Sì, ne restano due.").waitFor();
    await page.getByRole("log").getByText("Aurora Bellini joined").waitFor();
    await page.getByText("Sent", { exact: true }).waitFor();
    later();
    await server.ok("chat.mark-read", { ...at(chat), as: "visitor" });
    await page.getByText("Read", { exact: true }).waitFor();

    await says(chat, "Ne prendo una!");
    await page.getByRole("log").getByText("Ne prendo una!").waitFor();
    const { messages } = await server.ok("chat.get", at(chat));
    assert.deepEqual(
      messages.flatMap((one: { msg?: string }) => one.msg ?? []),
      ["Avete la ciotola blu?", "Sì, ne restano due.", "Ne prendo una!"],
    );
  });

  journey("whispers what the visitor never reads, by keys alone", async ({ page }) => {
    const chat = await start("Bruno Sala", "Buongiorno");
    await signIn(page, server.world.owner);
    await page.goto(`/inbox/${server.world.property.id}/live`);
    await page.getByRole("link", { name: /Bruno Sala/ }).click();
    await page.getByRole("log").getByText("Buongiorno").waitFor();
    await page.keyboard.press("w");
    await page.keyboard.type("Ha già chiamato ieri.");
    await page.keyboard.press("Enter");
    await page.getByText("Whisper · You").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("a");
    await page.getByRole("link", { name: /Bruno Sala.*You/ }).waitFor();
    const seen = await server.ok("chat.get", at(chat));
    assert.ok(!JSON.stringify(seen).includes("chiamato"));
    const notes = await server.ok("chat.list-notes", at(chat));
    assert.equal(notes[0].text, "Ha già chiamato ieri.");
  });

  journey(
    "hands a chat to a colleague, whose inbox says so, and who ends it",
    async ({ page, somebodyElse }) => {
      const { owner, agent, property } = server.world;
      const chat = await start("Carla Riva", "Vorrei un reso");
      await server.ok("chat.join", at(chat));
      await signIn(page, owner);
      await page.goto(`/inbox/${property.id}/mine/${chat.id}`);
      const colleague = await somebodyElse();
      await signIn(colleague, agent);
      await colleague.getByRole("heading", { name: "Inbox" }).waitFor();

      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Hand over" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /Marco Ferri/ })
        .click();
      const row = colleague.getByRole("link", { name: /Carla Riva/ });
      await row.getByText("Handed over to you").waitFor();
      await row.click();
      await colleague.getByRole("button", { name: "Join" }).click();
      await colleague.getByRole("button", { name: "End chat" }).click();
      await colleague.getByRole("dialog").getByRole("button", { name: "End chat" }).click();
      await colleague.getByText(/This chat ended/).waitFor();
      assert.equal((await server.ok("chat.get", at(chat))).status, "closed");
    },
  );

  journey("keeps a draft per chat, finds by words, and opens one chat by its address", async ({ page }) => {
    const { owner, property } = server.world;
    const [first, second] = [await start("Dino", "terracotta"), await start("Elsa", "porcellana")];
    await signIn(page, owner);
    await page.goto(`/inbox/${property.id}/live/${first.id}`);
    await page.getByRole("textbox", { name: "Message to Dino" }).fill("half a thought");
    await page.getByRole("link", { name: /Elsa/ }).click();
    await page.getByRole("textbox", { name: "Message to Elsa" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: /Dino/ }).click();
    assert.equal(await page.getByRole("textbox", { name: "Message to Dino" }).inputValue(), "half a thought");
    await page.getByRole("textbox", { name: "Search chats" }).fill("porcell");
    await page.getByText("1 chat found").waitFor();
    await page.getByRole("link", { name: /Elsa/ }).click();
    await page.waitForURL(`**/${second.id}`);
  });

  journey("shows rows of hundreds of chats as one scrolls, and the newest on top", async ({ page }) => {
    const { owner, property } = server.world;
    for (let number = 0; number < 140; number++) await start(`Guest ${number}`, `Question ${number}`);
    await signIn(page, owner);
    await page.goto(`/inbox/${property.id}/live`);
    await rows(page).first().waitFor();
    const drawn = await rows(page).count();
    assert.ok(drawn < 40, `${drawn} rows are drawn`);
    const list = page.getByRole("list", { name: "All live" });
    for (
      let step = 0;
      step < 40 && (await page.getByText("Question 0", { exact: true }).count()) === 0;
      step++
    ) {
      await list.evaluate((element) => element.parentElement?.scrollBy(0, 1500));
      await page.waitForTimeout(60);
    }
    await page.getByText("Question 0", { exact: true }).waitFor();
    await list.evaluate((element) => element.parentElement?.scrollTo(0, 0));
    await start("Newest", "I came last");
    await rows(page).first().getByText("I came last").waitFor();
  });
});
