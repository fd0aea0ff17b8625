// What the widget's addresses promise to pages of other sites, and to ours.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { suite, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { type TestServer, withServer } from "../../testing/server.ts";

/** With a Host header of one's own, which fetch does not let one send. */
function ask(
  server: TestServer,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(server.url + path, { headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on("data", (part: Buffer) => parts.push(part));
      reply.on("end", () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers as Record<string, string>,
          body: Buffer.concat(parts),
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

/** What the loader is told, read as a browser would: by running the script around it. */
function toldBy(script: Buffer): Record<string, unknown> {
  const [, json = ""] = /\}\)\((\{.*\})\);\n$/s.exec(script.toString()) ?? [];
  return JSON.parse(json);
}

suite("the widget's addresses", () => {
  const server = withServer();
  const id = () => server.world.property.id;

  test("give any page the loader, with the widget it is for", async () => {
    const { status, headers, body } = await ask(server, `/embed/${id().toUpperCase()}/default`);
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "text/javascript; charset=utf-8");
    assert.equal(headers["access-control-allow-origin"], "*");
    assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["cache-control"], "public, max-age=60");
    const { propertyId, widgetId, host, mode } = toldBy(body);
    assert.deepEqual(
      { propertyId, widgetId, host, mode },
      { propertyId: id(), widgetId: "default", host: server.url, mode: "site" },
    );
  });

  test("tell the loader what the launcher looks like, and nothing it does not need", async () => {
    const { settings, consentRequired } = toldBy((await ask(server, `/embed/${id()}/default`)).body);
    const { theme, states } = settings as { theme: object; states: { online: object } };
    assert.deepEqual(theme, { header: { background: "#A4502F", text: "#FFFFFF" } });
    assert.deepEqual(states.online, { minimizedText: "" });
    assert.equal(consentRequired, false);
  });

  test("ask for consent first where the settings say so, each visitor for themselves", async () => {
    const propertyId = server.world.sandbox.id;
    const path = `/embed/${propertyId}/default`;
    await server.ok("widgets.update", {
      propertyId,
      widgetId: "default",
      settings: {
        consent: { required: "eu", message: "May we?", privacyUrl: "https://shop.example/privacy" },
      },
    });
    const { body, headers } = await ask(server, path);
    assert.equal(headers["cache-control"], "private, max-age=60");
    const { consentRequired, consent } = toldBy(body);
    assert.equal(consentRequired, true);
    assert.deepEqual(consent, {
      message: "May we?",
      privacyUrl: "https://shop.example/privacy",
      privacyLabel: "",
      optIn: "",
      optOut: "",
    });
  });

  test("send the loader compressed, and not again to who has it", async () => {
    const path = `/embed/${id()}/default`;
    const plain = await ask(server, path);
    const small = await ask(server, path, { "accept-encoding": "gzip, br" });
    assert.equal(small.headers["content-encoding"], "br");
    assert.deepEqual(brotliDecompressSync(small.body), plain.body);
    const { etag = "" } = plain.headers;
    for (const known of [etag, `"other", W/${etag}`]) {
      const again = await ask(server, path, { "if-none-match": known });
      assert.deepEqual([again.status, again.body.length], [304, 0]);
    }
  });

  test("answer the standard snippet under a name that begins with embed", async () => {
    const path = `/${id()}/default`;
    const at = (host: string) => ask(server, path, { host });
    assert.equal(toldBy((await at("embed.chat.example:8443")).body).host, "http://embed.chat.example:8443");
    assert.equal((await at("chat.example")).status, 404);
  });

  test("tell a page with unknown ids in its console, and do nothing else to it", async () => {
    const { sandbox } = server.world;
    for (const path of [`${"f".repeat(24)}/default`, `${sandbox.id}/nosuch`, "nothing", `${id()}/a-b`]) {
      const { status, headers, body } = await ask(server, `/embed/${path}`);
      assert.deepEqual([status, headers["content-type"]], [404, "text/javascript; charset=utf-8"], path);
      assert.match(body.toString(), /^console\.warn\(".*"\);\n$/);
    }
  });

  test("let every page show the frame, and let the frame run its own script only", async () => {
    const { status, headers, body } = await ask(server, "/embed/frame");
    assert.equal(status, 200);
    const policy = headers["content-security-policy"] ?? "";
    assert.match(policy, /frame-ancestors \*/);
    assert.match(policy, /default-src 'none'/);
    assert.equal(headers["x-frame-options"], undefined);
    const [, script = ""] = /<script type="module">(.*)<\/script>/s.exec(body.toString()) ?? [];
    const hash = createHash("sha256").update(script).digest("base64");
    assert.ok(policy.includes(`script-src 'self' 'sha256-${hash}';`), policy);
    assert.equal(body.toString().split("<script").length, 2);
  });

  test("keep a frame for ever that was asked for by its version, and no other", async () => {
    const { version } = toldBy((await ask(server, `/embed/${id()}/default`)).body);
    const cached = async (path: string) => (await ask(server, path)).headers["cache-control"];
    assert.equal(await cached(`/embed/frame?v=${version}`), "public, max-age=31536000, immutable");
    assert.equal(await cached("/embed/frame?v=another"), "public, no-cache");
  });

  test("open a page with the widget alone, which nobody may frame", async () => {
    const { status, headers, body } = await ask(server, `/chat/${id()}/default/?$_tawk_popout=true`);
    assert.equal(status, 200);
    assert.match(headers["content-security-policy"] ?? "", /frame-ancestors 'none'/);
    assert.ok(body.toString().includes(`src="/embed/${id()}/default?mode=page"`));
    const { mode } = toldBy((await ask(server, `/embed/${id()}/default?mode=page`)).body);
    assert.equal(mode, "page");
    assert.equal((await ask(server, `/chat/${"f".repeat(24)}/default`)).status, 404);
    const older = await ask(server, `/${id()}/popout/default/`);
    assert.deepEqual(
      [older.status, older.headers.location],
      [302, `/chat/${id()}/default?$_tawk_popout=true`],
    );
  });

  test("leave the dashboard as it was: no page frames it", async () => {
    const { headers } = await ask(server, "/sign-in");
    assert.match(headers["content-security-policy"] ?? "", /frame-ancestors 'none'/);
    assert.equal(headers["x-frame-options"], "DENY");
    assert.equal(headers["access-control-allow-origin"], undefined);
  });

  test("do not name a property that lies in the bin", async () => {
    const { propertyId } = await server.ok(
      "property.create-site",
      { name: "Pop-up", url: "https://pop-up.example" },
      { as: { session: server.world.owner.session } },
    );
    assert.equal((await ask(server, `/embed/${propertyId}/default`)).status, 200);
    await server.ok(
      "property.delete",
      { propertyId, confirm: "delete Pop-up" },
      { as: { session: server.world.owner.session } },
    );
    assert.equal((await ask(server, `/embed/${propertyId}/default`)).status, 404);
  });
});

suite("the name kept for the widget", () => {
  const server = withServer({ EMBED_HOST: "widget.chat.example", PUBLIC_URL: "https://chat.example" });
  const at = (path: string) => ask(server, path, { host: "widget.chat.example" });

  test("serves the widget, with everything else where PUBLIC_URL says", async () => {
    const { id } = server.world.property;
    const { status, body } = await at(`/${id}/default`);
    assert.equal(status, 200);
    assert.equal(toldBy(body).host, "https://chat.example");
    assert.equal((await at("/embed/frame")).status, 200);
    assert.equal((await at("/sign-in")).status, 404);
  });
});
