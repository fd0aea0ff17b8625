// Which webhooks hear of what: all of a kind, and none while their property lies in the bin.

import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import { withReceiver } from "../../testing/receiver.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";

suite("A webhook hears", () => {
  const server = withServer();
  const receiver = withReceiver();
  const at = (more: object = {}) => ({ propertyId: server.world.property.id, ...more });
  const wish = (events: readonly string[]) => at({ name: "Mine", url: receiver.url, events });
  const start = (visitor: object) => server.ok("chat.start", at({ visitor, message: "Buongiorno!" }));
  const deliver = () => server.app.courier.drain();
  const told = () => receiver.got.map(({ json }) => json.event);
  beforeEach(async () => {
    for (const { hookId } of await server.ok("webhooks.list", at()))
      await server.ok("webhooks.delete", at({ hookId }));
    receiver.got.length = 0;
    receiver.answer = 200;
  });

  test("of contacts, whole, by the one name for all of a kind", async () => {
    const { hookId } = await server.ok("webhooks.create", wish(["contact:*", "chat:rate"]));
    const shown = await server.ok("webhooks.get", at({ hookId }));
    assert.deepEqual(shown.events, ["contact:*", "chat:rate"]);
    const ada = { name: "Ada Neri", email: "ada@neri.example" };
    const { personId } = await start(ada);
    await deliver();
    const { person } = await server.ok("contact.person.get", at({ personId }));
    await start(ada);
    await start({ ...ada, phone: "+39 051 555 0199" });
    await deliver();
    assert.deepEqual(told(), ["contact:create", "contact:update"]);
    const [created, updated] = receiver.got.map(({ json }) => json);
    const { id, liveChat, ...kept } = person;
    assert.deepEqual(created.contact, { propertyId: server.world.property.id, personId: id, ...kept });
    assert.deepEqual(Object.keys(created), ["event", "time", "property", "contact"]);
    assert.deepEqual(updated.contact.emails, ["ada@neri.example"]);
    assert.deepEqual(updated.contact.phones, ["+39 051 555 0199"]);
  });

  test("of tickets, wherever they come from, once and in the contract's shape", async () => {
    const { property, closedChat } = server.world;
    await server.ok("webhooks.create", wish(["ticket:create"]));
    const requester = { name: "Ada Neri", email: "ada@neri.example" };
    const whole = { subject: "Broken mug", message: "The handle came off.", requester };
    const byHand = await server.ok("ticket.create", at(whole));
    const ofChat = await server.ok("ticket.create", at({ chatId: closedChat.id, subject: "Plates" }));
    const visitor = await visit(server.url, { propertyId: property.id });
    const form = { messageId: drawId(), ...requester, message: "Fate corsi?" };
    const left = await visitor.ok("messenger.submit-offline-form", form);
    visitor.ws.terminate();
    await server.ok("ticket.reply", at({ ticketId: byHand.id, message: "We send another one." }));
    await deliver();
    assert.deepEqual(
      receiver.got.map(({ json }) => [json.ticket.id, json.ticket.humanId]),
      [
        [byHand.id, byHand.humanId],
        [ofChat.id, ofChat.humanId],
        [left.ticketId, left.humanId],
      ],
    );
    const [{ time, ...told } = { time: "" }] = receiver.got.map(({ json }) => json);
    assert.deepEqual(told, {
      event: "ticket:create",
      property: { id: property.id, name: property.name },
      requester: { ...requester, type: "visitor" },
      ticket: {
        ...{ id: byHand.id, humanId: byHand.humanId, subject: "Broken mug", message: "The handle came off." },
      },
    });
    assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test("of a kind there is, and with the scopes of all of it", async () => {
    for (const name of ["nonsense:*", "chat:st*", "chat*", ":*", "**"]) {
      const { status, body } = await server.call("webhooks.create", wish([name]));
      assert.equal(status, 400, name);
      assert.equal(body.details[0].path, "events", name);
    }
    const keyWith = async (...scopes: string[]) =>
      (await server.ok("keys.create", { name: "Narrow", scopes: ["webhooks_manage", ...scopes] })).key;
    const create = (key: string, events: string[]) =>
      server.call("webhooks.create", wish(events), { as: { key } });
    const none = await keyWith();
    const refused = await create(none, ["chat:*"]);
    assert.equal(refused.status, 403);
    const reasons = refused.body.details.map(({ reason }: { reason: string }) => reason.split(" ")[0]);
    assert.equal(reasons.includes("chat:message"), true);
    assert.equal(reasons.includes("chat:start"), false, "the contract's own take no scope");
    assert.equal((await create(none, ["contact:*"])).status, 403);
    const contacts = await keyWith("contact_person_read");
    assert.equal((await create(contacts, ["contact:*"])).status, 200);
    assert.equal((await create(contacts, ["contact:*", "chat:*"])).status, 403);
    const tickets = await keyWith("tickets_read");
    assert.equal((await create(tickets, ["ticket:reply", "ticket:create"])).status, 200);
    assert.equal((await create(tickets, ["ticket:*"])).status, 403, "notes have a scope of their own");
    const notes = await keyWith("tickets_read", "ticket_notes_read");
    assert.equal((await create(notes, ["ticket:*"])).status, 200);
  });

  test("nothing while its property lies in the bin, and what waited when it is back", async () => {
    const { property } = server.world;
    await server.ok("webhooks.create", wish(["chat:start"]));
    receiver.answer = 503;
    await start({ name: "Tried before" });
    await deliver();
    assert.equal(receiver.got.length, 1);
    await start({ name: "Not sent yet" });
    await server.ok("property.delete", at({ confirm: `delete ${property.name}` }));
    receiver.answer = 200;
    server.clock.advance(60_000);
    await deliver();
    assert.equal(receiver.got.length, 1);
    await server.ok("property.restore", at());
    await deliver();
    assert.deepEqual(
      receiver.got
        .slice(1)
        .map(({ json }) => json.visitor.name)
        .sort(),
      ["Not sent yet", "Tried before"],
    );
  });
});
