// What visitors and the sites they are on may say of them, and what it proves.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";
import { hashFor } from "./identity.rules.ts";

suite("A visitor", () => {
  const server = withServer(UNLIMITED);
  const arrive = (more: object = {}) => visit(server.url, { propertyId: server.world.property.id, ...more });
  const hash = (subject: string) => hashFor(server.world.widgetApiKey, subject);
  const secure = (secureMode: boolean) =>
    server.ok("widgets.global-settings.update", { propertyId: server.world.property.id, secureMode });

  test("who logs in finds their conversations on another device, and the old token is good for nothing", async () => {
    const phone = await arrive();
    const first = await phone.ok("messenger.login", { userId: "u-1", hash: hash("u-1"), name: "Ada Neri" });
    assert.equal(first.snapshot.visitor.id, phone.hello.snapshot.visitor.id);
    assert.equal(await phone.closed, 4401);
    const again = await arrive({ token: first.token });
    const chat = await again.ok("messenger.start-chat", {
      messageId: drawId(),
      text: "Dov'è il mio ordine?",
    });
    const laptop = await arrive();
    const second = await laptop.ok("messenger.login", { userId: "u-1", hash: hash("u-1") });
    assert.equal(second.snapshot.chat.id, chat.id);
    assert.equal(second.snapshot.visitor.name, "Ada Neri");
    const old = await server.call("messenger.list-chats", {}, { as: { visitor: phone.hello.token } });
    assert.equal(old.status, 401);
    again.ws.terminate();
  });

  test("who logs in during a chat goes on with it, and only with the chat of their own browser", async () => {
    const { property } = server.world;
    const phone = await arrive();
    const known = await phone.ok("messenger.login", { userId: "u-4", hash: hash("u-4"), name: "Ada Neri" });
    const home = await arrive({ token: known.token });
    const [laptop, stranger] = [await arrive(), await arrive()];
    const begin = (who: typeof laptop, text: string) =>
      who.ok("messenger.start-chat", { messageId: drawId(), text });
    const [chat, other] = [await begin(laptop, "Chi sono?"), await begin(stranger, "Altro")];
    const { token, snapshot } = await laptop.ok("messenger.login", { userId: "u-4", hash: hash("u-4") });
    assert.equal(snapshot.chat.id, chat.id);
    assert.equal(snapshot.visitor.id, known.snapshot.visitor.id);
    const told = await home.until(
      ({ name, payload }) => name === "chat:reopen" && payload.chatId === chat.id,
    );
    assert.equal(told.payload.status, "live");
    await home.ok("messenger.send-message", { chatId: chat.id, messageId: drawId(), text: "Sono io" });
    const visitorOf = async (chatId: string) =>
      (await server.ok("chat.get", { propertyId: property.id, chatId })).visitor;
    const { id, name } = await visitorOf(chat.id);
    assert.deepEqual([id, name], [known.snapshot.visitor.id, "Ada Neri"]);
    assert.equal((await visitorOf(other.id)).id, stranger.hello.snapshot.visitor.id);
    // A user's own chat is not handed to the next user of the browser, nor does who is in a chat get a second.
    const again = await arrive({ token });
    const next = await again.ok("messenger.login", { userId: "u-5", hash: hash("u-5") });
    assert.equal(next.snapshot.chat, null);
    const second = await stranger.ok("messenger.login", { userId: "u-4", hash: hash("u-4") });
    assert.equal(second.snapshot.chat.id, chat.id);
    assert.equal((await visitorOf(other.id)).id, stranger.hello.snapshot.visitor.id);
    home.ws.terminate();
  });

  test("after a logout nobody sees what was said, in any tab, and a wrong hash opens nothing", async () => {
    const tab = await arrive();
    const { token } = await tab.ok("messenger.login", { userId: "u-2", hash: hash("u-2") });
    const [one, two] = [await arrive({ token }), await arrive({ token })];
    await one.ok("messenger.start-chat", { messageId: drawId(), text: "Segreto" });
    await one.ok("messenger.logout");
    assert.deepEqual([await one.closed, await two.closed], [4401, 4401]);
    const next = await arrive({ token });
    assert.ok(next.hello.token);
    assert.equal(next.hello.snapshot.chat, null);
    assert.deepEqual(await next.ok("messenger.list-chats"), []);
    const refused = await next.call("messenger.login", { userId: "u-2", hash: hash("u-3") });
    assert.equal(refused.message, "ACCESS_ERROR");
    next.ws.terminate();
  });

  test("in secure mode a name or address counts only with its hash", async () => {
    await secure(true);
    const visitor = await arrive({ visitor: { name: "Eve", email: "ada@example.com" } });
    assert.equal(visitor.hello.snapshot.visitor.email, undefined);
    const details = { name: "Ada", email: "ada@example.com" };
    assert.equal((await visitor.call("messenger.set-details", details)).message, "ACCESS_ERROR");
    await visitor.ok("messenger.set-details", { ...details, hash: hash("ada@example.com") });
    const known = await arrive({
      token: visitor.hello.token,
      visitor: { ...details, hash: hash("ada@example.com") },
    });
    assert.equal(known.hello.snapshot.visitor.email, "ada@example.com");
    await secure(false);
    for (const line of [visitor, known]) line.ws.terminate();
  });

  test("attributes, events and tags are kept within the contract's limits, and refused in its words", async () => {
    const visitor = await arrive();
    const refusal = async (method: string, params: object) =>
      (await visitor.call(`messenger.${method}`, params)).message;
    await visitor.ok("messenger.set-attributes", { attributes: { "Loyalty-Card": "gold" } });
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`key-${n}`, "x"]));
    const cases: readonly (readonly [string, object, string])[] = [
      ["set-attributes", { attributes: { "no spaces": "x" } }, "CONTAINS_INVALID_KEY"],
      ["set-attributes", { attributes: { key: "x".repeat(256) } }, "CONTAINS_INVALID_VALUE"],
      ["set-attributes", { attributes: { key: "" } }, "CONTAINS_INVALID_VALUE"],
      ["set-attributes", { attributes: many }, "ATTRIBUTE_LIMIT_EXCEEDED"],
      ["add-event", { name: "not a name" }, "INVALID_EVENT_NAME"],
      ["add-event", { name: "bought", metadata: { "a b": 1 } }, "CONTAINS_INVALID_KEY"],
      ["add-tags", { tags: [] }, "INVALID_TAGS"],
      ["add-tags", { tags: Array.from({ length: 11 }, (_, n) => `t${n}`) }, "TAG_LIMIT_EXCEEDED"],
      ["remove-tags", { tags: [1] }, "INVALID_TAGS"],
    ];
    for (const [method, params, code] of cases) assert.equal(await refusal(method, params), code, method);
    await visitor.ok("messenger.add-event", { name: "Bought", metadata: { total: 24 } });
    const chat = await visitor.ok("messenger.start-chat", { messageId: drawId(), text: "Salve" });
    assert.deepEqual((await visitor.ok("messenger.add-tags", { tags: ["vip", "b2b"] })).tags, ["vip", "b2b"]);
    const tagged = await visitor.until(
      ({ name, payload }) => name === "chat:tag" && payload.chatId === chat.id,
    );
    assert.deepEqual(tagged.payload.tags, ["vip", "b2b"]);
    await visitor.ok("messenger.remove-tags", { tags: ["b2b"] });
    const { property } = server.world;
    const shown = await server.ok("chat.get", { propertyId: property.id, chatId: chat.id });
    assert.deepEqual(shown.tags, ["vip"]);
    const dossier = await server.ok("visitor.get", { propertyId: property.id, visitorId: shown.visitor.id });
    assert.deepEqual(dossier.customAttributes, { "loyalty-card": "gold" });
    assert.deepEqual(
      dossier.events.map(({ name, data }: { name: string; data: object }) => [name, data]),
      [["bought", { total: 24 }]],
    );
    visitor.ws.terminate();
  });
});
