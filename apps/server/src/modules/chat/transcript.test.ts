// What is told of a chat that has ended: at once who it was with, and once it has come to rest all that was said.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";
import { chatTranscript } from "./chat.jobs.ts";

suite("After a chat", () => {
  const server = withServer();
  const at = (chat: { id: string }) => ({ propertyId: server.world.property.id, chatId: chat.id });
  const start = (visitor: object) =>
    server.ok("chat.start", { propertyId: server.world.property.id, visitor, message: "Buongiorno!" });
  // biome-ignore lint/suspicious/noExplicitAny: payloads are checked against their schemas by the kernel
  const told = async (name: string, chat: { id: string }): Promise<any[]> => {
    const { rows } = await readAll(server.database.db);
    return rows
      .filter(({ event, payload }) => event === name && JSON.stringify(payload).includes(chat.id))
      .map(({ payload }) => payload);
  };
  /** The transcripts that are queued of a chat. */
  const queued = async (chat: { id: string }) =>
    (
      await sql<{ runAt: Date; payload: { propertyId: string; chatId: string; endedOn: string } }>`
        select j.run_at as "runAt", p.payload from jobs.jobs as j join jobs._private_jobs as p using (id)
        where j.key = ${`transcript:${chat.id}`}`.execute(server.database.db)
    ).rows;
  const perform = async (job: { payload: Parameters<typeof chatTranscript.run>[1] } | undefined) => {
    assert.ok(job, "a transcript is queued");
    await server.app.pipeline.perform(chatTranscript, job.payload);
  };

  test("its end says who it was with, as the visitor may hear it too", async () => {
    const chat = await start({
      name: "Nilde Fabbri",
      email: "nilde@fabbri.example",
      phone: "+39 055 000000",
    });
    await server.ok("chat.end", at(chat));
    const [{ visitor, visitorId, by }] = await told("chat:end", chat);
    assert.equal(by, "agent");
    assert.deepEqual(visitor, {
      id: visitorId,
      name: "Nilde Fabbri",
      email: "nilde@fabbri.example",
      city: "",
      country: "XX",
    });
  });

  test("its transcript is the chat with all that was said, three minutes after it came to rest", async () => {
    const chat = await start({ name: "Nilde Fabbri" });
    await server.ok("chat.send-message", { ...at(chat), text: "Buongiorno a lei!" });
    await server.ok("chat.end", at(chat));
    const [job] = await queued(chat);
    assert.equal(job?.runAt.getTime(), server.clock.nowMs() + 180_000);
    assert.deepEqual(await told("chat:transcript_created", chat), []);
    await perform(job);
    assert.deepEqual(await told("chat:transcript_created", chat), [await server.ok("chat.get", at(chat))]);
  });

  test("one that goes on is told when it has ended again, and then whole", async () => {
    const chat = await start({ name: "Nilde Fabbri" });
    await server.ok("chat.end", at(chat));
    const [first] = await queued(chat);
    server.clock.advance(30_000);
    await server.ok("chat.send-message", { ...at(chat), text: "Ancora una cosa.", as: "visitor" });
    await perform(first);
    server.clock.advance(30_000);
    await server.ok("chat.end", at(chat));
    await perform(first);
    assert.deepEqual(await told("chat:transcript_created", chat), []);
    const jobs = await queued(chat);
    assert.equal(jobs.length, 1, "the later end takes the place of the earlier");
    await perform(jobs[0]);
    const [transcript, ...more] = await told("chat:transcript_created", chat);
    assert.equal(transcript.messageCount, 2);
    assert.deepEqual(more, []);
  });

  test("what was put in the bin is not told", async () => {
    const chat = await start({ name: "Nilde Fabbri" });
    await server.ok("chat.end", at(chat));
    await server.ok("chat.delete", at(chat));
    await perform((await queued(chat))[0]);
    assert.deepEqual(await told("chat:transcript_created", chat), []);
  });
});
