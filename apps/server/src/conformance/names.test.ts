// Names and descriptions follow one set of rules, so that a reader who knows one method can guess the next.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { pipelineErrors } from "../kernel/error.ts";
import { scopeMeanings } from "../modules/scope/index.ts";
import { events, jobs, methods } from "../registry.gen.ts";
import { ID_PATTERN, type JsonSchema, type Place, placesIn } from "./params.ts";

const READING = /^(list|get|info|me)(-|$)/;
const WRITING = /^(create|update|delete|add|remove|set|edit|enable|disable|accept|invite|revoke|rotate)(-|$)/;

suite("names", () => {
  test("a method is called module.verb, and its verb tells whether it writes", () => {
    for (const { name, effect } of methods) {
      assert.match(name, /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$/, name);
      const verb = name.slice(name.lastIndexOf(".") + 1);
      if (READING.test(verb)) assert.equal(effect, "read", name);
      if (WRITING.test(verb)) assert.equal(effect, "write", name);
    }
  });

  test("no two methods answer to the same name", () => {
    const names = methods.flatMap((method) => [method.name, ...(method.aliases ?? [])]);
    assert.deepEqual(names, [...new Set(names)]);
  });

  test("a summary is one sentence", () => {
    for (const { name, summary } of methods) {
      assert.match(summary, /^[A-Z].*\.$/, name);
      assert.ok(summary.length <= 120, name);
      assert.doesNotMatch(summary, /\. [A-Z]/, name);
      assert.doesNotMatch(summary, /^Say in one sentence/, `${name} has the summary of a new file`);
    }
  });

  test("parameters and results are in camel case, ids and times end as such, and each says what it is", () => {
    const problems = methods.flatMap((method) =>
      ([method.params, method.result] as JsonSchema[]).flatMap((schema) =>
        placesIn(schema).flatMap((place) => {
          const problem = problemOf(place);
          return problem ? [`${method.name} ${place.path.join(".")} ${problem}`] : [];
        }),
      ),
    );
    assert.deepEqual(problems, []);
  });

  test("scopes are known ones, and a write asks for more than a read", () => {
    for (const { name, scopes, effect } of methods)
      for (const scope of scopes) {
        assert.ok(scope in scopeMeanings, `${name}: ${scope}`);
        if (effect === "write") assert.doesNotMatch(scope, /_read$/, name);
      }
  });

  test("a refusal has a code, an honest status, and says what to do", () => {
    const statuses = new Map<string, number>(
      Object.entries(pipelineErrors.map).map(([code, { status }]) => [code, status]),
    );
    for (const method of methods)
      for (const [code, { status, message, fix }] of Object.entries(method.errors)) {
        const where = `${method.name} ${code}`;
        assert.match(code, /^[a-z]+(_[a-z]+)*$/, where);
        assert.ok(status >= 400 && status < 500, where);
        assert.ok(message !== "" && fix !== "", where);
        assert.equal(statuses.get(code) ?? status, status, `${where} means another status elsewhere`);
        statuses.set(code, status);
      }
  });

  test("an event is resource:fact, a job module.verb", () => {
    for (const { name } of events)
      if (name !== CONTRACT_EVENT) assert.match(name, /^[a-z]+(-[a-z]+)*:[a-z]+(-[a-z]+)*$/, name);
    for (const { name } of jobs) assert.match(name, /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, name);
  });

  test("what a method emits is in the registry", () => {
    for (const method of methods)
      for (const event of method.emits ?? [])
        assert.ok(events.includes(event), `${method.name} ${event.name}`);
  });
});

/** Moments the contract has named otherwise (compatibility §1.7, §1.8 and §1.13). */
const CONTRACT_TIMES = new Set(["startDate", "endDate", "time", "createdAt", "updatedAt", "from", "to"]);

/** One the contract has spelt otherwise (compatibility §2.2). */
const CONTRACT_EVENT = "chat:transcript_created";

function problemOf({ path, schema }: Place): string | undefined {
  const name = path.at(-1);
  if (typeof name !== "string") return undefined;
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return "is not in camel case";
  if (!isDescribed(schema)) return "has no description";
  if (CONTRACT_TIMES.has(name)) return undefined;
  if (schema.pattern === ID_PATTERN && !/(^id|Id)$/.test(name)) return "is an id and does not end in Id";
  // An event happens at its `time`, in the stream as in webhooks (compatibility).
  if (schema.format === "date-time" && !/(On|Until|^time)$/.test(name))
    return "is a moment and does not end in On or Until";
  return undefined;
}

/** A list may leave the words to its items, a choice to what it chooses from, an object to its fields. */
function isDescribed(schema: JsonSchema): boolean {
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return (schema.description ?? "") !== "" || schema.properties !== undefined || inner.some(isDescribed);
}
