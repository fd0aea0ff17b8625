// What the structure promises: one knowledge base per property, a site per language, categories in a tree without cycles.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

suite("A knowledge base", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });

  test("is there once per property, at an address nobody else has", async () => {
    const { property, sandbox } = server.world;
    const create = (more: object) =>
      server.call("knowledge-base.create", {
        propertyId: sandbox.id,
        language: "it",
        title: "Aiuto",
        subdomain: "prova",
        ...more,
      });
    assert.equal((await create({ propertyId: property.id })).body.error, "knowledge_base_exists");
    assert.equal((await create({ subdomain: "Clarke-And-Sons" })).body.error, "subdomain_taken");
    assert.equal((await create({ subdomain: "api" })).body.message, "subdomain");
    assert.equal((await create({ language: "tlh" })).body.message, "language");
    assert.equal((await create({ widgetId: "nothere" })).body.message, "widgetId");
    const check = async (subdomain: string) =>
      (await server.ok("knowledge-base.settings.check-subdomain", { ...at(), subdomain })).available;
    assert.deepEqual(
      [
        await check("bottega-aurora"),
        await check("clarke-and-sons"),
        await check("www"),
        await check("prova"),
      ],
      [true, false, false, true],
    );
    assert.equal((await create({ language: "it-CH" })).text, '{"ok":true,"data":{}}');
    const { site } = await server.ok("knowledge-base.site.get", {
      propertyId: sandbox.id,
      siteId: "primary",
    });
    assert.deepEqual([site.language, site.primary, site.enabled], ["it", true, true]);
    assert.equal((await server.call("knowledge-base.site.list", { propertyId: sandbox.id })).status, 200);
  });

  test("has one site per language, and the primary cannot be deleted", async () => {
    const make = (language: string) =>
      server.call("knowledge-base.site.create", { ...at(), language, title: "Hilfe" });
    assert.equal((await make("it")).body.error, "language_taken");
    const { site } = (await make("de")).body.data;
    assert.deepEqual(Object.keys(site), [
      ...["id", "banner", "ticketForm", "links", "language", "primary", "title", "description", "header"],
      ...["enabled", "widgetId"],
    ]);
    const drop = (siteId: string) => server.call("knowledge-base.site.delete", { ...at(), siteId });
    assert.equal((await drop("primary")).body.error, "primary_site");
    // However late a site comes: the primary is the first of the list.
    const { sites } = await server.ok("knowledge-base.site.list", at());
    assert.deepEqual(
      sites.map(({ primary }: { primary: boolean }) => primary),
      [true, false, false],
    );
    assert.equal((await drop(site.id)).status, 200);
    assert.equal((await drop(site.id)).status, 404);
  });

  test("may be set in each font and language of the lists, and in no other", async () => {
    const { fonts } = await server.ok("knowledge-base.fonts.list", {});
    const { languages } = await server.ok("knowledge-base.language.list", {});
    const font = async (one: string) =>
      (await server.call("knowledge-base.settings.update", { ...at(), font: one })).status;
    for (const { id } of fonts) assert.equal(await font(id), 200, id);
    assert.equal(await font("comic-sans"), 400);
    const codes = languages.map(({ code }: { code: string }) => code);
    for (const code of ["en", "it", "de"]) assert.ok(codes.includes(code), codes.join(" "));
    const language = codes.at(-1);
    const { site } = await server.ok("knowledge-base.site.create", { ...at(), language, title: "Last" });
    assert.equal(site.language, language);
    await server.ok("knowledge-base.site.delete", { ...at(), siteId: site.id });
  });

  test("moves to another name in the address, and leads nowhere from the one before", async () => {
    const found = async (name: string) => (await fetch(`${server.url}/kb/${name}`)).status;
    const move = (subdomain: string) =>
      server.call("knowledge-base.settings.update-subdomain", { ...at(), subdomain });
    assert.equal((await move("clarke-and-sons")).body.error, "subdomain_taken");
    assert.equal((await move("www")).body.message, "subdomain");
    assert.equal((await move("Aurora-Help")).body.data.settings.subdomain, "aurora-help");
    assert.deepEqual([await found("aurora-help"), await found("bottega-aurora")], [200, 404]);
    assert.equal((await move("bottega-aurora")).status, 200);
    assert.equal(await found("bottega-aurora"), 200);
  });

  test("has links at the top of a site, in an order that can be changed", async () => {
    const site = { ...at(), siteId: "primary" };
    const add = async (label: string) =>
      (await server.ok("knowledge-base.site-link.add", { ...site, label, url: "https://a.example/" })).link
        .id;
    const labels = async () =>
      (await server.ok("knowledge-base.site.get", site)).site.links.map(
        (link: { label: string }) => link.label,
      );
    const [blog, press] = [await add("Blog"), await add("Press")];
    await server.ok("knowledge-base.site-link.update", {
      ...site,
      linkId: press,
      label: "News",
      position: 0,
    });
    assert.deepEqual(await labels(), ["News", "Shop", "Blog"]);
    await server.ok("knowledge-base.site-link.remove", { ...site, linkId: blog });
    assert.deepEqual(await labels(), ["News", "Shop"]);
    const evil = { ...site, label: "x", url: "javascript:alert(1)" };
    assert.equal((await server.call("knowledge-base.site-link.add", evil)).body.message, "url");
  });
});

