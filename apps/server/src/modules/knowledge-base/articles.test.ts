// What articles promise: several translations of one, faults told with their path, addresses that stay unique, a bin.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";

suite("An article", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const primary = "primary" as const;
  const create = (content: object, meta: object = {}) =>
    server.call("knowledge-base.article.create", {
      ...at(),
      article: { content: { siteId: primary, title: "Glazes", ...content }, meta },
    });
  const made = async (content: object, meta: object = {}): Promise<string> => {
    const reply = await create(content, meta);
    assert.equal(reply.status, 200, reply.text);
    return reply.body.data.article.id;
  };
  const get = async (articleId: string, siteId: string = primary) =>
    (await server.ok("knowledge-base.article.get", { ...at(), articleId, siteId })).article;
  const update = (articleId: string, article: object) =>
    server.call("knowledge-base.article.update", { ...at(), articleId, article });
  const whole = { siteId: primary, title: "Glazes", status: "draft", subtitle: "", author: null };

  test("is not written over by whoever has not seen what was saved since", async () => {
    const articleId = await made({ title: "Two who write" });
    const { updatedAt } = (await get(articleId)).content;
    const save = (title: string, more: object = {}) =>
      server.call("knowledge-base.article.update", {
        ...{ ...at(), articleId, article: { content: { ...whole, title } } },
        ...more,
      });
    server.clock.advance(1_000);
    assert.equal((await save("The first", { updatedAt: updatedAt })).status, 200);
    const second = await save("The second", { updatedAt: updatedAt });
    assert.deepEqual([second.status, second.body.error], [409, "article_changed"]);
    const { content } = await get(articleId);
    assert.equal(content.title, "The first");
    assert.equal((await save("The second", { updatedAt: content.updatedAt })).status, 200);
    assert.equal((await save("As clients of old do it")).status, 200);
  });

  test("is a draft by nobody, at an address of its own, unless it says otherwise", async () => {
    const first = await get(await made({ title: "Which glaze (for what)?" }));
    assert.deepEqual(Object.keys(first), ["id", "meta", "content"]);
    const { content, meta } = first;
    assert.equal(content.slug, "which-glaze-for-what");
    assert.deepEqual([content.status, content.author, content.subtitle], ["draft", null, ""]);
    assert.deepEqual(content.metadata, { banner: null, description: "" });
    assert.deepEqual(meta.sites, [{ id: "primary", author: null, status: "draft" }]);
    assert.equal(
      (await get(await made({ title: "Which glaze, for what" }))).content.slug,
      "which-glaze-for-what-2",
    );
    const taken = await create({ slug: "which-glaze-for-what" });
    assert.equal(taken.status, 409, taken.text);
    assert.equal(taken.body.error, "slug_taken");
    assert.equal((await create({ slug: "Which (glaze)" })).body.message, "article.content.slug");
  });

  test("tells the path of every fault", async () => {
    const { world } = server;
    const paragraph = { type: "paragraph", content: { text: "<p>Fine</p>" } };
    const cases: readonly (readonly [object, object, string])[] = [
      [
        { contents: [paragraph, paragraph, paragraph, { type: "paragraph", content: {} }] },
        {},
        "article.content.contents[3].content.text",
      ],
      [{ contents: [{ type: "song", content: {} }] }, {}, "article.content.contents[0].type"],
      [{ mood: "calm" }, {}, "article.content.mood"],
      [{ author: world.stranger.id }, {}, "article.content.author"],
      [{}, { categories: [{ id: world.otherCategory.id }] }, "article.meta.categories[0].id"],
      [{}, { categories: [{ id: world.category.id, colour: "red" }] }, "article.meta.categories[0].colour"],
      [
        {},
        { relatedArticles: [{ id: world.article.id }, { id: world.otherArticle.id }] },
        "article.meta.relatedArticles[1].id",
      ],
    ];
    for (const [content, meta, path] of cases) {
      const reply = await create(content, meta);
      assert.equal(reply.status, 400, reply.text);
      assert.equal(reply.body.message, path);
    }
    assert.equal(
      (await update(world.article.id, { content: { siteId: primary, title: "x" } })).body.message,
      "article.content.status",
    );
  });

  test("takes what the other service wrongly refuses: metadata at once, and names of categories", async () => {
    const { category } = server.world;
    const id = await made(
      {
        metadata: {
          banner: { type: "url", content: "https://pictures.example/a.png" },
          description: "All about it",
        },
      },
      { categories: [{ id: category.id, name: "Orders and shipping" }] },
    );
    const { content, meta } = await get(id);
    assert.deepEqual(content.metadata, {
      banner: { type: "url", content: "https://pictures.example/a.png" },
      description: "All about it",
    });
    assert.deepEqual(meta.categories, [{ id: category.id, primary: true, name: "Orders and shipping" }]);
  });

  test("cleans the HTML of its blocks", async () => {
    const text = '<p onclick="steal()">Hello <script>steal()</script><b>you</b></p>';
    const id = await made({ contents: [{ type: "paragraph", content: { text } }] });
    assert.equal((await get(id)).content.contents[0].content.text, "<p>Hello <b>you</b></p>");
  });

  test("has a text of its own on each site, with a status of its own", async () => {
    const { site, otherSite } = server.world;
    const id = await made({ title: "Cups", status: "published" });
    assert.equal((await get(id, site.id)).content, undefined);
    const translation = { ...whole, siteId: site.id.toUpperCase(), title: "Tazze", subtitle: "In gres" };
    assert.equal((await update(id, { content: translation })).status, 200);
    const { meta, content } = await get(id, site.id);
    assert.equal(content.title, "Tazze");
    assert.deepEqual(
      meta.sites.map((one: { id: string; status: string }) => [one.id, one.status]),
      [
        ["primary", "published"],
        [site.id, "draft"],
      ],
    );
    const { articles } = await server.ok("knowledge-base.article.list", at());
    assert.equal(articles.find((one: { id: string }) => one.id === id)?.title, "Cups");
    const theirs = await update(id, { content: { ...translation, siteId: otherSite.id } });
    assert.equal(theirs.status, 404, theirs.text);
  });

  test("keeps its blocks, slug and metadata when a change leaves them out", async () => {
    const contents = [{ type: "divider", content: { type: "line-min" } }];
    const id = await made({ contents, metadata: { description: "Kept" } });
    const { slug } = (await get(id)).content;
    await update(id, { content: { ...whole, title: "Glazes, renamed" } });
    const { content } = await get(id);
    assert.deepEqual(
      [content.slug, content.contents, content.metadata.description],
      [slug, contents, "Kept"],
    );
    await update(id, { content: { ...whole, contents: [] } });
    assert.deepEqual((await get(id)).content.contents, []);
  });

  test("tells members when it is published and when it no longer is", async () => {
    const id = await made({ title: "Told" });
    await update(id, { content: { ...whole, title: "Told", status: "published" } });
    await update(id, { content: { ...whole, title: "Told", status: "archived" } });
    const { rows } = await readAll(server.database.db);
    const told = rows
      .filter(({ payload }) => (payload as { id?: string }).id === id)
      .map(({ event }) => event);
    assert.deepEqual(told, [
      ...["article:create", "article:update", "article:publish", "article:update", "article:unpublish"],
    ]);
  });

  test("lies in the bin until it is restored or destroyed", async () => {
    const id = await made({
      title: "Soon gone",
      contents: [{ type: "code", content: { text: "zirconium" } }],
    });
    await server.ok("knowledge-base.article.delete", { ...at(), articleId: id });
    const lost = { ...at(), articleId: id, siteId: primary };
    assert.equal((await server.call("knowledge-base.article.get", lost)).status, 404);
    assert.equal(
      (await server.call("knowledge-base.article.delete", { ...at(), articleId: id })).status,
      404,
    );
    const bin = await server.ok("knowledge-base.article.list", { ...at(), deleted: true });
    assert.ok(
      bin.articles.some((one: { id: string }) => one.id === id),
      "the bin lists it",
    );
    await server.ok("knowledge-base.article.restore", { ...at(), articleId: id });
    assert.equal((await get(id)).content.title, "Soon gone");
    const again = await server.call("knowledge-base.article.restore", { ...at(), articleId: id });
    assert.equal(again.body.error, "not_deleted");
    await server.ok("knowledge-base.article.destroy", { ...at(), articleId: id });
    assert.equal((await server.call("knowledge-base.article.get", { ...lost, deleted: true })).status, 404);
  });

  test("is on one page of a list, whichever way one goes", async () => {
    for (let n = 0; n < 5; n++) await made({ title: `Page ${n}` });
    for (const field of ["title", "createdAt", "updatedAt"] as const) {
      const list = (more: object) =>
        server.ok("knowledge-base.article.list", { ...at(), sort: { field, order: "asc" }, ...more });
      const all: string[] = (await list({})).articles.map((one: { id: string }) => one.id);
      const forth: string[] = [];
      let page = await list({ limit: 3 });
      assert.equal(page.hasPrevious, false);
      for (;;) {
        forth.push(...page.articles.map((one: { id: string }) => one.id));
        assert.equal(page.total, all.length);
        if (!page.hasNext) break;
        page = await list({ limit: 3, next: page.next });
      }
      assert.deepEqual(forth, all);
      const back: string[] = [];
      for (;;) {
        back.unshift(...page.articles.map((one: { id: string }) => one.id));
        if (!page.hasPrevious) break;
        page = await list({ limit: 3, previous: page.previous });
        assert.equal(page.hasNext, true);
      }
      assert.deepEqual(back, all);
    }
    const wrong = await server.call("knowledge-base.article.list", { ...at(), next: "nonsense" });
    assert.equal(wrong.body.message, "next");
    for (const day of ["2026-11-31", "2027-02-29", "0000-01-01", "2026-13-01"]) {
      const place = ["updatedAt", "desc", `${day}T13:13:35.979000Z`, "6b058d7fba3b45c6d13f3a0e"];
      const next = Buffer.from(JSON.stringify(place)).toString("base64url");
      const reply = await server.call("knowledge-base.article.list", { ...at(), next });
      assert.deepEqual([reply.status, reply.body.message], [400, "next"], day);
    }
  });

  test("is found by site, author, category, status, visibility and day", async () => {
    const { world } = server;
    const titles = async (filters: object) =>
      (
        await server.ok("knowledge-base.article.list", { ...at(), filters, sort: { field: "title" } })
      ).articles
        .map((one: { title: string }) => one.title)
        .filter((title: string) =>
          ["Repairing with gold", "Shipping times and costs", "How we pack fragile parcels"].includes(title),
        );
    assert.deepEqual(await titles({ site: [world.site.id] }), ["Shipping times and costs"]);
    assert.deepEqual(await titles({ author: [world.agent.id], status: "draft" }), ["Repairing with gold"]);
    assert.deepEqual(await titles({ category: [world.category.id], visibility: "public" }), [
      "Shipping times and costs",
    ]);
    assert.deepEqual(await titles({ visibility: "private" }), ["How we pack fragile parcels"]);
    assert.deepEqual(await titles({ createdAt: { to: "2026-10-01T00:00:00Z" } }), []);
  });
});
