// What mail promises: nothing readable in the queue, nothing injected, links only where the house may lead.

import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { Call } from "../../kernel/call.ts";
import { anonymous } from "../../kernel/caller.ts";
import { sql } from "../../kernel/db.ts";
import { outbox } from "../../testing/outbox.ts";
import { type TestServer, withServer } from "../../testing/server.ts";
import { en } from "./catalogue.en.ts";
import { type MailTemplate, mailLanguages, wordsOf } from "./catalogue.ts";
import { keepLinkOrigin, linkOrigin, sendMail } from "./index.ts";
import { renderMail } from "./render.ts";

const templates = Object.keys(en) as MailTemplate[];

suite("The mail catalogue", () => {
  test("has the same mails with the same placeholders in every language", () => {
    for (const language of mailLanguages)
      for (const template of templates) {
        const words = wordsOf(template, language);
        assert.deepEqual(placeholders(words), placeholders(en[template]), `${template} in ${language}`);
        assert.deepEqual(Object.keys(words), Object.keys(en[template]), `${template} in ${language}`);
      }
  });

  test("refuses to write a mail with a value missing", () => {
    const letter = { template: "reset-password", language: "en", origin: "https://parlo.example" } as const;
    assert.throws(() => renderMail({ ...letter, values: { name: "Ada" } }), /needs the value/);
  });
});

suite("A mail", () => {
  const server = withServer();

  test("arrives as text and HTML with one button, in the reader's language", async () => {
    await sendReset(server, { name: "Ada", to: "ada@example.com", language: "it" });
    const mail = (await outbox(server)).findLast(({ to }) => to === "ada@example.com");
    assert.equal(mail?.subject, "Scegli una nuova password");
    assert.deepEqual(mail.links, ["http://127.0.0.1:3000/reset-password?token=s3cret"]);
    assert.match(mail.html, /<html lang="it">/);
    assert.match(mail.html, /href="http:\/\/127\.0\.0\.1:3000\/reset-password\?token=s3cret"/);
  });

  test("waits in the queue sealed: neither the link nor the address can be read there", async () => {
    await sendReset(server, { name: "Ada", to: "queue@example.com" });
    const jobs = await sql<{ payload: unknown }>`select payload from jobs._private_jobs`.execute(
      server.database.db,
    );
    assert.equal(jobs.rows.length, 1);
    assert.doesNotMatch(JSON.stringify(jobs.rows), /s3cret|queue@example/);
    await server.drain();
  });

  test("shows what people typed as they typed it, never as markup or header", async () => {
    const name = 'Eve <img src=x onerror=alert(1)>"\r\nBcc: all@example.com';
    await sendReset(server, { name, to: "eve@example.com" });
    const mail = (await outbox(server)).findLast(({ to }) => to === "eve@example.com");
    assert.ok(mail);
    assert.doesNotMatch(mail.html, /<img/);
    assert.match(mail.html, /&lt;img src=x onerror=alert\(1\)&gt;&quot;/);
    assert.equal(mail.to, "eve@example.com");
    const subject = renderMail({
      template: "confirm-email",
      language: "en",
      origin: "https://parlo.example",
      values: { name, email: "eve@example.com", token: "t" },
    }).subject;
    assert.doesNotMatch(subject, /[\r\n]/);
  });

  test("is never addressed to anything but one address", async () => {
    for (const to of [
      "a@example.com, b@example.com",
      "a@example.com\r\nBcc: b@example.com",
      "a@example.com> <b@x.it",
    ])
      await assert.rejects(sendReset(server, { name: "Ada", to }), /not an address/);
  });

  test("lies in the outbox whole, for its owner's eyes only", async () => {
    await sendReset(server, { name: "Ada", to: "ada@example.com" });
    await server.drain();
    const folder = join(server.dataDir, "outbox");
    for (const file of readdirSync(folder)) {
      assert.match(file, /\.eml$/);
      assert.equal(statSync(join(folder, file)).mode & 0o077, 0);
    }
  });
});

suite("Links in mails", () => {
  const server = withServer();

  test("do not follow a Host header to a stranger's server", async () => {
    assert.equal(await linkOrigin(callFrom(server, "https://evil.example")), "http://localhost:3000");
    assert.equal(await linkOrigin(callFrom(server, "http://localhost:4000")), "http://localhost:4000");
    assert.equal(
      await linkOrigin(callFrom(server, "http://localhost.evil.example")),
      "http://localhost:3000",
    );
  });

  test("lead to the address the owner came in by, and the first one stays", async () => {
    await keepLinkOrigin(callFrom(server, "http://127.0.0.1:3000"));
    await keepLinkOrigin(callFrom(server, "https://help.example"));
    await keepLinkOrigin(callFrom(server, "https://other.example"));
    assert.equal(await linkOrigin(callFrom(server, "https://evil.example")), "https://help.example");
  });
});

function callFrom(server: TestServer, origin: string): Call {
  return new Call({
    house: server.app.house,
    db: server.database.db,
    caller: anonymous("127.0.0.1"),
    request: { id: "req_test", ip: "127.0.0.1", userAgent: "", language: "en", origin },
    errors: {},
    mayEmit: new Set(),
  });
}

function sendReset(server: TestServer, mail: { name: string; to: string; language?: string }): Promise<void> {
  return sendMail(callFrom(server, "http://127.0.0.1:3000"), {
    to: mail.to,
    template: "reset-password",
    language: mail.language ?? "en",
    values: { name: mail.name, email: mail.to, token: "s3cret" },
  });
}

function placeholders(words: object): string[] {
  return [...new Set(JSON.stringify(words).match(/\{\w+\}/g) ?? [])].sort();
}
