// What agents may learn of visitors and note about them.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

suite("A visitor", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id, visitorId: server.world.chat.visitorId });

  test("has pages, visits and chats, also long after", async () => {
    const { closedChat } = server.world;
    const shown = await server.ok("visitor.get", { ...at(), visitorId: closedChat.visitorId });
    assert.deepEqual([shown.group, shown.visits, shown.chats, shown.pageViews], ["gone", 3, 1, 2]);
    assert.equal(shown.pages.length, 6);
    assert.equal(shown.personId, closedChat.personId);
    assert.equal("chatId" in shown, false);
  });

  test("gets a name and a note from an agent, which the live chat shows and a past one does not", async () => {
    const { chat, closedChat } = server.world;
    const changed = await server.ok("visitor.update", {
      ...at(),
      name: "Elena  Costa Rossi",
      phone: "+39 051 555 0177",
      note: " Cerca tazze per il bar. ",
    });
    assert.deepEqual(
      [changed.name, changed.phone, changed.note, changed.email],
      ["Elena Costa Rossi", "+39 051 555 0177", "Cerca tazze per il bar.", "elena.costa@posta.example"],
    );
    const live = await server.ok("chat.get", { propertyId: at().propertyId, chatId: chat.id });
    assert.equal(live.visitor.name, "Elena Costa Rossi");
    const { person } = await server.ok("contact.person.get", {
      propertyId: at().propertyId,
      personId: chat.personId,
    });
    assert.deepEqual(person.name, { first: "Elena Costa", last: "Rossi" });
    await server.ok("visitor.update", { ...at(), visitorId: closedChat.visitorId, name: "Giulia M." });
    const past = await server.ok("chat.get", { propertyId: at().propertyId, chatId: closedChat.id });
    assert.equal(past.visitor.name, "Giulia Marchetti");
    assert.equal((await server.ok("visitor.update", { ...at(), note: "" })).note, "");
  });

  test("of another property is not there", async () => {
    const { otherChat } = server.world;
    for (const method of ["visitor.get", "visitor.update"]) {
      const theirs = await server.call(method, { ...at(), visitorId: otherChat.visitorId });
      const nobodys = await server.call(method, {
        ...at(),
        visitorId: `${at().propertyId}-${"x".repeat(21)}`,
      });
      assert.deepEqual([theirs.status, nobodys.status], [404, 404], method);
    }
  });
});
