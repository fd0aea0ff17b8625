// The first minute of a new installation: the link the server printed, an account, and in.

import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";

suite("A new installation", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("is set up by its link, and its owner is signed in", async ({ page }) => {
    await server.database.pool.query("update agents set instance_owner = false");
    await page.goto(`/set-up?token=${server.world.tokens.setUp}`);
    await page.getByLabel("Name").fill("Nora Lind");
    await page.getByLabel("E-mail").fill("nora@example.com");
    await page.getByLabel("Password", { exact: true }).fill("forno-a-legna-77");
    await page.getByRole("button", { name: "Set up" }).click();
    await page.getByRole("button", { name: "Profile: Nora Lind" }).waitFor();
  });
});
