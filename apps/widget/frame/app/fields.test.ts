// Promises of forms: what is asked is told back under its name, and what cannot be right is said at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "../core/types.ts";
import { formOf, type Problem, problemOf } from "./fields.ts";

test("a field says what is wrong with it", () => {
  const cases: readonly (readonly [Field["type"], boolean, string, Problem | undefined])[] = [
    ["text", true, "  ", "fillIn"],
    ["text", false, "", undefined],
    ["email", true, "anna@example.com", undefined],
    ["email", true, "anna@example", "emailWrong"],
    ["email", false, "anna", "emailWrong"],
    ["phone", true, "+39 0546 123456", undefined],
    ["phone", true, "call me", "phoneWrong"],
    ["department", true, "", "fillIn"],
  ];
  for (const [type, required, value, expected] of cases)
    assert.equal(problemOf({ type, required }, value), expected, `${type} ${value}`);
});

test("a form tells what the server knows by name, and answers to the rest", () => {
  const field = (type: Field["type"], label = ""): Field => ({ label, type, required: false });
  const fields = [
    field("name"),
    field("email"),
    field("phone"),
    field("department"),
    field("text", "Order"),
    field("textarea", "Story"),
  ];
  assert.deepEqual(formOf(fields, [" Anna ", "a@b.example", "", "sales", "7", ""]), {
    name: "Anna",
    email: "a@b.example",
    departmentId: "sales",
    answers: [{ label: "Order", answer: "7" }],
  });
  assert.deepEqual(formOf(fields, []), {});
});
