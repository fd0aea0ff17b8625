// What a client that follows the events promises itself: its copy of a chat is what chat.get answers, whatever happens.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { apply, emptyState, hold, type State } from "../../../../../packages/sdk/src/index.ts";
import { assertFollowed, eventsAfter, readState } from "../../conformance/followed.ts";
import { withServer } from "../../testing/server.ts";
import { chatEndGone } from "./chat.jobs.ts";

suite("A copy of the chats", () => {
  const server = withServer();
  const agent = () => ({ as: { key: server.world.agent.key } });

  /** Takes one step after another, and compares after each. */
  async function follow(steps: readonly (readonly [string, object, object?])[]): Promise<void> {
    for (const [method, params, options] of steps) {
      server.clock.advance(7_350);
      const before = await readState(server);
      await server.ok(method, { propertyId: server.world.property.id, ...params }, options);
      await assertFollowed(server, before);
    }
  }

  test("stays true through the life of one", async () => {
    const { department, newcomer } = server.world;
    const { id: chatId } = await server.ok("chat.start", {
      propertyId: server.world.property.id,
      visitor: { name: "Chiara Rinaldi", email: "chiara@rinaldi.example" },
      message: "Buongiorno",
    });
    server.clock.advance(70_000);
    await follow([
      ["chat.start", { visitor: { name: "Pia" }, message: "Hello", departmentId: department.id }],
      ["chat.send-message", { chatId, text: "C'è qualcuno?", as: "visitor" }],
      ["chat.join", { chatId }, agent()],
      ["chat.send-message", { chatId, text: "Eccomi." }, agent()],
      ["chat.send-message", { chatId, text: "Anch'io." }],
      ["chat.send-note", { chatId, text: "Cliente affezionata." }, agent()],
      ["chat.mark-read", { chatId }],
      ["chat.add-tags", { chatId, tags: ["stock", "order"] }],
      ["chat.remove-tags", { chatId, tags: ["stock"] }],
      ["chat.rate", { chatId, rating: 1 }],
      ["chat.assign", { chatId, agentId: newcomer.id }],
      ["chat.assign", { chatId }],
      ["chat.transfer", { chatId, departmentId: department.id }, agent()],
      ["chat.leave", { chatId }],
      ["chat.end", { chatId }],
      ["chat.send-message", { chatId, text: "Ancora una cosa.", as: "visitor" }],
      ["chat.send-message", { chatId, text: "Dica pure." }],
      ["chat.end", { chatId, as: "visitor" }],
      ["chat.reopen", { chatId }],
      ["chat.remove-tags", { chatId, tags: ["order"] }],
      ["chat.delete", { chatId }],
      ["chat.restore", { chatId }],
    ]);
  });

  test("stays true when time ends a chat", async () => {
    const { property, chat } = server.world;
    const params = { propertyId: property.id, chatId: chat.id };
    const before = await readState(server);
    server.clock.advance(60 * 60_000);
    await server.app.pipeline.perform(chatEndGone, params);
    assert.equal((await server.ok("chat.get", params)).status, "closed");
    await assertFollowed(server, before);
  });

  test("knows what no snapshot tells: whose it is, who is in it, what was read, what was noted", async () => {
    const { property, department, chat, newcomer } = server.world;
    const params = { propertyId: property.id, chatId: chat.id };
    const { state, cursor } = await readState(server);
    await server.ok("chat.reopen", params);
    await server.ok("chat.join", params);
    await server.ok("chat.transfer", { ...params, departmentId: department.id }, agent());
    await server.ok("chat.assign", { ...params, agentId: newcomer.id });
    await server.ok("chat.send-note", { ...params, text: "Importante." });
    await server.ok("chat.mark-read", params);
    const events = await eventsAfter(server, cursor);
    const held = events.reduce(apply, state).chats.get(chat.id);
    const { owner } = server.world;
    assert.ok(held);
    assert.equal(held?.isLive, true);
    assert.equal(held?.agentId, newcomer.id);
    assert.equal(held?.departmentId, department.id);
    assert.deepEqual(held?.presentAgentIds, [owner.id]);
    assert.deepEqual(
      held?.notes.map(({ text }) => text),
      ["Importante."],
    );
    assert.equal(held?.agentReadOn, new Date(server.clock.nowMs()).toISOString());
    assert.equal(held?.visitorReadOn, undefined);
    const work = await server.ok("chat.get-inbox", params);
    const read = hold(hold(emptyState(property.id), { chats: [held.chat] }), { inbox: [work] });
    const { isLive, agentId, departmentId, presentAgentIds } = held;
    const told = read.chats.get(chat.id);
    assert.deepEqual(
      { ...told, messageIds: [], notes: [], agentReadOn: "" },
      { ...told, isLive, agentId, departmentId, presentAgentIds, messageIds: [], notes: [], agentReadOn: "" },
    );
    // Twice is as good as once.
    assert.deepEqual([...events, ...events].reduce(apply, state).chats.get(chat.id), held);
  });

  test("says which chats it lacks", async () => {
    const { property, closedChat } = server.world;
    const params = { propertyId: property.id, chatId: closedChat.id };
    let state: State = emptyState(property.id);
    const { next: cursor } = await server.ok("events.list");
    await server.ok("chat.reopen", params);
    const events = await eventsAfter(server, cursor);
    state = events.reduce(apply, state);
    assert.deepEqual([...state.missingChatIds], [closedChat.id]);
    state = hold(state, { chats: [await server.ok("chat.get", params)] });
    assert.deepEqual([...state.missingChatIds], []);
    assert.equal(state.chats.get(closedChat.id)?.chat.status, "open");
    assert.equal(events.reduce(apply, emptyState(server.world.sandbox.id)).chats.size, 0);
  });
});
