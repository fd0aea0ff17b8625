// Somebody asks how the shop fares: figures, charts, a table, the chats behind a number, and a file of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("Reports", () => {
  const server = withServer();
  const journey = withBrowser(server);

  /** The page lives in the server's time. */
  const arrive = async (page: Page, language: "en" | "it" = "en") => {
    await page.clock.setFixedTime(server.clock.nowMs());
    await signIn(page, server.world.owner, language);
    await openProperty(page, server.world.property.id, "reports");
  };

  journey("show figures, narrow them to an agent and lead to the chats behind them", async ({ page }) => {
    await arrive(page);
    const chats = page.getByRole("region", { name: "Chats", exact: true });
    await chats.getByText("Answered 2").waitFor();
    await chats.getByText("Missed 1").waitFor();
    await page.getByLabel("Interval").getByText("Week").click();
    await chats.getByText("As a table").click();
    const table = chats.getByRole("table", { name: "Chats" });
    await table.getByRole("row", { name: /26 Oct 2026/ }).waitFor();

    await page.getByRole("combobox", { name: "Agent" }).click();
    await page.getByRole("option", { name: server.world.agent.name }).click();
    await chats.getByText("Missed 0").waitFor();

    const agents = page.getByRole("table", { name: "By agent" });
    await agents
      .getByRole("row", { name: server.world.agent.name })
      .getByRole("button", { name: "2" })
      .click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("link").first().click();
    await page.waitForURL(new RegExp(`/inbox/${server.world.property.id}/all/`));
  });

  journey("have a table and a file of it under each chart", async ({ page }) => {
    await arrive(page);
    const titles = [
      ...["Chats", "First response", "Duration", "Ratings", "Visits"],
      ...["New tickets", "Reopened tickets", "Resolved tickets", "Answers to tickets"],
    ];
    await page.getByRole("region", { name: "Chats", exact: true }).getByText("Answered 2").waitFor();
    const charts = page.getByRole("figure");
    assert.equal(await charts.count(), titles.length, "each chart is one of these");
    for (const title of titles) {
      const region = page.getByRole("region", { name: title, exact: true });
      assert.equal(await region.getByRole("figure").count(), 1, title);
      await region.getByText("As a table").click();
      // A line for each of thirty days, and one of titles.
      assert.equal(await region.getByRole("table", { name: title }).getByRole("row").count(), 31, title);
      await region.getByRole("button", { name: "CSV" }).waitFor();
    }
  });

  journey("lead to the tickets that came in on a day, and say how many they are", async ({ page }) => {
    const { property, ticket } = server.world;
    await arrive(page);
    const made = page.getByRole("region", { name: "New tickets" });
    await made.getByText("As a table").click();
    await made.getByRole("table").getByRole("button").last().click();
    const drawer = page.getByRole("dialog");
    const count = Number((await drawer.getByRole("status").innerText()).split(" ")[0]);
    assert.ok(count > 0, "a day leads somewhere where there was a ticket");
    assert.equal(await drawer.getByRole("link").count(), count);
    await drawer.getByRole("link", { name: /Ciotola arrivata scheggiata/ }).click();
    await page.waitForURL(new RegExp(`/properties/${property.id}/tickets/${ticket.id}`));
  });

  journey(
    "are taken along as a file",
    async ({ page }) => {
      await arrive(page, "it");
      const chats = page.getByRole("region", { name: "Chat", exact: true });
      await chats.getByText("Con risposta 2").waitFor();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        chats.getByRole("button", { name: "CSV" }).click(),
      ]);
      const text = readFileSync(await file.path(), "utf8");
      assert.equal(text[0], "\uFEFF", "a mark that says UTF-8");
      const lines = text.trim().split("\r\n");
      assert.equal(lines[0], "Giorno,Con risposta,Perse,Altre,Chat,Messaggi");
      assert.equal(lines.length, 31, "a line for each of thirty days");
      assert.match(lines.at(-1) ?? "", /^2026-11-02,1,0,0,1,3$/);
    },
    "it",
  );
});
