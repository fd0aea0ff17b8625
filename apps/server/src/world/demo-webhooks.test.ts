// The demo's webhooks tell its own shop, and those of people go where they were told to.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../testing/server.ts";
import { pointWebhooks } from "./demo-webhooks.ts";

suite("the demo's webhooks", () => {
  const server = withServer();

  test("follow the shop from start to start, and nobody else's do", async () => {
    const { property } = server.world;
    const urls = async () => {
      const hooks = await server.ok("webhooks.list", { propertyId: property.id });
      return hooks.map(({ url }: { readonly url: string }) => url).sort();
    };
    const own = { name: "Till", url: "https://till.example.org/", events: ["chat:start"] };
    await server.ok("webhooks.create", { propertyId: property.id, ...own });
    for (const port of [3000, 3001]) {
      const desk = `http://127.0.0.1:${port}/demo-shop/desk`;
      await pointWebhooks(server.database.db, property.id, desk);
      assert.deepEqual(await urls(), [desk, own.url]);
    }
  });
});
