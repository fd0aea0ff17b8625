// What domains promise: only name servers can say whose one is, and it is nobody's until they do.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";
import { useResolver } from "./index.ts";

suite("A domain", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const stranger = () => ({ as: { key: server.world.stranger.key } });
  const domain = "help.bottega-aurora.example";
  const settings = async () => (await server.ok("knowledge-base.settings.get", at())).settings;
  const add = (name: string) =>
    server.call("knowledge-base.settings.add-domain-candidate", { ...at(), domain: name });
  /** Answers for the name servers of the whole world. */
  const nameServers = (records: Readonly<Record<string, readonly string[]>>) =>
    useResolver(server.app.house.config, async (name) => records[name] ?? []);

  test("is used once its name servers prove it, and not before", async () => {
    nameServers({});
    const reply = await add("Help.Bottega-Aurora.example");
    assert.equal(reply.status, 200, reply.text);
    const { records } = reply.body.data.settings.domainCandidate;
    assert.deepEqual(
      records.map(({ type, name }: { type: string; name: string }) => [type, name]),
      [
        ["TXT", `_parlo-challenge.${domain}`],
        ["CNAME", domain],
      ],
    );
    await server.drain();
    assert.equal((await settings()).domain, undefined);
    assert.ok((await settings()).domainCandidate.checkedOn, "it was looked for");
    const check = { ...at(), domain };
    assert.equal((await server.ok("knowledge-base.settings.check-domain", check)).status, "candidate");

    nameServers({ [`_parlo-challenge.${domain}`]: ["something else", records[0].value] });
    assert.equal((await add(domain)).body.data.settings.domainCandidate.records[0].value, records[0].value);
    await server.drain();
    const after = await settings();
    assert.deepEqual(
      [after.domain, after.domainCandidate, after.url],
      [domain, undefined, `https://${domain}`],
    );
    assert.equal((await server.ok("knowledge-base.settings.check-domain", check)).status, "verified");
    const seen = await fetch(`${server.url}/kb/bottega-aurora`);
    assert.match(await seen.text(), /rel="canonical" href="https:\/\/help\.bottega-aurora\.example"/);
  });

  test("is one knowledge base's alone, and free again when it is given up", async () => {
    const theirs = { propertyId: server.world.otherProperty.id, domain };
    const ask = () => server.call("knowledge-base.settings.add-domain-candidate", theirs, stranger());
    assert.equal((await ask()).body.error, "domain_taken");
    const check = await server.ok("knowledge-base.settings.check-domain", theirs, stranger());
    assert.deepEqual(check, { available: false, status: "none" });
    await server.ok("knowledge-base.settings.remove-domain", at());
    assert.equal((await settings()).domain, undefined);
    assert.equal((await ask()).status, 200);
    const { propertyId } = theirs;
    await server.ok("knowledge-base.settings.remove-domain-candidate", { propertyId }, stranger());
    const own = await server.ok("knowledge-base.settings.get", { propertyId }, stranger());
    assert.equal(own.settings.domainCandidate, undefined);
  });

  test("is a name, and no address or word", async () => {
    for (const name of ["localhost", "192.0.2.1", "https://a.example", "a b.example", "-a.example"])
      assert.equal((await add(name)).body.message, "domain", name);
  });
});
