// Access on request: refused with a reason, asked again, approved in one click, told by mail; the login in the mail
// opens the reference, and where the form was the keys page is now.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { outbox } from "../../apps/server/src/testing/outbox.ts";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { signIn, withBrowser } from "./browser.ts";

suite("Access to the API", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("is asked for, answered and used", async ({ page, somebodyElse }) => {
    const { owner, newcomer } = server.world;
    await signIn(page, owner);
    await page.goto("/access-requests");
    const request = page.getByRole("article", { name: newcomer.name });
    await request.getByRole("button", { name: "Reject" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("Which order book?");
    await dialog.getByRole("button", { name: "Reject" }).click();
    await request.waitFor({ state: "detached" });

    const theirs = await somebodyElse();
    await signIn(theirs, newcomer);
    await theirs.goto("/profile/keys");
    await theirs.getByText("Which order book?").waitFor();
    await theirs.getByRole("button", { name: "Ask again" }).click();
    await theirs.getByLabel("Company").fill("Bottega Aurora");
    await theirs.getByLabel("Purpose").fill("Copy new tickets into the order book of our workshop");
    await theirs.getByLabel("Expected use").fill("ticket.list, every ten minutes");
    await theirs.getByRole("button", { name: "Send request" }).click();
    await theirs.getByText("Your request is being read").waitFor();

    const toOwner = (await outbox(server)).filter(({ to }) => to === owner.email);
    assert.ok(toOwner.some(({ text }) => text.includes("the order book of our workshop")));
    await page.reload();
    await page.getByRole("article", { name: newcomer.name }).getByRole("button", { name: "Approve" }).click();
    await page.getByText(`${newcomer.name} has access now`).waitFor();

    const mails = await outbox(server);
    const mail =
      mails.find(({ to, text }) => to === newcomer.email && text.includes("Password:"))?.text ?? "";
    const user = /User name: (\S+)/.exec(mail)?.[1] ?? "";
    const password = /Password: (\S+)/.exec(mail)?.[1] ?? "";
    const link = /https?:\/\/\S+\/docs\S*/.exec(mail)?.[0] ?? "";
    assert.ok(user && password && link, mail);
    const reader = await somebodyElse();
    await reader.goto(link);
    await reader.getByLabel("User name").fill(user);
    await reader.getByLabel("Password").fill(password);
    await reader.getByRole("button", { name: "Sign in" }).click();
    await reader.getByRole("link", { name: "agent.me" }).first().waitFor();

    await theirs.reload();
    await theirs.getByRole("button", { name: "Create Key" }).first().waitFor();
  });

  journey("leads from the door of the reference through the sign-in back to the page", async ({ page }) => {
    const { owner } = server.world;
    await page.goto("/docs/methods/agent.me");
    await page.getByRole("link", { name: "Sign in with your account" }).click();
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/docs/methods/agent.me");
    await page.getByRole("heading", { name: "agent.me" }).waitFor();
  });
});
