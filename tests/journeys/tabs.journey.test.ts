// Pages of others in the dashboard: added, put in order by keyboard and by hand, and shown with a token that tells the
// truth, in a sandbox.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

/** Nobody listens there: the pages are made up below. */
const ELSEWHERE = "http://127.0.0.1:9";

const ORDERS = `<!doctype html><title>Orders</title><p id="who"></p><p id="top"></p><p id="again"></p><script>
const token = new URLSearchParams(location.search).get("parloToken");
who.textContent = token;
try { top.textContent = parent.document.title; } catch { document.getElementById("top").textContent = "apart"; }
addEventListener("message", ({ data }) => { if (data.parlo === "token") again.textContent = data.token; });
parent.postMessage({ parlo: "token" }, "*");
</script>`;

suite("Tabs", () => {
  const server = withServer();
  const journey = withBrowser(server, { alsoOurs: [ELSEWHERE] });
  const at = () => ({ propertyId: server.world.property.id });
  const names = async (): Promise<string[]> =>
    (await server.ok("tabs.list", at())).map(({ name }: { name: string }) => name);

  async function add(page: Page, name: string, kind: string): Promise<string> {
    await page.getByRole("button", { name: "Add a tab" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(kind, { exact: true }).click();
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Address").fill(`${ELSEWHERE}/${name.toLowerCase()}`);
    await dialog.getByRole("button", { name: "Create" }).click();
    const secret = await dialog.getByRole("textbox", { name: "Secret" }).inputValue();
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    await dialog.waitFor({ state: "detached" });
    return secret;
  }

  journey("are added, put in order, shown with who looks at what, and removed", async ({ page }) => {
    const { owner, chat, property } = server.world;
    await server.ok("tabs.remove", { ...at(), tabId: server.world.tab.id });
    await page.route(`${ELSEWHERE}/**`, (route) => route.fulfill({ contentType: "text/html", body: ORDERS }));
    await signIn(page, owner);
    await openProperty(page, property.id, "tabs");
    await page.getByText("No tabs yet").waitFor();
    const secret = await add(page, "Orders", "Beside a conversation");
    await add(page, "Stock", "In the rail");
    await add(page, "Courses", "In the rail");

    // By keyboard, then by hand.
    await page.getByRole("button", { name: "Move Courses", exact: true }).press("ArrowUp");
    await page.getByText("Courses is now 2 of 3").waitFor({ state: "attached" });
    await until(async () => (await names()).join() === "Orders,Courses,Stock");
    const row = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    await row("Orders").dragTo(row("Stock"));
    await until(async () => (await names()).join() === "Courses,Stock,Orders");

    // In the rail.
    await page.getByRole("link", { name: "Stock" }).click();
    const stock = page.frameLocator('iframe[title="Stock"]');
    await stock.locator("#who").filter({ hasText: "." }).waitFor();
    assert.equal(await stock.locator("#top").textContent(), "apart");

    // Beside a conversation, which it is told.
    await page.goto(`/inbox/${property.id}/live/${chat.id}`);
    const orders = page.frameLocator('iframe[title="Orders"]');
    await orders.locator("#who").filter({ hasText: "." }).waitFor();
    const token = (await orders.locator("#who").textContent()) ?? "";
    const [head = "", body = "", signature] = token.split(".");
    assert.equal(signature, createHmac("sha256", secret).update(`${head}.${body}`).digest("base64url"));
    const claims = JSON.parse(Buffer.from(body, "base64url").toString());
    assert.deepEqual(
      [claims.propertyId, claims.agentId, claims.chatId, claims.iss],
      [property.id, owner.id, chat.id, server.url],
    );
    await orders.locator("#again").filter({ hasText: "." }).waitFor();
    const sandbox = await page.locator('iframe[title="Orders"]').getAttribute("sandbox");
    assert.match(sandbox ?? "", /allow-scripts/);
    assert.doesNotMatch(sandbox ?? "", /allow-top-navigation/);

    await openProperty(page, property.id, "tabs");
    await page.getByRole("button", { name: "Remove Stock" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("Tab removed").waitFor();
    assert.deepEqual(await names(), ["Courses", "Orders"]);
  });

  journey("of the dashboard's own origin stay locked in", async ({ page }) => {
    const own = `${server.url}/docs`;
    const url = /^https|127\.0\.0\.1|localhost/.test(server.url) ? own : "https://example.com";
    const tab = await server.ok("tabs.add", { ...at(), kind: "page", name: "Own", url });
    await signIn(page, server.world.owner);
    await page.route(`${server.url}/docs**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>Ours</p>" }),
    );
    await page.goto(`/properties/${server.world.property.id}/tabs/${tab.tabId}`);
    const frame = page.locator('iframe[title="Own"]');
    await frame.waitFor();
    assert.doesNotMatch((await frame.getAttribute("sandbox")) ?? "", /same-origin/);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, "It never came true.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
