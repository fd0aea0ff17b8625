// What pictures promise: small, square, ours, and harmless.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import sharp from "sharp";
import { withServer } from "../../../testing/server.ts";

suite("The picture", () => {
  const server = withServer();
  const as = () => ({ session: server.world.agent.session });
  const set = (image: string | null) => server.call("agent.set-picture", { image }, { as: as() });
  const draw = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#0B6E5F" } });

  test("is drawn anew as a square of 256 pixels, at an address that may be kept for ever", async () => {
    const photo = await draw(900, 600)
      .withExif({ IFD0: { Copyright: "Marco" } })
      .jpeg()
      .toBuffer();
    const { picture } = await server.ok(
      "agent.set-picture",
      { image: photo.toString("base64") },
      { as: as() },
    );
    const reply = await fetch(`${server.url}${picture}`);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get("content-type"), "image/webp");
    assert.equal(reply.headers.get("x-content-type-options"), "nosniff");
    assert.match(reply.headers.get("cache-control") ?? "", /immutable/);
    const meta = await sharp(Buffer.from(await reply.arrayBuffer())).metadata();
    assert.deepEqual([meta.width, meta.height, meta.format, meta.exif], [256, 256, "webp", undefined]);
    assert.equal((await server.ok("agent.me", {}, { as: as() })).picture, picture);
  });

  test("can be taken away, and its address answers no more", async () => {
    const photo = (await draw(300, 300).png().toBuffer()).toString("base64");
    const { picture } = await server.ok("agent.set-picture", { image: photo }, { as: as() });
    assert.equal("picture" in (await server.ok("agent.set-picture", { image: null }, { as: as() })), false);
    assert.equal((await fetch(`${server.url}${picture}`)).status, 404);
    assert.equal((await fetch(`${server.url}/pictures/x/y`)).status, 404);
  });

  test("is refused when it is no picture, another kind of file, or unfolds to too much", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`;
    const bomb = await draw(6000, 6000).png({ compressionLevel: 9 }).toBuffer();
    assert.ok(bomb.length < 700 * 1024);
    const truncated = (await draw(300, 300).png().toBuffer()).subarray(0, 60);
    const gif = await draw(9, 9).gif().toBuffer();
    for (const file of [Buffer.from("not a picture"), Buffer.from(svg), bomb, truncated, gif]) {
      const reply = await set(file.toString("base64"));
      assert.equal(reply.status, 400, file.toString("latin1", 0, 8));
      assert.equal(reply.body.details[0].path, "image");
    }
    assert.equal((await set("%%%")).status, 400);
    assert.equal((await set("A".repeat(960_000))).status, 400);
  });
});
