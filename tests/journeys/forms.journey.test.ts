// Forms tell the truth: what was saved counts as saved although the page could not be read again, and nothing that is
// being typed is taken away by what happens behind it.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { outbox } from "../../apps/server/src/testing/outbox.ts";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("A form", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("that was saved says so, though the page cannot be read again", async ({ page }) => {
    const { owner, property } = server.world;
    await signIn(page, owner);
    await openProperty(page, property.id, "settings");
    const name = page.getByLabel("Name", { exact: true });
    await name.fill("Bottega Aurora Bologna");
    await refuse(page, "property.info", "property.list");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Property settings saved").waitFor();
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal(await name.inputValue(), "Bottega Aurora Bologna");

    // In the middle of an edit the window loses the focus and gets it back, which reads the page again.
    await name.fill("Bottega Aurora di");
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await page.getByLabel("Name", { exact: true }).pressSequentially(" Bologna");
    assert.equal(await name.inputValue(), "Bottega Aurora di Bologna");
    assert.equal(await page.getByRole("button", { name: "Save" }).isEnabled(), true);
  });

  journey("in a dialog closes when it is done, and the list behind it stays", async ({ page }) => {
    const { owner, property, department } = server.world;
    await signIn(page, owner);
    await openProperty(page, property.id, "departments");
    await page.getByText(department.name, { exact: true }).waitFor();
    await refuse(page, "departments.list");
    await page.getByRole("button", { name: "Create department" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Returns");
    await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
    await page.getByText("Department saved").waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("This could not be loaded").waitFor();
    await page.getByText(department.name, { exact: true }).waitFor();
    await page.unroute("**/v1/departments.list");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Returns", { exact: true }).waitFor();
  });

  journey(
    "sends the mail that confirms an address again",
    async ({ page }) => {
      await server.ok("instance.update", { signUp: "open" }, { as: { session: server.world.owner.session } });
      const email = "chiara@example.com";
      await page.goto("/sign-up");
      await page.getByLabel("Nome").fill("Chiara Neri");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password", { exact: true }).fill("forno-a-legna-77");
      await page.getByRole("button", { name: "Crea account" }).click();
      await page.getByRole("button", { name: "Profilo: Chiara Neri" }).waitFor();
      await page.goto("/profile");
      await page.getByText("Non ancora confermata").waitFor();
      await page.getByRole("button", { name: "Invia di nuovo la mail" }).click();
      await page.getByText(`Una nuova mail è in arrivo a ${email}`).waitFor();
      const mails = (await outbox(server)).filter(({ to }) => to === email);
      assert.equal(mails.length, 2);
      await page.goto(mails.at(-1)?.links[0] ?? "");
      const confirm = page.getByRole("main").getByRole("button");
      await confirm.click();
      await confirm.waitFor({ state: "detached" });
      await page.goto("/profile");
      await page.getByText(email).first().waitFor();
      assert.equal(await page.getByText("Non ancora confermata").count(), 0);
    },
    "it",
  );
});

/** From now on these methods refuse, as when the server is being restarted at the wrong moment. */
async function refuse(page: Page, ...methods: readonly string[]): Promise<void> {
  for (const method of methods) {
    await page.route(`**/v1/${method}`, (route) =>
      route.fulfill({ status: 404, json: { ok: false, error: "not_found", message: "not_found" } }),
    );
  }
}
