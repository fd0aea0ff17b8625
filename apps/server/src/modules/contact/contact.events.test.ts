// What is told of contacts: each real change once, with all that is kept of them, and nothing when nothing changed.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, type Visit, visit } from "../../testing/visit.ts";
import { hashFor } from "../messenger/identity.rules.ts";

interface Told {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it
  readonly payload: any;
}

suite("Of a contact is told", () => {
  const server = withServer(UNLIMITED);
  const propertyId = () => server.world.property.id;
  const arrive = () => visit(server.url, { propertyId: propertyId() });
  const fill = (visitor: Visit, form: object) =>
    visitor.ok("messenger.start-chat", { messageId: drawId(), form });
  const personOf = async (chat: { id: string }) =>
    (await server.ok("chat.get", { propertyId: propertyId(), chatId: chat.id })).personId;
  const shown = async (personId: string) =>
    (await server.ok("contact.person.get", { propertyId: propertyId(), personId })).person;

  /** What an act has told of contacts, to whom a key belongs. */
  async function toldBy<T>(
    act: () => Promise<T>,
    as?: { key: string },
  ): Promise<{ told: Told[]; result: T }> {
    const options = as ? { as } : {};
    const { next: after } = await server.ok("events.list", {}, options);
    const result = await act();
    const { events } = await server.ok(
      "events.list",
      { propertyId: propertyId(), after, size: 1000 },
      options,
    );
    const told = events
      .filter(({ name }: { name: string }) => name.startsWith("contact:"))
      .map(({ name, payload }: { name: string; payload: unknown }) => ({ event: name, payload }));
    return { told, result };
  }
  const namesBy = async (act: () => Promise<unknown>) =>
    (await toldBy(act)).told.map(({ event }: Told) => event);

  test("that a form made one, that a number was filled in, and nothing when it is sent again", async () => {
    const visitor = await arrive();
    const form = { name: "Ada Neri", email: "Ada@Neri.example" };
    const made = await toldBy(() => fill(visitor, form));
    assert.deepEqual(
      made.told.map(({ event }) => event),
      ["contact:create"],
    );
    const personId = await personOf(made.result);
    const at = { propertyId: propertyId(), personId };
    const created = made.told[0]?.payload;
    const { firstSeenOn, lastSeenOn, createdOn, updatedOn, ...kept } = created;
    assert.deepEqual(kept, {
      ...at,
      name: { first: "Ada", last: "Neri" },
      primaryEmail: "Ada@Neri.example",
      emails: ["Ada@Neri.example"],
      phones: [],
      tags: [],
      customAttributes: {},
    });
    assert.equal(createdOn, updatedOn);
    assert.equal(firstSeenOn <= lastSeenOn, true);

    server.clock.advance(1_000);
    const phone = "+39 051 555 0199";
    const { told } = await toldBy(() => visitor.ok("messenger.set-details", { phone }));
    const now = new Date(server.clock.nowMs()).toISOString();
    assert.deepEqual(told, [
      {
        event: "contact:update",
        payload: { ...created, primaryPhone: phone, phones: [phone], lastSeenOn: now, updatedOn: now },
      },
    ]);
    // As the contact is shown, but for what is counted when somebody asks.
    const { id, device, location, webSession, liveChat, ...same } = await shown(personId);
    assert.deepEqual(told[0]?.payload, { propertyId: propertyId(), personId: id, ...same });

    server.clock.advance(1_000);
    assert.deepEqual(await namesBy(() => fill(visitor, { ...form, phone })), []);
    assert.deepEqual(await namesBy(() => visitor.ok("messenger.set-details", { phone })), []);
    const again = await shown(personId);
    assert.equal(again.updatedOn, now, "nothing changed");
    assert.equal(again.lastSeenOn, new Date(server.clock.nowMs()).toISOString(), "but they were seen");
    visitor.ws.terminate();
  });

  test("what pages say of them, once", async () => {
    const visitor = await arrive();
    await visitor.ok("messenger.add-tags", { tags: ["early"] });
    assert.deepEqual(
      await namesBy(() => visitor.ok("messenger.set-attributes", { attributes: { plan: "gold" } })),
      [],
      "nobody is a contact yet",
    );
    const made = await toldBy(() => fill(visitor, { name: "Ugo", email: "ugo@empty.example" }));
    assert.deepEqual(
      [made.told.length, made.told[0]?.payload.tags, made.told[0]?.payload.customAttributes],
      [1, ["early"], { plan: "gold" }],
    );
    const acts = [
      ["messenger.set-attributes", { attributes: { orders: 3 } }],
      ["messenger.add-tags", { tags: ["vip"] }],
    ] as const;
    for (const [method, params] of acts) {
      assert.deepEqual(await namesBy(() => visitor.ok(method, params)), ["contact:update"], method);
      assert.deepEqual(await namesBy(() => visitor.ok(method, params)), [], `${method} again`);
    }
    // Nobody proved who they are: the contact's stay.
    assert.deepEqual(await namesBy(() => visitor.ok("messenger.remove-tags", { tags: ["vip"] })), []);
    visitor.ws.terminate();
  });

  test("what of a claim was new, in one piece, and nothing of a claim that counts for nothing", async () => {
    const start = (visitor: object) =>
      server.ok("chat.start", { propertyId: propertyId(), visitor, message: "Buongiorno!" });
    const email = "rita@boss.example";
    const known = await toldBy(() => start({ name: "Rita", email, phone: "+39 1" }));
    assert.deepEqual(
      known.told.map(({ event }) => event),
      ["contact:create"],
    );
    assert.deepEqual(await namesBy(() => start({ name: "Rita", email, phone: "+39 1" })), []);
    const eve = await arrive();
    assert.deepEqual(await namesBy(() => fill(eve, { name: "Eve", email, phone: "+39 666" })), []);
    await eve.ok("messenger.set-attributes", { attributes: { size: "L" } });
    const other = await arrive();
    await other.ok("messenger.set-attributes", { attributes: { size: "M", colour: "blue" } });
    await other.ok("messenger.add-tags", { tags: ["wholesale"] });
    const { told } = await toldBy(() => fill(other, { email }));
    assert.deepEqual(
      told.map(({ event, payload }) => [event, payload.name, payload.customAttributes, payload.tags]),
      [["contact:update", { first: "Rita" }, { size: "L", colour: "blue" }, ["wholesale"]]],
    );
    for (const line of [eve, other]) line.ws.terminate();
  });

  test("what agents write, and what a login brings", async () => {
    const at = { propertyId: propertyId(), visitorId: server.world.chat.visitorId };
    const edit = () => server.ok("visitor.update", { ...at, phone: "+39 051 555 0123" });
    const { told } = await toldBy(edit);
    assert.deepEqual(
      told.map(({ event, payload }) => [event, payload.phones.includes("+39 051 555 0123")]),
      [["contact:update", true]],
    );
    assert.deepEqual(await namesBy(edit), []);
    assert.deepEqual(await namesBy(() => server.ok("visitor.update", { ...at, note: "Calls late" })), []);
    const visitor = await arrive();
    const user = { userId: "u-told", hash: hashFor(server.world.widgetApiKey, "u-told") };
    const login = await toldBy(() =>
      visitor.ok("messenger.login", { ...user, name: "Ida Rossi", attributes: { plan: "gold" } }),
    );
    assert.deepEqual(
      login.told.map(({ event, payload }) => [event, payload.userId, payload.customAttributes]),
      [
        ["contact:create", "u-told", {}],
        ["contact:update", "u-told", { plan: "gold" }],
      ],
    );
    visitor.ws.terminate();
  });

  test("every change of several at once, each with those before", async () => {
    const email = "all@once.example";
    const hash = hashFor(server.world.widgetApiKey, email);
    const visitors = await Promise.all(Array.from({ length: 6 }, arrive));
    const made = await namesBy(() =>
      Promise.all(visitors.map((one) => one.ok("messenger.set-details", { email, hash }))),
    );
    assert.deepEqual(made, ["contact:create"]);
    const { told } = await toldBy(() =>
      Promise.all(
        visitors.map((one, nth) => one.ok("messenger.set-details", { phone: `+39 ${nth}`, email, hash })),
      ),
    );
    assert.deepEqual(
      told.map(({ event, payload }) => [event, payload.phones.length]).sort(),
      visitors.map((_, nth) => ["contact:update", nth + 1]),
    );
    for (const one of visitors) one.ws.terminate();
  });

  test("nothing to whom contacts are not shown", async () => {
    const scopes = ["chats_manage", "visitors_read"];
    const { key } = await server.ok("keys.create", { name: "No contacts", scopes });
    const visitor = await arrive();
    const { told } = await toldBy(() => fill(visitor, { name: "Livia", email: "l@x.example" }), { key });
    assert.deepEqual(told, []);
    visitor.ws.terminate();
  });
});
