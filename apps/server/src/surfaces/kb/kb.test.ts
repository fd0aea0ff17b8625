// What readers are promised: pages that need no script, that show nothing which is not public, and that are never old.

import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { startTestServer, withServer } from "../../testing/server.ts";
import { legible, pageStyle } from "./colours.ts";

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

suite("The public pages", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const reply = await fetch(server.url + path, { headers, redirect: "manual" });
    return { status: reply.status, text: await reply.text(), headers: reply.headers };
  };
  const kb = "/kb/bottega-aurora";

  test("show categories and articles, in each language at its own address", async () => {
    const home = await get(kb);
    assert.equal(home.status, 200, home.text);
    for (const part of [
      "Help at Bottega Aurora",
      'href="/kb/bottega-aurora/category/orders-and-shipping"',
      'href="/kb/bottega-aurora/article/shipping-times-and-costs"',
      'href="https://bottega-aurora.example/"',
    ])
      assert.ok(home.text.includes(part), part);
    const category = await get(`${kb}/category/orders-and-shipping`);
    assert.match(category.text, /<h1[^>]*>Orders and shipping<\/h1>/);
    assert.match(category.text, /href="\/kb\/bottega-aurora\/article\/shipping-times-and-costs"/);
    assert.match(category.text, /<link rel="canonical" href="[^"]+\/category\/orders-and-shipping"/);
    const article = await get(`${kb}/article/shipping-times-and-costs`);
    assert.match(article.text, /<h2 id="within-italy-1">Within Italy<\/h2>/);
    assert.match(
      article.text,
      /<link rel="canonical" href="[^"]+\/kb\/bottega-aurora\/article\/shipping-times-and-costs"/,
    );
    assert.match(article.text, /hreflang="it" href="[^"]+\/it\/article\/tempi-e-costi-di-spedizione"/);
    assert.match(article.text, /hreflang="x-default" href="[^"]+\/article\/shipping-times-and-costs"/);
    const italian = await get(`${kb}/it/article/tempi-e-costi-di-spedizione`);
    assert.match(italian.text, /<html lang="it"/);
    assert.match(italian.text, /Le è stato utile\?/);
    assert.equal((await get(`${kb}/it/article/shipping-times-and-costs`)).status, 404);
    const named = await get(`${kb}/en/article/shipping-times-and-costs`);
    assert.deepEqual(
      [named.status, named.headers.get("location")],
      [301, `${kb}/article/shipping-times-and-costs`],
    );
    assert.equal((await get("/kb/no-such-place")).status, 404);
  });

  test("are kept once, whatever is written behind their address", async () => {
    const path = `${kb}/article/shipping-times-and-costs`;
    const [plain, noisy] = [await get(path), await get(`${path}?utm_source=a&page=7`)];
    assert.deepEqual([noisy.status, noisy.headers.get("etag")], [200, plain.headers.get("etag")]);
    const thanked = await get(`${path}?utm_source=a&voted=up`);
    assert.match(thanked.text, /Thank you/, "what the page does read counts");
    assert.doesNotMatch((await get(path)).text, /Thank you/);
    assert.equal((await get(`${kb}/category/orders-and-shipping?page=999`)).status, 404);
  });

  test("never show what is private, a draft or in the bin, wherever one looks", async () => {
    const hidden = ["how-we-pack-fragile-parcels", "repairing-with-gold", "stall-at-the-christmas-market"];
    for (const slug of hidden) assert.equal((await get(`${kb}/article/${slug}`)).status, 404, slug);
    assert.equal((await get(`${kb}/category/christmas-market`)).status, 404);
    const secrets = /fragile parcels|Repairing with gold|Christmas|Maiolica|Kintsugi|Piazza/i;
    for (const path of [
      "",
      "/category/orders-and-shipping",
      "/sitemap.xml",
      "/article/shipping-times-and-costs",
    ]) {
      const page = await get(kb + path);
      assert.equal(page.status, 200, path);
      assert.doesNotMatch(page.text, secrets, path);
    }
    for (const query of ["maiolica", "kintsugi", "piazza", "fragile", "gold"]) {
      const page = await get(`${kb}/search?q=${query}`);
      assert.match(page.text, /Nothing found/, query);
    }
    const { privateArticle, draftArticle, deletedArticle } = server.world;
    const visitor = { as: { visitor: server.world.visitor.token } };
    for (const { id } of [privateArticle, draftArticle, deletedArticle]) {
      const one = await server.call("messenger.get-article", { articleId: id }, visitor);
      assert.equal(one.status, 404, id);
      const vote = { ...at(), articleId: id, vote: "up" };
      assert.equal((await server.call("knowledge-base.article.vote", vote, { as: {} })).status, 404, id);
    }
    for (const query of ["", "maiolica", "kintsugi"]) {
      const { articles } = await server.ok("messenger.search-articles", { query, language: "en" }, visitor);
      assert.ok(
        articles.every(({ title }: { title: string }) => title === "Shipping times and costs"),
        query,
      );
    }
  });

  test("are new with every change, and not sent again to whoever has them", async () => {
    const path = `${kb}/article/shipping-times-and-costs`;
    const first = await get(path);
    const etag = first.headers.get("etag") ?? "";
    assert.equal((await get(path, { "if-none-match": etag })).status, 304);
    const content = {
      siteId: "primary",
      title: "Shipping, renewed",
      status: "published",
      subtitle: "",
      author: null,
    };
    const change = { ...at(), articleId: server.world.article.id, article: { content } };
    await server.ok("knowledge-base.article.update", change);
    const second = await get(path, { "if-none-match": etag });
    assert.equal(second.status, 200);
    assert.match(second.text, /Shipping, renewed/);
    await server.ok("knowledge-base.article.update", {
      ...change,
      article: { content: { ...content, slug: "shipping" } },
    });
    const moved = await get(path);
    assert.deepEqual([moved.status, moved.headers.get("location")], [301, `${kb}/article/shipping`]);
    await server.ok("knowledge-base.article.update", {
      ...change,
      article: { meta: { visibility: "private" } },
    });
    assert.equal((await get(`${kb}/article/shipping`)).status, 404);
    assert.equal((await get(path)).status, 404);
    assert.doesNotMatch((await get(kb)).text, /Shipping, renewed/);
    await server.ok("knowledge-base.article.update", {
      ...change,
      article: { meta: { visibility: "public" } },
    });
    assert.equal((await get(`${kb}/article/shipping`)).status, 200);
  });

  test("are new on another process, too, within a moment", async () => {
    const other = await startTestServer({}, server);
    try {
      const read = async () => (await fetch(`${other.server.url}${kb}`)).text();
      assert.match(await read(), /Help at Bottega Aurora/);
      await server.ok("knowledge-base.site.update", {
        ...at(),
        siteId: "primary",
        title: "Answers from the workshop",
      });
      const deadline = performance.now() + 10_000;
      while (!(await read()).includes("Answers from the workshop"))
        if (performance.now() > deadline) throw new Error("The other process shows the old title.");
    } finally {
      await other.stop();
    }
  });

  test("need no script, and allow none but their own", async () => {
    const { headers, text } = await get(kb);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self';/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.doesNotMatch(text, /<script(?![^>]* src="\/kb\/assets\/)/);
    assert.doesNotMatch(text, /\son[a-z]+=|\sstyle="/);
    for (const [, href = ""] of text.matchAll(/(?:href|src)="(\/kb\/assets\/[^"]+)"/g))
      assert.equal((await get(href)).status, 200, href);
  });

  test("are searched without a script, forgiving slips, in their own language", async () => {
    const found = await get(`${kb}/it/search?q=spedizzione`);
    assert.match(found.text, /Un articolo su «spedizzione»/);
    assert.match(found.text, /<mark>spedizione<\/mark>/);
    assert.match(found.text, /<meta name="robots" content="noindex"/);
    const evil = await get(`${kb}/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    assert.doesNotMatch(evil.text, /<script>alert/);
    assert.equal((await get(`${kb}/search`)).status, 200);
    assert.equal((await get(`${kb}/search?q=%00%ff`)).status, 200);
  });

  test("take votes by a form, one of each reader", async () => {
    const article = `${kb}/it/article/tempi-e-costi-di-spedizione`;
    const post = (vote: string, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${article}/vote`, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: `vote=${vote}`,
      });
    const counts = async () => {
      const params = { ...at(), articleId: server.world.article.id, siteId: "primary" };
      const { upvotes, downvotes } = (await server.ok("knowledge-base.article.get", params)).article.meta
        .feedback;
      return [upvotes, downvotes];
    };
    const said = await post("up");
    assert.deepEqual([said.status, said.headers.get("location")], [303, `${article}?voted=up#feedback`]);
    assert.deepEqual(await counts(), [13, 1]);
    await post("up");
    assert.deepEqual(await counts(), [13, 1]);
    await post("down");
    assert.deepEqual(await counts(), [12, 2]);
    await post("down", { "user-agent": "Another browser" });
    assert.deepEqual(await counts(), [12, 2]);
    await post("up", { "sec-fetch-site": "cross-site" });
    await post("sideways");
    assert.deepEqual(await counts(), [12, 2]);
    assert.match((await get(`${article}?voted=up`)).text, /Grazie per avercelo detto/);
    assert.equal((await post("up").then(() => get(`${kb}/article/repairing-with-gold/vote`))).status, 404);
  });

  test("list every page and its twins for search engines", async () => {
    const { text, headers } = await get(`${kb}/sitemap.xml`);
    assert.match(headers.get("content-type") ?? "", /^application\/xml/);
    assert.match(text, /<loc>[^<]+\/it\/article\/tempi-e-costi-di-spedizione<\/loc>/);
    assert.match(text, /hreflang="it" href="[^"]+\/it\/article\/tempi-e-costi-di-spedizione"/);
  });

  test("close when the knowledge base is not published, the site not enabled, or the property in the bin", async () => {
    await server.ok("knowledge-base.site.update", { ...at(), siteId: server.world.site.id, enabled: false });
    assert.equal((await get(`${kb}/it`)).status, 404);
    assert.doesNotMatch((await get(`${kb}/sitemap.xml`)).text, /\/it/);
    await server.ok("knowledge-base.settings.update", { ...at(), published: false });
    assert.equal((await get(kb)).status, 404);
    await server.ok("knowledge-base.settings.update", { ...at(), published: true });
    assert.equal((await get(kb)).status, 200);
    const confirm = `delete ${server.world.property.name}`;
    await server.ok("property.delete", { ...at(), confirm }, { as: { session: server.world.owner.session } });
    assert.equal((await get(kb)).status, 404);
    await server.ok("property.restore", at(), { as: { session: server.world.owner.session } });
    assert.equal((await get(kb)).status, 200);
  });

  test("are told apart by what they read of a query, whatever a category is called", async () => {
    const category = { content: { siteId: "primary", name: "Article", slug: "article" } };
    const { id } = (await server.ok("knowledge-base.category.create", { ...at(), category })).category;
    for (let n = 1; n <= 51; n++) {
      const content = { siteId: "primary", title: `Glaze ${n}`, status: "published" };
      const meta = { categories: [{ id, primary: true }] };
      await server.ok("knowledge-base.article.create", { ...at(), article: { content, meta } });
    }
    const path = `${kb}/category/article`;
    const [first, second] = [await get(`${path}?page=1`), await get(`${path}?page=2`)];
    assert.match(first.text, />Glaze 1</);
    assert.match(second.text, />Glaze 51</);
    assert.doesNotMatch(second.text, />Glaze 1</);
  });
});

