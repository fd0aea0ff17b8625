// What the daily housekeeping promises: what has expired goes, what counts stays.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { withServer } from "../../testing/server.ts";
import { isSignedIn, MANY_TRIES } from "../../testing/session.ts";
import { accountSweep } from "./account.jobs.ts";

suite("Housekeeping", () => {
  const server = withServer(MANY_TRIES);
  const sweep = () => server.app.pipeline.perform(accountSweep, {});
  const counts = async () => {
    const result = await sql<{ sessions: number; tokens: number; failures: number; replies: number }>`
      select (select count(*) from sessions) as sessions, (select count(*) from agent_tokens) as tokens,
        (select count(*) from sign_in_failures) as failures, (select count(*) from idempotency_keys) as replies`.execute(
      server.database.db,
    );
    return result.rows[0];
  };

  test("leaves alone what still counts", async () => {
    const { owner } = server.world;
    const as = { session: owner.session };
    await server.call("agent.sign-in", { email: owner.email, password: "wrong" }, { as: {} });
    await server.call("agent.update", { title: "Ceramist" }, { as, headers: { "idempotency-key": "one" } });
    const before = await counts();
    assert.ok(before && before.failures === 1 && before.replies === 1 && before.tokens > 0);
    await sweep();
    assert.deepEqual(await counts(), before);
    assert.equal(await isSignedIn(server, owner.session), true);
  });

  test("drops sessions, links, counted failures and kept replies once they have expired", async () => {
    server.clock.advance(32 * 86_400_000);
    await sweep();
    assert.deepEqual(await counts(), { sessions: 0, tokens: 0, failures: 0, replies: 0 });
  });
});
