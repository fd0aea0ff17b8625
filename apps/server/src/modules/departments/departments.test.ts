// What departments promise: their names tell them apart, only members are in them, and one is the default.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

interface Shown {
  readonly departmentId: string;
  readonly name: string;
  readonly default: boolean;
  readonly agentIds: readonly string[];
}

suite("departments", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const list = (): Promise<Shown[]> => server.ok("departments.list", at());

  test("are listed with the default first, then by name", async () => {
    assert.deepEqual(
      (await list()).map((one) => [one.name, one.default]),
      [
        ["Support", true],
        ["Orders", false],
      ],
    );
  });

  test("have each their own name, however it is written", async () => {
    const { department } = server.world;
    const reply = await server.call("departments.create", { ...at(), name: "  orders " });
    assert.equal(reply.status, 409);
    assert.equal(reply.body.error, "name_taken");
    const renamed = { ...at(), departmentId: department.id, name: "SUPPORT" };
    assert.equal((await server.call("departments.update", renamed)).body.error, "name_taken");
    const same = { ...at(), departmentId: department.id, name: "ORDERS" };
    assert.equal((await server.ok("departments.update", same)).name, "ORDERS");
    const others = { propertyId: server.world.sandbox.id, name: "Orders" };
    assert.equal((await server.call("departments.create", others)).status, 200);
  });

  test("take members only, and name those who are not", async () => {
    const { owner, stranger } = server.world;
    const agentIds = [owner.id, stranger.id, "f".repeat(24)];
    const reply = await server.call("departments.create", { ...at(), name: "Mixed", agentIds });
    assert.equal(reply.status, 400);
    assert.deepEqual(
      reply.body.details.map((one: { path: string }) => one.path),
      ["agentIds[1]", "agentIds[2]"],
    );
  });

  test("change what is given and nothing else", async () => {
    const { owner, agent } = server.world;
    const made: Shown = await server.ok("departments.create", {
      ...at(),
      name: "Workshops",
      description: "Saturday courses",
      agentIds: [owner.id, agent.id],
    });
    const { departmentId } = made;
    const fewer = await server.ok("departments.update", { ...at(), departmentId, agentIds: [agent.id] });
    assert.deepEqual(fewer, { ...made, agentIds: [agent.id] });
    const bare = await server.ok("departments.update", { ...at(), departmentId, description: "" });
    assert.equal("description" in bare, false);
    assert.deepEqual(await server.ok("departments.get", { ...at(), departmentId }), bare);
    await server.ok("departments.delete", { ...at(), departmentId });
    assert.equal((await server.call("departments.get", { ...at(), departmentId })).status, 404);
  });

  test("have exactly one default, also when two are made it at the same moment", async () => {
    const made: Shown[] = await Promise.all(
      ["One", "Two", "Three"].map((name) => server.ok("departments.create", { ...at(), name })),
    );
    const replies = await Promise.all(
      made.map(({ departmentId }) =>
        server.call("departments.update", { ...at(), departmentId, default: true }),
      ),
    );
    assert.ok(replies.every(({ status }) => status === 200));
    assert.equal((await list()).filter((one) => one.default).length, 1);
    for (const one of replies) assert.equal(one.body.data.default, true);
  });

  test("are deleted several at once, all or none, and never the default", async () => {
    const all = await list();
    const standard = all.find((one) => one.default);
    const others = all.filter((one) => !one.default).map((one) => one.departmentId);
    assert.ok(standard && others.length >= 2);
    const remove = (departmentIds: readonly string[]) =>
      server.call("departments.delete", { ...at(), departmentIds });
    const withDefault = await remove([...others, standard.departmentId]);
    assert.equal(withDefault.body.error, "default_department");
    assert.equal((await remove([...others, server.world.otherDepartment.id])).status, 404);
    assert.equal((await list()).length, all.length);
    assert.equal((await remove(others)).status, 200);
    assert.deepEqual(
      (await list()).map((one) => one.departmentId),
      [standard.departmentId],
    );
  });

  test("are changed by those who manage members", async () => {
    const as = { session: server.world.agent.session };
    assert.equal((await server.call("departments.list", at(), { as })).status, 200);
    assert.equal((await server.call("departments.create", { ...at(), name: "Mine" }, { as })).status, 403);
  });
});
