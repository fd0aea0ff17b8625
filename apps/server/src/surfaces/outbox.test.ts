// What the demo's outbox pages promise.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { writeToOutbox } from "../modules/mail/index.ts";
import { rawRequest } from "../testing/raw.ts";
import { withServer } from "../testing/server.ts";

const NAME = "20261102T090000000Z-6a4c0f2000112233445566aa";
const MAIL = `From: a@example.com\r\nTo: b@example.com\r\nSubject: <b>Hello</b>\r\nContent-Type: text/html\r\n\r\n<html><head></head><body><script>alert(1)</script>Hi</body></html>`;

suite("The demo's outbox", () => {
  const server = withServer({ PARLO_MODE: "demo" });

  test("lists the mails and shows each in a frame that runs nothing", async () => {
    await writeToOutbox(server.dataDir, NAME, Buffer.from(MAIL));
    const list = await (await fetch(`${server.url}/outbox`)).text();
    assert.match(list, /&lt;b&gt;Hello&lt;\/b&gt;/);
    assert.match(list, new RegExp(`href="/outbox/${NAME}"`));
    const page = await (await fetch(`${server.url}/outbox/${NAME}`)).text();
    assert.match(page, /<iframe[^>]+sandbox="allow-popups/);
    assert.doesNotMatch(page, /<script/);
    const mail = await fetch(`${server.url}/outbox/${NAME}/html`);
    assert.match(mail.headers.get("content-security-policy") ?? "", /default-src 'none'.*sandbox/);
  });

  test("answers no other name, no proxy, and no path out of its folder", async () => {
    assert.equal(await rawRequest(`${server.url}/outbox`, { headers: { host: "rebound.example" } }), 404);
    assert.equal(
      await rawRequest(`${server.url}/outbox`, { headers: { "x-forwarded-for": "203.0.113.7" } }),
      404,
    );
    assert.equal(await rawRequest(`${server.url}/outbox/..%2Fsecret.key`, { headers: {} }), 404);
  });
});

suite("Outside the demo", () => {
  const server = withServer();

  test("there is no outbox page", async () => {
    assert.doesNotMatch(await (await fetch(`${server.url}/outbox`)).text(), /Outbox/);
  });
});
