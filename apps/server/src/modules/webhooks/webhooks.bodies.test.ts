// The bodies of what really happened, made of rows as the ledger hands them out.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { validatorOf } from "../../kernel/schema.ts";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";
import { chatTranscript } from "../chat/chat.jobs.ts";
import { bodyOf, bodySchema, exportedEvents } from "./webhooks.catalogue.ts";

suite("What happens", () => {
  const server = withServer();

  // biome-ignore lint/suspicious/noExplicitAny: each is checked against its schema here
  async function bodiesSince(count: number): Promise<any[]> {
    const { rows } = await readAll(server.database.db);
    const property = { id: server.world.property.id, name: "Bottega Aurora" };
    return rows
      .slice(count)
      .filter(({ event }) => exportedEvents.has(event))
      .map(({ event, payload, at }) => bodyOf({ event, payload, at, property }));
  }

  test("is told in bodies of their schemas, and a chat starts with what a person says", async () => {
    const { property, agent, newcomer } = server.world;
    const before = (await readAll(server.database.db)).rows.length;
    const ok = (method: string, params: object, options?: object) =>
      server.ok(method, { propertyId: property.id, ...params }, options);
    const visitor = { name: "Livia Conti", email: "livia@conti.example" };
    const { id: chatId, visitor: known } = await ok("chat.start", { visitor, message: "Buongiorno" });
    await ok("chat.send-note", { chatId, text: "Cliente affezionata." }, { as: { key: agent.key } });
    await ok("chat.send-message", { chatId, text: "Eccomi." }, { as: { key: agent.key } });
    await ok("chat.add-tags", { chatId, tags: ["order"] });
    await ok("chat.rate", { chatId, rating: 1 });
    await ok("chat.assign", { chatId, agentId: newcomer.id });
    await ok("chat.end", { chatId });
    await ok("chat.invite", { visitorId: known.id, message: "Posso aiutarla?" }, { as: { key: agent.key } });
    const endedOn = new Date(server.clock.nowMs()).toISOString();
    await server.app.pipeline.perform(chatTranscript, { propertyId: property.id, chatId, endedOn });
    const bodies = await bodiesSince(before);
    for (const body of bodies) {
      const schema = bodySchema(body.event);
      assert.ok(schema, `${body.event} has a schema`);
      assert.deepEqual(validatorOf(schema).problems(body), { faults: [], unknown: [] }, body.event);
    }
    const of = (name: string) => bodies.filter(({ event }) => event === name);
    assert.deepEqual(
      of("chat:start").map(({ message }) => [message.text, message.sender.type]),
      [
        ["Buongiorno", "visitor"],
        ["Posso aiutarla?", "agent"],
      ],
      "a note starts nothing",
    );
    assert.equal(of("chat:end")[0].visitor.email, visitor.email);
    const [transcript] = of("chat:transcript_created");
    assert.equal("chatId" in transcript, false);
    assert.deepEqual(
      transcript.chat.messages.map(({ type, msg }: { type: string; msg: string }) => [type, msg]),
      [
        ["msg", "Buongiorno"],
        ["agent-join", ""],
        ["msg", "Eccomi."],
      ],
    );
    assert.deepEqual(of("chat:tag")[0].chat.tags, ["order"]);
  });
});
