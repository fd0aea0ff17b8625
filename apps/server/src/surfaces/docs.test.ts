// The guide and the reference as their readers meet them: complete, true to the registry, from this server alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { pipelineErrors } from "../kernel/error.ts";
import { figureKinds } from "../modules/metrics/index.ts";
import { scopeMeanings } from "../modules/scope/index.ts";
import { catalogue } from "../modules/webhooks/index.ts";
import { methods } from "../registry.gen.ts";
import { credentialHeaders, withServer } from "../testing/server.ts";
import { guidePages, hrefOf } from "./docs/guide-pages.ts";

suite("the reference", () => {
  const server = withServer({ PUBLIC_DOCS: "true" });
  const read = async (path: string) => {
    const reply = await fetch(server.url + path);
    return { status: reply.status, headers: reply.headers, html: await reply.text() };
  };

  test("has a page for every method, with its example in three languages and the real reply", async () => {
    for (const { name, summary } of methods) {
      const { status, html } = await read(`/docs/methods/${name}`);
      assert.equal(status, 200, name);
      assert.ok(html.includes(`<h1><code>${name}</code></h1>`), name);
      assert.ok(textOf(html).includes(summary), name);
      for (const language of ["curl", "TypeScript", "Python"])
        assert.ok(html.includes(`value="${language}"`), `${name} in ${language}`);
      assert.ok(textOf(html).includes('"ok": true'), name);
    }
  });

  test("shows every parameter, nested ones too, and every error of a method", async () => {
    for (const method of methods) {
      const text = textOf((await read(`/docs/methods/${method.name}`)).html);
      for (const parameter of Object.keys(method.params.properties))
        assert.ok(text.includes(parameter), `${method.name} ${parameter}`);
      for (const code of Object.keys(method.errors)) assert.ok(text.includes(code), `${method.name} ${code}`);
    }
  });

  test("has an anchor for every error code, where failures point to", async () => {
    const { html } = await read("/docs/errors");
    const codes = [...Object.keys(pipelineErrors.map), ...methods.flatMap((one) => Object.keys(one.errors))];
    for (const code of codes) assert.ok(html.includes(`id="${code}"`), code);
    const failure = await server.call("agent.me", {}, { as: {} });
    assert.equal(failure.body.docs, "/docs/errors#auth_error");
  });

  test("has a page for every event a webhook tells of, with its fields, an example and its schema", async () => {
    const index = (await read("/docs/events")).html;
    const entries = catalogue({ at: new Date(0), property: { id: "0".repeat(24), name: "" } });
    for (const { event, summary, schema, scopes } of entries) {
      assert.ok(index.includes(`href="/docs/events/${event}"`), event);
      const { status, html } = await read(`/docs/events/${event}`);
      assert.equal(status, 200, event);
      const text = textOf(html);
      assert.ok(html.includes(`<h1><code>${event}</code></h1>`), event);
      assert.ok(text.includes(summary), event);
      for (const scope of scopes) assert.ok(html.includes(`/docs/scopes#${scope}`), `${event} ${scope}`);
      assert.ok(text.includes(`"event": "${event}"`), event);
      assert.ok(text.includes('"additionalProperties": false'), event);
      for (const field of Object.keys((schema as { properties?: object }).properties ?? {}))
        assert.ok(
          html.includes(`</span>${field}</code>`) || html.includes(`field-name">${field}</code>`),
          field,
        );
    }
    assert.equal((await read("/docs/events/key:create")).status, 404);
  });

  test("has an anchor for every scope", async () => {
    const { html } = await read("/docs/scopes");
    for (const scope of Object.keys(scopeMeanings)) assert.ok(html.includes(`id="${scope}"`), scope);
  });

  test("has every figure of metrics on one page, in words and in SQL, once", async () => {
    const { html } = await read("/docs/metrics");
    const plain = (part: string) =>
      part
        .replace(/<[^>]*>/g, "")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, "&");
    for (const { name, figures } of figureKinds) {
      const [, section = ""] = html.split(`<h3 id="${name}">`);
      const table = section.slice(0, section.indexOf("</section>"));
      for (const [figure, { words, sql }] of Object.entries(figures)) {
        const rows = table.split(`<th scope="row"><code>${figure}</code></th>`);
        assert.equal(rows.length, 2, `${name}.${figure} stands there once`);
        const [row = ""] = (rows[1] ?? "").split("</tr>");
        for (const text of [words, sql]) assert.ok(plain(row).includes(text), `${name}.${figure}: ${row}`);
      }
    }
  });

  test("has no dead link, and none that leaves this server", async () => {
    const pages = [...guidePages.map(hrefOf), `/docs/methods/${methods[0]?.name}`, "/docs/events/chat:start"];
    const seen = new Set<string>();
    for (const page of pages) {
      const { status, html } = await read(page);
      assert.equal(status, 200, page);
      for (const [, link = ""] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        assert.match(link, /^[/#]/, `${page} links to ${link}`);
        const [path = "", anchor] = link.replaceAll("&amp;", "&").split("#");
        if (anchor && path === "") assert.ok(html.includes(`id="${anchor}"`), `${page} ${link}`);
        if (path.startsWith("/docs") || path.startsWith("/v1")) seen.add(link);
      }
    }
    for (const link of seen) {
      const [path = "", anchor] = link.split("#");
      const { status, html } = await read(path);
      assert.equal(status, 200, link);
      if (anchor) assert.ok(html.includes(`id="${anchor}"`), link);
    }
  });

  test("shows this server's own address in its examples", async () => {
    const { html } = await read("/docs");
    assert.ok(html.includes(`${server.url}/v1/agent.me`));
  });

  test("runs no script but its own, and nothing from elsewhere", async () => {
    const { html, headers } = await read("/docs");
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'self'/);
    assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
    assert.equal([...html.matchAll(/<script/g)].length, 1);
    assert.doesNotMatch(html, /<script[^>]*>[^<]/);
    assert.doesNotMatch(html, / on\w+="/);
  });

  test("serves style, script and fonts itself, to be kept by browsers", async () => {
    const { html } = await read("/docs");
    const links = [...html.matchAll(/"(\/docs\/assets\/[^"]+)"/g)].map(([, link]) => link ?? "");
    assert.ok(links.length >= 4);
    const style = await read(links.find((link) => link.includes(".css")) ?? "");
    for (const [, font = ""] of style.html.matchAll(/url\("([^"]+)"\)/g)) links.push(font);
    for (const link of links) {
      const { status, headers } = await read(link);
      assert.equal(status, 200, link);
      assert.match(headers.get("cache-control") ?? "", /immutable/, link);
    }
  });

  test("answers an unknown page with its own, status 404", async () => {
    for (const path of ["/docs/nowhere", "/docs/methods/no.such", "/docs/methods/%3Cscript%3E"]) {
      const { status, html } = await read(path);
      assert.equal(status, 404, path);
      assert.ok(html.includes("There is no such page"));
      assert.ok(!html.includes("<script>"));
    }
  });

  test("is found in Italian too, and names things as the dashboard does in each language", async () => {
    for (const [language, path] of [
      ["en", "/docs/guide"],
      ["it", "/docs/it/guide"],
    ] as const) {
      const { html } = await read(path);
      assert.ok(html.includes(`<html lang="${language}">`));
      const labels = dashboardLabels(language);
      for (const label of [
        labels.nav.editProfile,
        labels.nav.keys,
        labels.access.formTitle,
        labels.keys.create,
        labels.delete,
      ])
        assert.ok(html.includes(`<strong>${label}</strong>`), label);
    }
  });
});

suite("the reference of a server that keeps it closed", () => {
  const server = withServer();

  const read = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

  test("asks visitors to sign in, on every page alike", async () => {
    for (const path of ["/docs", "/docs/guide", "/docs/methods/agent.me", "/docs/methods/no.such"]) {
      const reply = await read(path);
      assert.equal(reply.status, 401, path);
      const html = await reply.text();
      assert.ok(html.includes('type="password"'), path);
      assert.ok(html.includes(`value="${path}"`), path);
      assert.doesNotMatch(html, /keys\.create/, path);
    }
  });

  test("says what was wrong with a try, in the visitor's language", async () => {
    const html = await (await read("/docs?failed=1", { "accept-language": "it-IT" })).text();
    assert.match(html, /<html lang="it">/);
    assert.match(html, /role="alert">Nome utente o password non corretti/);
    assert.match(await (await read("/docs?failed=1&wait=17")).text(), /Wait 17 seconds/);
  });

  test("tells visitors what the form takes, and offers those with an account the way in and back", async () => {
    const html = await (await read("/docs/methods/agent.me")).text();
    assert.match(html, /the user name and password from the mail that approved a request/);
    assert.match(html, /href="\/sign-in\?next=%2Fdocs%2Fmethods%2Fagent\.me"/);
    assert.match(html, /Ask for it in the dashboard/);
    const as = { session: server.world.owner.session };
    await server.ok("instance.update", { apiAccess: "open" }, { as });
    const open = await (await read("/docs")).text();
    await server.ok("instance.update", { apiAccess: "on-request" }, { as });
    assert.match(open, /everybody with an account/);
    assert.doesNotMatch(open, /Ask for it in the dashboard/);
  });

  test("opens to a signed-in agent with access, and shows others the way to it", async () => {
    const { owner, newcomer } = server.world;
    assert.equal((await read("/docs", credentialHeaders({ session: owner.session }))).status, 200);
    const reply = await read("/docs", credentialHeaders({ session: newcomer.session }));
    assert.equal(reply.status, 403);
    assert.ok((await reply.text()).includes('href="/profile/keys"'));
  });
});

interface Labels {
  readonly nav: { readonly editProfile: string; readonly keys: string };
  readonly access: { readonly formTitle: string };
  readonly keys: { readonly create: string };
  readonly delete: string;
}

function dashboardLabels(language: string): Labels {
  const path = new URL(`../../../dashboard/src/i18n/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as Labels;
}

/** The words of a page, without its markup. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
