// Whom a ticket is from and whose it is, when that goes at the very moment the ticket is made.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";

const ROUNDS = 5;

suite("A ticket made while", () => {
  const server = withServer(UNLIMITED);
  const at = () => ({ propertyId: server.world.property.id });
  const create = (more: object) =>
    server.call("ticket.create", { ...at(), subject: "Where is it?", message: "A week.", ...more });
  const contact = async (email: string): Promise<string> =>
    (await server.ok("contact.person.create", { ...at(), name: { first: "Ida" }, emails: [email] })).person
      .id;
  const asked = (personId: string, email: string) =>
    [0, 1, 2].flatMap(() => [create({ personId }), create({ requester: { name: "Ida", email } })]);
  const count = async (where: string): Promise<number> =>
    (
      await server.database.pool.query(
        `select count(*)::int as count from tickets t where property_id = $1 and ${where}`,
        [server.world.property.id],
      )
    ).rows[0].count;

  test("its contact is forgotten is of nobody, or of the contact they are anew", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const email = `ida.${round}@forgotten.example`;
      const personId = await contact(email);
      const calls = asked(personId, email);
      const [first, ...others] = calls;
      const gone = server.call("contact.person.delete", { ...at(), personId });
      const replies = await Promise.all([first, gone, ...others]);
      for (const reply of replies) assert.ok([200, 400].includes(reply?.status ?? 0), reply?.text);
    }
    assert.equal(
      await count(`person_id is not null and not exists
        (select from persons p where p.property_id = t.property_id and p.person_id = t.person_id)`),
      0,
    );
  });

  test("its contact is merged is of the one that stays", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const email = `ida.${round}@merged.example`;
      const [stays, goes] = [await contact(`stays.${round}@merged.example`), await contact(email)];
      const before = asked(goes, email);
      const merge = { ...at(), personId: stays, mergedPersonId: goes };
      const replies = await Promise.all([
        ...before,
        server.call("contact.person.merge", merge),
        ...asked(goes, email),
      ]);
      for (const reply of replies) assert.equal(reply?.status, 200, reply?.text);
      const listed = await server.call("ticket.list", { ...at(), personId: stays });
      assert.equal(listed.body.total, 12);
      assert.equal(await count(`person_id = '${goes}'`), 0);
    }
  });

  test("its department is deleted waits, and is refused", async () => {
    const { departmentId } = await server.ok("departments.create", { ...at(), name: "Going" });
    const client = await server.database.pool.connect();
    try {
      await client.query("begin");
      await client.query("delete from departments where property_id = $1 and department_id = $2", [
        server.world.property.id,
        departmentId,
      ]);
      const late = create({ requester: { name: "Ida" }, assignee: { departmentId } });
      await sleep(300);
      await client.query("commit");
      const { status, body } = await late;
      assert.deepEqual([status, body.message], [400, "assignee.departmentId"]);
    } finally {
      client.release();
    }
  });
});
