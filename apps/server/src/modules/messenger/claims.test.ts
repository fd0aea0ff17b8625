// What strangers may do to a contact by saying that its address is theirs.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, type Visit, visit } from "../../testing/visit.ts";
import { hashFor } from "./identity.rules.ts";

suite("A contact's address", () => {
  const server = withServer(UNLIMITED);
  const propertyId = () => server.world.property.id;
  const arrive = () => visit(server.url, { propertyId: propertyId() });
  const hash = (subject: string) => hashFor(server.world.widgetApiKey, subject);
  const shown = async (personId: string) => {
    const fields = ["name", "emails", "phones", "tags", "customAttributes"];
    return (await server.ok("contact.person.get", { propertyId: propertyId(), personId, fields })).person;
  };
  /** Whom the team knows. */
  const knownAs = async (email: string) => {
    const rita = { name: "Rita Boss", phone: "+39 051 555 0100", email };
    return (await server.ok("chat.start", { propertyId: propertyId(), visitor: rita, message: "Hi" }))
      .personId;
  };
  const personOf = async (chat: { id: string }) =>
    (await server.ok("chat.get", { propertyId: propertyId(), chatId: chat.id })).personId;
  const fill = (visitor: Visit, form: object) =>
    visitor.ok("messenger.start-chat", { messageId: drawId(), form });
  const pretend = { name: "Eve Fake", phone: "+39 000 000" };
  const boss = { name: { first: "Rita", last: "Boss" }, phones: ["+39 051 555 0100"] };

  test("lets nobody who types it write over what is known, whichever way", async () => {
    const email = "rita@boss.example";
    const personId = await knownAs(email);
    const customer = await arrive();
    await customer.ok("messenger.set-details", { email, hash: hash(email) });
    await customer.ok("messenger.set-attributes", { attributes: { plan: "gold" }, hash: hash(email) });
    await customer.ok("messenger.add-tags", { tags: ["vip"] });
    const expected = { ...boss, emails: [email], tags: ["vip"], customAttributes: { plan: "gold" } };
    assert.deepEqual(await shown(personId), expected);

    const eve = await arrive();
    await eve.ok("messenger.set-attributes", { attributes: { plan: "none" } });
    const chat = await fill(eve, { email: "RITA@boss.example", ...pretend });
    assert.equal(await personOf(chat), personId);
    await eve.ok("messenger.submit-offline-form", { messageId: drawId(), message: "!", email, ...pretend });
    await eve.ok("messenger.set-details", { email, ...pretend });
    await eve.ok("messenger.set-details", { email: "eve@fake.example" });
    await eve.ok("messenger.set-attributes", { attributes: { plan: "none" }, hash: hash("somebody else") });
    await eve.ok("messenger.add-tags", { tags: ["vip"] });
    await eve.ok("messenger.remove-tags", { tags: ["vip"] });
    assert.deepEqual(await shown(personId), expected);
    for (const line of [customer, eve]) line.ws.terminate();
  });

  test("takes from whoever types it what nobody knew, up to a number", async () => {
    const email = "ugo@empty.example";
    const [first, visitor] = [await arrive(), await arrive()];
    const personId = await personOf(await fill(first, { email }));
    assert.deepEqual(await shown(personId), { emails: [email], phones: [], tags: [], customAttributes: {} });
    await fill(visitor, { email, ...pretend });
    await visitor.ok("messenger.set-attributes", { attributes: { plan: "gold" } });
    const { name, phones, customAttributes } = await shown(personId);
    assert.deepEqual(
      [name, phones, customAttributes],
      [{ first: "Eve", last: "Fake" }, [pretend.phone], { plan: "gold" }],
    );
    for (let nth = 0; nth < 6; nth++) {
      const other = await arrive();
      await fill(other, { email });
      const keys = Array.from({ length: 10 }, (_, n) => `k-${nth}-${n}`);
      await other.ok("messenger.set-attributes", {
        attributes: Object.fromEntries(keys.map((key) => [key, 1])),
      });
      await other.ok("messenger.add-tags", { tags: keys });
      other.ws.terminate();
    }
    const full = await shown(personId);
    assert.deepEqual([Object.keys(full.customAttributes).length, full.tags.length], [41, 50]);
    for (const line of [first, visitor]) line.ws.terminate();
  });

  test("is proven by its hash, which writes over what was claimed and known before", async () => {
    const email = "rosa@boss.example";
    const personId = await knownAs(email);
    const visitor = await arrive();
    // Made a contact of another address first: with the proof they are this one.
    const chat = await fill(visitor, { name: "Rosa", email: "typo@boss.example" });
    assert.notEqual(await personOf(chat), personId);
    await visitor.ok("messenger.set-details", { name: "Rosa Verdi", email, hash: hash(email) });
    await visitor.ok("messenger.set-details", { phone: "+39 1", hash: hash(email) });
    const { name, phones } = await shown(personId);
    assert.deepEqual([name, phones], [{ first: "Rosa", last: "Verdi" }, [...boss.phones, "+39 1"]]);
    visitor.ws.terminate();
  });

  test("is not proven by a login, which proves the user and what is theirs", async () => {
    const email = "remo@boss.example";
    const personId = await knownAs(email);
    const before = await shown(personId);
    const eve = await arrive();
    const login = { userId: "u-eve", hash: hash("u-eve") };
    await eve.ok("messenger.login", { ...login, ...pretend, email, attributes: { plan: "none" } });
    assert.deepEqual(await shown(personId), { ...before, customAttributes: { plan: "none" } });

    const ada = await arrive();
    const first = await ada.ok("messenger.login", { userId: "u-ada", hash: hash("u-ada"), name: "Ada" });
    const back = await visit(server.url, { propertyId: propertyId(), token: first.token });
    const chat = await fill(back, { name: "Ada Neri" });
    assert.deepEqual((await shown(await personOf(chat))).name, { first: "Ada", last: "Neri" });
    await back.ok("messenger.add-tags", { tags: ["vip", "b2b"] });
    await back.ok("messenger.remove-tags", { tags: ["vip"] });
    assert.deepEqual((await shown(await personOf(chat))).tags, ["b2b"]);
    for (const line of [eve, ada, back]) line.ws.terminate();
  });

  test("that somebody claimed first is no more theirs once the team knows whose it is", async () => {
    const email = "late@boss.example";
    const eve = await arrive();
    const login = { userId: "u-early", hash: hash("u-early"), name: "Eve", email };
    const { token } = await eve.ok("messenger.login", login);
    const personId = await knownAs(email);
    const back = await visit(server.url, { propertyId: propertyId(), token });
    await back.ok("messenger.set-details", pretend);
    const { name, phones } = await shown(personId);
    assert.deepEqual([name, phones], [boss.name, boss.phones]);
    for (const line of [eve, back]) line.ws.terminate();
  });

  test("and name of who logged in are not changed by a form in secure mode", async () => {
    const secure = (secureMode: boolean) =>
      server.ok("widgets.global-settings.update", { propertyId: propertyId(), secureMode });
    await secure(true);
    const visitor = await arrive();
    const { token } = await visitor.ok("messenger.login", {
      userId: "u-9",
      hash: hash("u-9"),
      name: "Ida Rossi",
      email: "ida@rossi.example",
    });
    const back = await visit(server.url, { propertyId: propertyId(), token });
    const chat = await fill(back, { name: "Rita Boss", email: "rita@boss.example" });
    const left = await back.ok("messenger.submit-offline-form", {
      messageId: drawId(),
      name: "Rita Boss",
      email: "rita@boss.example",
      message: "Pay me",
    });
    const { visitor: known } = await server.ok("chat.get", { propertyId: propertyId(), chatId: chat.id });
    const { ticketId } = left;
    const { requester } = await server.ok("ticket.get", { propertyId: propertyId(), ticketId });
    for (const { name, email } of [known, requester])
      assert.deepEqual([name, email], ["Ida Rossi", "ida@rossi.example"]);
    await secure(false);
    for (const line of [visitor, back]) line.ws.terminate();
  });
});
