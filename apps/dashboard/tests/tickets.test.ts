// What the list of tickets asks for, and in which order a ticket's page tells what happened.

import assert from "node:assert/strict";
import { test } from "node:test";
import { shownOf } from "../src/pages/tickets/entries.ts";
import { filtersIn, narrowing, wishOf } from "../src/pages/tickets/filters.ts";
import type { WholeTicket } from "../src/pages/tickets/use-tickets.ts";

const me = "5f00000000000000000000a1";
const department = "5f00000000000000000000d1";
const propertyId = "5f00000000000000000000b1";
const ask = (search: Record<string, unknown>, query = "") =>
  wishOf(propertyId, filtersIn(search), { me, query });

test("open tickets are listed where the address says nothing, the newest first", () => {
  assert.deepEqual(ask({}), { propertyId, status: "open", sort: "co-new-old" });
});

test("filters of the address become those of the call, and what is no filter is passed over", () => {
  const newest = { propertyId, sort: "co-new-old" };
  assert.deepEqual(ask({ status: "all", who: "me" }), { ...newest, agentId: me });
  assert.deepEqual(ask({ status: "bin", who: `d-${department}` }), {
    ...{ ...newest, deleted: true, departmentId: department },
  });
  assert.deepEqual(ask({ status: "pending", tag: "vip", priority: "high", sort: "p-high-low" }), {
    ...{ propertyId, status: "pending", tags: ["vip"], priority: "high", sort: "p-high-low" },
  });
  assert.deepEqual(ask({ status: "lost", who: "'; --", priority: 1, sort: "x" }), ask({}));
  assert.equal(narrowing(filtersIn({ who: "me", tag: "vip", status: "closed" })), 2);
});

test("words are looked for among tickets of every status", () => {
  assert.deepEqual(ask({ status: "open" }, "mug"), { propertyId, query: "mug", sort: "co-new-old" });
});

test("notes stand where they were written, and a status that moved with an answer names nobody again", () => {
  const by = { type: "agent", name: "Marco" } as const;
  const at = (minute: number) => `2026-11-02T09:0${minute}:00.000Z`;
  const whole = {
    ticket: {
      events: [
        { position: 1, type: "create", by, message: "Broken", createdOn: at(0) },
        { position: 2, type: "reply", by, message: "Sorry", createdOn: at(2) },
        { position: 3, type: "status", by, from: "open", to: "pending", createdOn: at(2) },
        { position: 4, type: "status", by, from: "pending", to: "closed", createdOn: at(3) },
      ],
    },
    notes: [{ noteId: "1", agentName: "Marco", text: "Again", createdOn: at(1) }],
  } as unknown as WholeTicket;
  assert.deepEqual(
    shownOf(whole).map((one) => (one.kind === "line" ? `line ${one.isMove}` : one.kind)),
    ["message", "note", "message", "line true", "line false"],
  );
});
