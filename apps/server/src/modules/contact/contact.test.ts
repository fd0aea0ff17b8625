// What contacts promise: whoever leaves details is one person, however often they write.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

suite("A contact", () => {
  const server = withServer();
  const propertyId = () => server.world.property.id;
  const start = (visitor: object) =>
    server.ok("chat.start", { propertyId: propertyId(), visitor, message: "Buongiorno!" });
  const person = async (personId: string, more: object = {}) =>
    (await server.ok("contact.person.get", { propertyId: propertyId(), personId, ...more })).person;

  test("is made when a visitor's details are saved, and grows with them", async () => {
    const first = await start({ name: "Ada Neri", email: "Ada@Neri.example" });
    const second = await start({ name: "Ada Neri", email: "ada@neri.example", phone: "+39 051 555 0199" });
    assert.equal(second.personId, first.personId);
    assert.equal(second.visitor.id, first.visitor.id);
    const found = await person(first.personId);
    assert.deepEqual(found.name, { first: "Ada", last: "Neri" });
    assert.deepEqual(found.emails, ["Ada@Neri.example"]);
    assert.equal(found.primaryPhone, "+39 051 555 0199");
    assert.equal("jobTitle" in found, false);
  });

  test("is one, also when two chats under one address start at the same moment", async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, () => start({ name: "Ugo Riva", email: "ugo@riva.example" })),
    );
    assert.equal(new Set(made.map((chat) => chat.personId)).size, 1);
  });

  test("shows the fields asked for and no other", async () => {
    const { closedChat } = server.world;
    const found = await person(closedChat.personId, {
      fields: ["primaryEmail", "customAttributes", "avatar"],
    });
    assert.deepEqual(found, {
      primaryEmail: "giulia.marchetti@posta.example",
      customAttributes: { "loyalty-card": "A-2041", orders: 3 },
    });
  });

  test("shows what visits, chats and events tell of them, and leaves out what nobody knows", async () => {
    const { closedChat, missedChat } = server.world;
    const found = await person(closedChat.personId);
    const { count, pageViews, timeSpent, first, latest } = found.webSession;
    assert.deepEqual([count, pageViews], [3, 6]);
    assert.ok(timeSpent > 0 && first < latest);
    assert.deepEqual(found.location, { continent: "EU", country: "IT", cityName: "modena" });
    assert.equal(found.device.ip, "198.51.100.23");
    assert.ok(found.device.browser && found.device.os);
    assert.equal(found.liveChat.count, 1);
    assert.equal(found.customEvents[0].name, "add-to-cart");
    assert.deepEqual([found.organizationId, found.ticket.count], [server.world.organization.id, 1]);
    assert.equal("ticket" in (await person(missedChat.personId)), false);
    for (const absent of ["jobTitle", "userId", "avatar", "socialProfiles"])
      assert.equal(absent in found, false, absent);
    assert.equal("customEvents" in (await person(missedChat.personId)), false);
    const one = await start({ name: "Remo Sarti" });
    const fresh = await person(one.personId);
    for (const absent of ["device", "location", "webSession", "primaryEmail"])
      assert.equal(absent in fresh, false, absent);
    assert.deepEqual([fresh.emails, fresh.liveChat.count], [[], 1]);
  });

  test("of another property is not there", async () => {
    const { otherChat } = server.world;
    const reply = await server.call("contact.person.get", {
      propertyId: propertyId(),
      personId: otherChat.personId,
    });
    assert.equal(reply.status, 404);
  });

  test("has attributes that can be listed", async () => {
    const ask = (object: string) =>
      server.ok("contact.attribute.list-custom", { propertyId: propertyId(), object });
    assert.deepEqual((await ask("person")).dataAttributes[0], {
      key: "loyalty-card",
      object: "person",
      label: "Loyalty card",
      dataType: "string",
      fullPath: "customAttributes.loyalty-card",
    });
    assert.deepEqual(await ask("organization"), { dataAttributes: [] });
  });
});
