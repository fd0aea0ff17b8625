// The guide, step by step and word for word: sign in, profile picture at the bottom left, Edit Profile, REST API Keys,
// Create Key, and a call with the key that was shown; then select it, Delete, and the call is refused.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { suite } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { signIn, withBrowser } from "./browser.ts";

const WORDS = {
  en: {
    editProfile: "Edit Profile",
    keys: "REST API Keys",
    createKey: "Create Key",
    keyName: "Key name",
    create: "Create",
    done: "Done",
    select: "Select Order robot",
    delete: "Delete",
  },
  it: {
    editProfile: "Modifica profilo",
    keys: "Chiavi REST API",
    createKey: "Crea chiave",
    keyName: "Nome della chiave",
    create: "Crea",
    done: "Fatto",
    select: "Seleziona Order robot",
    delete: "Elimina",
  },
} as const;

suite("The guide", () => {
  const server = withServer();
  const journey = withBrowser(server);

  for (const locale of ["en", "it"] as const)
    journey(
      `leads from the sign-in to an answered call, and back (${locale})`,
      async ({ page }) => {
        const words = WORDS[locale];
        const { owner } = server.world;
        await signIn(page, owner, locale);
        await openProfile(page, owner.name);
        await page.getByRole("menuitem", { name: words.editProfile }).click();
        const menu = page.getByRole("navigation");
        await menu.getByRole("link", { name: words.keys }).click();

        await page.getByRole("button", { name: words.createKey }).first().click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel(words.keyName).fill("Order robot");
        await dialog.getByRole("button", { name: words.create, exact: true }).click();
        const command = await dialog.locator("pre").innerText();
        await dialog.getByRole("button", { name: words.done }).click();
        const row = page.getByRole("row", { name: /Order robot/ });
        await row.waitFor();
        const key = /parlo_live_\w{40}/.exec(command)?.[0] ?? "";
        assert.ok(key !== "" && !(await page.content()).includes(key), "The key is shown once.");

        const me = await curl(command);
        assert.equal(me.ok, true);
        assert.equal(me.data?.email, owner.email);

        await page.getByRole("checkbox", { name: words.select }).check();
        await page.getByRole("button", { name: words.delete, exact: true }).click();
        const question = page.getByRole("dialog");
        await question.getByRole("button", { name: words.delete, exact: true }).click();
        await row.waitFor({ state: "detached" });
        await sleep(1_000);
        assert.equal((await curl(command)).error, "auth_error");
      },
      locale,
    );
});

/** The profile picture is where the guide says: at the bottom left. */
async function openProfile(page: Page, name: string): Promise<void> {
  const picture = page.getByRole("button", { name: new RegExp(`^Profil.*${name}`) });
  const box = await picture.boundingBox();
  const size = page.viewportSize();
  assert.ok(
    box && size && box.x < size.width / 4 && box.y > (size.height * 3) / 4,
    "The picture is at the bottom left.",
  );
  await picture.click();
}

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly data?: { readonly email: string };
}

/** Runs the command the dashboard shows, in a shell as a reader would paste it. */
async function curl(command: string): Promise<Answer> {
  const { stdout } = await promisify(execFile)("sh", [
    "-c",
    command.replace(/^curl /, "curl --silent --show-error "),
  ]);
  return JSON.parse(stdout) as Answer;
}
