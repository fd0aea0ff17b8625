// Days are read as they were packed, however large their numbers.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { bytesOf, type DayColumns, type Fact, packDay, readDay } from "./columns.rules.ts";

const fact = (at: number, figures: readonly number[], agents: readonly string[] = []): Fact => ({
  at,
  agents,
  departmentId: at % 2 ? "sales" : null,
  tags: ["urgent", `tag ${at % 300}`],
  figures,
});

function factsOf(day: DayColumns): readonly Fact[] {
  const listed = ({ names, starts, members }: DayColumns["agents"], row: number) =>
    [...members.subarray(starts[row], starts[row + 1])].map((name) => names[name] ?? null);
  return Array.from({ length: day.rows }, (_, row) => ({
    at: day.at[row] ?? Number.NaN,
    agents: listed(day.agents, row).map(String),
    departmentId: listed(day.departments, row)[0] ?? null,
    tags: listed(day.tags, row).map(String),
    figures: day.figures.map((column) => column[row] ?? Number.NaN),
  }));
}

suite("A packed day", () => {
  const facts = [
    ...Array.from({ length: 300 }, (_, at) => fact(at, [at % 2, at * 100, at * 1_000], [`agent ${at % 7}`])),
    fact(86_399_999, [255, 65_535, 2_000_000_000], ["agent 1", "agent 2"]),
    fact(86_399_999, [0, 65_536, -1]),
  ];

  test("is read as it was, whether its numbers take one byte, two or four", () => {
    for (const some of [facts, facts.slice(0, 2), facts.slice(0, 100), []]) {
      const kept = packDay(some, 3);
      assert.deepEqual(factsOf(readDay(kept, 3)), some);
    }
  });

  test("may lie anywhere in a buffer, and be of the time when every number took four", () => {
    const kept = packDay(facts, 3);
    const shifted = Buffer.concat([Buffer.from("x"), kept.columns]).subarray(1);
    assert.deepEqual(factsOf(readDay({ ...kept, columns: shifted }, 3)), facts);
    const day = readDay(kept, 3);
    const { at, departments, figures, agents, tags } = day;
    const columns = [
      at,
      departments.members,
      ...figures,
      agents.starts,
      tags.starts,
      agents.members,
      tags.members,
    ];
    const wide = Buffer.concat(columns.map((column) => Buffer.from(column.slice().buffer)));
    const { widths: _, ...words } = kept.words;
    assert.deepEqual(factsOf(readDay({ words, columns: wide }, 3)), facts);
    assert.ok(kept.columns.length < wide.length * 0.7, `${kept.columns.length} of ${wide.length} bytes`);
    assert.ok(bytesOf(day) > wide.length, "What a day takes in memory is not less than its columns");
  });
});
