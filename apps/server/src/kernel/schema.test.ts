// Ids have one spelling inside the house, whatever the caller's.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { methods } from "../registry.gen.ts";
import { withServer } from "../testing/server.ts";
import { Id, idSpelling, strict, Type } from "./schema.ts";

const CAPITALS = "0123456789ABCDEF01234567";
const SMALL = CAPITALS.toLowerCase();

suite("an id in capitals", () => {
  const server = withServer();

  test("is the same id wherever a schema has one, and other text is left alone", () => {
    const respell = idSpelling(
      strict({
        keyId: Type.Optional(Id("key")),
        agentIds: Type.Array(Id("agent")),
        rows: Type.Array(strict({ roleId: Id("role"), name: Type.String() })),
      }),
    );
    const value = { agentIds: [CAPITALS], rows: [{ roleId: CAPITALS, name: CAPITALS }] };
    assert.deepEqual(respell?.(value), { agentIds: [SMALL], rows: [{ roleId: SMALL, name: CAPITALS }] });
    assert.equal(idSpelling(strict({ name: Type.String() })), undefined);
  });

  test("leads to the record it names, alone or in a list", async () => {
    const { property, department, owner, testKey } = server.world;
    const at = { propertyId: property.id.toUpperCase() };
    const found = await server.ok("departments.get", { ...at, departmentId: department.id.toUpperCase() });
    assert.equal(found.departmentId, department.id);
    const made = await server.ok("departments.create", {
      ...at,
      name: "Capitals",
      agentIds: [owner.id.toUpperCase(), owner.id],
    });
    assert.deepEqual(made.agentIds, [owner.id]);
    const key = await server.ok("keys.update", { keyId: testKey.id.toUpperCase(), name: "Capitals" });
    assert.equal(key.keyId, testKey.id);
  });

  test("is known by its pattern in every method whose parameter ends in Id or Ids", () => {
    // Capitals count in the end of a visitor's id and of a card's, and in a widget's; a browser's session and the id
    // that a customer's site gives its user are their own word for it. An id drawn by the client has small letters only.
    const spelledAsIs = new Set(["visitorId", "widgetId", "cardId", "sessionId", "userId"]);
    const drawn = "^[0-9a-f]{24}$";
    for (const { name, params } of methods)
      for (const [field, schema] of Object.entries(params.properties))
        if (
          /Ids?$/.test(field) &&
          !spelledAsIs.has(field) &&
          (schema as { pattern?: string }).pattern !== drawn
        )
          assert.ok(idSpelling(schema), `${name} ${field}`);
  });
});
