// What readers must not see, looked for wherever they look: pages, the home page, search, the site map, feedback, the widget.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { renderBlocks } from "../../modules/knowledge-base/index.ts";
import { DOCUMENTS, withEvilDocuments } from "../../testing/evil-blocks.ts";
import { withServer } from "../../testing/server.ts";
import { visit } from "../../testing/visit.ts";
import { pageStyle } from "./colours.ts";

const kb = "/kb/bottega-aurora";

suite("Readers of a help centre", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const get = async (path: string) => {
    const reply = await fetch(server.url + kb + path, { redirect: "manual" });
    return { status: reply.status, text: await reply.text() };
  };
  const write = async (content: object, meta: object = {}): Promise<string> => {
    const article = { content: { siteId: "primary", status: "published", ...content }, meta };
    return (await server.ok("knowledge-base.article.create", { ...at(), article })).article.id;
  };
  const text = (words: string) => ({
    contents: [{ type: "paragraph", content: { text: `<p>${words}</p>` } }],
  });
  const change = (articleId: string, article: object) =>
    server.ok("knowledge-base.article.update", { ...at(), articleId, article });
  const standing = (content: { title: string; siteId?: string }, status: string) => ({
    content: { siteId: "primary", subtitle: "", author: null, ...content, status },
  });
  const category = async (name: string, meta: object = {}): Promise<string> => {
    const wish = { meta, content: { siteId: "primary", name } };
    return (await server.ok("knowledge-base.category.create", { ...at(), category: wish })).category.id;
  };
  const visitor = () => ({ as: { visitor: server.world.visitor.token } });
  /** Whether readers find it at its address, on the home page and the site map, by its words, and can say what they think. */
  const whereSeen = async (o: {
    id: string;
    site?: string;
    slug: string;
    word: string;
    language: string;
  }) => {
    const { id, site = "", slug, word, language } = o;
    const address = `${site}/article/${slug}`;
    const vote = await fetch(`${server.url}${kb}${address}/vote`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "vote=up",
    });
    const [found, favourites] = await Promise.all(
      [word, ""].map((query) =>
        server.ok("messenger.search-articles", { query, language, limit: 20 }, visitor()),
      ),
    );
    const holds = (articles: { articleId: string }[]) => articles.some(({ articleId }) => articleId === id);
    return {
      page: (await get(address)).status === 200,
      home: (await get(site)).text.includes(`${address}"`),
      search: (await get(`${site}/search?q=${word}`)).text.includes(`${address}"`),
      sitemap: (await get("/sitemap.xml")).text.includes(`${kb}${address}<`),
      feedback: vote.status === 303,
      widget:
        (await server.call("messenger.get-article", { articleId: id, language }, visitor())).status === 200,
      widgetSearch: holds(found.articles),
      widgetFavourites: holds(favourites.articles),
    };
  };
  const all = (value: boolean) => ({
    ...{ page: value, home: value, search: value, sitemap: value, feedback: value },
    ...{ widget: value, widgetSearch: value, widgetFavourites: value },
  });

  test("see nothing of an article that was archived", async () => {
    const id = await write({ title: "Raku at home", ...text("Sawdust and a dustbin: rakufiring.") });
    const where = { id, slug: "raku-at-home", word: "rakufiring", language: "en" };
    assert.deepEqual(await whereSeen(where), all(true), "it is there before");
    const categories = [{ id: await category("Firing"), primary: true }];
    await change(id, { meta: { categories } });
    assert.equal((await get("/category/firing")).status, 200);
    await change(id, standing({ title: "Raku at home" }, "archived"));
    assert.deepEqual(await whereSeen(where), all(false));
    assert.equal((await get("/category/firing")).status, 404);
    const vote = { ...at(), articleId: id, vote: "up" };
    assert.equal((await server.call("knowledge-base.article.vote", vote, { as: {} })).status, 404);
    await change(id, standing({ title: "Raku at home" }, "published"));
    assert.deepEqual(await whereSeen(where), all(true), "and there again after");
  });

  test("see nothing of a translation that is a draft, while the article is published", async () => {
    const siteId = server.world.site.id;
    const id = await write({ title: "Sgraffito", ...text("Scratched through the slip.") });
    const italian = { siteId, title: "Graffito", slug: "graffito", ...text("Graffiato nell'ingobbio.") };
    await change(id, standing(italian, "draft"));
    const english = { id, slug: "sgraffito", word: "scratched", language: "en" };
    const draft = { id, site: "/it", slug: "graffito", word: "ingobbio", language: "it" };
    const twin = async () => (await get("/article/sgraffito")).text.includes("/it/article/");
    assert.deepEqual(await whereSeen(english), all(true));
    assert.deepEqual(await whereSeen(draft), all(false));
    assert.doesNotMatch((await get("/it/search?q=graffiato")).text, /\/graffito"/);
    assert.equal((await get("/it/article/sgraffito")).status, 404);
    assert.equal(await twin(), false);
    assert.doesNotMatch((await get("/sitemap.xml")).text, /\/it\/article\/graffito/);
    await change(id, standing(italian, "published"));
    assert.deepEqual(await whereSeen(draft), all(true), "until it is published");
    assert.equal(await twin(), true);
  });

  test("see nothing of a category all of whose articles are hidden, nor of one that it lies in", async () => {
    const outer = await category("Guild archive");
    const inner = await category("Secret recipes", { parent: outer });
    const meta = { categories: [{ id: inner, primary: true }] };
    const shown = await write({ title: "Recipe one", ...text("Ash.") }, meta);
    await write({ title: "Recipe two", ...text("Bone.") }, { ...meta, visibility: "private" });
    await write({ title: "Recipe three", status: "draft" }, meta);
    await write({ title: "Recipe four", status: "archived" }, meta);
    const binned = await write({ title: "Recipe five" }, meta);
    await server.ok("knowledge-base.article.delete", { ...at(), articleId: binned });
    const places = async () => {
      const [home, map] = [(await get("")).text, (await get("/sitemap.xml")).text];
      const shop = (await get("/category/orders-and-shipping")).text;
      const named = /Guild archive|Secret recipes/;
      return {
        pages: [
          (await get("/category/guild-archive")).status,
          (await get("/category/secret-recipes")).status,
        ],
        named: [home, shop].map((page) => named.test(page)),
        sitemap: /category\/secret-recipes</.test(map),
        search: /\/article\/recipe-/.test((await get("/search?q=recipe")).text),
      };
    };
    const before = await places();
    assert.deepEqual(
      [before.pages, before.named[0], before.sitemap, before.search],
      [[200, 200], true, true, true],
    );
    await change(shown, { meta: { visibility: "private" } });
    assert.deepEqual(await places(), {
      pages: [404, 404],
      named: [false, false],
      sitemap: false,
      search: false,
    });
  });
});

