// The short form of tests/kill.ts: the server dies, the database dies, everything dies at once.

import { test } from "node:test";
import { killRounds } from "./kill.ts";

test("survives kill -9 of server, database and launcher under load, and keeps what it acknowledged", async () => {
  await killRounds(3, () => {});
});