suite("A domain of the customer's own", () => {
  const server = withServer();
  /** fetch does not let a Host be set. */
  const ask = (path: string, host: string, method = "GET", body = "") =>
    new Promise<{ status: number; text: string; location: string | undefined }>((resolve, reject) =>
      httpRequest(`${server.url}${path}`, { method, headers: { host } }, (reply) => {
        let text = "";
        reply.setEncoding("utf8");
        reply.on("data", (part) => {
          text += part;
        });
        reply.on("end", () =>
          resolve({ status: reply.statusCode ?? 0, text, location: reply.headers.location }),
        );
      })
        .on("error", reject)
        .end(body),
    );

  test("answers with the knowledge base and nothing else of the server", async () => {
    await sql`update knowledge_bases set domain = 'help.bottega-aurora.example', domain_verified_at = ${new Date(0)}
      where property_id = ${server.world.property.id}`.execute(server.database.db);
    const host = "help.bottega-aurora.example";
    const home = await ask("/", host);
    assert.equal(home.status, 200, home.text);
    assert.match(home.text, /<link rel="canonical" href="https:\/\/help\.bottega-aurora\.example"/);
    assert.match(home.text, /href="\/article\/shipping-times-and-costs"/);
    assert.equal((await ask("/article/shipping-times-and-costs", `${host}:8443`)).status, 200);
    assert.match(
      (await ask("/robots.txt", host)).text,
      /Sitemap: https:\/\/help\.bottega-aurora\.example\/sitemap\.xml/,
    );
    assert.match((await ask("/it", host)).text, /<html lang="it"/);
    for (const path of ["/docs", "/kb/clarke-and-sons", "/metrics"])
      assert.equal((await ask(path, host)).status, 404, path);
    const vote = await ask("/article/shipping-times-and-costs/vote", host, "POST", "vote=up");
    assert.deepEqual(
      [vote.status, vote.location],
      [303, "/article/shipping-times-and-costs?voted=up#feedback"],
    );
    // Where the dashboard is built, it answers there.
    const elsewhere = await ask("/article/shipping-times-and-costs", "elsewhere.example");
    assert.doesNotMatch(elsewhere.text, /Shipping times and costs/);
    const other = await ask("/kb/clarke-and-sons", "elsewhere.example");
    assert.equal(other.status, 200, "other names serve the server as ever");
  });
});

