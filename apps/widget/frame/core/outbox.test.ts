// Promises of the outbox: what was not confirmed survives a reload, and never speaks for another visitor.

import assert from "node:assert/strict";
import { test } from "node:test";
import { newMessageId, openOutbox, ownerOf, type Parcel, type Shelf } from "./outbox.ts";

function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}
const parcel = (id: string, state: Parcel["state"] = "waiting"): Parcel => ({
  id,
  at: `2026-01-01T10:00:0${id}.000Z`,
  state,
  kind: "say",
  text: id,
});

test("what is unsent survives a reload, and what was on its way is sent again", () => {
  const place = shelf();
  openOutbox(place, "shop", "tab").write("anna", [parcel("1", "sending"), parcel("2", "failed")]);
  assert.deepEqual(openOutbox(place, "shop", "tab").read("anna"), [parcel("1"), parcel("2", "failed")]);
});

test("what a closed tab left is taken over in the order of writing, once", () => {
  const place = shelf();
  openOutbox(place, "shop", "closed").write("anna", [parcel("2")]);
  openOutbox(place, "shop", "tab").write("anna", [parcel("1"), parcel("3")]);
  const read = openOutbox(place, "shop", "tab").read("anna");
  assert.deepEqual(
    read.map(({ id }) => id),
    ["1", "2", "3"],
  );
  assert.equal(place.length, 1);
});

test("another visitor of the same browser, or another property, is not spoken for", () => {
  const place = shelf();
  openOutbox(place, "shop", "tab").write("anna", [parcel("1")]);
  assert.deepEqual(openOutbox(place, "shop", "other").read("bruno"), []);
  assert.deepEqual(openOutbox(place, "elsewhere", "tab").read("anna"), []);
  openOutbox(place, "shop", "other").forget("anna");
  assert.equal(place.length, 0);
});

test("nothing is kept when everything was sent, and nothing fails where nothing can be kept", () => {
  const place = shelf();
  const outbox = openOutbox(place, "shop", "tab");
  outbox.write("anna", [parcel("1")]);
  outbox.write("anna", []);
  assert.equal(place.length, 0);
  const full = { ...shelf(), setItem: () => assert.fail("full") };
  for (const bad of [undefined, full]) {
    const closed = openOutbox(bad, "shop", "tab");
    closed.write("anna", [parcel("1")]);
    assert.deepEqual(closed.read("anna"), []);
  }
});

test("rubbish on the shelf is passed over", () => {
  const place = shelf();
  place.setItem("parlo:outbox:shop:a", "{");
  place.setItem("parlo:outbox:shop:b", "[]");
  assert.deepEqual(openOutbox(place, "shop", "tab").read("anna"), []);
});

test("an owner is told apart without the token, and ids are 24 hexadecimal characters", () => {
  assert.notEqual(ownerOf("parlo_visitor_a"), ownerOf("parlo_visitor_b"));
  assert.equal(ownerOf(null), ownerOf(undefined));
  assert.match(
    newMessageId((bytes) => bytes.fill(7)),
    /^(07){12}$/,
  );
});
