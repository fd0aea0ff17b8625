// docs/reference/examples.gen.json: what each method's example really answers in the seeded world. Clock and chance
// are fixed, so the same code writes the same bytes.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../apps/server/src/app.ts";
import { readConfig } from "../../apps/server/src/config.ts";
import type { RequestFacts } from "../../apps/server/src/kernel/context.ts";
import { openDatabase } from "../../apps/server/src/kernel/db.ts";
import type { ExampleCredential, Method, World } from "../../apps/server/src/kernel/define.ts";
import { seededRandom } from "../../apps/server/src/kernel/id.ts";
import { createLog } from "../../apps/server/src/kernel/log.ts";
import type { Credential, Pipeline, Reply } from "../../apps/server/src/kernel/run.ts";
import type { Example, Examples } from "../../apps/server/src/surfaces/docs/reference.ts";
import { withDatabase } from "../../apps/server/src/testing/environment.ts";
import { WORLD_NOW_MS } from "../../apps/server/src/world/world.ts";
import { databaseServer, makeTemplate, onServer } from "../seeded.ts";
import type { GeneratedFile } from "./main.ts";

const FACTS: RequestFacts = {
  id: "req_4kTQd1uXb7Zm2CwRs9Ya",
  ip: "203.0.113.20",
  userAgent: "curl/8.14.1",
  language: "en",
  origin: "https://chat.example.com",
};

const AT_ONCE = 4;

export async function runExamples(methods: readonly Method[]): Promise<Examples> {
  const folder = mkdtempSync(join(tmpdir(), "parlo-examples-"));
  const server = await databaseServer(join(folder, "postgres"));
  const template = `parlo_examples_${process.pid}`;
  const made: string[] = [];
  try {
    const world = await makeTemplate(server.url, template);
    const clone = async (name: string) => {
      made.push(name);
      await onServer(server.url, `create database ${name} template ${template}`);
      return name;
    };
    const forReads = await clone(`${template}_reads`);
    const examples: Record<string, Example> = {};
    const failures: unknown[] = [];
    const waiting = methods.map((method, index) => ({ method, index }));
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { method, index } = next;
        const name = method.effect === "read" ? forReads : await clone(`${template}_${index}`);
        const url = withDatabase(server.url, name);
        try {
          examples[method.name] = await runExample(method, world, url, folder);
        } catch (error) {
          failures.push(error);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (failures.length > 0) throw new AggregateError(failures, "Some examples fail in the seeded world.");
    return Object.fromEntries(methods.map(({ name }) => [name, examples[name]]).filter(isEntry));
  } finally {
    const drop = (name: string) => onServer(server.url, `drop database if exists ${name} with (force)`);
    if (!server.disposable) for (const name of [...made, template]) await drop(name);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function isEntry(entry: readonly (string | Example | undefined)[]): entry is [string, Example] {
  return entry[1] !== undefined;
}

async function runExample(method: Method, world: World, databaseUrl: string, dataDir: string) {
  const config = readConfig({
    PARLO_MODE: "test",
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: "2",
    LOG_LEVEL: "silent",
    PUBLIC_URL: FACTS.origin,
  });
  const database = openDatabase({
    connectionString: databaseUrl,
    poolSize: config.databasePool,
    named: true,
    onError: () => {},
  });
  let fault: unknown;
  const app = createApp({
    config,
    database,
    masterKey: Buffer.alloc(32, 7),
    log: createLog("silent"),
    clock: { nowMs: () => WORLD_NOW_MS },
    random: seededRandom(method.name),
    onFault: (error) => {
      fault = error;
    },
  });
  try {
    const params = method.example(world);
    const signed = credentialOf(method, world);
    const reply = await callAs(app.pipeline, method.name, signed, params);
    if (reply.status !== 200)
      throw new Error(`The example of ${method.name} answers ${reply.status}: ${reply.body}`, {
        cause: fault,
      });
    const as = signed.key ? "key" : signed.session ? "session" : signed.visitor ? "visitor" : "nobody";
    return { as, params, reply: JSON.parse(reply.body) } satisfies Example;
  } finally {
    await app.close();
    await database.close();
  }
}

async function callAs(
  pipeline: Pipeline,
  name: string,
  as: ExampleCredential,
  params: object,
): Promise<Reply> {
  try {
    const admission = await pipeline.admit(name, credentialFrom(as), FACTS);
    return await pipeline.execute(admission, FACTS, Buffer.from(JSON.stringify(params)), undefined);
  } catch (error) {
    return pipeline.refusal(error, FACTS);
  }
}

/** A method that takes a session only is shown with one. */
function credentialOf(method: Method, world: World): ExampleCredential {
  if (method.exampleAs) return method.exampleAs(world);
  if (method.access === "public") return {};
  if (method.access === "visitor") return { visitor: world.visitor.token };
  return method.access === "any" ? { key: world.owner.key } : { session: world.owner.session };
}

function credentialFrom(as: ExampleCredential): Credential | undefined {
  if (as.key) return { kind: "key", text: as.key };
  if (as.visitor) return { kind: "visitor", text: as.visitor };
  return as.session ? { kind: "session", text: as.session } : undefined;
}

export function exampleFiles(examples: Examples): readonly GeneratedFile[] {
  return [{ path: "docs/reference/examples.gen.json", text: `${JSON.stringify(examples, null, 2)}\n` }];
}
