// What votes promise: one of each reader, counted as it stands now, and no more told than what is new.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

suite("Votes of readers", () => {
  const server = withServer({ TRUST_PROXY: "127.0.0.1" });
  const at = () => ({ propertyId: server.world.property.id, articleId: server.world.article.id });
  const vote = async (said: "up" | "down", ip: string, browser = "Firefox") => {
    const headers = { "x-forwarded-for": ip, "x-forwarded-proto": "https", "user-agent": browser };
    await server.ok("knowledge-base.article.vote", { ...at(), vote: said }, { as: {}, headers });
  };
  const counts = async () => {
    const { article } = await server.ok("knowledge-base.article.get", { ...at(), siteId: "primary" });
    const { upvotes, downvotes } = article.meta.feedback;
    return [upvotes, downvotes];
  };
  /** What an act adds to the votes, and what is told of it. */
  const after = async (act: () => Promise<void>) => {
    const [up, down] = await counts();
    const { next } = await server.ok("events.list");
    await act();
    const { events } = await server.ok("events.list", { propertyId: at().propertyId, after: next });
    const now = await counts();
    const told = events.filter(({ name }: { name: string }) => name === "article:feedback");
    return { added: [now[0] - up, now[1] - down], told };
  };

  test("are told of once, without the text, and turned ones are counted", async () => {
    const first = await after(() => vote("up", "203.0.113.1"));
    const feedback = { upvotes: 13, downvotes: 1, total: 14 };
    const { title, slug } = (await server.ok("knowledge-base.article.get", { ...at(), siteId: "primary" }))
      .article.content;
    assert.deepEqual(
      first.told.map(({ payload }: { payload: unknown }) => payload),
      [{ id: at().articleId, meta: { feedback }, content: { siteId: "primary", title, slug } }],
    );
    const turned = await after(async () => {
      for (let n = 0; n < 5; n++) for (const said of ["down", "up"] as const) await vote(said, "203.0.113.1");
      await vote("down", "203.0.113.1");
    });
    assert.deepEqual(turned, { added: [-1, 1], told: [] });
  });

  test("are one of each address, whatever browser it names; of IPv6 one of each subscriber", async () => {
    const { added, told } = await after(async () => {
      for (let n = 0; n < 3; n++) await vote("up", "203.0.113.2", `Browser ${n}`);
      for (let n = 1; n < 4; n++) await vote("up", `2001:db8:1:2::${n}`);
      await vote("up", "2001:db8:1:3::1");
    });
    assert.deepEqual([added, told.length], [[3, 0], 3]);
  });

  test("are one of each visitor of the widget", async () => {
    const as = { visitor: server.world.visitor.token };
    const { added, told } = await after(async () => {
      for (const said of ["up", "down", "up"])
        for (const browser of ["Firefox", "Chrome"])
          await server.ok(
            "messenger.vote-article",
            { articleId: at().articleId, vote: said },
            { as, headers: { "user-agent": browser } },
          );
    });
    assert.deepEqual([added, told.length], [[1, 0], 1]);
  });
});