suite("A widget that sites were linked to", () => {
  const server = withServer();
  let trade = "";
  const at = () => ({ propertyId: server.world.property.id });
  const link = (siteId: string, widgetId: string | null) =>
    server.ok("knowledge-base.site.update", { ...at(), siteId, widgetId });
  before(async () => {
    trade = (await server.ok("widgets.add", { ...at(), name: "Trade customers" })).widgetId;
  });
  const read = async (widgetId: string, language: string) => {
    const visitor = await visit(server.url, { ...at(), widgetId });
    const { language: of, articles } = await visitor.ok("messenger.search-articles", { language });
    visitor.ws.terminate();
    return [of, ...articles.map(({ title }: { title: string }) => title)];
  };
  const [english, italian] = [
    ["en", "Shipping times and costs"],
    ["it", "Tempi e costi di spedizione"],
  ];

  test("shows those alone, whatever language its visitor has; other widgets show all", async () => {
    assert.deepEqual([await read(trade, "en"), await read(trade, "it")], [english, italian]);
    await link(server.world.site.id, trade);
    assert.deepEqual([await read(trade, "en"), await read(trade, "it")], [italian, italian]);
    assert.deepEqual([await read("default", "en"), await read("default", "it")], [english, italian]);
    await link("primary", trade);
    assert.deepEqual([await read(trade, "en"), await read(trade, "it")], [english, italian]);
    await link(server.world.site.id, null);
    assert.deepEqual([await read(trade, "en"), await read(trade, "it")], [english, english]);
  });
});

suite("The style of a page", () => {
  const rules =
    /^(?:\.c-[0-9a-f]{6}(?:-[0-9a-f]{6})?\.c-[0-9a-f]{6}(?:-[0-9a-f]{6})?\{color:#[0-9a-f]{6}\}|\.g-[0-9a-f]{6}\{background:#[0-9a-f]{6};color:#[0-9a-f]{6}\}|\.s-\d{1,2}\{font-size:[\d.]+rem\}|\.h-\d{1,3}\{height:\d{1,3}px\})*$/i;

  test(`is colours and sizes and nothing else, in ${DOCUMENTS} documents made to harm`, () => {
    const own = { primaryColor: "#0B6E5F", font: "serif" };
    const [light = "", dark = ""] = pageStyle({ ...own, html: "" }).split("}@media");
    let styled = 0;
    withEvilDocuments((blocks) => {
      const html = renderBlocks(blocks, { playVideo: () => "Play" });
      const style = pageStyle({ ...own, html });
      const [ofLight = "", ofDark = "", more] = style.split("@media");
      const [beginning, middle] = [`${light}}`, `@media${dark.slice(0, -1)}`];
      assert.equal(more, undefined, style);
      assert.ok(ofLight.startsWith(beginning) && `@media${ofDark}`.startsWith(middle), style);
      const named = ofLight.slice(beginning.length);
      assert.match(named, rules);
      assert.match(`@media${ofDark}`.slice(middle.length, -1), rules);
      if (named) styled++;
    });
    assert.ok(styled > DOCUMENTS / 20, `${styled} documents had a style of their own`);
  });
});
