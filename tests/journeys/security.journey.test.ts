// Keeping an account safe: a second factor from the secret on the screen, a recovery code for a lost phone, a new
// password that ends every other session.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { TOTP } from "otpauth";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { signIn, withBrowser } from "./browser.ts";

suite("An account", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("is kept by a second factor", async ({ page, somebodyElse }) => {
    const { agent } = server.world;
    await signIn(page, agent);
    await page.goto("/profile/security");
    await page.getByRole("button", { name: "Turn on" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Current password").fill(agent.password);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await dialog.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
    const phone = new TOTP({ secret: await dialog.locator("code").innerText() });
    const code = () => phone.generate({ timestamp: server.clock.nowMs() });
    await dialog.getByLabel("Six-digit code").fill(code());
    await dialog.getByRole("button", { name: "Turn on" }).click();
    const codes = page.getByRole("dialog").getByRole("listitem");
    await codes.first().waitFor();
    assert.equal(await codes.count(), 10);
    const spare = await codes.first().innerText();
    await page.getByRole("button", { name: "I have kept them" }).click();

    const phoneAtHand = await somebodyElse();
    // The code that turned it on is spent.
    server.clock.advance(30_000);
    await enterPassword(phoneAtHand, agent);
    await phoneAtHand.getByLabel("Six-digit code").fill(code());
    await phoneAtHand.getByRole("button", { name: "Sign in" }).click();
    await phoneAtHand.getByRole("button", { name: `Profile: ${agent.name}` }).waitFor();

    const phoneLost = await somebodyElse();
    await enterPassword(phoneLost, agent);
    await phoneLost.getByRole("button", { name: "Use a recovery code instead" }).click();
    await phoneLost.getByLabel("Recovery code").fill(spare);
    await phoneLost.getByRole("button", { name: "Sign in" }).click();
    await phoneLost.getByRole("button", { name: `Profile: ${agent.name}` }).waitFor();
  });

  journey("changes its password, and ends its other sessions", async ({ page, somebodyElse }) => {
    const { newcomer } = server.world;
    const elsewhere = await somebodyElse();
    await signIn(elsewhere, newcomer);
    await signIn(page, newcomer);
    await page.goto("/profile/security");
    await page.getByLabel("Current password").fill(newcomer.password);
    await page.getByLabel("New password").fill("argilla-bianca-44");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("Password changed. Other sessions were ended.").waitFor();
    await elsewhere.reload();
    await elsewhere.getByRole("button", { name: "Sign in" }).waitFor();
    await page.goto("/profile/sessions");
    await page.getByText("This one").waitFor();
    assert.equal(await page.getByRole("button", { name: "End session" }).count(), 0);
  });
});

async function enterPassword(
  page: import("playwright-core").Page,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto("/");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
