// The rules of who takes a chat, as tables.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Assignment, type Candidate, nextAgent } from "./assignment.rules.ts";

const on = (day: number) => new Date(Date.UTC(2026, 10, day));
const agent = (agentId: string, live: number, lastAssignedOn: Date | null): Candidate => ({
  agentId,
  live,
  lastAssignedOn,
});

suite("Who takes a new chat", () => {
  test("is nobody, one agent after the other, or the least busy", () => {
    const cases: readonly (readonly [string, Assignment, number | null, Candidate[], string | undefined])[] =
      [
        ["everyone sees all", "everyone", null, [agent("a", 0, null)], undefined],
        ["nobody is there", "round-robin", null, [], undefined],
        ["a newcomer's turn is first", "round-robin", null, [agent("a", 0, on(1)), agent("b", 9, null)], "b"],
        ["who waited longest", "round-robin", null, [agent("a", 0, on(3)), agent("b", 5, on(2))], "b"],
        ["equal turns go by id", "round-robin", null, [agent("b", 0, on(1)), agent("a", 0, on(1))], "a"],
        ["a full agent is passed over", "round-robin", 3, [agent("a", 3, on(1)), agent("b", 2, on(2))], "b"],
        ["all are full", "round-robin", 2, [agent("a", 2, null), agent("b", 5, null)], undefined],
        ["the fewest chats", "least-busy", null, [agent("a", 2, on(1)), agent("b", 1, on(2))], "b"],
        ["equally busy: by turn", "least-busy", null, [agent("a", 1, on(2)), agent("b", 1, on(1))], "b"],
        [
          "the least busy is full too",
          "least-busy",
          1,
          [agent("a", 1, on(1)), agent("b", 1, on(2))],
          undefined,
        ],
      ];
    for (const [what, rule, limit, candidates, expected] of cases)
      assert.equal(nextAgent(rule, limit, candidates), expected, what);
  });
});
