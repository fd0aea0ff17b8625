// What property.create-site promises.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { tokenMailedTo } from "../../../testing/outbox.ts";
import { withServer } from "../../../testing/server.ts";

suite("property.create-site", () => {
  const server = withServer();

  test("makes a property whose maker is its admin, with a widget and a department, and invites the team", async () => {
    const as = { session: server.world.agent.session };
    const made = await server.ok(
      "property.create-site",
      {
        name: "  Studio\n Ferri ",
        url: "https://studio-ferri.example",
        timezone: "Europe/Rome",
        members: [
          { email: "Anna@studio-ferri.example", role: "agent" },
          { email: "aurora@bottega-aurora.example", role: "admin" },
        ],
      },
      { as },
    );
    const { propertyId } = made;
    assert.equal(made.property.name, "Studio Ferri");
    assert.equal(made.property.role, "admin");
    assert.deepEqual(made.property.can, {
      ...{ manage: true, read: true, answer: true, readTickets: true, answerTickets: true },
    });
    const fields = { settings: true, agents: true, widgets: true, assets: true, createdOn: true };
    const info = await server.ok("property.info", { propertyId, fields }, { as });
    assert.equal(info.settings.url, "https://studio-ferri.example");
    assert.deepEqual(
      info.agents.map((one: { role: string; agentId: string }) => [one.agentId, one.role]),
      [[server.world.agent.id, "admin"]],
    );
    assert.equal(info.widgets[0].widgetId, "default");
    const departments = await server.ok("departments.list", { propertyId }, { as });
    assert.deepEqual(departments[0].agentIds, [server.world.agent.id]);
    assert.equal(departments[0].default, true);
    const invites = await server.ok("members.list-invites", { propertyId }, { as });
    assert.equal(invites.length, 2);
    assert.equal((await tokenMailedTo(server, "Anna@studio-ferri.example")).length, 43);
  });

  test("makes nothing and invites nobody when one invitation cannot be sent", async () => {
    const before = await server.ok("property.list");
    const members = [
      { email: "anna@bottega-aurora.example", role: "agent" },
      { email: "ANNA@bottega-aurora.example", role: "agent" },
      { email: "ugo@bottega-aurora.example", role: "manager" },
    ];
    const reply = await server.call("property.create-site", { name: "Twice", members });
    assert.equal(reply.status, 400);
    assert.deepEqual(
      reply.body.details.map((one: { path: string }) => one.path),
      ["members[1].email", "members[2].role"],
    );
    const self = [{ email: server.world.owner.email, role: "agent" }];
    const own = await server.call("property.create-site", { name: "Twice", members: self });
    assert.equal(own.body.error, "already_member");
    assert.deepEqual(await server.ok("property.list"), before);
  });

  test("mails no more invitations a day, however many properties are made, than one property may", async () => {
    const as = { session: server.world.stranger.session };
    const make = async (nth: number) => {
      const members = Array.from({ length: 100 }, (_, n) => ({
        email: `p${nth}-${n}@x.example`,
        role: "agent",
      }));
      const reply = await server.call("property.create-site", { name: `Many ${nth}`, members }, { as });
      return [reply.status, reply.body.error];
    };
    for (let nth = 0; nth < 10; nth++) assert.deepEqual(await make(nth), [200, undefined]);
    const { length } = await server.ok("property.list", {}, { as });
    assert.deepEqual(await make(10), [429, "rate_limited"]);
    assert.equal((await server.ok("property.list", {}, { as })).length, length, "nor is the property made");
    const { key } = await server.ok("keys.create", { name: "Mine" }, { as });
    const one = { name: "One", members: [{ email: "one@x.example", role: "agent" }] };
    assert.equal((await server.call("property.create-site", one, { as: { key } })).status, 429);
    assert.equal((await server.call("property.create-site", one)).status, 200, "another has their own");
    server.clock.advance(86_400_000);
    assert.deepEqual(await make(11), [200, undefined]);
  });

  test("names every setting that cannot be", async () => {
    const reply = await server.call("property.create-site", {
      name: "A",
      url: "ftp://files.example",
      timezone: "Rome",
    });
    assert.deepEqual(
      reply.body.details.map((one: { path: string }) => one.path),
      ["url", "timezone"],
    );
  });

  test("refuses a service key, which stands for nobody", async () => {
    const as = { key: server.world.serviceKey.key };
    const reply = await server.call("property.create-site", { name: "A" }, { as });
    assert.equal(reply.status, 403);
    assert.equal(reply.body.error, "agent_required");
  });

  test("refuses a key limited to some properties, which would not see the new one", async () => {
    const { owner, property } = server.world;
    const limited = { name: "One shop", propertyIds: [property.id] };
    const { key } = await server.ok("keys.create", limited, { as: { session: owner.session } });
    const reply = await server.call("property.create-site", { name: "A" }, { as: { key } });
    assert.equal(reply.status, 403);
    assert.equal(reply.body.error, "key_limited");
  });

  test("invites nobody with a key that may not manage members, or to more than the key allows", async () => {
    const as = { session: server.world.owner.session };
    const make = async (scopes: readonly string[], role: string) => {
      const { key } = await server.ok("keys.create", { name: "Maker", scopes }, { as });
      const members = [{ email: "anna@bottega-aurora.example", role }];
      const reply = await server.call("property.create-site", { name: "A", members }, { as: { key } });
      return [reply.status, reply.body.error];
    };
    assert.deepEqual(await make(["property_manage"], "agent"), [403, "forbidden"]);
    assert.deepEqual(await make(["property_manage", "members_manage"], "admin"), [403, "role_too_wide"]);
  });

  test("lets a test key make sandboxes only", async () => {
    const as = { key: server.world.testKey.key };
    const live = await server.call("property.create-site", { name: "A" }, { as });
    assert.equal(live.status, 403);
    assert.equal(live.body.error, "sandbox_required");
    const made = await server.ok("property.create-site", { name: "A", sandbox: true }, { as });
    const seen = await server.ok("property.list", {}, { as });
    assert.ok(seen.some((one: { propertyId: string }) => one.propertyId === made.propertyId));
  });
});
