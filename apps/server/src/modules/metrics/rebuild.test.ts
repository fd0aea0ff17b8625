// The command that packs all days anew, as a process of its own on the database of a server that runs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { environment, withDatabase } from "../../testing/environment.ts";
import { withServer } from "../../testing/server.ts";

const MAIN = fileURLToPath(new URL("../../main.ts", import.meta.url));

suite("metrics rebuild", () => {
  const server = withServer();

  async function rebuild(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), "parlo-rebuild-"));
    try {
      const { stderr } = await promisify(execFile)(
        process.execPath,
        ["--import", "tsx", MAIN, "metrics", "rebuild"],
        {
          env: {
            ...process.env,
            ...{ PARLO_MODE: "test", LOG_LEVEL: "silent", DATA_DIR: folder },
            DATABASE_URL: withDatabase(environment().adminUrl, server.databaseName),
          },
        },
      );
      return stderr;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  test("gives the same numbers, and those of what somebody changed by hand", async () => {
    const { property, closedChat } = server.world;
    const at = { propertyId: property.id, startDate: "2026-10-01", endDate: "2026-11-02", timezone: "UTC" };
    const all = async () => {
      const replies: object[] = [];
      for (const method of [
        "chats",
        "tickets-new",
        "tickets-reopened",
        "tickets-resolved",
        "tickets-responses",
      ])
        replies.push(await server.ok(`metrics.${method}`, at));
      return replies;
    };
    const before = await all();
    assert.match(await rebuild(), /The metrics of \d+ properties are packed anew\./);
    assert.deepEqual(await all(), before);

    const chats = async () => (await server.ok("metrics.chats", at)).totals.chats;
    const were = await chats();
    await server.database.pool.query("delete from chats where property_id = $1 and chat_id = $2", [
      ...[property.id, closedChat.id],
    ]);
    await rebuild();
    assert.equal(await chats(), were - 1);
  });
});
