// 10,000 calls nobody would think of, spread over every method: none is answered with a 5xx or a broken envelope, and
// the server lives on. The same calls each time, so that a change fails by its own doing: `FUZZ_SEED=<seed> npm test --
// fuzz` makes others, FUZZ_CALLS more.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import fc from "fast-check";
import type { ExampleCredential, Method } from "../kernel/define.ts";
import { pipelineErrors } from "../kernel/error.ts";
import { methods } from "../registry.gen.ts";
import { credentialHeaders, type TestServer, withServer } from "../testing/server.ts";
import { bodies, brokenBodies, knownOf } from "./arbitrary.ts";
import { exampleCredential, insertSession, UNLIMITED } from "./credentials.ts";
import type { JsonSchema } from "./params.ts";

const CALLS = Number(process.env.FUZZ_CALLS ?? 10_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_102);
if (!Number.isInteger(SEED)) throw new Error("FUZZ_SEED must be a whole number.");
const DOOR_CALLS = Math.floor(CALLS / 20);
const CALLS_PER_METHOD = Math.ceil((CALLS - DOOR_CALLS) / methods.length);

console.log(`fuzz: ${CALLS} calls, FUZZ_SEED=${SEED}`);

const modules = [...new Set(methods.map(({ name }) => name.split(".")[0]))];

for (const module of modules)
  suite(`fuzz ${module}`, () => {
    const server = withServer(UNLIMITED);
    for (const method of methods.filter(({ name }) => name.split(".")[0] === module))
      test(method.name, async () => {
        const as = await signer(server, method);
        const example = method.example(server.world);
        await survives(
          fc.asyncProperty(
            bodies(method.params as JsonSchema, example, knownOf(server.world)),
            async (body) =>
              assertAnswered(await send(server, `/v1/${method.name}`, body, credentialHeaders(as)), method),
          ),
          CALLS_PER_METHOD,
        );
        assert.equal((await fetch(`${server.url}/health/ready`)).status, 200);
      });
  });

suite("fuzz the front door", () => {
  const server = withServer(UNLIMITED);

  test("paths, headers and bodies", async () => {
    const path = fc.oneof(
      fc.constantFrom("agent.me", "agent.me/", "agent.me//", "", "/", "%2f%2e", "%ff", "agent.me?x[]=1"),
      // A client resolves dots itself, and would leave /v1.
      fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text).replaceAll(".", "%61")),
    );
    const value = fc.oneof(
      fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, "")),
      fc.constantFrom(
        "application/json",
        "application/json; charset=utf-16",
        "text/plain",
        "gzip",
        "0",
        "1e9",
      ),
    );
    const name = fc.constantFrom(
      "authorization",
      "content-type",
      "idempotency-key",
      "accept-language",
      "cookie",
      "origin",
      "x-forwarded-for",
      "x-forwarded-proto",
      "user-agent",
    );
    await survives(
      fc.asyncProperty(path, fc.dictionary(name, value), brokenBodies, async (at, headers, body) =>
        assertAnswered(await send(server, `/v1/${at}`, body, headers), undefined),
      ),
      DOOR_CALLS,
    );
    assert.equal((await server.call("agent.me")).status, 200);
  });
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly sent: string;
}

async function send(
  server: TestServer,
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string>,
): Promise<Answer> {
  const sent = typeof body === "string" ? body : Buffer.from(body).toString("latin1");
  const reply = await fetch(server.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : Buffer.from(body),
  });
  return { status: reply.status, text: await reply.text(), sent };
}

function assertAnswered({ status, text, sent }: Answer, method: Method | undefined): void {
  const shown = `${status} ${text.slice(0, 500)} to ${sent.slice(0, 500)}`;
  assert.ok(status < 500, shown);
  const reply = JSON.parse(text) as Record<string, unknown>;
  if (status === 200) {
    assert.equal(reply.ok, true, shown);
    assert.ok("data" in reply && !("error" in reply), shown);
    return;
  }
  assert.equal(reply.ok, false, shown);
  const codes = [...Object.keys(pipelineErrors.map), ...Object.keys(method?.errors ?? {})];
  assert.ok(codes.includes(String(reply.error)), shown);
  assert.ok(typeof reply.requestId === "string" && typeof reply.message === "string", shown);
}

async function survives(property: fc.IAsyncProperty<unknown>, calls: number): Promise<void> {
  const outcome = await fc.check(property, { seed: SEED, numRuns: calls });
  if (!outcome.failed) return;
  const { counterexample, errorInstance } = outcome;
  throw new Error(
    `Repeat with FUZZ_SEED=${SEED} npm test -- fuzz\n${String(errorInstance)}\n${fc.stringify(counterexample)}`,
  );
}

/** A session of its own where the method takes one, so that ending it harms no other method's turn. */
async function signer(server: TestServer, method: Method): Promise<ExampleCredential> {
  const as = exampleCredential(method, server.world);
  const people = [server.world.owner, server.world.agent, server.world.newcomer, server.world.stranger];
  const person = people.find(({ session }) => session === as.session);
  return person ? { session: await insertSession(server, person.id) } : as;
}
