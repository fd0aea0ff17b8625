// What a team promises each other in chats: who takes one, who hands it on, and what stays among agents.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { outbox } from "../../testing/outbox.ts";
import { withServer } from "../../testing/server.ts";
import { touchConnected } from "../account/index.ts";
import { chatEndGone, chatPurge, chatSweep } from "./chat.jobs.ts";

suite("In a team", () => {
  const server = withServer();
  const at = (chat: { id: string }) => ({ propertyId: server.world.property.id, chatId: chat.id });
  const start = (more: object = {}) =>
    server.ok("chat.start", {
      propertyId: server.world.property.id,
      visitor: { name: "Ada Neri" },
      message: "Buongiorno!",
      ...more,
    });
  const events = async (chat: { id: string }) => {
    const { rows } = await readAll(server.database.db);
    return rows.filter(({ payload }) => JSON.stringify(payload).includes(chat.id));
  };
  const get = (chat: { id: string }) => server.ok("chat.get", at(chat));

  test("a note is read by agents with the right to, and by nobody else in any way", async () => {
    const chat = await start();
    const secret = "Cliente difficile, chiamare prima.";
    const note = await server.ok("chat.send-note", { ...at(chat), text: secret });
    assert.deepEqual(await server.ok("chat.list-notes", at(chat)), [note]);
    const { property, owner } = server.world;
    const narrow = await server.ok(
      "keys.create",
      { name: "Reader", scopes: ["chat_history_read"] },
      { as: { session: owner.session } },
    );
    const as = { key: narrow.key };
    assert.equal((await server.call("chat.list-notes", at(chat), { as })).status, 403);
    const read = await server.call("chat.get", at(chat), { as });
    assert.equal(read.status, 200);
    assert.ok(!read.text.includes(secret));
    assert.equal(read.body.data.messageCount, 1);
    const told = (await events(chat)).filter(({ payload }) => JSON.stringify(payload).includes(secret));
    assert.deepEqual(
      told.map(({ event, audience }) => [event, audience]),
      [["chat:note", [`property:${property.id}:chat_notes_read`]]],
    );
  });

  test("a note sent again with its id is written once, and its id serves for no other", async () => {
    const chat = await start();
    const noteId = "0123456789abcdef01234567";
    const note = { ...at(chat), text: "Richiamare domani.", noteId };
    const first = await server.ok("chat.send-note", note);
    assert.equal(first.noteId, noteId);
    assert.deepEqual(await server.ok("chat.send-note", note), first);
    assert.deepEqual(await server.ok("chat.list-notes", at(chat)), [first]);
    const other = await server.call("chat.send-note", { ...note, text: "Altro." });
    assert.deepEqual([other.status, other.body.error], [409, "note_id_taken"]);
    const another = await start();
    await server.ok("chat.send-note", { ...note, ...at(another) });
  });

  test("several agents are in one chat, and each entry says who came and went", async () => {
    const chat = await start();
    const { agent, newcomer } = server.world;
    await server.ok("chat.join", at(chat), { as: { key: agent.key } });
    await server.ok("chat.join", at(chat), { as: { session: newcomer.session } });
    await server.ok("chat.join", at(chat), { as: { key: agent.key } });
    const left = await server.ok("chat.leave", at(chat), { as: { key: agent.key } });
    assert.deepEqual(
      left.messages.map((one: { type: string; sender: { n?: string } }) => [one.type, one.sender.n]),
      [
        ["msg", undefined],
        ["agent-join", agent.name],
        ["agent-join", newcomer.name],
        ["agent-leave", agent.name],
      ],
    );
    assert.deepEqual(left.agents, [agent.id, newcomer.id]);
    const again = await server.call("chat.leave", at(chat), { as: { key: agent.key } });
    assert.equal(again.body.error, "not_in_chat");
  });

  test("a chat is assigned and handed on, to agents of the property alone", async () => {
    const chat = await start();
    const { agent, newcomer, stranger, department } = server.world;
    await server.ok("chat.assign", { ...at(chat), agentId: newcomer.id });
    const outsider = await server.call("chat.assign", { ...at(chat), agentId: stranger.id });
    assert.equal(outsider.body.message, "agentId");
    await server.ok("chat.join", at(chat), { as: { key: agent.key } });
    const to = { ...at(chat), departmentId: department.id };
    const handed = await server.ok("chat.transfer", to, { as: { key: agent.key } });
    assert.equal(handed.messages.at(-1).type, "agent-leave");
    const last = (await events(chat)).findLast(({ event }) => event === "chat:transfer");
    assert.deepEqual(last?.payload, {
      propertyId: server.world.property.id,
      chatId: chat.id,
      departmentId: department.id,
    });
    const both = await server.call("chat.transfer", { ...to, agentId: agent.id });
    assert.equal(both.status, 400);
  });

  test("a department's rule gives each chat to one agent, and never more than the limit at once", async () => {
    const { property, department, agent, newcomer } = server.world;
    await touchConnected(server.database.db, [agent.id, newcomer.id], new Date(server.clock.nowMs()));
    const set = { propertyId: property.id, departmentId: department.id };
    await server.ok("departments.update", {
      ...set,
      agentIds: [agent.id, newcomer.id],
      assignment: "round-robin",
      chatsPerAgent: 3,
    });
    const busy = (
      await server.ok("chat.list", { propertyId: property.id, agentId: agent.id, state: "served" })
    ).length;
    const made = await Promise.all(Array.from({ length: 8 }, () => start({ departmentId: department.id })));
    const owners = await Promise.all(
      made.map(async (chat) => {
        const given = (await events(chat)).find(({ event }) => event === "chat:assign")?.payload;
        return (given as { agentId?: string } | undefined)?.agentId;
      }),
    );
    const given = (id: string | undefined) => owners.filter((one) => one === id).length;
    assert.equal(given(newcomer.id), owners.filter(Boolean).length - given(agent.id));
    assert.ok(given(agent.id) + busy >= 3 && given(agent.id) <= 3);
    assert.ok(given(newcomer.id) <= 3 && given(newcomer.id) >= 1);
    assert.ok(given(undefined) >= 2, "the rest waits for whoever comes first");
    const shown = await server.ok("departments.update", { ...set, assignment: "everyone", chatsPerAgent: 0 });
    assert.equal(shown.assignment, "everyone");
    assert.equal("chatsPerAgent" in shown, false);
  });

  test("a chat ends by itself 120 s after its visitor went idle; unanswered, it is missed", async () => {
    const [waiting, answered] = [await start(), await start()];
    await server.ok("chat.send-message", { ...at(answered), text: "Buongiorno a lei!" });
    const { pipeline } = server.app;
    const sweep = async () => {
      await pipeline.perform(chatSweep, {});
      await server.drain();
    };
    server.clock.advance(11 * 60_000);
    await sweep();
    assert.equal((await events(waiting)).filter(({ event }) => event === "chat:end").length, 0);
    server.clock.advance(60_000);
    for (const chat of [waiting, answered]) await pipeline.perform(chatEndGone, at(chat));
    await pipeline.perform(chatEndGone, at(answered));
    assert.equal((await get(waiting)).status, "open");
    assert.equal((await get(answered)).status, "closed");
    for (const chat of [waiting, answered]) {
      const ends = (await events(chat)).filter(({ event }) => event === "chat:end");
      assert.equal(ends.length, 1);
      assert.deepEqual(
        ends.map(({ payload }) => (payload as { by: string }).by),
        ["time"],
      );
    }
    const missed = await server.ok("chat.list", { propertyId: server.world.property.id, state: "missed" });
    assert.ok(missed.some(({ id }: { id: string }) => id === waiting.id));
  });

  test("tags and a rating are kept, each change told once", async () => {
    const chat = await start({ tags: ["order"] });
    await server.ok("chat.add-tags", { ...at(chat), tags: ["gift", "order"] });
    await server.ok("chat.add-tags", { ...at(chat), tags: ["gift"] });
    assert.deepEqual((await server.ok("chat.remove-tags", { ...at(chat), tags: ["order"] })).tags, ["gift"]);
    const bare = await server.ok("chat.remove-tags", { ...at(chat), tags: ["gift"] });
    assert.equal("tags" in bare, false);
    const many = Array.from({ length: 20 }, (_, n) => `tag ${n}`);
    await server.ok("chat.add-tags", { ...at(chat), tags: many });
    await server.ok("chat.add-tags", { ...at(chat), tags: many.map((tag) => `more ${tag}`) });
    const over = await server.call("chat.add-tags", { ...at(chat), tags: many.map((tag) => `yet ${tag}`) });
    assert.equal(over.body.error, "too_many_tags");
    assert.equal((await server.ok("chat.rate", { ...at(chat), rating: -1 })).rating, -1);
    await server.ok("chat.rate", { ...at(chat), rating: -1 });
    const told = (await events(chat)).map(({ event }) => event);
    assert.equal(told.filter((event) => event === "chat:rate").length, 1);
    assert.equal(told.filter((event) => event === "chat:tag").length, 5);
  });

  test("a chat is read once, however often it is marked", async () => {
    const chat = await start();
    for (let n = 0; n < 2; n++) await server.ok("chat.mark-read", at(chat));
    assert.equal((await events(chat)).filter(({ event }) => event === "chat:read").length, 1);
    await server.ok("chat.send-message", { ...at(chat), as: "visitor", text: "Ci siete?" });
    await server.ok("chat.mark-read", at(chat));
    assert.equal((await events(chat)).filter(({ event }) => event === "chat:read").length, 2);
  });

  test("a deleted chat is gone, can be restored, and is gone for good after 30 days", async () => {
    const [kept, lost] = [await start(), await start()];
    await server.ok("chat.delete", at(kept));
    await server.ok("chat.delete", at(lost));
    assert.equal((await server.call("chat.get", at(kept))).status, 404);
    const late = await server.call("chat.send-message", { ...at(kept), as: "visitor", text: "?" });
    assert.equal(late.status, 404);
    assert.deepEqual((await server.ok("chat.restore", at(kept))).messages, kept.messages);
    assert.equal((await server.call("chat.restore", at(kept))).body.error, "chat_not_deleted");
    server.clock.advance(30 * 86_400_000);
    await server.app.pipeline.perform(chatPurge, {});
    const as = { key: server.world.owner.key };
    assert.equal((await server.call("chat.restore", at(lost), { as })).status, 404);
    assert.equal((await get(kept)).id, kept.id);
  });

  test("a transcript is mailed in the property's language and hours, without notes", async () => {
    const { property, closedChat } = server.world;
    await server.ok("chat.send-transcript", at(closedChat));
    await server.ok("chat.send-transcript", {
      ...at(closedChat),
      email: "boss@shop.example",
      language: "en",
    });
    const mails = await outbox(server);
    const italian = mails.find(({ to }) => to === "giulia.marchetti@posta.example");
    assert.equal(italian?.subject, `La tua conversazione con ${property.name}`);
    assert.match(italian.text, /27 ottobre 2026/);
    assert.match(italian.text, /06:50 {1,2}Giulia Marchetti: Buongiorno, i piatti ocra/);
    assert.doesNotMatch(italian.text, /Natale/);
    const english = mails.find(({ to }) => to === "boss@shop.example");
    assert.equal(english?.subject, `Your conversation with ${property.name}`);
    const nobody = await start();
    assert.equal((await server.call("chat.send-transcript", at(nobody))).body.message, "email");
  });
});
