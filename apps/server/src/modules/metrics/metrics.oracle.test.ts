// Two hundred random properties, each asked by every method under filters that take turns: every figure equals what a slow
// count of the raw rows by the reference's words comes to, and now and then what the SQL it shows does, whether days are
// packed or not, and after what was counted has changed. `METRICS_FILTERS=all` asks under every filter each time.

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
import { countByReference } from "../../testing/reference-sql.ts";
import { startTestServer, type TestServer, withServer } from "../../testing/server.ts";
import { SlowClock } from "../../testing/slow-clock.ts";
import {
  byName,
  countSlowly,
  type MetricsMethod,
  metricsMethods,
  type Question,
  type RawRows,
  type Row,
  readRaw,
} from "../../testing/slow-count.ts";
import { packDays, rebuild } from "./pack.actions.ts";

const WORLDS = Number(process.env.METRICS_WORLDS ?? 200);
const SEED = Number(process.env.METRICS_SEED ?? 20261126);

/** Whether each method is asked under all filters each time: 40,000 questions in place of 5,000. */
const EVERY_FILTER = process.env.METRICS_FILTERS === "all";

/** Questions asked at a time. */
const AT_ONCE = 4;

/** By what an answer can be narrowed down, and each way to do so. */
const filters = [
  [],
  ["agentIds"],
  ["departmentIds"],
  ["tags"],
  ["agentIds", "departmentIds"],
  ["agentIds", "tags"],
  ["departmentIds", "tags"],
  ["agentIds", "departmentIds", "tags"],
] as const;
type Filter = (typeof filters)[number];

interface Reply {
  readonly totals: Row;
  readonly series: readonly Row[];
  readonly breakdown?: readonly Row[];
}

interface Asked {
  readonly method: MetricsMethod;
  readonly filter: Filter;
  readonly question: Question;
  readonly raw: RawRows;
  /** Whether the reference's SQL is asked as well. */
  readonly byReference: boolean;
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

  const clocks = new Map<string, SlowClock>();
  /** How often each method was asked under each filter, and how often there was something to count. */
  const occurred = new Map<string, { asked: number; found: number }>();

  async function clockOf(timezone: string): Promise<SlowClock> {
    const clock = clocks.get(timezone) ?? (await SlowClock.of(server, timezone));
    clocks.set(timezone, clock);
    return clock;
  }

  /** In each world every method, under a filter that is another for each method, world and time. */
  async function allAgree(when: string, time: number): Promise<void> {
    for (const [n, world] of worlds.entries()) {
      const raw = await readRaw(server, world.propertyId);
      const asked = metricsMethods.flatMap((method, m) => {
        const turn = (time + n + m) % filters.length;
        const some = EVERY_FILTER ? filters : filters.slice(turn, turn + 1);
        return some.map((filter, f): Asked => {
          const question = { ...rangeOf(world, luck), ...narrowed(world, filter, luck), ...grouped(luck) };
          return { method, filter, raw, question, byReference: f === 0 && m === n % metricsMethods.length };
        });
      });
      for (let at = 0; at < asked.length; at += AT_ONCE)
        await Promise.all(asked.slice(at, at + AT_ONCE).map((one, i) => agrees(when, one, i % 3 === 0)));
    }
  }

