// Pictures that were uploaded for articles: whose they are, what is one, and how long they stay.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import sharp from "sharp";
import { withServer } from "../../testing/server.ts";
import { put } from "../../testing/upload.ts";

suite("A picture for an article", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const draw = (width: number) =>
    sharp({ create: { width, height: 90, channels: 3, background: "#0b6e5f" } })
      .png()
      .toBuffer();
  const announce = (name: string, size: number, key?: string) =>
    server.call("knowledge-base.picture.create", { ...at(), name, size }, key ? { as: { key } } : undefined);
  const uploaded = async (name: string, width: number): Promise<string> => {
    const bytes = await draw(width);
    const { status, body } = await announce(name, bytes.length);
    assert.equal(status, 200);
    const sent = await put(body.data.uploadUrl, new Uint8Array(bytes));
    assert.deepEqual([sent.status, sent.body.data.width], [200, width]);
    return sent.body.data.url;
  };
  const content = (more: object) => ({ siteId: "primary", title: "Pictures", ...more });

  test("is announced by whoever writes articles, and by nobody else", async () => {
    const { key } = await server.ok("keys.create", { name: "Writer", scopes: ["knowledgebase_manage"] });
    assert.equal((await announce("a.png", 10, key)).status, 200);
    const { key: reader } = await server.ok("keys.create", {
      name: "Reader",
      scopes: ["knowledgebase_read"],
    });
    assert.equal((await announce("a.png", 10, reader)).status, 403);
  });

  test("is a picture, by its name and by its content", async () => {
    for (const name of ["notes.txt", "drawing.svg", "page.html", "picture"]) {
      const { status, body } = await announce(name, 10);
      assert.deepEqual([status, body.message], [400, "name"], name);
    }
    const { body } = await announce("false.png", 4);
    const sent = await put(body.data.uploadUrl, "text");
    assert.deepEqual([sent.status, sent.body.error], [415, "file_type_refused"]);
  });

  test("stays once an article was saved with it, and goes away after a day where none was", async () => {
    const { otherProperty } = server.world;
    const [inBlock, asBanner, unused] = [
      ...[
        await uploaded("block.png", 320),
        await uploaded("banner.png", 640),
        await uploaded("unused.png", 100),
      ],
    ];
    const image = { type: "image", content: { url: inBlock, alt: "Glazes" } };
    const { article } = await server.ok("knowledge-base.article.create", {
      ...at(),
      article: { content: content({ contents: [image] }) },
    });
    await server.ok("knowledge-base.article.update", {
      ...{ ...at(), articleId: article.id },
      article: {
        content: content({
          ...{ status: "draft", subtitle: "", author: null },
          metadata: { banner: { type: "url", content: asBanner } },
        }),
      },
    });
    // Whoever names another property's file in an article of their own keeps nothing there.
    await server.ok(
      "knowledge-base.article.create",
      {
        propertyId: otherProperty.id,
        article: { content: content({ contents: [{ type: "image", content: { url: unused } }] }) },
      },
      { as: { session: server.world.stranger.session } },
    );
    const found = async (url = "") => (await fetch(url)).status;
    assert.deepEqual([await found(inBlock), await found(asBanner), await found(unused)], [200, 200, 200]);
    server.clock.advance(26 * 3_600_000);
    await server.database.pool.query("select jobs.add_job('files.purge', '{}')");
    await server.drain();
    assert.deepEqual([await found(inBlock), await found(asBanner), await found(unused)], [200, 200, 404]);
  });
});
