// What the numbers of tickets promise: 1, 2, 3, each once, however many are made at the same moment.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";

const TICKETS = Number(process.env.TICKETS ?? 5000);
const CONNECTIONS = Number(process.env.CONNECTIONS ?? 64);

suite("Numbers of tickets", () => {
  const server = withServer(UNLIMITED);
  const make = (propertyId: string, more: object = {}) =>
    server.call("ticket.create", {
      propertyId,
      subject: "Where is it?",
      message: "I ordered a week ago.",
      requester: { name: "Ada Neri", email: "ada@neri.example" },
      notify: false,
      ...more,
    });

  test(`are 1 to ${TICKETS}, each once, with ${CONNECTIONS} callers at once and some who are refused`, async () => {
    const { propertyId } = await server.ok("property.create-site", { name: "Numbers" });
    const numbers: number[] = [];
    let refused = 0;
    let left = TICKETS;
    const began = performance.now();
    const work = async () => {
      while (left-- > 0) {
        // Refused late, when the number is nearly there: a file that is in no store.
        if (left % 20 === 0) {
          const { status } = await make(propertyId, { files: ["5f00000000000000000000a1"] });
          if (status === 400) refused++;
        }
        const { status, text, body } = await make(propertyId);
        assert.equal(status, 200, text);
        numbers.push(body.data.humanId);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    const seconds = (performance.now() - began) / 1000;
    console.log(`${TICKETS} tickets, ${CONNECTIONS} at once: ${Math.round(TICKETS / seconds)} per second`);
    assert.equal(refused, Math.ceil(TICKETS / 20));
    numbers.sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, nth) => nth + 1),
    );
    assert.equal(numbers.length, TICKETS);
    const { body } = await server.call("ticket.list", { propertyId, size: 1 });
    assert.deepEqual([body.total, body.data[0].humanId <= TICKETS], [TICKETS, true]);
  });

  test("are given back by a create that fails after it took one", async () => {
    const { propertyId } = await server.ok("property.create-site", { name: "Rolled back" });
    const { pool } = server.database;
    assert.equal((await make(propertyId)).body.data.humanId, 1);
    await pool.query(`
      create function refuse_entry() returns trigger language plpgsql as 'begin raise exception ''no''; end';
      create trigger refused before insert on tickets for each row execute function refuse_entry()`);
    assert.equal((await make(propertyId)).status, 500);
    await pool.query("drop trigger refused on tickets; drop function refuse_entry()");
    server.faults.length = 0;
    assert.equal((await make(propertyId)).body.data.humanId, 2);
  });

  test("count by themselves at each property", async () => {
    const [one, two] = await Promise.all(
      ["One", "Two"].map(async (name) => (await server.ok("property.create-site", { name })).propertyId),
    );
    const made = [];
    for (const propertyId of [one, two, one]) made.push((await make(propertyId)).body.data.humanId);
    assert.deepEqual(made, [1, 1, 2]);
  });
});
