// What invitations promise: who gets in, by which link, and for how long.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { outbox, tokenMailedTo } from "../../testing/outbox.ts";
import { withServer } from "../../testing/server.ts";

const DAY_MS = 86_400_000;

suite("An invitation", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const marco = () => ({ session: server.world.agent.session });
  const accept = (token: string, session: string) =>
    server.call("members.accept-invite", { token }, { as: { session } });
  const bare = (text: string) => text.replace(/"requestId":"[^"]*"/, "");

  test("comes by mail, says who invites and where, and leads in", async () => {
    const { stranger } = server.world;
    const { invites } = await server.ok("members.invite", { ...at(), email: stranger.email, role: "agent" });
    assert.equal(invites[0].status, "pending");
    assert.equal(invites[0].invitedBy, "Aurora Bellini");
    const token = await tokenMailedTo(server, stranger.email);
    const mail = (await outbox(server)).findLast(({ to }) => to === stranger.email);
    assert.equal(mail?.subject, "Aurora Bellini invites you to Bottega Aurora");
    assert.match(mail?.links[0] ?? "", /\/invitation\?token=/);
    const card = await server.ok("members.get-invite", { token }, { as: {} });
    assert.deepEqual(card, {
      propertyName: "Bottega Aurora",
      email: stranger.email,
      role: "agent",
      hasAccount: true,
      invitedBy: "Aurora Bellini",
    });
    const accepted = await accept(token, stranger.session);
    assert.equal(accepted.body.data.propertyId, at().propertyId);
    assert.equal((await accept(token, stranger.session)).body.error, "invitation_invalid");
    const told = await server.database.pool.query(
      "select event, audience, payload from ledger where property_id = $1 order by id",
      [at().propertyId],
    );
    assert.deepEqual(
      told.rows.map(({ event }) => event),
      ["invite:create", "invite:delete", "member:join"],
    );
    assert.deepEqual(told.rows[2].audience, [`property:${at().propertyId}:members_read`]);
    assert.equal(told.rows[2].payload.agentId, stranger.id);
    const seen = await server.ok("members.list", at(), { as: { session: stranger.session } });
    assert.ok(seen.some((one: { agentId: string }) => one.agentId === stranger.id));
    await server.ok("members.remove", { ...at(), agentId: stranger.id });
  });

  test("is for the invited address only, and tells others nothing", async () => {
    const { world } = server;
    const others = await accept(world.invite.token, world.agent.session);
    const invented = await accept("x".repeat(43), world.agent.session);
    assert.equal(others.body.error, "invitation_invalid");
    assert.equal(bare(others.text), bare(invented.text));
  });

  test("is sent once to an address, and never to a member", async () => {
    const { world } = server;
    const again = await server.call("members.invite", {
      ...at(),
      email: world.invite.email.toUpperCase(),
      role: "agent",
    });
    assert.equal(again.status, 409);
    assert.equal(again.body.error, "already_invited");
    const invites = [
      { email: "new@bottega-aurora.example", role: "agent" },
      { email: world.agent.email, role: "agent" },
    ];
    const member = await server.call("members.invite", { ...at(), invites });
    assert.equal(member.body.error, "already_member");
    assert.equal(member.body.details[0].path, "invites[1].email");
    const list = await server.ok("members.list-invites", at());
    assert.ok(!list.some((one: { email: string }) => one.email === "new@bottega-aurora.example"));
  });

  test("is made once when two admins invite the same person at the same moment", async () => {
    const params = { ...at(), email: "race@bottega-aurora.example", role: "agent" };
    const replies = await Promise.all([1, 2, 3].map(() => server.call("members.invite", params)));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409, 409]);
  });

  test("changes its role before it is accepted, and the link stays good", async () => {
    const { world } = server;
    const edited = await server.ok("members.edit-invite", { inviteId: world.invite.id, role: world.role.id });
    assert.equal(edited.role, world.role.id);
    const card = await server.ok("members.get-invite", { token: world.invite.token }, { as: {} });
    assert.equal(card.roleName, world.role.name);
    const unknown = { inviteId: world.invite.id, role: world.otherRole.id };
    assert.equal((await server.call("members.edit-invite", unknown)).body.message, "role");
  });

  test("sent again has a new link; the old one stops working", async () => {
    const { world } = server;
    await server.ok("members.resend-invite", { inviteId: world.invite.id });
    const renewed = await tokenMailedTo(server, world.invite.email);
    assert.notEqual(renewed, world.invite.token);
    const old = await server.call("members.get-invite", { token: world.invite.token }, { as: {} });
    assert.equal(old.body.error, "invitation_invalid");
    assert.equal((await server.call("members.get-invite", { token: renewed }, { as: {} })).status, 200);
  });

  test("withdrawn stops working", async () => {
    const email = "gone@bottega-aurora.example";
    const { invites } = await server.ok("members.invite", { ...at(), email, role: "agent" });
    const token = await tokenMailedTo(server, email);
    await server.ok("members.remove-invite", { inviteId: invites[0].inviteId });
    assert.equal((await server.call("members.get-invite", { token }, { as: {} })).status, 404);
    assert.equal((await server.call("members.remove-invite", { inviteId: invites[0].inviteId })).status, 404);
  });

  test("is changed by those who manage members, seen by agents, and not there for strangers", async () => {
    const { world } = server;
    for (const [method, more] of [
      ["members.remove-invite", {}],
      ["members.resend-invite", {}],
      ["members.edit-invite", { role: "agent" }],
    ] as const) {
      const seen = await server.call(method, { inviteId: world.invite.id, ...more }, { as: marco() });
      assert.equal(seen.status, 403, method);
      const theirs = await server.call(method, { inviteId: world.otherInvite.id, ...more });
      const nobodys = await server.call(method, { inviteId: "f".repeat(24), ...more });
      assert.equal(theirs.status, 404, method);
      assert.equal(bare(theirs.text), bare(nobodys.text));
    }
  });

  test("cannot be used while the property lies in the bin", async () => {
    const { world } = server;
    const { sandbox, newcomer, newcomerInvite } = world;
    await server.ok("property.delete", { propertyId: sandbox.id, confirm: `delete ${sandbox.name}` });
    const { token } = newcomerInvite;
    assert.equal((await server.call("members.get-invite", { token }, { as: {} })).status, 404);
    assert.equal((await accept(token, newcomer.session)).body.error, "invitation_invalid");
    assert.equal((await server.call("members.resend-invite", { inviteId: newcomerInvite.id })).status, 404);
    await server.ok("property.restore", { propertyId: sandbox.id });
    assert.equal((await accept(token, newcomer.session)).status, 200);
  });

  test("expires after seven days, and inviting the address again renews it", async () => {
    const email = "slow@bottega-aurora.example";
    const { invites } = await server.ok("members.invite", { ...at(), email, role: "agent" });
    const token = await tokenMailedTo(server, email);
    server.clock.advance(7 * DAY_MS + 1000);
    assert.equal((await server.call("members.get-invite", { token }, { as: {} })).status, 404);
    const listed = await server.ok("members.list-invites", at());
    const shown = listed.find((one: { email: string }) => one.email === email);
    assert.equal(shown.status, "expired");
    const again = await server.ok("members.invite", { ...at(), email, role: "agent" });
    assert.equal(again.invites[0].inviteId, invites[0].inviteId);
    assert.equal(again.invites[0].status, "pending");
    assert.notEqual(await tokenMailedTo(server, email), token);
  });
});

