// What a reader of the help centre writes to the team: a plain form, one ticket, and nothing of it for anybody else.

import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { readAll } from "../../testing/ledger.ts";
import { outbox } from "../../testing/outbox.ts";
import { type TestServer, withServer } from "../../testing/server.ts";

const kb = "/kb/bottega-aurora";
const letter = {
  name: "Giulia  Marchetti",
  email: "giulia@example.com",
  message: "Do you repair?\r\nAnd when?",
};

function formOf(server: TestServer) {
  const at = () => ({ propertyId: server.world.property.id });
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}, path = kb) =>
    fetch(`${server.url}${path}/contact`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  return {
    at,
    post,
    page: async (path: string, headers: Record<string, string> = {}) => {
      const reply = await fetch(server.url + path, { headers, redirect: "manual" });
      return { status: reply.status, text: await reply.text(), headers: reply.headers };
    },
    tickets: async () => (await server.call("ticket.list", at())).body.total as number,
    latest: async () => (await server.call("ticket.list", { ...at(), size: 1 })).body.data[0],
    enable: (siteId: string, enabled: boolean) =>
      server.ok("knowledge-base.site.update", { ...at(), siteId, ticketForm: { enabled } }),
  };
}

suite("The form of the help centre", () => {
  const server = withServer();
  const { at, post, page, tickets, latest, enable } = formOf(server);

  test("is offered on every page, in the site's language, with the article one reads", async () => {
    for (const path of ["", "/category/orders-and-shipping", "/search?q=shipping", "/search?q=zzzz"])
      assert.match(
        (await page(kb + path)).text,
        /<a href="\/kb\/bottega-aurora\/contact"[^>]*>Write to us</,
        path,
      );
    const article = await page(`${kb}/article/shipping-times-and-costs`);
    assert.match(article.text, /href="\/kb\/bottega-aurora\/contact\?from=shipping-times-and-costs"/);
    assert.match((await page(`${kb}/it`)).text, /href="\/kb\/bottega-aurora\/it\/contact"[^>]*>Ci scriva</);
  });

  test("needs no script, may be sent to this server alone, and has a label for every field", async () => {
    const { status, text, headers } = await page(`${kb}/contact?from=shipping-times-and-costs`);
    assert.equal(status, 200);
    assert.match(headers.get("content-security-policy") ?? "", /; form-action 'self';/);
    assert.match(text, /<form class="letter" method="post" action="\/kb\/bottega-aurora\/contact">/);
    assert.match(text, /<input type="hidden" name="from" value="shipping-times-and-costs"\/?>/);
    assert.match(text, /<meta name="robots" content="noindex"/);
    assert.match(text, /href="\/kb\/bottega-aurora\/it\/contact"/, "the other language's form");
    for (const field of ["name", "email", "message"]) {
      assert.match(text, new RegExp(`<label for="${field}">`));
      assert.match(text, new RegExp(`id="${field}"`));
    }
    assert.doesNotMatch(
      (await page(`${kb}/contact`)).text,
      /name="from"/,
      "a page with an article is not kept",
    );
    assert.doesNotMatch((await page(`${kb}/contact?from=repairing-with-gold`)).text, /name="from"/);
  });

  test("makes one ticket of what was written, tells of it, and answers with a page to reload", async () => {
    const before = await tickets();
    const { next } = await readAll(server.database.db);
    const fields = { ...letter, from: "tempi-e-costi-di-spedizione" };
    const sent = await post(fields, {}, `${kb}/it`);
    assert.deepEqual([sent.status, sent.headers.get("location")], [303, `${kb}/it/contact/sent`]);
    assert.equal(sent.headers.get("cache-control"), "no-store");
    assert.match((await page(`${kb}/it/contact/sent`)).text, /Il suo messaggio è arrivato/);
    assert.equal((await post(fields, {}, `${kb}/it`)).status, 303, "sent twice");
    assert.equal(await tickets(), before + 1);
    const ticket = await server.ok("ticket.get", { ...at(), ticketId: (await latest()).id });
    assert.deepEqual([ticket.requester.name, ticket.requester.email], ["Giulia Marchetti", letter.email]);
    assert.equal(ticket.subject, "Do you repair?");
    assert.match(
      ticket.message,
      /^Do you repair\?\nAnd when\?\r\n\r\nPage : http:\/\/[^ ]+\/it\/article\/tempi-e-costi-di-spedizione$/,
    );
    const { rows } = await readAll(server.database.db, next);
    assert.equal(rows.filter(({ event }) => event === "ticket:create").length, 1);
    const receipts = (await outbox(server)).filter(({ to }) => to === letter.email);
    assert.equal(receipts.length, 1);
    assert.match(receipts[0]?.text ?? "", /Bottega Aurora ha ricevuto/);
    assert.doesNotMatch(receipts[0]?.text ?? "", /repair/);
  });

  test("says what is wrong beside the field, keeps what was typed, and escapes it", async () => {
    const before = await tickets();
    const evil = '"><script>alert(1)</script></textarea>';
    const reply = await post({ name: evil, email: "nobody", message: evil });
    const text = await reply.text();
    assert.equal(reply.status, 400);
    assert.equal(reply.headers.get("cache-control"), "no-store");
    assert.equal(reply.headers.get("etag"), null);
    assert.match(text, /<input[^>]* value="nobody"[^>]* aria-invalid="true" aria-describedby="email-error"/);
    assert.match(text, /id="email-error">Write your e-mail address/);
    assert.match(text, /value="&quot;>&lt;script>alert\(1\)|value="&quot;&gt;&lt;script&gt;alert\(1\)/);
    assert.doesNotMatch(text, /<script>alert|alert\(1\)<\/script>|name-error|message-error/);
    const blank = await (await post({ name: " ", email: "", message: "" })).text();
    for (const part of [
      "Tell us your name",
      "Write your e-mail address",
      "Write what you would like to know",
    ])
      assert.ok(blank.includes(part), part);
    const long = await (await post({ ...letter, message: "x".repeat(10_001) })).text();
    assert.match(long, /This is too long: 10,000 characters at most/);
    assert.equal(await tickets(), before);
    assert.doesNotMatch((await page(`${kb}/contact`)).text, /alert\(1\)|nobody/);
  });

  test("takes nothing from programs that fill in everything, nor from pages of others", async () => {
    const before = await tickets();
    const program = await post({ ...letter, message: "Buy", website: "https://spam.example" });
    assert.deepEqual([program.status, program.headers.get("location")], [303, `${kb}/contact/sent`]);
    const foreign = await post({ ...letter, message: "Buy" }, { "sec-fetch-site": "cross-site" });
    assert.deepEqual([foreign.status, foreign.headers.get("location")], [303, `${kb}/contact`]);
    assert.equal(await tickets(), before);
  });

  test("is closed to an address that is banned", async () => {
    const before = await tickets();
    const ban = await server.ok("bans.create", { ...at(), ip: "127.0.0.1", reason: "Spam" });
    const reply = await post({ ...letter, message: "Once more" });
    assert.deepEqual([reply.status, reply.headers.get("cache-control")], [403, "no-store"]);
    assert.match(await reply.text(), /Your message cannot be sent/);
    assert.equal(await tickets(), before);
    await server.ok("bans.delete", { ...at(), banId: ban.banId });
    await post({ ...letter, message: "And once more" });
    assert.equal(await tickets(), before + 1);
  });

  test("is nowhere where the site has none, is hidden, or belongs to nobody", async () => {
    const before = await tickets();
    await enable("primary", false);
    for (const path of [
      "",
      "/article/shipping-times-and-costs",
      "/category/orders-and-shipping",
      "/search?q=zz",
    ])
      assert.doesNotMatch((await page(kb + path)).text, /contact|Write to us/, path);
    for (const path of ["/contact", "/contact/sent", "/contact?from=shipping-times-and-costs"])
      assert.equal((await page(kb + path)).status, 404, path);
    assert.equal((await post(letter)).status, 404);
    assert.equal((await page(`${kb}/it/contact`)).status, 200);
    assert.doesNotMatch((await page(`${kb}/it/contact`)).text, /"\/kb\/bottega-aurora\/contact"/);
    await enable("primary", true);
    assert.equal((await page(`${kb}/contact/elsewhere`)).status, 404);
    assert.equal((await post(letter, {}, "/kb/nobody")).status, 404);
    assert.equal((await page("/kb/clarke-and-sons/contact")).status, 404);
    const theirs = { ...letter, propertyId: server.world.otherProperty.id };
    assert.equal((await server.call("messenger.submit-help-form", theirs, { as: {} })).status, 404);
    await server.ok("knowledge-base.settings.update", { ...at(), published: false });
    assert.deepEqual([(await page(`${kb}/contact`)).status, (await post(letter)).status], [404, 404]);
    assert.equal(await tickets(), before);
  });
});

