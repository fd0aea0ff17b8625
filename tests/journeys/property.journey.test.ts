// A property is arranged: departments, settings, and at the end the phrase that deletes it and the button that brings
// it back.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("A property", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("gets a department, and loses it again", async ({ page }) => {
    const { owner, property } = server.world;
    await signIn(page, owner);
    await openProperty(page, property.id, "departments");
    await page.getByRole("button", { name: "Create department" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Workshops");
    await dialog.getByLabel("Description").fill("Saturday courses");
    await dialog.getByRole("button", { name: "Create" }).click();
    const row = page.getByRole("row", { name: /Workshops/ });
    await row.getByText("Saturday courses").waitFor();

    await page.getByRole("button", { name: "Edit Workshops" }).click();
    await dialog.getByLabel("Description").fill("Courses and fairs");
    await dialog.getByRole("button", { name: "Save" }).click();
    await row.getByText("Courses and fairs").waitFor();

    await page.getByRole("checkbox", { name: "Select Workshops" }).check();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await row.waitFor({ state: "detached" });
  });

  journey("keeps its settings", async ({ page }) => {
    const { owner, property } = server.world;
    await signIn(page, owner);
    await openProperty(page, property.id, "settings");
    await page.getByLabel("Website").fill("https://shop.bottega-aurora.example");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Property settings saved").waitFor();
    const info = await server.ok("property.info", { propertyId: property.id, fields: { settings: true } });
    assert.equal(info.settings.url, "https://shop.bottega-aurora.example");
  });

  journey(
    "is deleted by a phrase and restored by a click (it)",
    async ({ page }) => {
      const { owner, sandbox } = server.world;
      await signIn(page, owner, "it");
      await openProperty(page, sandbox.id, "settings");
      await page.getByRole("button", { name: "Elimina proprietà" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").fill(`delete ${sandbox.name}`);
      await dialog.getByRole("button", { name: "Elimina proprietà" }).click();
      await page.getByRole("button", { name: `Ripristina ${sandbox.name}` }).click();
      await page.getByRole("row", { name: sandbox.name }).waitFor({ state: "detached" });
      const properties = await server.ok("property.list");
      assert.ok(properties.some(({ propertyId }: { propertyId: string }) => propertyId === sandbox.id));
    },
    "it",
  );
});
