// Two hundred random properties, each asked many questions: every figure equals what PostgreSQL counts over the raw rows
// by the text the reference shows, whether days are packed or not, and after what was counted has changed.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  chance,
  changeSome,
  changeTickets,
  type Luck,
  makeWorld,
  type WorldOfChats,
  ZONES,
} from "../../testing/metrics-world.ts";
import { startTestServer, type TestServer, withServer } from "../../testing/server.ts";
import {
  byName,
  countSlowly,
  type MetricsMethod,
  metricsMethods,
  type Question,
  type Row,
} from "../../testing/slow-count.ts";
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

  /** Of each world chats, and one of the things that happen to tickets. */
  async function allAgree(when: string): Promise<void> {
    const asked = worlds.flatMap((world) =>
      (["metrics.chats", luck.one(metricsMethods)] as const).map((method) => ({
        method,
        question: questionAbout(world, luck),
      })),
    );
    for (let at = 0; at < asked.length; at += AT_ONCE)
      await Promise.all(
        asked
          .slice(at, at + AT_ONCE)
          .map(({ method, question }, i) => agrees(when, method, question, i % 3 === 0)),
      );
  }

  async function agrees(
    when: string,
    method: MetricsMethod,
    question: Question,
    first: boolean,
  ): Promise<void> {
    const reply: Reply = await (first ? server : second).ok(method, question);
    const { totals, series, breakdown, ...range } = reply;
    const named = series.map(({ startsOn: _, endsOn: __, ...bucket }) => bucket);
    assert.deepEqual(
      { ...range, totals, series: named, breakdown: byName(breakdown) },
      await countSlowly(server, method, question),
      `${when}, seed ${SEED}: ${method} ${JSON.stringify(question)}`,
    );
  }

  test("equal the slow count of raw rows in every world, before anything is packed", async () => {
    await allAgree("unpacked");
  });

  test("follow ratings, tags, answers, deletions and departments that change afterwards", async () => {
    for (const world of worlds) {
      await changeSome(server, world, luck);
      await changeTickets(server, world, luck);
    }
    await server.app.metrics.drain();
    await allAgree("changed");
  });

  test("are the same once days are packed, and follow changes then", async () => {
    await packDays(server.database.db, new Date(server.clock.nowMs()));
    await allAgree("packed");
    for (const world of worlds) {
      await changeSome(server, world, luck);
      await changeTickets(server, world, luck);
    }
    await server.app.metrics.drain();
    await allAgree("changed after packing");
  });

  test("come out the same when everything is packed anew", async () => {
    const questions = worlds
      .slice(0, 20)
      .map((world) => [luck.one(metricsMethods), questionAbout(world, luck)] as const);
    const ask = () => Promise.all(questions.map(([method, question]) => second.ok(method, question)));
    const before = await ask();
    await rebuild(server.database.db, new Date(server.clock.nowMs()));
    assert.deepEqual(await ask(), before);
    await allAgree("rebuilt");
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