suite("A category", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const create = async (name: string, meta: object = {}) => {
    const category = { meta, content: { siteId: "primary", name } };
    return server.call("knowledge-base.category.create", { ...at(), category });
  };
  const made = async (name: string, meta: object = {}): Promise<string> => {
    const reply = await create(name, meta);
    assert.equal(reply.status, 200, reply.text);
    return reply.body.data.category.id;
  };
  const names = async (more: object = {}) =>
    (await server.ok("knowledge-base.category.list", { ...at(), ...more })).categories.map(
      (one: { name: string }) => one.name,
    );
  const change = (categoryId: string, category: object) =>
    server.call("knowledge-base.category.update", { ...at(), categoryId, category });

  test("lies within others, in its place, and never within itself", async () => {
    const clay = await made("Clay & kilns (basics)", { icon: { type: "predefined", content: "flame" } });
    const kilns = await made("Kilns", { parent: clay });
    const electric = await made("Electric kilns", { parent: kilns });
    const first = await made("First of all", { position: 0 });
    assert.deepEqual(await names(), [
      ...["First of all", "Orders and shipping", "Clay & kilns (basics)", "Kilns", "Electric kilns"],
    ]);
    const { category } = await server.ok("knowledge-base.category.get", { ...at(), categoryId: clay });
    assert.equal(category.content.slug, "clay-kilns-basics");
    assert.deepEqual(category.meta.icon, { type: "predefined", content: "flame" });
    for (const parent of [clay, kilns, electric]) {
      const reply = await change(clay, { meta: { parent } });
      assert.equal(reply.body.message, "category.meta.parent", reply.text);
    }
    assert.equal((await change(kilns, { meta: { parent: null, position: 0 } })).status, 200);
    assert.deepEqual((await names()).slice(0, 3), ["Kilns", "Electric kilns", "First of all"]);
    assert.equal((await change(first, { meta: { parent: server.world.otherCategory.id } })).status, 400);
    const listed = (await server.ok("knowledge-base.category.list", at())).categories;
    assert.deepEqual(
      listed.map((one: { hasChildren: boolean }) => one.hasChildren),
      [true, false, false, false, false],
    );
  });

  test("has a name on each site, and else the one of the first", async () => {
    const id = await made("Wholesale");
    const siteId = server.world.site.id;
    assert.ok((await names({ siteId })).includes("Wholesale"), "the first site's name stands in");
    await change(id, { content: { siteId, name: "Ingrosso" } });
    assert.ok((await names({ siteId })).includes("Ingrosso"), "it has a name of its own");
    assert.ok((await names()).includes("Wholesale"), "and keeps the other");
    const taken = await change(id, { content: { siteId, slug: "ordini-e-spedizioni" } });
    assert.equal(taken.body.error, "slug_taken");
  });

  test("takes another name as it took the first: on one line, at the address it has, and none that is no name", async () => {
    const id = await made("Glazes");
    const renamed = await change(id, { content: { siteId: "primary", name: "Glazes \n and  slips" } });
    assert.equal(renamed.status, 200, renamed.text);
    const again = (await create("Glazes \n and  slips")).body.data.category.content;
    const { name, slug } = renamed.body.data.category.content;
    assert.deepEqual([name, slug, again.name], ["Glazes and slips", "glazes", name]);
    assert.ok((await names()).includes("Glazes and slips"));
    for (const bad of ["", "x".repeat(201), 7, null]) {
      const [made, changed] = [
        await create(bad as string),
        await change(id, { content: { siteId: "primary", name: bad } }),
      ];
      assert.deepEqual([made.status, changed.status], [400, 400], String(bad));
      assert.deepEqual(changed.body.details, made.body.details);
      assert.equal(changed.body.message, "category.content.name");
    }
    assert.ok((await names()).includes("Glazes and slips"), "what was refused changed nothing");
  });

  test("is on one page of the list, whichever way one goes, and so is each of its articles", async () => {
    const id = await made("Paged");
    for (let n = 0; n < 7; n++) {
      await made(`Shelf ${n}`, n % 2 ? { parent: id } : {});
      const article = { content: { siteId: "primary", title: `Leaf ${n}` }, meta: { categories: [{ id }] } };
      await server.ok("knowledge-base.article.create", { ...at(), article });
    }
    for (const [method, params, rows] of [
      ["knowledge-base.category.list", at(), "categories"],
      ["knowledge-base.category.list-article", { ...at(), categoryId: id }, "articles"],
    ] as const) {
      const list = (more: object) => server.ok(method, { ...params, ...more });
      const ids = (page: Record<string, { id: string }[]>) => (page[rows] ?? []).map((one) => one.id);
      const all = ids(await list({}));
      assert.ok(all.length >= 7, method);
      const forth: string[] = [];
      let page = await list({ limit: 3 });
      assert.deepEqual([page.hasPrevious, page.previous], [false, undefined]);
      for (;;) {
        forth.push(...ids(page));
        assert.equal(page.total, all.length);
        if (!page.hasNext) break;
        page = await list({ limit: 3, next: page.next });
        assert.equal(page.hasPrevious, true);
      }
      assert.equal(page.next, undefined);
      assert.deepEqual(forth, all, method);
      const back: string[] = [];
      for (;;) {
        back.unshift(...ids(page));
        if (!page.hasPrevious) break;
        page = await list({ limit: 3, previous: page.previous });
        assert.equal(page.hasNext, true);
      }
      assert.deepEqual(back, all, method);
      const refused = async (more: object) =>
        (await server.call(method, { ...params, ...more })).body.message;
      assert.equal(await refused({ next: "nonsense" }), "next");
      assert.equal(await refused({ previous: "nonsense" }), "previous");
    }
  });

  test("goes into the bin with those within it, and comes back with them; articles stay", async () => {
    const outer = await made("Outer");
    const inner = await made("Inner", { parent: outer });
    const { article, category } = server.world;
    await server.ok("knowledge-base.category.delete", { ...at(), categoryId: outer });
    assert.ok(!(await names()).includes("Inner"), "what was in it is gone too");
    assert.equal(
      (await server.call("knowledge-base.category.get", { ...at(), categoryId: inner })).status,
      404,
    );
    await server.ok("knowledge-base.category.restore", { ...at(), categoryId: outer });
    assert.deepEqual((await names()).slice(-2), ["Outer", "Inner"]);
    await server.ok("knowledge-base.category.destroy", { ...at(), categoryId: category.id });
    const kept = await server.ok("knowledge-base.article.get", {
      ...at(),
      articleId: article.id,
      siteId: "primary",
    });
    assert.deepEqual(kept.article.meta.categories, []);
  });

  test("puts its articles in order", async () => {
    const id = await made("Ordered");
    const articles: string[] = [];
    for (const title of ["One", "Two", "Three"]) {
      const article = { content: { siteId: "primary", title }, meta: { categories: [{ id }] } };
      articles.push((await server.ok("knowledge-base.article.create", { ...at(), article })).article.id);
    }
    const titles = async (more: object = {}) =>
      (
        await server.ok("knowledge-base.category.list-article", { ...at(), categoryId: id, ...more })
      ).articles.map((one: { title: string }) => one.title);
    assert.deepEqual(await titles(), ["One", "Two", "Three"]);
    const order = { ...at(), categoryId: id, articleIds: [articles[2], articles[0]] };
    await server.ok("knowledge-base.category.order-article", order);
    assert.deepEqual(await titles(), ["Three", "One", "Two"]);
    assert.deepEqual(await titles({ limit: 2 }), ["Three", "One"]);
  });
});
