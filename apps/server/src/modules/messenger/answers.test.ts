// What visitors are promised of the time until somebody answers: the truth, or nothing.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { listenAs } from "../../testing/listener.ts";
import { withServer } from "../../testing/server.ts";
import { visit } from "../../testing/visit.ts";

suite("The time until an answer", () => {
  const server = withServer();

  test("is the median of the latest chats, and not told where too few were answered", async () => {
    const { owner } = server.world;
    const { propertyId } = await server.ok("property.create-site", { name: "Answers" });
    const arrive = async () => {
      const visitor = await visit(server.url, { propertyId });
      const { settings } = visitor.hello.snapshot;
      visitor.ws.terminate();
      return settings.answersInS;
    };
    const answerAfter = async (seconds: number) => {
      const chat = await server.ok("chat.start", { propertyId, visitor: { name: "Ada" }, message: "Hello" });
      server.clock.advance(seconds * 1000);
      await server.ok("chat.send-message", { propertyId, chatId: chat.id, text: "Good morning" });
    };
    const dashboard = await listenAs(server.url, { session: owner.session }, { propertyId });
    for (const seconds of [10, 20, 30, 40]) await answerAfter(seconds);
    assert.equal(await arrive(), undefined);
    // What was known is asked for anew after ten minutes.
    await answerAfter(3_000);
    await server.ok("chat.start", { propertyId, visitor: { name: "Bea" }, message: "Nobody answered me" });
    dashboard.ws.terminate();
    const again = await listenAs(server.url, { session: owner.session }, { propertyId });
    // A socket takes what is two seconds old.
    await sleep(2_100);
    assert.equal(await arrive(), 30);
    again.ws.terminate();
  });
});
