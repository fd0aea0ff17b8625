// What the agents' inbox promises: every live chat is in the view it belongs to, and says whose it is and what is unread.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";
import { inboxCursor, inboxPlace } from "./inbox.rules.ts";

suite("The inbox", () => {
  const server = withServer();
  const here = () => ({ propertyId: server.world.property.id });
  const at = (chat: { id: string }) => ({ ...here(), chatId: chat.id });
  const start = (name: string) =>
    server.ok("chat.start", { ...here(), visitor: { name }, message: `${name} here` });
  const ids = async (more: object, as?: object) =>
    (await server.ok("chat.list-inbox", { ...here(), ...more }, as ? { as } : {})).map(
      ({ id }: { id: string }) => id,
    );
  const shown = (chat: { id: string }) => server.ok("chat.get-inbox", at(chat));

  test("has a new chat under unassigned, then under mine for whoever joined, and at last under closed", async () => {
    const { agent } = server.world;
    const chat = await start("Ivo");
    assert.ok((await ids({ view: "unassigned" })).includes(chat.id));
    assert.ok(!(await ids({ view: "mine" })).includes(chat.id));
    await server.ok("chat.join", at(chat));
    assert.ok(!(await ids({ view: "unassigned" })).includes(chat.id));
    assert.ok((await ids({ view: "mine" })).includes(chat.id));
    assert.ok(!(await ids({ view: "mine" }, { key: agent.key })).includes(chat.id));
    assert.ok((await ids({ view: "live" }, { key: agent.key })).includes(chat.id));
    await server.ok("chat.end", at(chat));
    assert.ok(!(await ids({ view: "live" })).includes(chat.id));
    assert.ok((await ids({ view: "closed" })).includes(chat.id));
    assert.ok((await ids({ view: "all", chatIds: [chat.id] })).includes(chat.id));
  });

  test("has what nobody answered under missed", async () => {
    assert.deepEqual(await ids({ view: "missed", size: 1 }), [server.world.missedChat.id]);
  });

  test("counts as unread what the visitor said after the last answer, until an agent has looked", async () => {
    const chat = await start("Ugo");
    assert.equal((await shown(chat)).unread, 1);
    const answer = await server.ok("chat.send-message", { ...at(chat), text: "Eccomi." });
    assert.equal((await shown(chat)).unread, 0);
    assert.equal((await shown(chat)).unansweredOn, undefined);
    server.clock.advance(1000);
    const first = await server.ok("chat.send-message", { ...at(chat), as: "visitor", text: "Uno" });
    server.clock.advance(1000);
    const second = await server.ok("chat.send-message", { ...at(chat), as: "visitor", text: "Due" });
    const now = await shown(chat);
    assert.equal(now.unread, 2);
    assert.equal(now.unansweredOn, first.message.time);
    assert.equal(now.lastMessage.messageId, second.messageId);
    assert.ok(now.messages.some(({ messageId }: { messageId: string }) => messageId === answer.messageId));
    await server.ok("chat.mark-read", at(chat));
    assert.equal((await shown(chat)).unread, 0);
    assert.equal((await shown(chat)).unansweredOn, first.message.time, "reading is not answering");
  });

  test("says that a chat is being handed over until its new agent has come in", async () => {
    const { agent } = server.world;
    const chat = await start("Pia");
    await server.ok("chat.join", at(chat));
    await server.ok("chat.transfer", { ...at(chat), agentId: agent.id });
    const handed = await shown(chat);
    assert.equal(handed.assignedAgentId, agent.id);
    assert.ok(handed.transferredOn);
    await server.ok("chat.join", at(chat), { as: { key: agent.key } });
    assert.equal((await shown(chat)).transferredOn, undefined);
    await server.ok("chat.assign", { ...at(chat), agentId: server.world.owner.id });
    assert.equal((await shown(chat)).transferredOn, undefined, "assigning hands nothing over");
  });

  test("is read page by page without a gap, and found by words", async () => {
    for (let number = 0; number < 7; number++) await start(`Nives ${number}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await server.call("chat.list-inbox", {
        ...here(),
        size: 3,
        ...(cursor && { cursor }),
      });
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.next;
    } while (cursor);
    assert.deepEqual(seen, await ids({ size: 100 }));
    assert.equal(new Set(seen).size, seen.length);
    assert.equal((await ids({ view: "all", query: "nives" })).length, 7);
  });

  test("is narrowed by status, tag, department, and who was in a chat or has it", async () => {
    const { agent, owner, property } = server.world;
    const { departmentId } = await server.ok("departments.create", { ...here(), name: "Filtri" });
    const [plain, tagged, theirs, moved] = [
      await start("Piano"),
      await start("Segnato"),
      await start("Suo"),
      await start("Passato"),
    ];
    await server.ok("chat.add-tags", { ...at(tagged), tags: ["filtro"] });
    await server.ok("chat.assign", { ...at(theirs), agentId: agent.id });
    await server.ok("chat.join", at(moved));
    await server.ok("chat.transfer", { ...at(moved), departmentId });
    await server.ok("chat.end", at(moved));
    const mine = [plain, tagged, theirs, moved].map(({ id }) => id);
    const among = async (filter: object) => {
      const { body } = await server.call("chat.list-inbox", {
        ...{ propertyId: property.id, view: "all", size: 1000 },
        ...filter,
      });
      const found: string[] = body.data.map(({ id }: { id: string }) => id);
      const one = await server.call("chat.list-inbox", {
        ...{ propertyId: property.id, view: "all", size: 1 },
        ...filter,
      });
      assert.equal(one.body.total, found.length, "the total is that of the filter");
      return mine.filter((id) => found.includes(id));
    };
    assert.deepEqual(await among({}), mine);
    assert.deepEqual(await among({ tags: ["filtro"] }), [tagged.id]);
    assert.deepEqual(await among({ agentId: agent.id.toUpperCase() }), [theirs.id]);
    assert.deepEqual(await among({ agentId: owner.id, tags: ["filtro"] }), []);
    assert.deepEqual(await among({ departmentId }), [moved.id]);
    assert.deepEqual(await among({ status: "closed" }), [moved.id]);
    assert.deepEqual(await among({ status: "open" }), [plain.id, tagged.id, theirs.id]);
    assert.deepEqual(await among({ view: "live", status: "closed" }), []);
    assert.deepEqual(await among({ view: "live", agentId: agent.id }), [theirs.id]);
  });

  test("counts history as it is", async () => {
    const count = async (view: string) =>
      (await server.call("chat.list-inbox", { ...here(), view, size: 1 })).body.total;
    for (const view of ["live", "missed", "closed", "all"])
      assert.equal(await count(view), (await ids({ view, size: 1000 })).length, view);
  });
});

test("a cursor is good for its own view alone", () => {
  const place = { at: new Date(1_700_000_000_000), chatId: "0a1b2c3d-0000-1000-8000-000000000000" };
  assert.deepEqual(inboxPlace("mine", inboxCursor("mine", place)), place);
  assert.equal(inboxPlace("live", inboxCursor("mine", place)), undefined);
  assert.equal(inboxPlace("mine", "nonsense"), undefined);
});
