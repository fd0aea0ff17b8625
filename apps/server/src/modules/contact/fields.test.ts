// Every field the contract lets one ask for, alone and all together, and values of each type of attribute.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";

/** Compatibility §1.10. */
const FIELDS =
  "id name jobTitle primaryEmail emails primaryPhone phones avatar socialProfiles tags organizationId userId device location webSession liveChat ticket firstSeenOn lastSeenOn customAttributes customEvents createdOn updatedOn".split(
    " ",
  );

suite("The fields of a contact", () => {
  const server = withServer(UNLIMITED);
  const at = (more: object) => ({ propertyId: server.world.property.id, ...more });

  test("are shown one by one, and together, of somebody of whom all is known", async () => {
    const { personId } = server.world.closedChat;
    await server.ok(
      "contact.person.update",
      at({
        ...{ personId, jobTitle: "Cook", userId: "u-1", tags: ["vip"], phones: ["+39 059 555 010"] },
        avatar: "https://pictures.example/giulia.png",
        socialProfiles: [{ network: "instagram", url: "https://instagram.example/giulia" }],
      }),
    );
    const get = async (more: object) =>
      (await server.ok("contact.person.get", at({ personId, ...more }))).person;
    const whole = await get({});
    for (const field of FIELDS) {
      assert.notEqual(whole[field], undefined, field);
      assert.deepEqual(await get({ fields: [field] }), { [field]: whole[field] }, field);
    }
    assert.deepEqual(Object.keys(await get({ fields: FIELDS })).sort(), [...FIELDS].sort());
    const wrong = await server.call("contact.person.get", at({ personId, fields: ["shoeSize"] }));
    assert.deepEqual([wrong.status, wrong.body.message], [400, "fields[0]"]);
  });

  test("hold values of each type an attribute may have, and refuse those of another", async () => {
    const values: readonly (readonly [string, unknown, readonly unknown[]])[] = [
      ["string", "Cobalt", [7, true, " "]],
      ["number", -2.5, ["2", true]],
      ["boolean", false, ["yes", 0]],
      ["date", "2026-11-02", ["2026-02-30", "tomorrow", 5]],
    ];
    const { person } = await server.ok("contact.person.create", at({ name: { first: "Typed" } }));
    const set = (key: string, value: unknown) =>
      server.call("contact.person.update", at({ personId: person.id, customAttributes: { [key]: value } }));
    for (const [dataType, right, wrong] of values) {
      const key = `of-type-${dataType}`;
      const made = { object: "person", key, label: `Of type ${dataType}`, dataType };
      await server.ok("contact.attribute.create-custom", at(made));
      for (const value of wrong) {
        const reply = await set(key, value);
        assert.deepEqual([reply.status, reply.body.message], [400, `customAttributes.${key}`], `${value}`);
      }
      const { customAttributes } = (await set(key, right)).body.data.person;
      assert.equal(customAttributes[key], right, dataType);
    }
    const { dataAttributes } = await server.ok("contact.attribute.list-custom", at({ object: "person" }));
    const types = new Set(dataAttributes.map(({ dataType }: { dataType: string }) => dataType));
    assert.deepEqual([...types].sort(), ["boolean", "date", "number", "string"]);
  });

  test("of an organization are its tags and attributes of its own, of their types", async () => {
    const made = { object: "organization", key: "tables", label: "Tables", dataType: "number" };
    await server.ok("contact.attribute.create-custom", at(made));
    const { organizationId, ...shown } = await server.ok(
      "contact.organization.create",
      at({ name: "Caffè Corso", tags: ["bar"], customAttributes: { tables: 12 } }),
    );
    assert.deepEqual([shown.tags, shown.customAttributes], [["bar"], { tables: 12 }]);
    const change = (customAttributes: object) =>
      server.call("contact.organization.update", at({ organizationId, customAttributes }));
    for (const wrong of [{ tables: "many" }, { orders: 3 }]) {
      const path = `customAttributes.${Object.keys(wrong)[0]}`;
      const reply = await change(wrong);
      assert.deepEqual([reply.status, reply.body.message], [400, path]);
    }
    assert.deepEqual((await change({ tables: 14 })).body.data.customAttributes, { tables: 14 });
    const { dataAttributes } = await server.ok(
      "contact.attribute.list-custom",
      at({ object: "organization" }),
    );
    assert.equal(dataAttributes.length, 1, "those of people are not among them");
  });
});
