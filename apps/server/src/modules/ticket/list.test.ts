// What the list of tickets promises: every filter, every order, and pages without gaps.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";
import { sorts } from "./list.rules.ts";

interface Listed {
  readonly id: string;
  readonly subject: string;
  readonly status: string;
  readonly priority: string;
  readonly createdOn: string;
  readonly updatedOn: string;
}

suite("A list of tickets", () => {
  const server = withServer(UNLIMITED);
  let propertyId = "";
  const list = async (more: object = {}) => {
    const reply = await server.call("ticket.list", { propertyId, ...more });
    assert.equal(reply.status, 200, reply.text);
    return reply.body as { total: number; data: Listed[]; next?: string };
  };
  const subjects = async (more: object) => (await list(more)).data.map(({ subject }) => subject).sort();
  const priorities = ["low", "normal", "high", "urgent"];
  const at = (id: string) => ({ propertyId, ticketId: id });

  test("has one row per ticket", async () => {
    propertyId = (await server.ok("property.create-site", { name: "Lists" })).propertyId;
    for (let nth = 0; nth < 12; nth++) {
      const { id } = await server.ok("ticket.create", {
        propertyId,
        subject: `Ticket ${nth}`,
        message: nth === 3 ? "A teapot with a crack" : "Something else",
        requester: { name: `Person${nth % 3} Rossi`, email: `person${nth % 3}@mail.example` },
        priority: priorities[nth % 4],
        tags: nth % 2 ? ["odd"] : ["even"],
        notify: false,
      });
      server.clock.advance(60_000);
      if (nth % 3 === 1) await server.ok("ticket.reply", { ...at(id), message: "Yes.", notify: false });
      if (nth % 3 === 2) await server.ok("ticket.update", { ...at(id), status: "closed" });
      server.clock.advance(1_000);
    }
    const { total, data } = await list();
    assert.deepEqual([total, data.length], [12, 12]);
  });

  test("comes in each order, page by page, by cursor and by offset alike", async () => {
    const rank = (names: readonly string[], name: string) => names.indexOf(name);
    const statuses = ["open", "pending", "closed"];
    const newer = (a: Listed, b: Listed) => (a.createdOn < b.createdOn ? 1 : -1);
    const orders: Readonly<Record<string, (a: Listed, b: Listed) => number>> = {
      "co-new-old": newer,
      "co-old-new": (a, b) => -newer(a, b),
      "uo-new-old": (a, b) => (a.updatedOn < b.updatedOn ? 1 : -1),
      "uo-old-new": (a, b) => (a.updatedOn > b.updatedOn ? 1 : -1),
      "p-high-low": (a, b) => rank(priorities, b.priority) - rank(priorities, a.priority) || newer(a, b),
      "p-low-high": (a, b) => rank(priorities, a.priority) - rank(priorities, b.priority) || newer(a, b),
      "st-open-closed": (a, b) => rank(statuses, a.status) - rank(statuses, b.status) || newer(a, b),
      "st-closed-open": (a, b) => rank(statuses, b.status) - rank(statuses, a.status) || newer(a, b),
    };
    const all = (await list()).data;
    for (const sort of sorts) {
      const expected = [...all].sort(orders[sort]).map(({ subject }) => subject);
      const byCursor: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const page = await list({ sort, size: 5, ...(cursor ? { cursor } : {}) });
        assert.equal(page.total, 12, sort);
        byCursor.push(...page.data.map(({ subject }) => subject));
        cursor = page.next;
      }
      assert.deepEqual(byCursor, expected, sort);
      const byOffset: string[] = [];
      for (const offset of [0, 5, 10])
        byOffset.push(...(await list({ sort, size: 5, offset })).data.map(({ subject }) => subject));
      assert.deepEqual(byOffset, expected, sort);
    }
  });

  test("narrows down by every filter, with its total", async () => {
    const { owner } = server.world;
    const [first] = (await list({ sort: "co-old-new", size: 1 })).data;
    const { personId } = await server.ok("ticket.get", at(first?.id ?? ""));
    const counts: readonly (readonly [object, number])[] = [
      [{ status: "open" }, 4],
      [{ status: "pending" }, 4],
      [{ status: "closed", tags: ["odd"] }, 2],
      [{ priority: "urgent" }, 3],
      [{ source: "api" }, 12],
      [{ source: "form" }, 0],
      [{ tags: ["odd", "even"] }, 12],
      [{ agentId: owner.id }, 12],
      [{ agentId: server.world.agent.id }, 0],
      [{ departmentId: server.world.department.id }, 0],
      [{ personId }, 4],
      [{ requester: "PERSON1@mail.example" }, 4],
      [{ deleted: true }, 0],
    ];
    for (const [filter, count] of counts) {
      const { total, data } = await list(filter);
      assert.deepEqual([total, data.length], [count, count], JSON.stringify(filter));
    }
  });

  test("goes by the day it was made, or changed, both ends included", async () => {
    const all = (await list({ sort: "co-old-new" })).data;
    const [from, until] = [all[2], all[4]];
    assert.deepEqual(await subjects({ startDate: from?.createdOn, endDate: until?.createdOn }), [
      ...["Ticket 2", "Ticket 3", "Ticket 4"],
    ]);
    const changed = await list({ startDate: from?.updatedOn, endDate: from?.updatedOn, dateType: "cuo" });
    assert.ok(changed.data.length > 0, "the ticket that changed then is there");
    assert.deepEqual(
      changed.data.map(({ updatedOn }) => updatedOn),
      changed.data.map(() => from?.updatedOn),
    );
    assert.ok(changed.data.length < all.length, "and not all of them");
  });

  test("finds words of the subject, a message or the requester, and a number", async () => {
    assert.deepEqual(await subjects({ query: "teap" }), ["Ticket 3"]);
    assert.deepEqual(await subjects({ query: "person2 mail" }), [
      ...["Ticket 11", "Ticket 2", "Ticket 5", "Ticket 8"],
    ]);
    assert.deepEqual(await subjects({ query: "#4" }), ["Ticket 3"]);
    assert.deepEqual(await subjects({ query: "4" }), ["Ticket 3", "Ticket 4"]);
    assert.deepEqual(await subjects({ query: "teapot kettle" }), []);
    assert.deepEqual(await subjects({ query: "…" }), []);
    assert.equal((await list({ query: " " })).total, 12);
  });

  test("shows what is there, whoever changed it, and the names of today", async () => {
    const { owner } = server.world;
    const [newest] = (await list({ size: 1 })).data;
    await list({ size: 1 });
    await server.ok("ticket.update", { ...at(newest?.id ?? ""), subject: "Renamed" });
    assert.equal((await list({ size: 1 })).data[0]?.subject, "Renamed");
    await server.database.pool.query("update agents set alias = 'Rori' where agent_id = $1", [owner.id]);
    const [again] = await server.ok("ticket.list", { propertyId, size: 1 });
    assert.equal(again.assignee.name, "Rori");
    const { departmentId } = await server.ok("departments.create", { propertyId, name: "Resi" });
    await server.ok("ticket.assign", { ...at(again.id), departmentId });
    const whose = async () =>
      (await server.ok("ticket.list", { propertyId, departmentId })).map(
        (ticket: { assignee: { name: string } }) => ticket.assignee.name,
      );
    assert.deepEqual(await whose(), ["Resi"]);
    await server.ok("departments.update", { propertyId, departmentId, name: "Resi e rimborsi" });
    assert.deepEqual(await whose(), ["Resi e rimborsi"]);
    await server.ok("ticket.assign", { ...at(again.id), agentId: owner.id });
    assert.deepEqual(await whose(), ["Rori"], "it stays the department's too");
  });

  test("is counted exactly while tickets move, by counters and by looking alike", async () => {
    const { data } = await list({ status: "open" });
    await Promise.all(
      data.map(({ id }, nth) =>
        nth % 2
          ? server.ok("ticket.update", { ...at(id), status: "closed" })
          : server.ok("ticket.delete", at(id)),
      ),
    );
    for (const filter of [{}, { status: "open" }, { status: "closed" }, { deleted: true }])
      for (const size of [1, 1000]) {
        const { rows } = await server.database.pool.query(
          `select count(*)::int as n from tickets where property_id = $1 and (deleted_on is not null) = $2
             and ($3::text is null or status = $3)`,
          [propertyId, "deleted" in filter, "status" in filter ? filter.status : null],
        );
        assert.equal((await list({ ...filter, size })).total, rows[0].n, JSON.stringify(filter));
      }
  });

  test("ignores a parameter it does not know, with a warning, and takes no cursor of another order", async () => {
    const reply = await server.call("ticket.list", { propertyId, page: 2 });
    assert.deepEqual(reply.body.warnings, ["Unknown parameter page was ignored."]);
    const { next } = await list({ size: 1 });
    const refused = await server.call("ticket.list", { propertyId, cursor: next, sort: "uo-new-old" });
    assert.deepEqual([refused.status, refused.body.message], [400, "cursor"]);
  });
});
