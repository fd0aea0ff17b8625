// What shortcuts promise: shared ones are everybody's, a personal one is there for its owner alone.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";

interface Shown {
  readonly shortcutId: string;
  readonly name: string;
}

suite("A shortcut", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const agent = () => ({ as: { session: server.world.agent.session } });
  const names = async (params: object = {}, options = {}): Promise<string[]> =>
    (await server.ok("shortcuts.list", { ...at(), ...params }, options)).map((one: Shown) => one.name);

  test("of the property is seen by everybody, a personal one by its owner", async () => {
    assert.deepEqual(await names(), ["ciao", "reso", "spedizione"]);
    assert.deepEqual(await names({}, agent()), ["ciao", "firma", "reso", "spedizione"]);
    assert.deepEqual(await names({ personal: true }, agent()), ["firma"]);
    assert.deepEqual(await names({ personal: false, query: "SPEDI" }, agent()), ["spedizione"]);
    const hidden = { ...at(), shortcutId: server.world.personalShortcut.id };
    for (const method of ["shortcuts.get", "shortcuts.update", "shortcuts.delete"])
      assert.equal((await server.call(method, hidden)).status, 404, method);
    assert.equal((await server.ok("shortcuts.get", hidden, agent())).personal, true);
    assert.deepEqual(await names({}, { as: { key: server.world.serviceKey.key } }), [
      "ciao",
      "reso",
      "spedizione",
    ]);
  });

  test("has a name of its own among those seen together", async () => {
    const create = (params: object, options = {}) =>
      server.call("shortcuts.create", { ...at(), message: "Ciao!", ...params }, options);
    assert.equal((await create({ name: "/CIAO" })).body.error, "name_taken");
    assert.equal((await create({ name: "ciao", personal: true })).status, 200);
    assert.equal((await create({ name: "Ciao", personal: true })).body.error, "name_taken");
    assert.equal((await create({ name: "ciao", personal: true }, agent())).status, 200);
    assert.equal((await create({ name: " / " })).body.message, "name");
    const service = { as: { key: server.world.serviceKey.key } };
    assert.equal((await create({ name: "mine", personal: true }, service)).body.message, "personal");
    assert.equal((await create({ name: "theirs" }, service)).status, 200);
  });

  test("hands a chat to a member or a department of the property, to nobody else", async () => {
    const { agent: marco, stranger, otherDepartment, department } = server.world;
    const create = (transferTo: object) =>
      server.call("shortcuts.create", { ...at(), name: "give", message: "Un momento.", transferTo });
    const cases = [
      [{}, "transferTo"],
      [{ agentId: marco.id, departmentId: department.id }, "transferTo"],
      [{ agentId: stranger.id }, "transferTo.agentId"],
      [{ departmentId: otherDepartment.id }, "transferTo.departmentId"],
    ] as const;
    for (const [target, path] of cases) assert.equal((await create(target)).body.message, path);
    const made = (await create({ agentId: marco.id })).body.data;
    assert.deepEqual(made.transferTo, { agentId: marco.id });
    const { shortcutId } = made;
    const cleared = await server.ok("shortcuts.update", { ...at(), shortcutId, transferTo: null });
    assert.equal("transferTo" in cleared, false);
  });

  test("forgets a department that is deleted", async () => {
    const made = await server.ok("departments.create", { ...at(), name: "Short-lived" });
    const { departmentId } = made;
    const params = { ...at(), name: "hand", message: "Un momento.", transferTo: { departmentId } };
    const { shortcutId } = await server.ok("shortcuts.create", params);
    await server.ok("departments.delete", { ...at(), departmentId });
    assert.equal("transferTo" in (await server.ok("shortcuts.get", { ...at(), shortcutId })), false);
  });

  test("becomes its owner's alone, and everybody's again", async () => {
    const params = { ...at(), name: "orari", message: "Siamo aperti dalle 9 alle 18." };
    const { shortcutId } = await server.ok("shortcuts.create", params);
    const change = (personal: boolean) =>
      server.ok("shortcuts.update", { ...at(), shortcutId, personal }, agent());
    const mine = await change(true);
    assert.deepEqual([mine.personal, mine.agentId], [true, server.world.agent.id]);
    assert.equal((await server.call("shortcuts.get", { ...at(), shortcutId })).status, 404);
    assert.equal((await change(false)).personal, false);
    assert.equal((await server.call("shortcuts.get", { ...at(), shortcutId })).status, 200);
  });

  test("of one's own is nobody else's news", async () => {
    await server.ok(
      "shortcuts.create",
      { ...at(), name: "segreto", message: "Ciao!", personal: true },
      agent(),
    );
    const { rows } = await readAll(server.database.db);
    const row = rows.findLast(({ event }) => event === "shortcut:create");
    assert.deepEqual(row?.audience, [`agent:${server.world.agent.id}`]);
  });
});
