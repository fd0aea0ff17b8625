// An agent's day among tickets: what a visitor left is answered by mail, noted upon, given on, closed; one is made by hand,
// one from a chat; and what happens elsewhere is seen at once.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { outbox } from "../../apps/server/src/testing/outbox.ts";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";
import { openShop } from "./customer-page.ts";

suite("Tickets", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const at = (ticketId: string) => ({ propertyId: server.world.property.id, ticketId });
  const rows = (page: Page) => page.getByRole("list", { name: "Tickets" }).getByRole("link");
  const log = (page: Page) => page.getByRole("log", { name: "Messages and history" });
  /** What is shown at once is there when the server has it. */
  const arrived = (page: Page, text: string) =>
    log(page).locator("article:not([data-state])", { hasText: text }).waitFor();
  const open = async (page: Page) => {
    await signIn(page, server.world.owner);
    await openProperty(page, server.world.property.id, "tickets");
    await page.getByRole("heading", { name: "Tickets" }).waitFor();
  };

  journey("are answered by mail, and wait for the customer then", async ({ page }) => {
    const { ticket } = server.world;
    await open(page);
    await page.getByRole("link", { name: /Ciotola arrivata scheggiata/ }).click();
    await log(page).getByText("Potete sostituirla?").waitFor();
    await log(page).getByText("Note · Marco Ferri").waitFor();
    const field = page.getByRole("textbox", { name: "Answer to Matteo Riva" });
    await field.fill("La sostituzione parte domani.");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await log(page).getByText("La sostituzione parte domani.").waitFor();
    await log(page).getByText("Open → Pending").waitFor();
    const mail = (await outbox(server)).findLast(({ to }) => to === "matteo.riva@posta.example");
    assert.match(mail?.text ?? "", /La sostituzione parte domani\./);
    assert.equal((await server.ok("ticket.get", at(ticket.id))).status, "pending");

    await server.ok("ticket.reply", { ...at(ticket.id), as: "visitor", message: "Grazie mille!" });
    await log(page).getByText("Grazie mille!").waitFor();
  });

  journey("keep notes among colleagues, by keys alone", async ({ page }) => {
    const { ticket } = server.world;
    await open(page);
    await page
      .getByRole("link", { name: /Ciotola/ })
      .first()
      .click();
    await log(page).getByText("Potete sostituirla?").waitFor();
    await page.keyboard.press("w");
    await page.keyboard.type("Ha diritto anche al rimborso.");
    await page.keyboard.press("Control+Enter");
    await arrived(page, "Ha diritto anche al rimborso.");
    const notes = await server.ok("ticket.list-notes", at(ticket.id));
    assert.equal(notes.at(-1).text, "Ha diritto anche al rimborso.");
    const mails = await outbox(server);
    assert.equal(
      mails.some(({ text }) => text.includes("rimborso")),
      false,
      "a note is mailed to nobody",
    );
  });

  journey(
    "lose nothing that was written: begun, refused, or in the way of a closed page",
    async ({ page }) => {
      const { ticket, property } = server.world;
      await open(page);
      await page.goto(`/properties/${property.id}/tickets/${ticket.id}`);
      const field = page.getByRole("textbox", { name: "Answer to Matteo Riva" });
      await field.fill("Begun and not sent");
      await page.reload();
      assert.equal(await field.inputValue(), "Begun and not sent");

      const answers = "**/v1/ticket.reply";
      await page.route(answers, (route) =>
        route.fulfill({
          status: 403,
          contentType: "application/json",
          body: JSON.stringify({ ok: false, error: "no_permissions", message: "Not now." }),
        }),
      );
      await field.fill("Refused at first");
      await page.keyboard.press("Control+Enter");
      await log(page).getByRole("button", { name: "Not sent. Try again" }).waitFor();
      assert.equal(await field.inputValue(), "");
      await field.fill("Written meanwhile");
      await page.reload();
      assert.equal(await field.inputValue(), "Refused at first\n\nWritten meanwhile");

      await page.keyboard.press("r");
      await page.keyboard.press("Control+Enter");
      const retry = log(page).getByRole("button", { name: "Not sent. Try again" });
      await retry.waitFor();
      await page.unroute(answers);
      await retry.click();
      await arrived(page, "Refused at first");
      assert.equal(await log(page).getByText("Written meanwhile").count(), 1, "it is sent once");
    },
  );

  journey("take files along, shown to colleagues and linked in the mail", async ({ page }) => {
    const { ticket, property } = server.world;
    await open(page);
    await page.goto(`/properties/${property.id}/tickets/${ticket.id}`);
    await page.getByRole("textbox", { name: "Answer to Matteo Riva" }).fill("Le istruzioni per il reso.");
    await page.locator("[data-conversation] input[type=file]").setInputFiles({
      name: "reso.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Imballare bene."),
    });
    await page.getByText("reso.txt").waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await arrived(page, "Le istruzioni per il reso.");
    const href = await log(page)
      .getByRole("link", { name: /reso\.txt/ })
      .getAttribute("href");
    const file = await fetch(new URL(href ?? "", server.url));
    assert.deepEqual([file.status, await file.text()], [200, "Imballare bene."]);
    const mail = (await outbox(server)).findLast(({ to }) => to === "matteo.riva@posta.example");
    assert.match(mail?.text ?? "", /reso\.txt/);
  });

  journey("are given on, tagged, made urgent and closed from the panel", async ({ page }) => {
    const { ticket } = server.world;
    await open(page);
    await page.goto(`/properties/${server.world.property.id}/tickets/${ticket.id}`);
    const panel = page.getByRole("complementary", { name: "Ticket details" });
    await panel.getByRole("combobox", { name: "Assigned to" }).click();
    await page.getByRole("option", { name: "Orders" }).click();
    await log(page).getByText("assigned it to Orders").waitFor();
    await panel.getByRole("combobox", { name: "Priority" }).click();
    await page.getByRole("option", { name: "Urgent" }).click();
    await log(page).getByText("set the priority to Urgent").waitFor();
    await panel.getByPlaceholder("Add a tag").fill("vip");
    await panel.getByPlaceholder("Add a tag").press("Enter");
    await log(page).getByText("added vip").waitFor();
    await page.getByRole("button", { name: "Close", exact: true }).first().click();
    await page.getByRole("button", { name: "Reopen" }).waitFor();
    const now = await server.ok("ticket.get", at(ticket.id));
    assert.deepEqual([now.status, now.priority, now.assignee.name], ["closed", "urgent", "Orders"]);
    assert.deepEqual(now.tags, ["returns", "vip"]);
  });

  journey("are found by status, by filters and by words", async ({ page }) => {
    await open(page);
    const views = page.getByRole("navigation", { name: "Tickets by status" });
    await views.getByRole("link", { name: /Closed/ }).click();
    await page.getByRole("link", { name: /Servizio da dodici/ }).waitFor();
    await views.getByRole("link", { name: "All" }).click();
    await page.getByRole("textbox", { name: "Search tickets" }).fill("preventivo");
    await page.getByText("1 ticket found").waitFor();
    await page.getByRole("textbox", { name: "Search tickets" }).fill("");
    await rows(page).nth(1).waitFor();
    await page.getByRole("button", { name: "Filter and sort" }).click();
    await page.getByRole("textbox", { name: "Tag" }).fill("tableware");
    await page.getByRole("textbox", { name: "Tag" }).press("Enter");
    await page.keyboard.press("Escape");
    await page.waitForURL(/tag=tableware/);
    // It stood in the lists before too.
    await rows(page).nth(1).waitFor({ state: "detached" });
    await page.getByRole("link", { name: /Servizio da dodici/ }).waitFor();
    assert.equal(await rows(page).count(), 1);
  });

  journey("are made by hand, for somebody who gets a mail", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "New ticket" }).click();
    const dialog = page.getByRole("dialog", { name: "New ticket" });
    await dialog.getByText("Write to them").click();
    await dialog.getByLabel("Name").fill("Dario Fo");
    await dialog.getByLabel("E-mail").fill("dario@fo.example");
    await dialog.getByLabel("Subject").fill("Your lamp is ready");
    await dialog.getByLabel("Message").fill("You can fetch it from Tuesday on.");
    await dialog.getByRole("button", { name: "Create ticket" }).click();
    await log(page).getByText("You can fetch it from Tuesday on.").waitFor();
    await page.getByRole("heading", { name: "Your lamp is ready" }).waitFor();
    const mail = (await outbox(server)).findLast(({ to }) => to === "dario@fo.example");
    assert.match(mail?.subject ?? "", /^\[#\d+\] Your lamp is ready$/);
  });

  journey("are made from a chat, with its visitor and what was said", async ({ page }) => {
    const { chat, property } = server.world;
    await signIn(page, server.world.owner);
    await page.goto(`/inbox/${property.id}/live/${chat.id}`);
    await page.getByRole("button", { name: "Create ticket" }).click();
    const dialog = page.getByRole("dialog", { name: "Ticket from this chat" });
    await dialog.getByLabel("Subject").fill("Tazze turchesi");
    await dialog.getByRole("button", { name: "Create ticket" }).click();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await log(page).getByText("le tazze turchesi tornano disponibili?").waitFor();
    const [made] = await server.ok("ticket.list", { propertyId: property.id, chatId: chat.id });
    assert.deepEqual(
      [made.subject, made.source, made.requester.name],
      [...["Tazze turchesi", "chat", "Elena Costa"]],
    );
  });

  journey(
    "come from visitors who find nobody there, with a receipt by mail",
    async ({ page, somebodyElse }) => {
      // Whoever had a dashboard open in the journeys before is gone.
      server.clock.advance(10 * 60_000);
      const shop = await somebodyElse();
      await openShop(shop, server);
      await shop.waitForFunction("window.Tawk_API?.onLoaded && Tawk_API.getStatus() === 'offline'");
      await shop
        .getByRole("button", { name: /message|chat/i })
        .first()
        .click();
      const window = shop.frameLocator("iframe[title]");
      await window.getByLabel(/Name/).fill("Ada Neri");
      await window.getByLabel(/E-mail/).fill("ada@neri.example");
      await window.getByLabel(/Message/).fill("Fate corsi di tornio?");
      await window.getByRole("button", { name: "Send message" }).click();
      await open(page);
      await page.getByRole("link", { name: /Fate corsi di tornio/ }).click();
      await page.getByText("Offline form").waitFor();
      const mail = (await outbox(server)).findLast(({ to }) => to === "ada@neri.example");
      assert.match(mail?.subject ?? "", /^\[#\d+\] Bottega Aurora$/);
      assert.doesNotMatch(mail?.text ?? "", /tornio/);
    },
  );

  journey("that are deleted come back with one click", async ({ page }) => {
    const { closedTicket } = server.world;
    await open(page);
    await page.goto(`/properties/${server.world.property.id}/tickets/${closedTicket.id}`);
    await log(page).getByText("Procediamo pure").waitFor();
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Delete ticket" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    const restored = page.waitForResponse(/ticket\.restore$/);
    await page.getByRole("button", { name: "Undo" }).click();
    await restored;
    const { status } = await server.call("ticket.get", at(closedTicket.id));
    assert.equal(status, 200);
  });
});
