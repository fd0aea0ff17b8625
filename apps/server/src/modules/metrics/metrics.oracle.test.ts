// Two hundred random properties, each asked many questions: every figure equals what PostgreSQL counts over the raw rows
// by the text the reference shows, whether days are packed or not, and after what was counted has changed.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  chance,
  changeSome,
  type Luck,
  makeWorld,
  type WorldOfChats,
  ZONES,
} from "../../testing/metrics-world.ts";
import { startTestServer, type TestServer, withServer } from "../../testing/server.ts";
import { byName, countSlowly, type Question, type Row } from "../../testing/slow-count.ts";
import { packDays, rebuild } from "./pack.actions.ts";

const WORLDS = Number(process.env.METRICS_WORLDS ?? 200);
const SEED = Number(process.env.METRICS_SEED ?? 20261126);

/** Questions asked at a time. */
const AT_ONCE = 4;

interface Reply {
  readonly totals: Row;
  readonly series: readonly Row[];
  readonly breakdown?: Row[];
}

suite("Metrics", () => {
  /** Another process on the same database: it holds nothing of what the first one does, and stops before it. */
  let second: TestServer;
  let stopSecond: (() => Promise<void>) | undefined;
  after(() => stopSecond?.());
  const server = withServer();
  const luck = chance(SEED);
  const worlds: WorldOfChats[] = [];

  before(async () => {
    for (let i = 0; i < WORLDS; i++) worlds.push(await makeWorld(server, luck, i));
    const started = await startTestServer({}, server);
    second = started.server;
    stopSecond = started.stop;
    // The owner's credential is renewed with the properties they are a member of now.
    await sleep(1000);
  });

  async function allAgree(when: string, questions: number): Promise<void> {
    const asked = worlds.flatMap((world) =>
      Array.from({ length: questions }, () => questionAbout(world, luck)),
    );
    for (let at = 0; at < asked.length; at += AT_ONCE)
      await Promise.all(
        asked.slice(at, at + AT_ONCE).map((question, i) => agrees(when, question, i % 2 === 0)),
      );
  }

  async function agrees(when: string, question: Question, first: boolean): Promise<void> {
    const reply: Reply = await (first ? server : second).ok("metrics.chats", question);
    const { totals, series, breakdown, ...range } = reply;
    const named = series.map(({ startsOn: _, endsOn: __, ...bucket }) => bucket);
    assert.deepEqual(
      { ...range, totals, series: named, breakdown: byName(breakdown) },
      await countSlowly(server, question),
      `${when}, seed ${SEED}: ${JSON.stringify(question)}`,
    );
  }

  test("equal the slow count of raw rows in every world, before anything is packed", async () => {
    await allAgree("unpacked", 2);
  });

  test("follow ratings, tags, answers, deletions and departments that change afterwards", async () => {
    for (const world of worlds) await changeSome(server, world, luck);
    await server.app.metrics.drain();
    await allAgree("changed", 1);
  });

  test("are the same once days are packed, and follow changes then", async () => {
    await packDays(server.database.db, new Date(server.clock.nowMs()));
    await allAgree("packed", 2);
    for (const world of worlds) await changeSome(server, world, luck);
    await server.app.metrics.drain();
    await allAgree("changed after packing", 1);
  });

  test("come out the same when everything is packed anew", async () => {
    const questions = worlds.slice(0, 20).map((world) => questionAbout(world, luck));
    const ask = () => Promise.all(questions.map((question) => second.ok("metrics.chats", question)));
    const before = await ask();
    await rebuild(server.database.db, new Date(server.clock.nowMs()));
    assert.deepEqual(await ask(), before);
    await allAgree("rebuilt", 1);
  });
});

function questionAbout(world: WorldOfChats, luck: Luck): Question {
  const interval = luck.one(["hour", "day", "week", "month"] as const);
  const reach = interval === "hour" ? 2 : interval === "day" ? 25 : 220;
  const shifted = (days: number) =>
    new Date(Date.parse(world.around) + days * 86_400_000).toISOString().slice(0, 10);
  const kind = luck.below(6);
  return {
    propertyId: world.propertyId,
    startDate: shifted(-luck.below(reach + 1)),
    endDate: shifted(luck.below(reach + 1)),
    timezone: luck.is(0.8) ? world.zone : luck.one(ZONES)[0],
    interval,
    ...(kind === 1 || kind === 4 ? { agentIds: luck.some(world.agents, 3) } : {}),
    ...(kind === 2 || kind === 4 ? { departmentIds: luck.some(world.departments, 2) } : {}),
    ...(kind === 3 || kind === 4 ? { tags: luck.some(world.tags, 3) } : {}),
    ...(luck.is(0.5) ? { groupBy: luck.one(["agent", "department", "tag"] as const) } : {}),
  };
}
