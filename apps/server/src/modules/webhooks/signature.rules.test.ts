// What receivers verify: tawk.to's header by its own recipe, Standard Webhooks by its official library.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { suite, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { deliveryHeaders } from "./signature.rules.ts";

const secret = "whsec_QXVyb3JhQmVsbGluaVBvcmNlbGxhbmU4QmVs";
const older = "whsec_T2xkZXJTZWNyZXRPZlRoZVNhbWVXZWJob29r";
const body = '{"event":"chat:start","message":{"text":"C’è la zuppiera a/b?"}}';
const eventId = "6ab1c2d3e4f5a6b7c8d9e0f1";
const headersOf = (o: { previous?: string; attempt?: number; secret?: string } = {}) =>
  deliveryHeaders({
    eventId,
    body,
    secrets: { current: o.secret ?? secret, previous: o.previous },
    atMs: Date.now(),
    attempt: o.attempt ?? 1,
  });

suite("The headers of a delivery", () => {
  test("have tawk.to's signature: lower-case hexadecimal HMAC-SHA1 of the raw body with the secret as it is shown", () => {
    const headers = headersOf();
    assert.equal(headers["X-Hook-Event-Id"], eventId);
    assert.equal(
      headers["X-Tawk-Signature"],
      createHmac("sha1", secret).update(Buffer.from(body)).digest("hex"),
    );
    assert.match(headers["X-Tawk-Signature"] ?? "", /^[0-9a-f]{40}$/);
  });

  test("are verified by the official Standard Webhooks library", () => {
    assert.deepEqual(new Webhook(secret).verify(body, headersOf()), JSON.parse(body));
    assert.throws(() => new Webhook(secret).verify(`${body} `, headersOf()));
    assert.throws(() => new Webhook(older).verify(body, headersOf()));
    assert.equal(headersOf()["webhook-id"], eventId);
  });

  test("are verified with either secret during a rotation, tawk.to's by turns", () => {
    const first = headersOf({ previous: older, attempt: 1 });
    const second = headersOf({ previous: older, attempt: 2 });
    for (const headers of [first, second])
      for (const known of [secret, older])
        assert.deepEqual(new Webhook(known).verify(body, headers), JSON.parse(body));
    const sha1 = (key: string) => createHmac("sha1", key).update(body).digest("hex");
    assert.equal(first["X-Tawk-Signature"], sha1(secret));
    assert.equal(second["X-Tawk-Signature"], sha1(older));
    assert.equal(headersOf({ attempt: 2 })["X-Tawk-Signature"], sha1(secret));
  });

  test("sign with a secret from elsewhere, which is taken as it is written", () => {
    const brought = "a-secret-of-the-old-server";
    const headers = headersOf({ secret: brought });
    assert.equal(headers["X-Tawk-Signature"], createHmac("sha1", brought).update(body).digest("hex"));
    assert.deepEqual(new Webhook(brought, { format: "raw" }).verify(body, headers), JSON.parse(body));
  });
});
