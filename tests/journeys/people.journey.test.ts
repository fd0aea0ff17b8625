// A team comes together: invited by mail, joined through the link, given another role, disabled, removed.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { outbox } from "../../apps/server/src/testing/outbox.ts";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("A team", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("is invited by mail and joins through the link", async ({ page, somebodyElse }) => {
    const { owner, property } = server.world;
    const nora = {
      name: "Nora Conti",
      email: "nora@bottega-aurora.example",
      password: "grandi-piatti-blu-7",
    };
    await signIn(page, owner);
    await openProperty(page, property.id, "members");
    await page.getByRole("button", { name: "Invite members" }).click();
    await page.getByLabel("E-mail of person 1").fill(nora.email);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await page.getByRole("row", { name: new RegExp(nora.email) }).waitFor();

    const mail = (await outbox(server)).findLast(({ to }) => to === nora.email);
    const link = mail?.links[0];
    assert.ok(link, "The invitation came by mail, with a link.");
    const hers = await somebodyElse();
    await hers.goto(link);
    await hers.getByText("Aurora Bellini invites you to Bottega Aurora as Agent.").waitFor();
    await hers.getByLabel("Name").fill(nora.name);
    await hers.getByLabel("Password", { exact: true }).fill(nora.password);
    await hers.getByRole("button", { name: "Create account and join" }).click();
    await hers.getByRole("button", { name: `Profile: ${nora.name}` }).waitFor();

    await page.reload();
    const row = page.getByRole("row", { name: new RegExp(nora.name) });
    await row.waitFor();
    await page.getByRole("combobox", { name: `Role of ${nora.name}` }).click();
    await page.getByRole("option", { name: "Editor" }).click();
    await page.getByText(`${nora.name} has a new role`).waitFor();

    await page.getByRole("button", { name: `Actions for ${nora.name}` }).click();
    await page.getByRole("menuitem", { name: "Disable" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
    await row.getByText("Disabled").waitFor();

    await page.getByRole("button", { name: `Actions for ${nora.name}` }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await row.waitFor({ state: "detached" });
    const left = await server.ok("property.list", {}, { as: { session: await sessionOf(hers) } });
    assert.deepEqual(left, []);
  });
});

async function sessionOf(page: import("playwright-core").Page): Promise<string> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "parlo_session");
  return cookie?.value ?? "";
}
