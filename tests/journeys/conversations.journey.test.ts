// All conversations in one list: chats and tickets beside each other, narrowed, found by words, and opened where they are.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { signIn, withBrowser } from "./browser.ts";

suite("All conversations", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const here = () => ({ propertyId: server.world.property.id });
  const later = () => server.clock.advance(60_000);
  const rows = (page: Page) => page.getByRole("list", { name: "Chats and tickets" }).getByRole("link");
  const channel = (page: Page, name: string) =>
    page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name }).click();
  const startChat = (name: string, message: string) => {
    later();
    return server.ok("chat.start", { ...here(), visitor: { name }, message });
  };
  const makeTicket = (name: string, subject: string) => {
    later();
    return server.ok("ticket.create", {
      ...here(),
      subject,
      message: `${subject}.`,
      requester: { name, email: `${name.toLowerCase()}@posta.example` },
      assignee: { agentId: server.world.owner.id },
    });
  };

  journey("stand in one list by when they began, and open where they are", async ({ page }) => {
    await startChat("Livia", "Arriva entro Natale?");
    const ticket = await makeTicket("Oreste", "Tazza rotta");
    const chat = await startChat("Nora", "Fate incisioni?");
    await signIn(page, server.world.owner);
    await page.getByRole("heading", { name: "Inbox" }).waitFor();
    await channel(page, "All");
    await rows(page).filter({ hasText: "Nora" }).waitFor();
    assert.equal(
      await page.locator("nav [aria-current]", { hasText: /^(All|Chats|Tickets|Open)$/ }).count(),
      2,
    );
    const names = await rows(page).allInnerTexts();
    assert.match(names[0] ?? "", /Nora/);
    assert.match(names[1] ?? "", /Tazza rotta[\s\S]*Oreste/);
    assert.match(names[2] ?? "", /Livia/);

    await rows(page).filter({ hasText: "Nora" }).click();
    await page.getByRole("log").getByText("Fate incisioni?").waitFor();
    assert.ok(page.url().endsWith(`/inbox/${server.world.property.id}/all/chats/${chat.id}`));
    await page.getByRole("complementary", { name: "Visitor" }).waitFor();
    await page.keyboard.press("j");
    await page.getByRole("log").getByText("Tazza rotta.").waitFor();
    assert.ok(page.url().endsWith(`/all/tickets/${ticket.id}`));
    await page.getByRole("textbox", { name: "Answer to Oreste" }).fill("Ve ne mandiamo un'altra.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Open → Pending").waitFor();
    // It waits for the customer now, so it is no longer open.
    await rows(page).filter({ hasText: "Tazza rotta" }).waitFor({ state: "detached" });

    await startChat("Piero", "Buonasera");
    await rows(page).filter({ hasText: "Piero" }).waitFor();
    assert.match((await rows(page).allInnerTexts())[0] ?? "", /Piero/);
    await makeTicket("Quinta", "Fattura mancante");
    await rows(page).filter({ hasText: "Fattura mancante" }).waitFor();
    assert.match((await rows(page).allInnerTexts())[0] ?? "", /Fattura/);

    await page.goto(page.url());
    await page.getByRole("log").getByText("Ve ne mandiamo un'altra.").waitFor();
  });

  journey("are narrowed by assignee, department and tag, in every channel alike", async ({ page }) => {
    const { agent, property, owner } = server.world;
    const chat = await startChat("Rocco", "Vorrei un preventivo");
    await server.ok("chat.add-tags", { ...here(), chatId: chat.id, tags: ["grossista"] });
    await server.ok("chat.assign", { ...here(), chatId: chat.id, agentId: agent.id });
    const ticket = await makeTicket("Sara", "Listino all'ingrosso");
    await server.ok("ticket.add-tags", { ...here(), ticketId: ticket.id, tags: ["grossista"] });
    const other = await startChat("Tullio", "Buongiorno");
    await signIn(page, owner);
    await page.goto(`/inbox/${property.id}/all`);
    await rows(page).filter({ hasText: "Tullio" }).waitFor();
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("textbox", { name: "Tag" }).fill("grossista");
    await page.keyboard.press("Enter");
    await rows(page).filter({ hasText: "Tullio" }).waitFor({ state: "detached" });
    await rows(page).filter({ hasText: "Listino" }).waitFor();
    assert.equal(await rows(page).count(), 2);
    await server.ok("chat.add-tags", { ...here(), chatId: other.id, tags: ["grossista"] });
    await rows(page).filter({ hasText: "Tullio" }).waitFor();
    await page.getByRole("combobox", { name: "Assigned to" }).click();
    await page.getByRole("option", { name: "Marco Ferri" }).click();
    await rows(page).filter({ hasText: "Listino" }).waitFor({ state: "detached" });
    await rows(page).filter({ hasText: "Rocco" }).waitFor();
    assert.equal(await rows(page).count(), 1);
    await page.keyboard.press("Escape");

    await channel(page, "Chats");
    await page
      .getByRole("navigation", { name: "Views" })
      .getByRole("link", { name: /All live 1/ })
      .click();
    const live = page.getByRole("list", { name: "All live" }).getByRole("link");
    await live.filter({ hasText: "Rocco" }).waitFor();
    assert.equal(await live.count(), 1);
    await channel(page, "Tickets");
    await page.getByText("No ticket fits").waitFor();
    await channel(page, "All");
    await rows(page).filter({ hasText: "Rocco" }).waitFor();
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await rows(page).filter({ hasText: "Listino" }).waitFor();
  });

  journey("are found by words, and by status", async ({ page }) => {
    const chat = await startChat("Ugo", "Cerco il servizio turchese");
    await server.ok("chat.join", { ...here(), chatId: chat.id });
    await server.ok("chat.end", { ...here(), chatId: chat.id });
    await makeTicket("Vera", "Servizio turchese incompleto");
    await signIn(page, server.world.owner);
    await page.goto(`/inbox/${server.world.property.id}/all`);
    await rows(page).filter({ hasText: "Vera" }).waitFor();
    assert.equal(await rows(page).filter({ hasText: "Ugo" }).count(), 0);
    const views = page.getByRole("navigation", { name: "Conversations by status" });
    await views.getByRole("link", { name: "Closed" }).click();
    await rows(page).filter({ hasText: "Ugo" }).waitFor();
    await views.getByRole("link", { name: "All" }).click();
    await rows(page).filter({ hasText: "Vera" }).waitFor();
    await page.keyboard.press("/");
    await page.locator("input:focus").waitFor();
    await page.keyboard.type("turchese");
    await page.getByText("2 found").waitFor();
    const found = await rows(page).allInnerTexts();
    assert.equal(found.length, 2);
    await page.getByRole("textbox", { name: "Search chats and tickets" }).fill("introvabile");
    await page.getByText("Nothing found").waitFor();
  });
});
