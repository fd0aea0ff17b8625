// What a server with TLS_CERT and TLS_KEY promises.

import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import type { TLSSocket } from "node:tls";
import { credentialHeaders, startTestServer, type TestServer } from "../testing/server.ts";
import { CERTIFICATE, writeTlsFiles } from "../testing/tls.ts";

interface Answer {
  readonly status: number;
  readonly body: { readonly ok: boolean };
  readonly cookie: string;
  readonly fingerprint: string;
}

suite("a server that speaks TLS itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "parlo-tls-"));
  let server: TestServer;
  let stop: () => Promise<void>;
  before(async () => {
    ({ server, stop } = await startTestServer(writeTlsFiles(folder)));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const port = () => Number(new URL(server.url).port);

  /** The certificate is compared by the test itself: it is signed by nobody. */
  function post(method: string, headers: Record<string, string>, params: unknown = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: "127.0.0.1",
          port: port(),
          path: `/v1/${method}`,
          method: "POST",
          agent: false,
          rejectUnauthorized: false,
          headers: { "content-type": "application/json", ...headers },
        },
        (reply) => {
          const { fingerprint256 } = (reply.socket as TLSSocket).getPeerCertificate();
          let text = "";
          reply.setEncoding("utf8").on("data", (part: string) => {
            text += part;
          });
          reply.on("end", () =>
            resolve({
              status: reply.statusCode ?? 0,
              body: JSON.parse(text),
              cookie: String(reply.headers["set-cookie"] ?? ""),
              fingerprint: fingerprint256,
            }),
          );
        },
      );
      call.on("error", reject).end(JSON.stringify(params));
    });
  }

  test("answers calls under its certificate", async () => {
    const reply = await post("agent.me", credentialHeaders({ key: server.world.owner.key }));
    assert.deepEqual([reply.status, reply.body.ok], [200, true]);
    assert.equal(reply.fingerprint, new X509Certificate(CERTIFICATE).fingerprint256);
  });

  test("binds the session's cookie to this host and to TLS", async () => {
    const { email, password } = server.world.owner;
    const reply = await post("agent.sign-in", {}, { email, password });
    assert.equal(reply.status, 200);
    assert.match(reply.cookie, /^__Host-parlo_session=[^;]+;.*HttpOnly;.*Secure/);
  });

  test("a stop does not wait for who never finished the handshake", async () => {
    const silent = connect(port(), "127.0.0.1");
    await new Promise((resolve) => silent.once("connect", resolve));
    const closed = new Promise((resolve) => silent.once("close", resolve));
    silent.on("error", () => {});
    await stop();
    await closed;
  });
});
