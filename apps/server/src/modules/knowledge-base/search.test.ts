// What the search promises: the best first, whatever accents, endings and slips of the pen.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { withServer } from "../../testing/server.ts";

suite("The search", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const search = (query: string, more: object = {}) =>
    server.ok("knowledge-base.article.search", { ...at(), query, ...more });
  const titles = async (query: string, more: object = {}): Promise<string[]> =>
    (await search(query, more)).articles.map((one: { title: string }) => one.title);
  const write = async (
    title: string,
    subtitle: string,
    description: string,
    text: string,
    siteId = "primary",
  ) => {
    const contents = [{ type: "paragraph", content: { text: `<p>${text}</p>` } }];
    const content = { siteId, title, subtitle, metadata: { description }, contents };
    await server.ok("knowledge-base.article.create", { ...at(), article: { content } });
  };

  test("finds what is in the title before subtitle, description and text", async () => {
    await write("About clay", "From the river", "Where we dig", "We call it Bentonite.");
    await write("From the ground", "Where we dig", "It has Bentonite in it", "A clay.");
    await write("Clays compared", "Kaolin and Bentonite", "Which is whiter", "Several.");
    await write("Bentonite", "A clay", "What it is", "Swells in water.");
    assert.deepEqual(await titles("bentonite"), [
      ...["Bentonite", "Clays compared", "From the ground", "About clay"],
    ]);
  });

  test("takes unfinished words, endings, accents and slips", async () => {
    const siteId = server.world.site.id;
    await write("Tazzine da caffè", "Più piccole", "", "Lavàbili in lavastoviglie.", siteId);
    await write("Firing temperatures", "", "", "Porcelain is fired higher than earthenware.");
    const cases: readonly (readonly [string, string])[] = [
      ["porcel", "Firing temperatures"],
      ["temperature", "Firing temperatures"],
      ["porcelian", "Firing temperatures"],
      ["earthenwear fired", "Firing temperatures"],
      ["tazzina", "Tazzine da caffè"],
      ["caffe piu", "Tazzine da caffè"],
      ["LAVABILI", "Tazzine da caffè"],
      ["lavastovilgie", "Tazzine da caffè"],
      ["how is the porcelain fired?", "Firing temperatures"],
    ];
    for (const [query, title] of cases) assert.equal((await titles(query))[0], title, query);
    assert.deepEqual(await titles("xylophone"), []);
    assert.deepEqual(await titles("& | ! ( ) : * '"), []);
  });

  test("shows what it found, as HTML that is safe", async () => {
    await write("Prices < 10 & more", "", "", "Nothing is cheaper than the smallest majolica tile.");
    const [hit] = (await search("majolica", { highlight: true })).articles;
    assert.equal(hit.highlight.title, "Prices &lt; 10 &amp; more");
    assert.match(hit.highlight.text, /smallest <mark>majolica<\/mark> tile/);
    const [plain] = (await search("majolica")).articles;
    assert.equal("highlight" in plain, false);
  });

  test("corrects the first three words of a question that nobody wrote, and no more", async () => {
    await write("Kinds of ware", "", "", "Terracotta, creamware, lusterware, basaltware.");
    const asked = "terracotat craemware lustreware basaltwrae";
    const [hit] = (await search(asked, { highlight: true })).articles;
    assert.equal(
      hit.highlight.text,
      "<mark>Terracotta</mark>, <mark>creamware</mark>, <mark>lusterware</mark>, basaltware.",
    );
    assert.deepEqual(await titles("basaltwrae"), ["Kinds of ware"]);
  });

  test("narrows down by site, status and visibility, and never finds another property's", async () => {
    const { world } = server;
    assert.deepEqual(await titles("spedizione", { filters: { site: ["primary"] } }), []);
    assert.deepEqual(await titles("spedizione", { filters: { site: [world.site.id] } }), [
      "Tempi e costi di spedizione",
    ]);
    assert.deepEqual(await titles("straw", { filters: { visibility: "public" } }), []);
    assert.deepEqual(await titles("kintsugi", { filters: { status: "published" } }), []);
    assert.deepEqual(await titles("kintsugi", { filters: { status: "draft" } }), ["Repairing with gold"]);
    assert.deepEqual(await titles("wainscot skirting"), []);
    assert.deepEqual(await titles("piazza"), [], "what lies in the bin");
  });

  test("narrows down by author, category and the time an article was made", async () => {
    const { agent, owner, category } = server.world;
    const other = (
      await server.ok("knowledge-base.category.create", {
        ...at(),
        category: { content: { siteId: "primary", name: "Wheels" } },
      })
    ).category;
    const began = server.clock.nowMs();
    const moment = (ms: number) => new Date(ms).toISOString();
    for (const [n, [author, categoryId]] of [
      [agent.id, category.id],
      [owner.id, other.id],
      [null, other.id],
    ].entries()) {
      const content = { siteId: "primary", title: `Potter's wheel ${n}`, author };
      const article = { content, meta: { categories: [{ id: categoryId }] } };
      await server.ok("knowledge-base.article.create", { ...at(), article });
      server.clock.advance(60_000);
    }
    const found = async (filters: object) =>
      (await titles("wheel", { filters })).map((one) => one.at(-1)).sort();
    assert.deepEqual(await found({}), ["0", "1", "2"]);
    assert.deepEqual(await found({ author: [agent.id] }), ["0"]);
    assert.deepEqual(await found({ author: [agent.id, owner.id] }), ["0", "1"]);
    assert.deepEqual(await found({ category: [other.id] }), ["1", "2"]);
    assert.deepEqual(await found({ category: [category.id, other.id] }), ["0", "1", "2"]);
    assert.deepEqual(await found({ author: [agent.id], category: [other.id] }), []);
    const second = moment(began + 60_000);
    assert.deepEqual(await found({ createdAt: { from: second } }), ["1", "2"]);
    assert.deepEqual(await found({ createdAt: { to: second } }), ["0", "1"]);
    assert.deepEqual(await found({ createdAt: { from: second, to: second } }), ["1"]);
    assert.deepEqual(await found({ createdAt: { to: moment(began - 1) } }), []);
  });

  test("goes on page by page", async () => {
    for (let n = 0; n < 5; n++) await write(`Oxide ${n}`, "", "", "Cobalt, copper, iron.");
    const first = await search("oxide", { limit: 3 });
    assert.deepEqual([first.total, first.hasNext, first.hasPrevious], [5, true, false]);
    const second = await search("oxide", { limit: 3, next: first.next });
    assert.deepEqual([second.articles.length, second.hasNext, second.hasPrevious], [2, false, true]);
    const back = await search("oxide", { limit: 3, previous: second.previous });
    assert.deepEqual(back.articles, first.articles);
  });

  test("forgets the words of what is destroyed", async () => {
    const { articles } = await search("majolica");
    await server.ok("knowledge-base.article.destroy", { ...at(), articleId: articles[0].id });
    const left = await sql`select word from kb_words where word = 'majolica'`.execute(server.database.db);
    assert.deepEqual(left.rows, []);
  });
});