  async function agrees(
    when: string,
    { method, filter, question, raw, byReference }: Asked,
    first: boolean,
  ): Promise<void> {
    const reply: Reply = await (first ? server : second).ok(method, question);
    const expected = countSlowly(raw, await clockOf(question.timezone), method, question);
    const told = `${when}, seed ${SEED}: ${method} ${JSON.stringify(question)}`;
    const { breakdown, ...rest } = reply;
    assert.deepEqual({ ...rest, ...(breakdown ? { breakdown: byName(breakdown) } : {}) }, expected, told);
    const size = (row: Row) => Number(Object.values(row).find((value) => typeof value === "number"));
    const sizes = (breakdown ?? []).map(size);
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
      `the largest first: ${told}`,
    );
    const name = `${method} ${filter.join(" ")}`;
    const { asked, found } = occurred.get(name) ?? { asked: 0, found: 0 };
    occurred.set(name, { asked: asked + 1, found: found + (size(reply.totals) > 0 ? 1 : 0) });
    if (!byReference) return;
    const series = expected.series.map(({ startsOn: _, endsOn: __, ...bucket }) => bucket);
    assert.deepEqual(
      await countByReference(server, method, question),
      { ...expected, series },
      `SQL, ${told}`,
    );
  }

  test("equal the slow count of raw rows in every world, before anything is packed", async () => {
    await allAgree("unpacked", 0);
  });

  test("follow ratings, tags, answers, deletions and departments that change afterwards", async () => {
    for (const world of worlds) {
      await changeSome(server, world, luck);
      await changeTickets(server, world, luck);
    }
    await server.app.metrics.drain();
    await allAgree("changed", 1);
  });

  test("are the same once days are packed, and follow changes then", async () => {
    await packDays(server.database.db, new Date(server.clock.nowMs()));
    await allAgree("packed", 2);
    for (const world of worlds) {
      await changeSome(server, world, luck);
      await changeTickets(server, world, luck);
    }
    await server.app.metrics.drain();
    await allAgree("changed after packing", 3);
  });

  test("come out the same when everything is packed anew", async () => {
    const questions = worlds.slice(0, 20).map((world) => {
      const narrow = narrowed(world, luck.one(filters), luck);
      return [luck.one(metricsMethods), { ...rangeOf(world, luck), ...narrow, ...grouped(luck) }] as const;
    });
    const ask = () => Promise.all(questions.map(([method, question]) => second.ok(method, question)));
    const before = await ask();
    await rebuild(server.database.db, new Date(server.clock.nowMs()));
    assert.deepEqual(await ask(), before);
    await allAgree("rebuilt", 4);
  });

  test("were asked for by every method under every filter, and seldom in vain", () => {
    assert.equal(occurred.size, metricsMethods.length * filters.length);
    for (const [name, { asked, found }] of occurred) {
      assert.ok(asked >= WORLDS / 2, `${name}: ${asked} times`);
      assert.ok(found > 0 || WORLDS < 200, `${name}: never anything to count`);
    }
  });
});

function rangeOf(world: WorldOfChats, luck: Luck): Question {
  const interval = luck.one(["hour", "day", "week", "month"] as const);
  const reach = interval === "hour" ? 2 : interval === "day" ? 25 : 220;
  const shifted = (days: number) =>
    new Date(Date.parse(world.around) + days * 86_400_000).toISOString().slice(0, 10);
  return {
    propertyId: world.propertyId,
    startDate: shifted(-luck.below(reach + 1)),
    endDate: shifted(luck.below(reach + 1)),
    timezone: luck.is(0.8) ? world.zone : luck.one(ZONES)[0],
    interval,
  };
}

/** By some of what the world has, or else by what nobody has; by nothing is the same as by empty lists. */
function narrowed(world: WorldOfChats, filter: Filter, luck: Luck): Partial<Question> {
  if (filter.length === 0) return luck.is(0.5) ? { agentIds: [], departmentIds: [], tags: [] } : {};
  const named = { agentIds: world.agents, departmentIds: world.departments, tags: world.tags };
  const unknown = {
    agentIds: `ab${"f".repeat(22)}`,
    departmentIds: `ac${"f".repeat(22)}`,
    tags: "unheard of",
  };
  return Object.fromEntries(
    filter.map((kind) => [kind, named[kind].length > 0 ? luck.any(named[kind], 3) : [unknown[kind]]]),
  );
}

function grouped(luck: Luck): Partial<Question> {
  return luck.is(0.5) ? { groupBy: luck.one(["agent", "department", "tag"] as const) } : {};
}
