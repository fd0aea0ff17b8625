// The export of contacts: for whom the list is, all of it, and nothing in it runs.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../conformance/credentials.ts";
import { credentialHeaders, withServer } from "../testing/server.ts";

suite("An export of contacts", () => {
  const server = withServer(UNLIMITED);
  const at = (more: object = {}) => ({ propertyId: server.world.property.id, ...more });
  const get = async (query: Record<string, string>, as: object = { key: server.world.owner.key }) => {
    const address = `${server.url}/exports/contacts.csv?${new URLSearchParams(query)}`;
    const reply = await fetch(address, { headers: credentialHeaders(as) });
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };

  test("holds every contact once, and an import takes it in again without a change", async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => `P ${n};p${n}@many.example;+39 ${1_000_000 + n}`);
    await server.ok("contact.person.import-csv", at({ csv: ["name;email;phone", ...rows].join("\n") }));
    const { total } = (await server.call("contact.person.list", at({ size: 1 }))).body;
    const { status, headers, text } = await get(at());
    assert.equal(status, 200);
    assert.equal(headers.get("content-type"), "text/csv; charset=utf-8");
    assert.match(
      headers.get("content-disposition") ?? "",
      /^attachment; filename="contacts-2026-11-02\.csv"$/,
    );
    const lines = text.trimEnd().split("\r\n");
    assert.equal(lines.length, total + 1);
    assert.match(lines[0] ?? "", /^\ufeff?id,first name,last name,email,phone/);
    assert.equal(new Set(lines.slice(1).map((line) => line.slice(0, 24))).size, total);
    const giulia = lines.find((line) => line.includes("giulia.marchetti")) ?? "";
    assert.match(
      giulia,
      /Giulia,Marchetti,giulia\.marchetti@posta\.example,\+39 051 555 0142,,Osteria Marchetti,/,
    );
    assert.match(giulia, /,A-2041,3$/);
    const known = lines.filter((line, nth) => nth === 0 || line.includes("@many.example"));
    const report = await server.ok("contact.person.import-csv", at({ csv: known.join("\n") }));
    assert.deepEqual([report.created, report.updated, report.unchanged], [0, 0, 2_500]);
  });

  test("is narrowed as the list is, and refused as the list is", async () => {
    const filters = JSON.stringify({
      groups: [{ conditions: [{ attribute: "name.last", operator: "is", value: "Marchetti" }] }],
    });
    assert.equal((await get(at({ filters }))).text.trimEnd().split("\r\n").length, 2);
    assert.equal((await get(at({ query: "hannah" }))).text.trimEnd().split("\r\n").length, 2);
    const { agent, stranger, otherProperty } = server.world;
    assert.equal((await get(at(), { session: agent.session })).status, 200);
    assert.equal((await get(at(), {})).status, 401);
    assert.equal((await get(at(), { key: stranger.key })).status, 404);
    assert.equal((await get({ propertyId: otherProperty.id })).status, 404);
    assert.equal((await get({})).status, 400);
    assert.equal((await get(at({ filters: "{" }))).status, 400);
    const { key } = await server.ok("keys.create", { name: "None", scopes: ["property_read"] });
    const refused = await get(at(), { key });
    assert.deepEqual([refused.status, JSON.parse(refused.text).message], [403, "insufficient_scope"]);
  });

  test("is on its way before the last of it is read", async () => {
    const address = `${server.url}/exports/contacts.csv?${new URLSearchParams(at())}`;
    const reply = await fetch(address, { headers: credentialHeaders({ key: server.world.owner.key }) });
    assert.equal(reply.headers.get("content-length"), null, "nobody knows its length when it begins");
    const parts: string[] = [];
    for await (const part of reply.body ?? []) parts.push(Buffer.from(part).toString("latin1"));
    assert.ok(parts.length > 1, "it comes in parts");
    assert.ok(
      parts.every((part) => part.length < parts.join("").length / 2),
      "none of which is most of it",
    );
  });

  test("holds no formula", async () => {
    const name = { first: '=HYPERLINK("https://x.example")', last: "@SUM(1)" };
    await server.ok("contact.person.create", at({ name, phones: ["+39 1 2"], emails: ["f@x.example"] }));
    const { text } = await get(at({ query: "hyperlink" }));
    assert.match(text, /"'=HYPERLINK\(""https:\/\/x\.example""\)",'@SUM\(1\),f@x\.example,\+39 1 2,/);
  });

  test("holds no formula for a spreadsheet that splits at semicolons or tabs either, and is taken in unchanged", async () => {
    const evil = [
      ...["a;=cmd|'/C calc'!A0;b", "a;  @SUM(1)", 'a;"=1+1"', "a\t+1+A1", "a,-1+A1", "+1;=1+A1", "'=1+A1"],
      ...["a;'=1+A1", "a;''-1", "it's; fine", "x = y - z", "-5; -", "+39 1; +39 2"],
    ];
    for (const [n, text] of evil.entries()) {
      const [name, emails] = [{ first: text, last: `Cell ${n}` }, [`cell${n}@sheet.example`]];
      await server.ok("contact.person.create", at({ name, emails, jobTitle: text, tags: [`+tag ${n}`] }));
    }
    const phones = ["+390511", "+390512"];
    const two = { name: { first: "Two" }, emails: ["two@sheet.example"], phones };
    await server.ok("contact.person.create", at(two));
    const { text } = await get(at({ query: "sheet.example" }));
    const lines = text.trimEnd().split("\r\n").slice(1);
    assert.equal(lines.length, evil.length + 1);
    for (const line of lines)
      for (const piece of line.split(/[;\t]/))
        if (/^[\s"]*[=+\-@]/.test(piece)) assert.match(piece, /^ ?\+39[\d\s]+\d("|$)/, piece);
    assert.ok(lines.some((line) => line.includes(',"+390511; +390512",')));
    const report = await server.ok("contact.person.import-csv", at({ csv: text }));
    const { created, updated, unchanged, refused } = report;
    assert.deepEqual([created, updated, unchanged, refused], [0, 0, evil.length + 1, 0]);
  });
});
