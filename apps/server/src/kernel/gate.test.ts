// The gate lets in as many as it is wide, in order, and turns away what does not fit the line.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createGate } from "./gate.ts";

suite("A gate", () => {
  test("lets in as many as it is wide, then the next in line as each one leaves", async () => {
    const gate = createGate(2, 10);
    const started: number[] = [];
    const leave: (() => void)[] = [];
    const visits = [0, 1, 2, 3].map((n) =>
      gate(() => {
        started.push(n);
        return new Promise<void>((resolve) => leave.push(resolve));
      }),
    );
    assert.deepEqual(started, [0, 1]);
    leave[0]?.();
    await visits[0];
    assert.deepEqual(started, [0, 1, 2]);
    leave[1]?.();
    leave[2]?.();
    await Promise.all([visits[1], visits[2]]);
    leave[3]?.();
    await visits[3];
    assert.deepEqual(started, [0, 1, 2, 3]);
  });

  test("turns away what does not fit the line, and goes on after a failure", async () => {
    const gate = createGate(1, 1);
    let fail: (error: Error) => void = () => {};
    const first = gate(() => new Promise<void>((_, reject) => (fail = reject)));
    const second = gate(async () => "second");
    await assert.rejects(
      gate(async () => "third"),
      /unavailable/,
    );
    fail(new Error("broken"));
    await assert.rejects(first, /broken/);
    assert.equal(await second, "second");
    assert.equal(await gate(async () => "fourth"), "fourth");
  });
});
