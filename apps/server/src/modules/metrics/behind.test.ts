// The chats behind a figure: `chat.list` finds exactly as many as `metrics.chats` counts, of random properties, for the whole
// range, for each bucket and for each line of a breakdown, also the nameless one.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { chance, changeSome, makeWorld, type WorldOfChats } from "../../testing/metrics-world.ts";
import { withServer } from "../../testing/server.ts";

const WORLDS = 6;
const SEED = 20261127;

interface Numbers {
  readonly chats: number;
  readonly answered: number;
  readonly missed: number;
  readonly offlineMessages: number;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}

interface Line extends Numbers {
  readonly agentId?: string;
  readonly departmentId?: string;
  readonly tag?: string;
}

interface Reply {
  readonly totals: Numbers;
  readonly series: readonly (Numbers & { readonly startsOn: string; readonly endsOn: string })[];
  readonly breakdown: readonly Line[];
}

suite("The chats behind a figure", () => {
  const server = withServer();
  const luck = chance(SEED);
  const worlds: WorldOfChats[] = [];

  before(async () => {
    for (let i = 0; i < WORLDS; i++) worlds.push(await makeWorld(server, luck, i));
    for (const world of worlds) await changeSome(server, world, luck);
    // Nobody answers a missed chat: it is opened again first.
    await server.database.pool.query(
      "update chats set state = 'ended' where state = 'missed' and answered_on is not null",
    );
    await server.app.metrics.drain();
    // The owner's credential is renewed with the properties they are a member of now.
    await sleep(1000);
  });

  const total = async (question: object): Promise<number> =>
    (await server.call("chat.list", { size: 1, ...question })).body.total;

  async function agrees(question: object, numbers: Numbers): Promise<void> {
    const { chats, answered, missed, offlineMessages, positive, neutral, negative } = numbers;
    const said = { answered, missed, offlineMessages, positive, neutral, negative };
    const expected = { chats, ...said, rated: positive + negative, others: chats - answered - missed };
    const found: Record<string, number> = { chats: await total(question) };
    for (const figure of [...Object.keys(said), "rated", "others"])
      found[figure] = await total({ ...question, figure });
    assert.deepEqual(found, expected, JSON.stringify(question));
  }

  for (const groupBy of ["agent", "department", "tag"] as const)
    test(`are as many as it says, by ${groupBy}`, async () => {
      let nameless = 0;
      for (const { propertyId, zone, around, agents, tags } of worlds) {
        const at = (days: number) =>
          new Date(Date.parse(around) + days * 86_400_000).toISOString().slice(0, 10);
        const [agentId, tag] = [
          luck.is(0.3) && luck.one(agents),
          tags.length > 0 && luck.is(0.3) && luck.one(tags),
        ];
        const { totals, series, breakdown }: Reply = await server.ok("metrics.chats", {
          ...{ propertyId, startDate: at(-3), endDate: at(2), timezone: zone, groupBy },
          ...(agentId && { agentIds: [agentId] }),
          ...(tag && { tags: [tag] }),
        });
        const [first, last] = [series[0], series.at(-1)];
        assert.ok(first && last);
        const question = (from: string, until: string, line: Line | undefined = undefined) => {
          const joinedBy = [agentId, line?.agentId].filter(Boolean);
          const allTags = [tag, line?.tag].filter(Boolean);
          return {
            ...{
              propertyId,
              startDate: from,
              endDate: new Date(Date.parse(until) - 1).toISOString(),
              joinedBy,
              allTags,
            },
            ...(line?.departmentId && { departmentId: line.departmentId }),
            ...(line && !(line.agentId ?? line.departmentId ?? line.tag) && { without: [groupBy] }),
          };
        };
        await agrees(question(first.startsOn, last.endsOn), totals);
        for (const bucket of series) await agrees(question(bucket.startsOn, bucket.endsOn), bucket);
        for (const line of breakdown) {
          const asked = question(first.startsOn, last.endsOn, line);
          if ("without" in asked) nameless++;
          await agrees(asked, line);
        }
      }
      assert.ok(nameless > 0, "some have a line without a name");
    });
});
