// What files promise when they are kept in an S3-compatible store.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import sharp from "sharp";
import { sql } from "../../kernel/db.ts";
import { type S3Like, startS3 } from "../../testing/s3.ts";
import { startTestServer, type TestServer } from "../../testing/server.ts";
import { put, upload } from "../../testing/upload.ts";

suite("files in an S3-compatible store", () => {
  let store: S3Like;
  let server: TestServer;
  let stop: () => Promise<void>;
  before(async () => {
    store = await startS3();
    ({ server, stop } = await startTestServer({
      S3_ENDPOINT: store.endpoint,
      S3_BUCKET: store.bucket,
      S3_REGION: store.region,
      S3_ACCESS_KEY_ID: store.accessKeyId,
      S3_SECRET_ACCESS_KEY: store.secretAccessKey,
      S3_FORCE_PATH_STYLE: "true",
    }));
  });
  after(async () => {
    await stop();
    await store.close();
  });
  const local = (url: string) => server.url + new URL(url).pathname;

  test("lie there alone, signed for, and are served as from disk", async () => {
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#b54708" } })
      .png()
      .toBuffer();
    const file = await upload(server, "smalto.png", bytes);
    assert.deepEqual(store.refused, []);
    assert.equal(store.objects.size, 2);
    for (const key of store.objects.keys()) assert.match(key, /^\/attachments\/[0-9a-f]{2}\/[0-9a-f]{38}$/);
    assert.deepEqual(readdirSync(join(server.dataDir, "files", "incoming")), []);
    const reply = await fetch(local(file.url));
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), bytes);
    const part = await fetch(local(file.url), { headers: { range: "bytes=1-3" } });
    assert.deepEqual([part.status, await part.text()], [206, "PNG"]);
    assert.equal((await fetch(local(file.thumbnailUrl))).headers.get("content-type"), "image/webp");
  });

  test("are removed there too", async () => {
    const { propertyId, fileId } = await upload(server, "note.txt", Buffer.from("note"));
    const before = store.objects.size;
    await server.ok("files.delete", { propertyId, fileId });
    await sql`select jobs.add_job('files.purge', '{}'::json)`.execute(server.database.db);
    await server.drain();
    assert.equal(store.objects.size, before - 1);
  });

  test("can be sent again when the store was away", async () => {
    const params = { propertyId: server.world.property.id, name: "again.txt", size: 5 };
    const { uploadUrl } = await server.ok("files.create", params);
    store.broken = true;
    const refused = await put(uploadUrl, "again");
    assert.equal(refused.status, 503);
    store.broken = false;
    const { body } = await put(uploadUrl, "again");
    store.broken = true;
    assert.equal((await fetch(local(body.data.url))).status, 503);
    store.broken = false;
    assert.equal(await (await fetch(local(body.data.url))).text(), "again");
  });
});
