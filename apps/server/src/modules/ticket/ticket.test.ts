// What a ticket promises from its first message to its end.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { type TestServer, withServer } from "../../testing/server.ts";
import { upload } from "../../testing/upload.ts";

const ask = (server: TestServer, more: object = {}) =>
  server.ok("ticket.create", {
    propertyId: server.world.property.id,
    requester: { name: "Ada Neri", email: "ada@neri.example" },
    subject: "Broken mug",
    message: "The handle came off.",
    notify: false,
    ...more,
  });

suite("A ticket", () => {
  const server = withServer();
  const at = ({ id: ticketId }: { id: string }) => ({ propertyId: server.world.property.id, ticketId });
  const get = (ticket: { id: string }) => server.ok("ticket.get", at(ticket));
  const reply = (ticket: { id: string }, more: object = {}) =>
    server.ok("ticket.reply", { ...at(ticket), message: "We send another one.", notify: false, ...more });
  const entries = async (ticket: { id: string }) =>
    (await get(ticket)).events.map(({ type, from, to }: { type: string; from?: string; to?: string }) =>
      [type, from, to].filter((one) => one !== undefined).join(" "),
    );

  test("has a number, a requester who is a contact, and is whose who made it", async () => {
    const { owner, property } = server.world;
    const ticket = await ask(server);
    assert.match(ticket.id, /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(Number.isInteger(ticket.humanId), true);
    assert.deepEqual(
      [ticket.status, ticket.priority, ticket.source, ticket.tags, ticket.propertyId],
      ["open", "normal", "api", [], property.id],
    );
    assert.deepEqual(ticket.requester, { name: "Ada Neri", email: "ada@neri.example", type: "visitor" });
    assert.deepEqual(ticket.assignee, { id: owner.id, name: owner.name, type: "agent" });
    const { person } = await server.ok("contact.person.get", {
      propertyId: property.id,
      personId: ticket.personId,
    });
    assert.deepEqual(person.emails, ["ada@neri.example"]);
    const { events, ...whole } = await get(ticket);
    assert.deepEqual(whole, ticket);
    assert.deepEqual(events[0].by, { type: "agent", id: owner.id, name: owner.name });
    assert.deepEqual([events.length, events[0].type, events[0].message], [1, "create", ticket.message]);
  });

  test("is by hand from a session, and of the default department from a service key", async () => {
    const { agent, serviceKey, defaultDepartment } = server.world;
    const params = {
      propertyId: server.world.property.id,
      subject: "Invoice",
      message: "Please send it again.",
      requester: { email: "ugo@mail.example" },
      notify: false,
    };
    const byHand = await server.ok("ticket.create", params, { as: { session: agent.session } });
    assert.deepEqual([byHand.source, byHand.assignee.id], ["manual", agent.id]);
    assert.equal(byHand.requester.name, "ugo@mail.example", "an address stands for a name nobody gave");
    const byKey = await server.ok("ticket.create", params, { as: { key: serviceKey.key } });
    assert.deepEqual(byKey.assignee, {
      id: defaultDepartment.id,
      name: defaultDepartment.name,
      type: "department",
    });
    assert.equal((await get(byKey)).events[0].by.type, "system");
    const answer = { ...at(byKey), message: "Here it is.", notify: false };
    const refused = await server.call("ticket.reply", answer, { as: { key: serviceKey.key } });
    assert.deepEqual([refused.status, refused.body.message], [400, "agentId"]);
    const named = await server.ok(
      "ticket.reply",
      { ...answer, agentId: agent.id },
      { as: { key: serviceKey.key } },
    );
    assert.deepEqual(named.change.by, { type: "agent", id: agent.id, name: agent.name });
  });

  test("waits for the customer after an answer, and for an agent after theirs", async () => {
    const ticket = await ask(server);
    server.clock.advance(60_000);
    const answered = await reply(ticket);
    assert.deepEqual(
      [answered.status, answered.messageCount, answered.lastMessageBy],
      ["pending", 2, "agent"],
    );
    assert.equal(answered.firstResponseOn, answered.change.createdOn);
    assert.equal(answered.change.firstResponse, true);
    const again = await reply(ticket, { as: "visitor", message: "Thank you." });
    assert.deepEqual(
      [again.status, again.lastMessageBy, again.change.by.name],
      ["open", "visitor", "Ada Neri"],
    );
    const third = await reply(ticket);
    assert.deepEqual([third.status, third.change.firstResponse], ["pending", undefined]);
    assert.equal(third.firstResponseOn, answered.firstResponseOn);
    assert.deepEqual(await entries(ticket), [
      ...["create", "reply", "status open pending", "reply", "status pending open", "reply"],
      "status open pending",
    ]);
  });

  test("that was closed is re-opened by whoever answers, and by hand, and by nothing else", async () => {
    const ticket = await ask(server);
    const set = (status: string) => server.ok("ticket.update", { ...at(ticket), status });
    const closed = await set("closed");
    assert.equal(closed.closedOn, closed.updatedOn);
    server.clock.advance(365 * 86_400_000);
    await server.drain();
    assert.equal((await get(ticket)).status, "closed");
    const byCustomer = await reply(ticket, { as: "visitor" });
    assert.deepEqual([byCustomer.status, byCustomer.reopened, byCustomer.closedOn], ["open", 1, undefined]);
    await set("closed");
    const byAgent = await reply(ticket);
    assert.deepEqual([byAgent.status, byAgent.reopened], ["pending", 2]);
    const atOnce = await reply(ticket, { status: "closed" });
    assert.deepEqual([atOnce.status, atOnce.reopened], ["closed", 2]);
    assert.equal((await set("open")).reopened, 3);
    assert.deepEqual((await entries(ticket)).slice(-2), ["status pending closed", "status closed open"]);
  });

  test("never loses an answer or an entry, however many write at once", async () => {
    const ticket = await ask(server);
    await Promise.all(
      Array.from({ length: 24 }, (_, nth) =>
        reply(ticket, { as: nth % 2 ? "agent" : "visitor", message: `Answer ${nth}` }),
      ),
    );
    const { events, messageCount } = await get(ticket);
    assert.equal(messageCount, 25);
    const written = events.flatMap(({ message }: { message?: string }) => message ?? []);
    assert.equal(new Set(written).size, 25);
    const positions = events.map(({ position }: { position: number }) => position);
    assert.deepEqual(
      positions,
      positions.map((_: number, nth: number) => nth + 1),
    );
  });

  test("is made from a chat with its visitor, its tags and what was said", async () => {
    const { closedChat, property } = server.world;
    const ticket = await server.ok("ticket.create", {
      propertyId: property.id,
      chatId: closedChat.id,
      tags: ["follow-up"],
      notify: false,
    });
    assert.deepEqual(
      [ticket.source, ticket.chatId, ticket.personId, ticket.visitorId],
      [...["chat", closedChat.id, closedChat.personId, closedChat.visitorId]],
    );
    assert.deepEqual(ticket.tags, ["order", "tableware", "follow-up"]);
    assert.equal(ticket.requester.email, "giulia.marchetti@posta.example");
    assert.match(ticket.subject, /^Buongiorno, i piatti ocra/);
    assert.match(ticket.message, /Marco Ferri: Sopra i 90 euro è gratuita/);
    const found = await server.ok("ticket.list", { propertyId: property.id, chatId: closedChat.id });
    assert.equal(
      found.some(({ id }: { id: string }) => id === ticket.id),
      true,
    );
    const { body } = await server.call("ticket.create", {
      propertyId: property.id,
      chatId: server.world.otherChat.id,
    });
    assert.equal(body.message, "chatId");
  });

  test("is for a contact who is known already", async () => {
    const { closedChat, property } = server.world;
    const params = { propertyId: property.id, subject: "Gift", message: "Wrap it.", notify: false };
    const ticket = await server.ok("ticket.create", { ...params, personId: closedChat.personId });
    assert.deepEqual([ticket.requester.name, ticket.personId], ["Giulia Marchetti", closedChat.personId]);
    const nobody = await server.call("ticket.create", params);
    assert.deepEqual([nobody.status, nobody.body.message], [400, "requester"]);
  });

  test("tells nothing of a chat or a contact to who may not read them", async () => {
    const { closedChat, property } = server.world;
    const scopes = ["tickets_manage", "tickets_read", "chat_history_read", "contact_person_read"];
    const make = async (held: readonly string[], from: object) => {
      const { key } = await server.ok("keys.create", { name: "Tickets", scopes: held });
      const wish = { propertyId: property.id, subject: "Cups", notify: false, ...from };
      const { status, body } = await server.call("ticket.create", wish, { as: { key } });
      return [status, body.message, body.details?.[0]?.path].filter((one) => one !== undefined);
    };
    const fromChat = { chatId: closedChat.id };
    const fromContact = { personId: closedChat.personId, message: "Six cups." };
    const { chatId, personId } = { ...fromChat, ...fromContact };
    const without = (scope: string) => scopes.filter((one) => one !== scope);
    const refused = [403, "insufficient_scope"];
    assert.deepEqual(await make(without("chat_history_read"), fromChat), [...refused, "chatId"]);
    const written = { chatId, message: "Six cups." };
    assert.deepEqual(await make(without("chat_history_read"), written), [...refused, "chatId"]);
    const unknown = { chatId: "00000000-0000-1000-8000-000000000000" };
    assert.deepEqual(await make(without("chat_history_read"), unknown), [...refused, "chatId"]);
    assert.deepEqual(await make(without("contact_person_read"), fromContact), [...refused, "personId"]);
    assert.deepEqual(await make(without("contact_person_read"), fromChat), [200]);
    assert.deepEqual(await make(without("chat_history_read"), fromContact), [200]);
    assert.deepEqual(await make(scopes, { chatId, personId }), [200]);
  });

  test("is given to an agent within its department, or to a department, and is always somebody's", async () => {
    const { newcomer, department, otherDepartment } = server.world;
    const ticket = await ask(server);
    const assign = (more: object) => server.ok("ticket.assign", { ...at(ticket), notify: false, ...more });
    const toDepartment = await assign({ departmentId: department.id });
    assert.deepEqual(toDepartment.assignee, { id: department.id, name: "Orders", type: "department" });
    const toAgent = await assign({ agentId: newcomer.id });
    assert.deepEqual([toAgent.assignee.id, toAgent.departmentId], [newcomer.id, department.id]);
    const { status, body } = await server.call("ticket.assign", at(ticket));
    assert.deepEqual([status, body.message], [400, "agentId"]);
    const strangers = await server.call("ticket.assign", { ...at(ticket), departmentId: otherDepartment.id });
    assert.deepEqual([strangers.status, strangers.body.message], [400, "departmentId"]);
    assert.deepEqual((await entries(ticket)).slice(1), [
      "assign Aurora Bellini Orders",
      "assign Orders Luca Moretti",
    ]);
  });

  test("of who stops being a member is the department's, and of a department that goes the default one's", async () => {
    const { newcomer, defaultDepartment, property } = server.world;
    const propertyId = property.id;
    const made = await server.ok("departments.create", { propertyId, name: "Repairs", agentIds: [] });
    const departmentId = made.id ?? made.departmentId;
    const assignee = { agentId: newcomer.id, departmentId };
    const ticket = await ask(server, { assignee });
    const alone = await ask(server, { assignee: { agentId: newcomer.id } });
    await server.ok("members.remove", { propertyId, agentId: newcomer.id });
    assert.equal((await get(ticket)).assignee.id, departmentId);
    assert.equal((await get(alone)).assignee.id, defaultDepartment.id);
    await server.ok("departments.delete", { propertyId, departmentIds: [departmentId] });
    assert.equal((await get(ticket)).assignee.id, defaultDepartment.id);
    const listed = await server.ok("ticket.list", { propertyId, departmentId: defaultDepartment.id });
    assert.equal(
      listed.some(({ id }: { id: string }) => id === ticket.id),
      true,
    );
  });

  test("has tags, once each and fifty at most", async () => {
    const ticket = await ask(server, { tags: ["returns"] });
    const tags = (verb: string, names: readonly string[]) =>
      server.call(`ticket.${verb}-tags`, { ...at(ticket), tags: names });
    assert.deepEqual((await tags("add", ["returns", " big  order "])).body.data.tags, [
      "returns",
      "big order",
    ]);
    assert.deepEqual((await tags("remove", ["returns", "never"])).body.data.tags, ["big order"]);
    const many = (from: number) => Array.from({ length: 20 }, (_, nth) => `tag ${from + nth}`);
    await tags("add", many(0));
    await tags("add", many(20));
    assert.equal((await tags("add", many(40))).body.error, "too_many_tags");
    const { events } = await get(ticket);
    assert.deepEqual([events[1].tags, events[2].tags], [["big order"], ["returns"]]);
  });

  test("lies in the bin for thirty days, and is gone with all that belonged to it after", async () => {
    const ticket = await ask(server);
    await server.ok("ticket.add-note", { ...at(ticket), text: "Spam?" });
    await server.ok("ticket.delete", at(ticket));
    assert.equal((await server.call("ticket.get", at(ticket))).status, 404);
    assert.equal((await server.call("ticket.reply", { ...at(ticket), message: "?" })).status, 404);
    const bin = await server.ok("ticket.list", { propertyId: server.world.property.id, deleted: true });
    assert.equal(bin.find(({ id }: { id: string }) => id === ticket.id).deletedOn, bin[0].deletedOn);
    assert.equal((await server.ok("ticket.restore", at(ticket))).deletedOn, undefined);
    assert.equal((await server.call("ticket.restore", at(ticket))).body.error, "ticket_not_deleted");
    await server.ok("ticket.delete", at(ticket));
    server.clock.advance(31 * 86_400_000);
    const { pool } = server.database;
    await pool.query("select jobs.add_job('ticket.purge', '{}')");
    await server.drain();
    assert.equal((await server.call("ticket.restore", at(ticket))).status, 404);
    for (const table of ["ticket_messages", "ticket_history", "ticket_notes"]) {
      const { rows } = await pool.query(`select 1 from ${table} where ticket_id = $1`, [ticket.id]);
      assert.equal(rows.length, 0, table);
    }
  });

  test("carries files that were uploaded, each in one message", async () => {
    const { fileId } = await upload(server, "photo.txt", Buffer.from("It is broken here."));
    const ticket = await ask(server, { message: undefined, files: [fileId] });
    const [{ attachments, message }] = (await get(ticket)).events;
    assert.deepEqual([message, attachments[0].content.file.name], ["", "photo.txt"]);
    const again = await server.call("ticket.reply", { ...at(ticket), files: [fileId] });
    assert.deepEqual([again.status, again.body.message], [400, "files[0]"]);
    const { chat, property } = server.world;
    const inChat = await server.call("chat.send-message", {
      propertyId: property.id,
      chatId: chat.id,
      files: [fileId],
    });
    assert.equal(inChat.status, 400);
  });

  test("tells of each step with the ticket as it is after it, who did it, and from what to what", async () => {
    const { next } = await readAll(server.database.db);
    const ticket = await ask(server);
    await reply(ticket);
    await server.ok("ticket.update", { ...at(ticket), status: "closed", priority: "urgent" });
    await server.ok("ticket.add-tags", { ...at(ticket), tags: ["vip"] });
    await server.ok("ticket.delete", at(ticket));
    const { rows } = await readAll(server.database.db, next);
    const told = rows.filter(({ event }) => event.startsWith("ticket:"));
    assert.deepEqual(
      told.map(({ event }) => event),
      [
        ...["ticket:create", "ticket:reply", "ticket:status", "ticket:update", "ticket:status"],
        ...["ticket:tag", "ticket:delete"],
      ],
    );
    // biome-ignore lint/suspicious/noExplicitAny: payloads are checked against their schemas when they are emitted
    const [created, , answered, urgent, closed] = told.map(({ payload }) => payload as any);
    assert.equal(created.change.message, "The handle came off.");
    assert.deepEqual(
      [answered.status, answered.change.from, answered.change.to],
      ["pending", "open", "pending"],
    );
    assert.deepEqual([urgent.change.from, urgent.change.to], ["normal", "urgent"]);
    assert.deepEqual([closed.change.to, closed.change.by.name], ["closed", server.world.owner.name]);
  });
});

suite("A contact who is deleted", () => {
  const server = withServer();

  test("is named nowhere in their tickets any more, history included", async () => {
    const { ticket, property } = server.world;
    const at = { propertyId: property.id, ticketId: ticket.id };
    await server.ok("ticket.reply", { ...at, as: "visitor", message: "Any news?", notify: false });
    const { personId } = await server.ok("ticket.get", at);
    await server.ok("contact.person.delete", { propertyId: property.id, personId });
    const reply = await server.call("ticket.get", at);
    assert.equal(reply.status, 200);
    assert.doesNotMatch(reply.text, /Matteo|Riva/);
  });
});

suite("A note in a ticket", () => {
  const server = withServer();

  test("is read with a scope of its own, and by nobody who reads the ticket", async () => {
    const { property, ticket, agent } = server.world;
    const at = { propertyId: property.id, ticketId: ticket.id };
    const note = await server.ok("ticket.add-note", { ...at, text: "S3cret: he always complains." });
    assert.equal(note.agentId, server.world.owner.id);
    const notes = await server.ok("ticket.list-notes", at, { as: { session: agent.session } });
    assert.equal(notes.at(-1).text, note.text);
    const { key } = await server.ok("keys.create", { name: "Reader", scopes: ["tickets_read"] });
    assert.equal((await server.call("ticket.list-notes", at, { as: { key } })).status, 403);
    const shown = await server.call("ticket.get", at, { as: { key } });
    const listed = await server.call("ticket.list", { propertyId: property.id }, { as: { key } });
    const heard = await server.call("events.list", { propertyId: property.id, after: "0" }, { as: { key } });
    for (const { text } of [shown, listed, heard]) assert.doesNotMatch(text, /S3cret/);
    const { status, messageCount } = shown.body.data;
    assert.deepEqual([status, messageCount], ["open", 1], "it is no answer");
  });
});