suite("An invitation by somebody", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const marco = () => ({ session: server.world.agent.session });
  const asAdmin = (role: string) =>
    server.ok("members.update-permissions", {
      ...at(),
      agentId: server.world.agent.id,
      permissions: { role },
    });
  const inviteBy = async (role: string) => {
    const { stranger } = server.world;
    const { invites } = await server.ok(
      "members.invite",
      { ...at(), email: stranger.email, role },
      { as: marco() },
    );
    return { id: invites[0].inviteId as string, token: await tokenMailedTo(server, stranger.email) };
  };
  const use = async (token: string) => {
    const as = { session: server.world.stranger.session };
    const seen = await server.call("members.get-invite", { token }, { as: {} });
    const accepted = await server.call("members.accept-invite", { token }, { as });
    assert.equal(seen.body.error, accepted.body.error);
    return accepted;
  };

  test("who has lost the right, or was disabled, cannot be accepted until another sends it again", async () => {
    await asAdmin("admin");
    const { id, token } = await inviteBy("agent");
    await asAdmin("agent");
    const refused = await use(token);
    assert.deepEqual([refused.status, refused.body.error], [403, "inviter_not_entitled"]);
    assert.match(refused.body.fix, /send the invitation again/);
    await asAdmin("admin");
    await server.ok("members.disable", { ...at(), agentId: server.world.agent.id });
    assert.equal((await use(token)).body.error, "inviter_not_entitled");
    await server.ok("members.enable", { ...at(), agentId: server.world.agent.id });
    await server.ok("members.resend-invite", { inviteId: id });
    await asAdmin("agent");
    assert.equal((await use(await tokenMailedTo(server, server.world.stranger.email))).status, 200);
    await server.ok("members.remove", { ...at(), agentId: server.world.stranger.id });
  });

  test("who was removed makes nobody a member, nor an account", async () => {
    await asAdmin("admin");
    const { token } = await inviteBy("agent");
    const email = "late@bottega-aurora.example";
    await server.ok("members.invite", { ...at(), email, role: "agent" }, { as: marco() });
    const invitation = await tokenMailedTo(server, email);
    await server.ok("members.remove", { ...at(), agentId: server.world.agent.id });
    assert.equal((await use(token)).body.error, "inviter_not_entitled");
    const signUp = { name: "Late", email, password: "forno-a-legna-77", invitation };
    const refused = await server.call("agent.sign-up", signUp, { as: {} });
    assert.equal(refused.body.error, "inviter_not_entitled");
    const found = await server.database.pool.query("select 1 from agents where email = $1", [email]);
    assert.equal(found.rows.length, 0);
  });
});

