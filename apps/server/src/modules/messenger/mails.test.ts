// What goes by mail to an address that a stranger typed, which may be anybody's.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { outbox } from "../../testing/outbox.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";
import { mailForgetClaims } from "../mail/mail.jobs.ts";

suite("Mails to an address that a visitor typed", () => {
  const server = withServer(UNLIMITED);
  const mailsTo = async (address: string) => (await outbox(server)).filter(({ to }) => to === address);
  const arrive = () => visit(server.url, { propertyId: server.world.property.id });
  const leave = async (email: string) => {
    const visitor = await arrive();
    const form = { messageId: drawId(), name: "Free Money", email, message: "Buy this https://evil.example" };
    const left = await visitor.ok("messenger.submit-offline-form", form);
    visitor.ws.terminate();
    return left as { ticketId: string; humanId: number };
  };
  const transcript = async (email: string) => {
    const visitor = await arrive();
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Hello" });
    const { token } = visitor.hello;
    visitor.ws.terminate();
    return server.call("messenger.send-transcript", { chatId: chat.id, email }, { as: { visitor: token } });
  };

  test("hold none of their words, and an agent's answer does as ever", async () => {
    const { property } = server.world;
    const { ticketId, humanId } = await leave("stranger@example.com");
    const [receipt] = await mailsTo("stranger@example.com");
    assert.ok(receipt);
    assert.equal(receipt.subject, `[#${humanId}] ${property.name}`);
    for (const text of [receipt.text, receipt.html]) {
      assert.ok(text.includes(property.name) && text.includes(String(humanId)));
      assert.doesNotMatch(text, /Buy this|evil\.example|Free Money/);
    }
    await server.ok("ticket.reply", { propertyId: property.id, ticketId, message: "We do." });
    const answer = (await mailsTo("stranger@example.com"))[1];
    assert.match(answer?.subject ?? "", /^Re: \[#\d+\] Buy this/);
    assert.match(answer?.text ?? "", /We do\./);
  });

  test("are three a day at each property; the tickets are made, and answers go out", async () => {
    const { property } = server.world;
    await leave("three@example.com");
    await leave("Three+news@Example.com");
    assert.equal((await transcript("three@example.com")).status, 200);
    const refused = await transcript("three@example.com");
    assert.deepEqual([refused.status, refused.body.error], [429, "rate_limited"]);
    const waitS = Number(refused.headers.get("retry-after"));
    assert.ok(waitS > 0 && waitS <= 86_400);
    const { ticketId } = await leave("three@example.com");
    const ticket = await server.ok("ticket.get", { propertyId: property.id, ticketId });
    assert.equal(ticket.requester.email, "three@example.com");
    assert.equal((await mailsTo("three@example.com")).length, 2);
    await server.ok("ticket.reply", { propertyId: property.id, ticketId, message: "We do." });
    assert.equal((await mailsTo("three@example.com")).length, 3);
    assert.equal((await transcript("four@example.com")).status, 200);
    server.clock.advance(waitS * 1000);
    assert.equal((await transcript("three@example.com")).status, 200);
    await leave("three@example.com");
    assert.equal((await mailsTo("three@example.com")).length, 5);
  });

  test("are counted no longer than the day", async () => {
    const rows = async () => (await server.database.pool.query("select 1 from claimed_mails")).rows.length;
    assert.ok((await rows()) > 0);
    server.clock.advance(86_400_000);
    await server.app.pipeline.perform(mailForgetClaims, {});
    assert.equal(await rows(), 0);
  });
});
