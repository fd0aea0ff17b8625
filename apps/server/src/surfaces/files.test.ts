// What the client's upload promises, against a real server.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createClient, ParloError } from "../../../../packages/sdk/src/index.ts";
import { withServer } from "../testing/server.ts";

suite("the client's upload", () => {
  const server = withServer({ PUBLIC_URL: "https://chat.bottega-aurora.example" });
  const client = () => createClient({ baseUrl: server.url, key: server.world.owner.key });
  const data = new Blob(["27 cm"]);

  test("announces, sends and answers the file, on the address the client knows", async () => {
    const told: number[] = [];
    const { propertyId } = { propertyId: server.world.property.id };
    const file = await client().upload({
      propertyId,
      name: "measures.txt",
      data,
      onProgress: (sent) => told.push(sent),
    });
    assert.equal(file.mimeType, "text/plain");
    assert.match(file.url, /^https:\/\/chat\.bottega-aurora\.example\/files\//);
    assert.equal(told.at(-1), 5);
    assert.deepEqual(await client().files.get({ propertyId, fileId: file.fileId }), file);
  });

  test("throws what the server refused", async () => {
    const sending = client().upload({ propertyId: server.world.property.id, name: "photo.png", data });
    await assert.rejects(sending, (error) => {
      assert.ok(error instanceof ParloError);
      assert.deepEqual([error.code, error.status], ["file_type_refused", 415]);
      return true;
    });
  });

  test("can be broken off", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const sending = client().upload({ propertyId: server.world.property.id, name: "a.txt", data, signal });
    await assert.rejects(sending, /enough/);
  });
});
