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
      .first()
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

  /** How many there are in the drawer: said, listed, and those the API names; then it is closed. */
  const behind = async (page: Page, title: string, question: object): Promise<number> => {
    const drawer = page.getByRole("dialog", { name: title, exact: true });
    const said = Number((await drawer.getByRole("status").innerText()).split(" ")[0]);
    const links = drawer.getByRole("link");
    if (said > 50) await drawer.getByRole("button", { name: "Show more" }).click();
    await links.nth(said - 1).waitFor();
    const listed = await links.evaluateAll((all) =>
      all.map((one) => one.getAttribute("href")?.split("/").at(-1) ?? ""),
    );
    const chats: { id: string }[] = await server.ok("chat.list", {
      ...{ propertyId: server.world.property.id, size: 200 },
      ...question,
    });
    assert.deepEqual(
      listed,
      chats.map(({ id }) => id),
      title,
    );
    assert.equal(said, listed.length, title);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    return said;
  };

  journey("list exactly the chats behind a tile, a bucket and the nameless line", async ({ page }) => {
    const { missedChat, agent } = server.world;
    await arrive(page);
    const chats = page.getByRole("region", { name: "Chats", exact: true });
    await chats.getByText("Missed 1").waitFor();

    // Tiles: their text is what they are called and the number.
    await page.getByRole("button", { name: "Chats 3", exact: true }).click();
    assert.equal(await behind(page, "Chats", {}), 3);
    await page.getByRole("button", { name: "Answered 2", exact: true }).click();
    assert.equal(await behind(page, "Answered", { figure: "answered" }), 2);
    await page.getByRole("button", { name: "Missed 1", exact: true }).click();
    assert.equal(await behind(page, "Missed", { figure: "missed" }), 1);
    await page.getByRole("button", { name: /^Satisfaction/ }).click();
    assert.equal(await behind(page, "Satisfaction", { figure: "rated" }), 1);

    // A bucket: each number of the table, and its bar in the chart, lead to those it counts.
    await page.getByLabel("Interval").getByText("Month").click();
    await chats.getByText("As a table").click();
    const october = chats.getByRole("row", { name: /October 2026/ });
    const days = { startDate: "2026-09-30T22:00:00Z", endDate: "2026-10-31T22:59:59.999Z" };
    const missed = october.getByRole("cell").nth(1);
    assert.equal(await missed.innerText(), "1");
    await missed.getByRole("button").click();
    assert.equal(await behind(page, "October 2026 · Missed", { ...days, state: "missed" }), 1);
    await chats.locator("svg rect[data-tone=danger][data-open]").click();
    assert.equal(await behind(page, "October 2026 · Missed", { ...days, state: "missed" }), 1);

    // The line without a name leads to those without, not to all.
    const agents = page.getByRole("table", { name: "By agent" });
    const nameless = agents.getByRole("row", { name: "None" });
    await nameless.getByRole("cell").first().getByRole("button", { name: "1", exact: true }).click();
    assert.equal(await behind(page, "None · Chats", { without: ["agent"] }), 1);
    const without: { id: string }[] = await server.ok("chat.list", {
      ...{ propertyId: server.world.property.id, without: ["agent"] },
    });
    assert.deepEqual(
      without.map(({ id }) => id),
      [missedChat.id],
    );
    await agents.getByRole("row", { name: agent.name }).getByRole("cell").first().getByRole("button").click();
    assert.equal(await behind(page, `${agent.name} · Chats`, { joinedBy: [agent.id] }), 2);
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

  journey("say how many there are also where a page does not hold them", async ({ page }) => {
    const { property, agent } = server.world;
    // Of the agent's list, but none was joined: the figure does not count them for the agent.
    for (let n = 0; n < 55; n++) {
      const { id } = await server.ok("chat.start", {
        propertyId: property.id,
        visitor: { name: `Guest ${n}` },
        message: "Hello",
      });
      await server.ok("chat.assign", { propertyId: property.id, chatId: id, agentId: agent.id });
    }
    await server.app.metrics.drain();
    await arrive(page);
    await page.getByRole("button", { name: "Chats 58", exact: true }).click();
    assert.equal(await behind(page, "Chats", {}), 58);
    const volume = page.getByRole("region", { name: "Chats", exact: true });
    await volume.locator("svg rect[data-tone=muted][data-open]").click();
    assert.equal(await behind(page, "Mon, 2 Nov 2026 · Other", { figure: "others" }), 55);
    await page.getByRole("combobox", { name: "Agent" }).click();
    await page.getByRole("option", { name: agent.name }).click();
    await page.getByRole("button", { name: "Chats 2", exact: true }).click();
    assert.equal(await behind(page, "Chats", { joinedBy: [agent.id] }), 2);
    const made = page.getByRole("region", { name: "New tickets" });
    await made.getByText("As a table").click();
    assert.equal(
      await made.getByRole("table").getByRole("button").count(),
      0,
      "lists know whose they are now",
    );
  });
});
