// Who gets which mail of a ticket, and how mail programs make one thread of them.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { simpleParser } from "mailparser";
import { outbox } from "../../testing/outbox.ts";
import { withServer } from "../../testing/server.ts";
import { listOutbox, readFromOutbox } from "../mail/index.ts";

suite("Mails of a ticket", () => {
  const server = withServer({ MAIL_FROM: "Parlo <help@shop.example>" });
  const ask = (email: string, more: object = {}) =>
    server.ok("ticket.create", {
      propertyId: server.world.property.id,
      requester: { name: "Ada Neri", email },
      subject: "Broken mug",
      message: "The handle came off.",
      ...more,
    });
  const at = ({ id: ticketId }: { id: string }) => ({ propertyId: server.world.property.id, ticketId });
  const mailsTo = async (address: string) => (await outbox(server)).filter(({ to }) => to === address);

  test("are a receipt for who asks, and a copy for each member of the department but who made it", async () => {
    const { owner, agent, newcomer, defaultDepartment } = server.world;
    const ticket = await ask("one@neri.example", { assignee: { departmentId: defaultDepartment.id } });
    const [receipt, ...more] = await mailsTo("one@neri.example");
    assert.equal(more.length, 0);
    assert.equal(receipt?.subject, `[#${ticket.humanId}] Broken mug`);
    assert.match(receipt?.text ?? "", /ha ricevuto quello che hai scritto/);
    assert.match(receipt?.text ?? "", /The handle came off\./);
    for (const { email } of [agent, newcomer]) {
      const [copy, ...others] = (await mailsTo(email)).filter(({ text }) => text.includes(ticket.id));
      assert.equal(others.length, 0, email);
      assert.equal(copy?.subject, `New ticket #${ticket.humanId}: Broken mug`);
    }
    assert.equal((await mailsTo(owner.email)).length, 0, "who made it knows");
  });

  test("bring each answer to the customer, once, in the words of the agent", async () => {
    const ticket = await ask("two@neri.example");
    const answer = { ...at(ticket), message: "We send <another> one.\nToday." };
    const headers = { "idempotency-key": "answer-1" };
    await server.ok("ticket.reply", answer, { headers });
    await server.ok("ticket.reply", answer, { headers });
    const mails = await mailsTo("two@neri.example");
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      [`[#${ticket.humanId}] Broken mug`, `Re: [#${ticket.humanId}] Broken mug`],
    );
    assert.match(mails[1]?.text ?? "", /We send <another> one\.\nToday\./);
    assert.match(mails[1]?.html ?? "", /We send &lt;another&gt; one\.<br>Today\./);
    assert.match(mails[1]?.text ?? "", /Aurora Bellini, Bottega Aurora/);
  });

  test("are one thread: each answers the one before, under an id that stays", async () => {
    const ticket = await ask("three@neri.example");
    await server.ok("ticket.reply", { ...at(ticket), message: "First." });
    await server.ok("ticket.reply", { ...at(ticket), message: "Thanks.", as: "visitor" });
    await server.ok("ticket.reply", { ...at(ticket), message: "Second." });
    await server.drain();
    const names = await listOutbox(server.dataDir);
    const parsed = await Promise.all(
      names.map(async (name) => simpleParser((await readFromOutbox(server.dataDir, name)) ?? "")),
    );
    const { events } = await server.ok("ticket.get", at(ticket));
    const ids = events
      .filter(
        ({ by, type }: { by: { type: string }; type: string }) => type === "create" || by.type === "agent",
      )
      .flatMap(({ messageId }: { messageId?: string }) => messageId ?? [])
      .map((messageId: string) => `<ticket.${ticket.id}.${messageId}@127.0.0.1>`);
    const thread = ids.map((id: string) => parsed.find(({ messageId }) => messageId === id));
    assert.deepEqual(
      thread.map((mail: { inReplyTo?: string }) => mail?.inReplyTo),
      [undefined, ids[0], ids[1]],
    );
    assert.deepEqual(
      thread.map((mail: { references?: string | string[] }) => [mail?.references ?? []].flat()),
      [[], [ids[0]], [ids[0], ids[1]]],
    );
    assert.equal(thread[1]?.from?.text, '"Bottega Aurora" <help@shop.example>');
    assert.equal(thread[0]?.headers.get("auto-submitted"), "auto-generated");
    assert.equal(thread[1]?.headers.has("auto-submitted"), false, "a person wrote it");
  });

  test("tell whose it is that the customer answered, and that it became theirs", async () => {
    const { agent, newcomer } = server.world;
    const ticket = await ask("four@neri.example", { assignee: { agentId: agent.id } });
    await server.ok("ticket.reply", { ...at(ticket), message: "And the saucer?", as: "visitor" });
    await server.ok("ticket.assign", { ...at(ticket), agentId: newcomer.id });
    const of = async (email: string) =>
      (await mailsTo(email)).filter(({ text }) => text.includes(ticket.id)).map(({ subject }) => subject);
    assert.deepEqual(await of(agent.email), [
      `New ticket #${ticket.humanId}: Broken mug`,
      `Ada Neri answered in ticket #${ticket.humanId}: Broken mug`,
    ]);
    assert.deepEqual(await of(newcomer.email), [`Ticket #${ticket.humanId} is for you: Broken mug`]);
  });

  test("never bring a note, and none goes out where the caller says so", async () => {
    const before = (await outbox(server)).length;
    const ticket = await ask("five@neri.example", { notify: false });
    await server.ok("ticket.add-note", { ...at(ticket), text: "S3cret" });
    await server.ok("ticket.reply", { ...at(ticket), message: "Done.", notify: false });
    const after = await outbox(server);
    assert.equal(after.length, before);
    assert.equal(
      after.some(({ text }) => text.includes("S3cret")),
      false,
    );
  });

  test("begin with the agent's words where an agent writes first", async () => {
    const ticket = await ask("six@neri.example", { as: "agent", message: "Your order is ready." });
    assert.deepEqual([ticket.status, ticket.lastMessageBy], ["pending", "agent"]);
    const [mail] = await mailsTo("six@neri.example");
    assert.match(mail?.text ?? "", /Your order is ready\.\n\nAurora Bellini, Bottega Aurora/);
  });
});
