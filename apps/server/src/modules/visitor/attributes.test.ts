// What a customer's pages say of a visitor, as it is kept and shown.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Context } from "../../kernel/context.ts";
import { newId, systemRandom } from "../../kernel/id.ts";
import { withServer } from "../../testing/server.ts";
import { insertAttributes, TEAM } from "../contact/index.ts";
import { addEvent, addTags, lockVisitor, removeTags, setAttributes } from "./index.ts";

suite("What pages say", () => {
  const server = withServer();
  const propertyId = () => server.world.property.id;
  const at = () => ({ propertyId: propertyId(), visitorId: server.world.chat.visitorId });

  /** As the methods of visitors do it: in one transaction, with the visitor locked. */
  const within = async <T>(
    act: (ctx: Context, visitor: NonNullable<Awaited<ReturnType<typeof lockVisitor>>>) => Promise<T>,
  ): Promise<T> =>
    server.database.db.transaction().execute(async (db) => {
      const visitor = await lockVisitor(db, propertyId(), at().visitorId.slice(25));
      assert.ok(visitor);
      const now = new Date(server.clock.nowMs());
      const ctx = {
        db,
        now,
        newId: () => newId(server.clock, systemRandom),
        emit() {},
      } as unknown as Context;
      return act(ctx, visitor);
    });

  test("is shown with the visitor and the contact, and the attributes are listed", async () => {
    await within((ctx, visitor) =>
      setAttributes(ctx, visitor, { "Favourite-Glaze": "turchese", visits: 4 }, TEAM),
    );
    await within((ctx, visitor) => addTags(ctx, visitor, ["vip", "wholesale"], TEAM));
    await within((ctx, visitor) => removeTags(ctx, visitor, ["vip"], TEAM));
    await within((ctx, visitor) => addEvent(ctx, visitor, "Checkout", { total: 96 }));
    const shown = await server.ok("visitor.get", at());
    assert.deepEqual(shown.customAttributes, { "favourite-glaze": "turchese", visits: 4 });
    assert.deepEqual(shown.tags, ["wholesale"]);
    assert.deepEqual(
      shown.events.map((one: { name: string; data: object }) => [one.name, one.data]),
      [["checkout", { total: 96 }]],
    );
    const { person } = await server.ok("contact.person.get", {
      propertyId: propertyId(),
      personId: server.world.chat.personId,
    });
    assert.equal(person.customAttributes["favourite-glaze"], "turchese");
    assert.deepEqual(person.tags, ["wholesale"]);
    assert.equal(person.customEvents[0].name, "checkout");
    const { dataAttributes } = await server.ok("contact.attribute.list-custom", {
      propertyId: propertyId(),
      object: "person",
    });
    const glaze = dataAttributes.find((one: { key: string }) => one.key === "favourite-glaze");
    assert.deepEqual([glaze.label, glaze.dataType], ["Favourite glaze", "string"]);
  });

  test("is refused by the contract's codes, and then changes nothing", async () => {
    const before = await server.ok("visitor.get", at());
    const eleven = Array.from({ length: 11 }, (_, index) => `tag ${index}`);
    assert.deepEqual(await within((ctx, visitor) => setAttributes(ctx, visitor, { "a b": "x" }, TEAM)), {
      fault: "CONTAINS_INVALID_KEY",
    });
    assert.deepEqual(await within((ctx, visitor) => addTags(ctx, visitor, eleven, TEAM)), {
      fault: "TAG_LIMIT_EXCEEDED",
    });
    assert.deepEqual(await within((ctx, visitor) => addEvent(ctx, visitor, "")), {
      fault: "INVALID_EVENT_NAME",
    });
    assert.deepEqual(await server.ok("visitor.get", at()), before);
  });

  test("is the contact's where it can be of its attribute's type, and the visitor's alone where it cannot", async () => {
    const make = (key: string, dataType: string) =>
      server.ok("contact.attribute.create-custom", {
        ...{ propertyId: propertyId(), object: "person" },
        ...{ key, label: key, dataType },
      });
    await make("seats", "number");
    await make("wedding", "date");
    const person = async () =>
      (
        await server.ok("contact.person.get", {
          propertyId: propertyId(),
          personId: server.world.chat.personId,
        })
      ).person.customAttributes;
    await within((ctx, visitor) => setAttributes(ctx, visitor, { seats: "12", wedding: "soon" }, TEAM));
    const { customAttributes } = await server.ok("visitor.get", at());
    assert.deepEqual([customAttributes.seats, customAttributes.wedding], ["12", "soon"]);
    const kept = await person();
    assert.deepEqual([kept.seats, "wedding" in kept], [12, false]);
    await within((ctx, visitor) => setAttributes(ctx, visitor, { wedding: "2027-05-08" }, TEAM));
    assert.equal((await person()).wedding, "2027-05-08");
  });

  test("defines attributes up to a number, and leaves room for those of the team", async () => {
    const count = async () =>
      (await server.ok("contact.attribute.list-custom", { propertyId: propertyId(), object: "person" }))
        .dataAttributes.length;
    const rows = Array.from({ length: 300 }, (_, n) => ({
      ...{ property_id: propertyId(), object: "person" as const },
      ...{ key: `flood-${n}`, label: `Flood ${n}`, data_type: "string" as const },
    }));
    await insertAttributes(server.database.db, rows);
    assert.equal(await count(), 200);
    await server.ok("contact.attribute.create-custom", {
      ...{ propertyId: propertyId(), object: "person", label: "Ours", dataType: "string" },
    });
    assert.equal(await count(), 201);
  });
});