suite("Who asks a help centre for too much", () => {
  const server = withServer({ RATE_LIMIT_CONNECT: "2", TRUST_PROXY: "127.0.0.1" });
  const kb = "/kb/bottega-aurora";
  const get = async (path: string, from: string) => {
    const reply = await fetch(server.url + kb + path, { headers: { "x-forwarded-for": from } });
    return { status: reply.status, text: await reply.text(), headers: reply.headers };
  };

  test("is told to wait, in the site's language, and reads on what is kept", async () => {
    const [from, article] = ["203.0.113.1", "/article/shipping-times-and-costs"];
    for (let n = 0; n < 5; n++) assert.equal((await get(article, from)).status, 200);
    assert.equal((await get("/search?q=shipping", from)).status, 200);
    const refused = await get("/it/search?q=spedizione", from);
    assert.equal(refused.status, 429);
    assert.match(refused.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
    assert.equal(refused.headers.get("cache-control"), "no-store");
    assert.match(refused.text, /<html lang="it"/);
    assert.match(refused.text, /Attenda un momento e riprovi/);
    assert.match((await get("/article/nowhere", from)).text, /Wait a moment, and try again/);
    assert.equal((await get(article, from)).status, 200, "a kept page is for all");
    assert.equal((await get("/it/search?q=spedizione", "203.0.113.2")).status, 200);
  });

  test("is one subscriber, whatever addresses they have", async () => {
    const statuses: number[] = [];
    for (let n = 1; n < 4; n++) statuses.push((await get("/search?q=shipping", `2001:db8:1:2::${n}`)).status);
    assert.deepEqual(statuses, [200, 200, 429]);
  });
});

suite("The colours of a page", () => {
  test("can be read, in light and in dark, whatever somebody chose", () => {
    assert.equal(legible("#0B6E5F", "#FBFAF8"), "#0b6e5f");
    assert.notEqual(legible("#FFFF00", "#FBFAF8"), "#ffff00");
    const html = '<div class="text c-eeeeee g-ffffff s-20"><p>x</p></div>';
    const style = pageStyle({ primaryColor: "#FFEE00", font: "serif", html });
    assert.match(style, /\.s-20\{font-size:1\.25rem\}/);
    assert.match(style, /\.c-eeeeee\.c-eeeeee\{color:#[0-9a-f]{6}\}/);
    assert.doesNotMatch(style, /[<>]/);
  });
});
