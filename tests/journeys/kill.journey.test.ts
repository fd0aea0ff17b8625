// The short form of tests/talk.ts: a visitor and an agent go on talking while the server is killed under them.

import { suite, test } from "node:test";
import { talkRuns } from "../talk.ts";

suite("Talking", () => {
  test("survives kill -9 of the server: what either says is said once, and nobody reloads", async () => {
    await talkRuns(2, () => {});
  });
});
