// What makes daily chats lighter: answers at hand, and a door that can be shut. Both slips can be undone.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("Chat tools", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("a shortcut is made, found, changed, deleted and brought back", async ({ page }) => {
    const { owner, property } = server.world;
    await signIn(page, owner);
    await openProperty(page, property.id, "shortcuts");
    await page.getByRole("button", { name: "Create shortcut" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("opening");
    await dialog.getByLabel("Message").fill("We are open from Tuesday to Saturday, 10 to 18.");
    await dialog.getByLabel("Tags").fill("hours");
    await dialog.getByLabel("Tags").press("Enter");
    await dialog.getByRole("region", { name: "How it will look" }).getByText("Tuesday to Saturday").waitFor();
    await dialog.getByRole("combobox", { name: "Hand the chat to" }).click();
    await page.getByRole("option", { name: "Orders" }).click();
    await dialog.getByRole("button", { name: "Create" }).click();
    const row = page.getByRole("row", { name: /\/opening/ });
    await row.getByText("Orders").waitFor();

    await page.getByLabel("Find a shortcut").fill("saturday");
    await page.getByRole("row", { name: /\/ciao/ }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Edit opening" }).click();
    await dialog.getByText("Only me").click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await row.getByText("Only me").waitFor();

    await page.getByRole("button", { name: "Delete opening" }).click();
    await row.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await row.getByText("Only me").waitFor();
    const [kept] = await server.ok(
      "shortcuts.list",
      { propertyId: property.id, query: "opening" },
      { as: { session: owner.session } },
    );
    assert.deepEqual(
      [kept.message, kept.personal, kept.tags, kept.transferTo],
      [
        "We are open from Tuesday to Saturday, 10 to 18.",
        true,
        ["hours"],
        { departmentId: server.world.department.id },
      ],
    );
  });

  journey(
    "an address is banned with a reason, let in, and kept out again (it)",
    async ({ page }) => {
      const { owner, property } = server.world;
      await signIn(page, owner, "it");
      await openProperty(page, property.id, "bans");
      await page.getByRole("button", { name: "Blocca qualcuno" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox", { name: "Indirizzo o intervallo" }).fill("1.2.3");
      await dialog.getByRole("button", { name: "Blocca", exact: true }).click();
      await dialog.getByText("Non è un indirizzo IP o un intervallo.").waitFor();
      await dialog.getByRole("textbox", { name: "Indirizzo o intervallo" }).fill("198.51.100.0/24");
      await dialog.getByLabel("Motivo").fill("Pubblicità");
      await dialog.getByRole("button", { name: "Blocca", exact: true }).click();
      const row = page.getByRole("row", { name: /198\.51\.100\.0\/24/ });
      await row.getByText("Pubblicità").waitFor();
      await page.getByRole("button", { name: "Togli il blocco di 198.51.100.0/24" }).click();
      await row.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Annulla" }).click();
      await row.getByText("Pubblicità").waitFor();
      const bans = await server.ok("bans.list", { propertyId: property.id, kind: "ip" });
      assert.ok(bans.some(({ ip }: { ip: string }) => ip === "198.51.100.0/24"));
    },
    "it",
  );
});