suite("Invitation mails of a property", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const one = (email: string) => server.call("members.invite", { ...at(), email, role: "agent" });

  test("are 1,000 a day, withdrawn and renewed ones included; another property's and agent's are their own", async () => {
    const csv = (name: string, count: number) =>
      Array.from({ length: count }, (_one, n) => `${name}${n}@example.com`).join("\n");
    const imported = await server.ok("members.import-csv", { ...at(), csv: csv("a", 997) });
    assert.equal(imported.invited, 997);
    const { invites } = (await one("b@example.com")).body.data;
    await server.ok("members.resend-invite", { inviteId: invites[0].inviteId });
    await server.ok("members.remove-invite", { inviteId: invites[0].inviteId });
    const tooMany = await server.call("members.import-csv", { ...at(), csv: csv("c", 2) });
    assert.deepEqual([tooMany.status, tooMany.body.error], [429, "rate_limited"]);
    assert.match(tooMany.body.fix, /1,000 invitation mails a day/);
    assert.equal((await one("d@example.com")).status, 200);
    const refused = await one("e@example.com");
    assert.equal(refused.status, 429);
    const { agent, property } = server.world;
    const as = { session: agent.session };
    const role = { propertyId: property.id, agentId: agent.id, permissions: { role: "admin" } };
    await server.ok("members.update-permissions", role);
    const wish = { email: "e@example.com", role: "agent" };
    assert.equal((await server.call("members.invite", { ...at(), ...wish }, { as })).status, 429);
    const elsewhere = { name: "Elsewhere", members: [wish] };
    assert.equal((await server.call("property.create-site", elsewhere, { as })).status, 200);
    const waitS = Number(refused.headers.get("retry-after"));
    assert.ok(waitS > 0 && waitS <= 86_400);
    server.clock.advance((waitS - 1) * 1000);
    assert.equal((await one("e@example.com")).status, 429);
    server.clock.advance(1000);
    assert.equal((await one("e@example.com")).status, 200);
  });
});

suite("A CSV of people", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });

  test("invites whom it can and says why not the others, line by line", async () => {
    const { world } = server;
    const csv = [
      "Name;Role;E-mail",
      "Sara;;sara@bottega-aurora.example",
      "Ugo;editor;ugo@bottega-aurora.example",
      '"Rossi; Piero";admin;piero@bottega-aurora.example',
      `Marco;agent;${world.agent.email}`,
      "",
      "Sara;agent;SARA@bottega-aurora.example",
      "Nino;boss;nino@bottega-aurora.example",
      "Pia;agent;pia at home",
    ].join("\r\n");
    const dry = await server.ok("members.import-csv", { ...at(), csv, dryRun: true });
    assert.equal(dry.invited, 0);
    const before = await server.ok("members.list-invites", at());
    assert.equal(before.length, 1);
    const real = await server.ok("members.import-csv", { ...at(), csv });
    assert.deepEqual(real.rows, dry.rows);
    assert.equal(real.invited, 3);
    assert.deepEqual(
      real.rows.map((row: { line: number; ok: boolean; reason?: string }) => [row.line, row.reason ?? "ok"]),
      [
        [2, "ok"],
        [3, "ok"],
        [4, "ok"],
        [5, "email is a member already"],
        [7, "email appears more than once"],
        [8, "role must be admin, agent or the id of a role of this property"],
        [9, "email is not an e-mail address"],
      ],
    );
    assert.equal(real.rows[1].role, world.role.id);
    const mails = await outbox(server);
    assert.deepEqual(mails.map(({ to }) => to).sort(), [
      "piero@bottega-aurora.example",
      "sara@bottega-aurora.example",
      "ugo@bottega-aurora.example",
    ]);
  });

  test("needs no title row", async () => {
    const { rows } = await server.ok("members.import-csv", {
      ...at(),
      csv: "\ufeffada@example.com\nbob@example.com,admin",
    });
    assert.deepEqual(rows, [
      { line: 1, email: "ada@example.com", role: "agent", ok: true },
      { line: 2, email: "bob@example.com", role: "admin", ok: true },
    ]);
  });

  test("is refused when it cannot be read, names nobody, or names more than 1,000", async () => {
    const many = Array.from({ length: 1001 }, (_one, at) => `a${at}@example.com`).join("\n");
    for (const csv of ['"a@example.com', "email,role", many]) {
      const reply = await server.call("members.import-csv", { ...at(), csv });
      assert.equal(reply.status, 400);
      assert.equal(reply.body.message, "csv");
    }
  });
});
