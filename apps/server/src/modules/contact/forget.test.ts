// Somebody who is forgotten: nowhere in the database is a name, an address or a number of theirs left.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

suite("A contact who is deleted", () => {
  const server = withServer();
  const at = (more: object = {}) => ({ propertyId: server.world.property.id, ...more });

  /** Tables with a row that says any of it. */
  async function tracesOf(words: string): Promise<string[]> {
    const { pool } = server.database;
    const { rows: tables } = await pool.query(
      `select table_schema, table_name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { table_schema, table_name } of tables) {
      const { rows } = await pool.query(
        `select 1 from "${table_schema}"."${table_name}" t where t::text ~* $1 limit 1`,
        [words],
      );
      if (rows.length > 0) found.push(`${table_schema}.${table_name}`);
    }
    return found.sort();
  }

  test("is in no table when the stream, the logs and kept replies have run out", async () => {
    const requester = {
      name: "Zorinda Fiumara",
      email: "zorinda@fiumara.example",
      phone: "+39 0536 555 777",
    };
    const ticket = await server.call(
      "ticket.create",
      at({ subject: "A vase", message: "Is it blue?", requester }),
      { headers: { "idempotency-key": "forget-me" } },
    );
    const { id: ticketId, personId } = ticket.body.data;
    await server.ok("ticket.reply", at({ ticketId, message: "And how high?", as: "visitor" }));
    await server.ok("ticket.reply", at({ ticketId, message: "As high as you like." }));
    await server.ok("chat.start", at({ visitor: requester, message: "Good morning" }));
    await server.ok("contact.person.add-note", at({ personId, text: "Zorinda comes on Mondays" }));
    await server.ok("contact.person.update", at({ personId, jobTitle: "Assistant of Fiumara" }));
    const other = await server.ok(
      "contact.person.create",
      at({ name: { first: "Zorinda" }, emails: ["z@fiumara.example"] }),
    );
    await server.ok("contact.person.merge", at({ personId, mergedPersonId: other.person.id }));
    await server.drain();
    const words = "zorinda|fiumara|555.?777";
    const known = await tracesOf(words);
    for (const table of ["public.persons", "public.tickets", "public.chats", "public.ledger"])
      assert.ok(known.includes(table), table);
    await server.ok("contact.person.delete", at({ personId }));
    await server.drain();
    server.clock.advance(31 * 86_400_000);
    await server.database.pool.query("update ledger_readers set id = (select max(id) from ledger)");
    for (const job of server.app.queue.jobs)
      if (/purge/.test(job.name))
        await server.database.pool.query("select jobs.add_job($1, '{}')", [job.name]);
    await server.drain();
    assert.deepEqual(await tracesOf(words), []);
  });

  test("leaves the stream to others who have not read it yet", async () => {
    const { pool } = server.database;
    await server.ok("contact.person.create", at({ name: { first: "Late" } }));
    await pool.query("update ledger_readers set id = 0 where name = 'metrics'");
    server.clock.advance(31 * 86_400_000);
    await pool.query("select jobs.add_job('events.purge', '{}')");
    await server.drain();
    const { rows } = await pool.query("select 1 from ledger where event = 'contact:create'");
    assert.ok(rows.length > 0, "a reader that is behind finds what it has not read");
  });
});
