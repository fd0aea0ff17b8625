// Promises of what is asked before a visitor may write: by whom it is set, and as what it is asked.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field, Settings, Status } from "../core/types.ts";
import { questionsOf } from "./cards.ts";

const asks = (type: Field["type"], more: Partial<Field> = {}): Field => ({
  label: type,
  type,
  required: true,
  ...more,
});
const withForm = (status: Status, fields: readonly Field[], more: Settings = {}): Settings => ({
  ...more,
  widget: { states: { [status]: { body: [{ id: "form:0123456789", type: "form", content: { fields } }] } } },
});

test("the form of the state is asked, and before a chat nothing where that form is off", () => {
  const prechat = { enabled: true, fields: [asks("phone")] };
  const offline = { fields: [asks("email")] };
  assert.deepEqual(questionsOf({ prechat, offline }, "online"), prechat.fields);
  assert.deepEqual(questionsOf({ prechat, offline }, "away"), prechat.fields);
  assert.deepEqual(questionsOf({ prechat, offline }, "offline"), offline.fields);
  assert.equal(questionsOf({ prechat: { ...prechat, enabled: false } }, "online"), undefined);
  assert.deepEqual(
    questionsOf({}, "offline")?.map(({ type }) => type),
    ["name", "email"],
  );
});

test("a form card's own questions come first, in its state alone; a card without any leaves it to the form", () => {
  const own = [asks("text")];
  for (const status of ["online", "away", "offline"] as const)
    assert.deepEqual(questionsOf(withForm(status, own), status), own);
  assert.equal(questionsOf(withForm("away", own), "online"), undefined);
  const prechat = { enabled: true, fields: [asks("phone")] };
  assert.deepEqual(questionsOf(withForm("online", [], { prechat }), "online"), prechat.fields);
  const closed = { ...withForm("online", own).widget, components: { liveChat: false } };
  assert.equal(questionsOf({ widget: closed }, "online"), undefined);
});

test("a text that is for a name or an address is asked as that, and a department only where there are some", () => {
  const fields = [
    asks("text", { context: "name" }),
    asks("textarea", { context: "email" }),
    asks("text"),
    asks("department"),
  ];
  const kinds = (settings: Settings) => questionsOf(settings, "online")?.map(({ type }) => type);
  assert.deepEqual(kinds(withForm("online", fields)), ["name", "email", "text"]);
  const departments = [{ id: "sales", name: "Sales" }];
  assert.deepEqual(kinds(withForm("online", fields, { departments })), [
    "name",
    "email",
    "text",
    "department",
  ]);
});
