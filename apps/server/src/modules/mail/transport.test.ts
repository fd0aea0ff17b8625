// What sending through a mail server promises.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { startTestServer, type TestServer } from "../../testing/server.ts";
import { type SmtpServer, startSmtp } from "../../testing/smtp.ts";

suite("With a mail server", () => {
  const open: { stop(): Promise<void> }[] = [];
  after(async () => {
    for (const one of open.reverse()) await one.stop();
  });
  const start = async (): Promise<{ smtp: SmtpServer; server: TestServer }> => {
    const smtp = await startSmtp();
    open.push({ stop: () => smtp.close() });
    const started = await startTestServer({ SMTP_URL: smtp.url, MAIL_FROM: "Parlo <help@parlo.example>" });
    open.push(started);
    return { smtp, server: started.server };
  };
  const askForReset = async (server: TestServer) => {
    const { email } = server.world.owner;
    await server.ok("agent.request-password-reset", { email }, { as: {} });
    await server.drain();
    return email;
  };

  test("mails go out to the one reader, from the configured sender, and leave no file", async () => {
    const { smtp, server } = await start();
    const email = await askForReset(server);
    const [message, ...others] = smtp.messages;
    assert.deepEqual(others, []);
    assert.ok(message);
    assert.match(message, /^MAIL FROM:<help@parlo\.example>/);
    assert.match(message, new RegExp(`^RCPT TO:<${email}>$`, "m"));
    assert.match(message, /^From: Parlo <help@parlo\.example>$/m);
    assert.match(message, /^Auto-Submitted: auto-generated$/m);
    assert.match(message, /^Content-Type: text\/plain/m);
    assert.match(message, /^Content-Type: text\/html/m);
    assert.equal(existsSync(join(server.dataDir, "outbox")), false);
  });

  test("a mail the server is too busy for is kept and tried again, once and no more", async () => {
    const { smtp, server } = await start();
    smtp.busy = true;
    await askForReset(server);
    assert.deepEqual(smtp.messages, []);
    const { db } = server.database;
    const jobs = async () => {
      const found = await sql<{ attempts: number; last_error: string | null }>`
        select attempts, last_error from jobs._private_jobs`.execute(db);
      return found.rows;
    };
    const [failed, ...others] = await jobs();
    assert.deepEqual(others, []);
    assert.match(failed?.last_error ?? `no error: ${JSON.stringify(failed)}`, /450/);
    assert.equal(failed?.attempts, 1);
    smtp.busy = false;
    await sql`update jobs._private_jobs set run_at = now()`.execute(db);
    await server.drain();
    await server.drain();
    const left = await jobs();
    assert.equal(smtp.messages.length, 1, `left in the queue: ${JSON.stringify(left)}`);
    assert.deepEqual(left, []);
  });
});