suite("The form at a domain of the customer's own", () => {
  const server = withServer();
  const { tickets } = formOf(server);

  test("makes a ticket and leads to a page of that domain", async () => {
    const before = await tickets();
    await sql`update knowledge_bases set domain = 'help.bottega-aurora.example', domain_verified_at = ${new Date(0)}
      where property_id = ${server.world.property.id}`.execute(server.database.db);
    const location = await new Promise((resolve, reject) =>
      httpRequest(
        `${server.url}/contact`,
        { method: "POST", headers: { host: "help.bottega-aurora.example" } },
        (reply) => resolve(reply.resume().headers.location),
      )
        .on("error", reject)
        .end(new URLSearchParams({ ...letter, message: "From the domain" }).toString()),
    );
    assert.equal(location, "/contact/sent");
    assert.equal(await tickets(), before + 1);
  });
});

suite("Who writes to the team too often", () => {
  const server = withServer({ RATE_LIMIT_MAIL: "2" });
  const { post, tickets } = formOf(server);

  test("is told to wait, with what they wrote, and slips cost nothing", async () => {
    const before = await tickets();
    for (let n = 0; n < 3; n++) assert.equal((await post({ ...letter, email: "nobody" })).status, 400);
    for (let n = 0; n < 2; n++)
      assert.equal((await post({ ...letter, message: `Question ${n}` })).status, 303);
    const refused = await post({ ...letter, message: "One too many" });
    assert.equal(refused.status, 429);
    assert.match(refused.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
    assert.equal(refused.headers.get("cache-control"), "no-store");
    assert.match(await refused.text(), /Wait a moment, and try again[\s\S]*>One too many<\/textarea>/);
    assert.equal(await tickets(), before + 2);
  });
});
