// Contacts in the dashboard: found, filtered, added, noted, merged, imported and exported.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite } from "node:test";
import { UNLIMITED } from "../../apps/server/src/conformance/credentials.ts";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

suite("Contacts", () => {
  const server = withServer(UNLIMITED);
  const journey = withBrowser(server);
  const at = (more: object = {}) => ({ propertyId: server.world.property.id, ...more });

  journey("are found, filtered and shown in chosen columns", async ({ page }) => {
    await signIn(page, server.world.owner);
    await openProperty(page, server.world.property.id, "contacts");
    const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
    await row("Giulia Marchetti").waitFor();
    await page.getByLabel("Name, address or number").fill("marchet");
    await row("Hannah Weber").waitFor({ state: "detached" });
    await row("Giulia Marchetti").waitFor();
    await page.getByLabel("Name, address or number").fill("");
    await row("Hannah Weber").waitFor();

    await page.getByRole("button", { name: "Choose columns" }).click();
    await page.getByRole("checkbox", { name: "Orders" }).check();
    await page.keyboard.press("Escape");
    await page.getByRole("columnheader", { name: "Orders" }).waitFor();

    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("combobox", { name: "Comparison" }).click();
    await page.getByRole("option", { name: "is", exact: true }).click();
    await page.getByRole("textbox", { name: "Value" }).fill("giulia marchetti");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("heading", { name: "1 contact" }).waitFor();
    await row("Giulia Marchetti").waitFor();
  });

  journey("are added, described, noted and merged", async ({ page }) => {
    await signIn(page, server.world.owner);
    await openProperty(page, server.world.property.id, "contacts");
    await page.getByRole("button", { name: "Add contact" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("First name").fill("Giulia");
    await dialog.getByLabel("Last name").fill("M.");
    await dialog.getByLabel("E-mail").fill("giulia@osteria-marchetti.example");
    await dialog.getByRole("button", { name: "Add contact" }).click();
    await page.getByRole("heading", { name: "Giulia M.", level: 1 }).waitFor();

    await page.getByLabel("Note something for your colleagues").fill("Wants the blue plates");
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByRole("listitem").filter({ hasText: "Wants the blue plates" }).waitFor();
    await page.getByLabel("Add a tag").fill("vip");
    await page.getByLabel("Add a tag").press("Enter");
    await page.getByRole("button", { name: "Remove the tag vip" }).waitFor();
    await page.getByLabel("Orders").fill("5");
    await page.getByLabel("Orders").press("Enter");

    await openProperty(page, server.world.property.id, `contacts/${server.world.closedChat.personId}`);
    await page.getByRole("link", { name: "Chat with 5 messages" }).waitFor();
    await page.getByRole("link", { name: /^#1 / }).waitFor();
    const entries = (type: string) => page.locator(`li[data-type="${type}"]`);
    assert.deepEqual(
      [await entries("visit").count(), await entries("chat").count(), await entries("ticket").count()],
      [3, 1, 1],
    );
    await page.getByLabel("What to show").getByText("Tickets").click();
    await entries("visit").first().waitFor({ state: "detached" });
    await page.getByRole("link", { name: /^#1 / }).click();
    await page.waitForURL(/\/tickets\//);
    await page.goBack();
    await page.getByRole("button", { name: "Actions for Giulia Marchetti" }).click();
    await page.getByRole("menuitem", { name: "Merge with another contact" }).click();
    await page.getByRole("combobox", { name: "The other contact" }).fill("giulia m.");
    await page.getByRole("option", { name: /giulia@osteria/ }).click();
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await page.getByRole("listitem").filter({ hasText: "Wants the blue plates" }).waitFor();
    await page.getByRole("link", { name: "giulia@osteria-marchetti.example" }).waitFor();
    const { person } = await server.ok(
      "contact.person.get",
      at({ personId: server.world.closedChat.personId }),
    );
    assert.deepEqual([person.tags, person.emails.length], [["vip"], 2]);
  });

  journey("come from a file and go into one", async ({ page }) => {
    await signIn(page, server.world.owner);
    await openProperty(page, server.world.property.id, "contacts");
    await page.getByRole("button", { name: "Import" }).click();
    await page
      .getByLabel("Rows", { exact: true })
      .fill("name,email\nTeresa Bassi,teresa@bassi.example\n,nobody@bassi.example");
    await page.getByRole("button", { name: "Check rows" }).click();
    await page.getByText("1 row will be left out.").waitFor();
    await page.getByRole("button", { name: "Import 1 contact" }).click();
    await page.getByRole("row", { name: /Teresa Bassi/ }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export" }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    assert.match(text, /Teresa,Bassi,teresa@bassi\.example/);
  });

  journey(
    "belong to organizations, which are noted too, and have attributes of their own",
    async ({ page }) => {
      await signIn(page, server.world.owner);
      await openProperty(page, server.world.property.id, "organizations");
      await page.getByRole("link", { name: "Osteria Marchetti" }).click();
      await page.getByRole("link", { name: "Giulia Marchetti" }).waitFor();
      const note = (text: string) => page.getByRole("listitem").filter({ hasText: text });
      await page.getByLabel("Note something for your colleagues").fill("Wants the invoice in May");
      await page.getByRole("button", { name: "Add note" }).click();
      await note("Wants the invoice in May").getByText(server.world.owner.name).waitFor();
      for (const text of ["Chiusa il lunedì", "Wants the invoice in May"]) {
        await note(text).getByRole("button", { name: "Delete note" }).click();
        await note(text).waitFor({ state: "detached" });
      }
      await page.getByText("Nothing was noted yet.").waitFor();
      await openProperty(page, server.world.property.id, "attributes");
      await page.getByRole("button", { name: "Add attribute" }).click();
      await page.getByRole("dialog").getByLabel("Label").fill("Birthday");
      await page.getByRole("dialog").getByRole("combobox", { name: "Type" }).click();
      await page.getByRole("option", { name: "Date" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
      await page.getByRole("row", { name: /Birthday/ }).waitFor();
      const { dataAttributes } = await server.ok("contact.attribute.list-custom", at({ object: "person" }));
      assert.equal(
        dataAttributes.some(
          ({ key, dataType }: Record<string, string>) => key === "birthday" && dataType === "date",
        ),
        true,
        "the attribute is there",
      );
    },
  );
});
