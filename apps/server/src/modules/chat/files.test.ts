// What messages with files promise, to agents and visitors: five at most, each in one message, nobody else's, and gone
// with their chat.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { sql } from "../../kernel/db.ts";
import { withServer } from "../../testing/server.ts";
import { put, upload } from "../../testing/upload.ts";
import { drawId, visit } from "../../testing/visit.ts";

const DAY_MS = 86_400_000;

suite("files in messages", () => {
  const server = withServer(UNLIMITED);
  const at = () => ({ propertyId: server.world.property.id, chatId: server.world.chat.id });
  const send = (more: object) => server.call("chat.send-message", { ...at(), ...more });
  const note = (name = "nota.txt") => upload(server, name, Buffer.from(name));
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });

  test("go with words or without, in the order asked for", async () => {
    const [first, second] = [await note("uno.txt"), await note("due.txt")];
    const { body } = await send({ files: [second.fileId, first.fileId] });
    const { message } = body.data;
    assert.equal(message.msg, "");
    assert.deepEqual(
      message.attchs.map((one: { content: { file: { name: string } } }) => one.content.file.name),
      ["due.txt", "uno.txt"],
    );
    const { fileId: _, propertyId: __, ...facts } = second;
    assert.deepEqual(message.attchs[0], { type: "file", content: { file: facts } });
    const third = await note("tre.txt");
    const spoken = await send({ text: "Ecco.", files: [third.fileId] });
    assert.equal(spoken.body.data.message.msg, "Ecco.");
    const chat = await server.ok("chat.get", at());
    assert.deepEqual(chat.messages.at(-1), spoken.body.data.message);
    assert.equal(chat.messageCount, 5);
    const neither = await send({});
    assert.deepEqual([neither.status, neither.body.details[0].path], [400, "text"]);
  });

  test("are in one message each, five at most, and told apart from those that are not there", async () => {
    const file = await note();
    assert.equal((await send({ files: [file.fileId] })).status, 200);
    const fresh = await note();
    const again = await send({ files: [fresh.fileId, file.fileId, "f".repeat(24)] });
    assert.deepEqual(
      [again.status, again.body.details.map(({ path }: { path: string }) => path)],
      [400, ["files[1]", "files[2]"]],
    );
    assert.equal((await send({ files: [fresh.fileId] })).status, 200, "a refused message takes no file");
    const six = Array.from({ length: 6 }, (_, one) => `${one}`.repeat(24));
    assert.equal((await send({ files: six })).body.details[0].path, "files");
  });

  test("are sent twice under one message id and arrive once", async () => {
    const file = await note();
    const messageId = drawId();
    const sent = { text: "Il listino", files: [file.fileId], messageId };
    const [first, second] = [await send(sent), await send(sent)];
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.deepEqual(first.body.data, second.body.data);
  });

  test("of a visitor are theirs alone, and can begin a chat", async () => {
    const visitor = await arrive();
    const another = await arrive();
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==",
      "base64",
    );
    const { fileId, uploadUrl } = await visitor.ok("messenger.create-file", {
      name: "tazza.png",
      size: png.length,
    });
    const { status, body } = await put(uploadUrl, new Uint8Array(png));
    assert.equal(status, 200);
    const own = visitor.hello.snapshot.visitor.id.split("-").slice(1).join("-");
    assert.ok(new URL(body.data.url).pathname.startsWith(`/files/${at().propertyId}/v/${own}/`));
    const taken = await another.call("messenger.start-chat", { messageId: drawId(), files: [fileId] });
    assert.equal(taken.error, "validation_error");
    const agents = await send({ files: [fileId] });
    assert.equal(agents.status, 400, "an agent does not send a visitor's file either");
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), files: [fileId] });
    const { file } = chat.messages[0].attchs[0].content;
    assert.deepEqual([file.mimeType, file.width, file.height], ["image/png", 1, 1]);
    const theirs = await note();
    const reply = await visitor.call("messenger.send-message", {
      chatId: chat.id,
      messageId: drawId(),
      files: [theirs.fileId],
    });
    assert.equal(reply.error, "validation_error");
    for (const one of [visitor, another]) one.ws.terminate();
  });

  test("stay while their chat is in the bin, and go when it is gone for good", async () => {
    const { world, dataDir } = server;
    const { propertyId } = at();
    const chat = await server.ok("chat.start", { propertyId, visitor: { name: "Ada" }, message: "Salve" });
    const file = await note("addio.txt");
    const chatId = chat.id;
    await server.ok("chat.send-message", { propertyId, chatId, files: [file.fileId] });
    const url = server.url + new URL(file.url).pathname;
    const object = /\/([0-9a-f]{2})([0-9a-f]{38})\//.exec(url);
    const path = join(dataDir, "files", object?.[1] ?? "", object?.[2] ?? "");
    await server.ok("chat.delete", { propertyId, chatId }, { as: { key: world.owner.key } });
    server.clock.advance(2 * DAY_MS);
    const job = async (name: string) => {
      await sql`select jobs.add_job(${name}, '{}'::json)`.execute(server.database.db);
      await server.drain();
    };
    await job("files.purge");
    assert.equal((await fetch(url)).status, 200, "what is in a message does not expire");
    server.clock.advance(31 * DAY_MS);
    const said = () =>
      sql`select from chat_messages where chat_id = ${chatId}::uuid`.execute(server.database.db);
    assert.equal((await said()).rows.length, 3, "two messages, and who came");
    await job("chat.purge");
    assert.equal((await said()).rows.length, 0);
    assert.equal((await fetch(url)).status, 404);
    await job("files.purge");
    assert.equal(existsSync(path), false);
    assert.deepEqual(readdirSync(join(dataDir, "files", "incoming")), []);
  });
});
