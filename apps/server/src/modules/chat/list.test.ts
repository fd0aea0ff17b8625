// What the list of chats promises: every filter, one order, every chat once.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

interface Shown {
  readonly id: string;
  readonly createdOn: string;
  readonly updatedOn: string;
  readonly messageCount: number;
  readonly messages: readonly unknown[];
}

suite("The list of chats", () => {
  const server = withServer();
  const list = (more: object = {}): Promise<Shown[]> =>
    server.ok("chat.list", { propertyId: server.world.property.id, ...more });
  const ids = async (more: object = {}) => (await list(more)).map(({ id }) => id);

  test("shows the newest first, with their messages, and without the bin", async () => {
    const { chat, missedChat, closedChat, deletedChat } = server.world;
    const found = await list();
    assert.deepEqual(
      found.map(({ id }) => id),
      [chat.id, missedChat.id, closedChat.id],
    );
    assert.ok(found.every(({ messages, messageCount }) => messages.length >= messageCount));
    assert.deepEqual(await ids({ sort: "co-old-new" }), [closedChat.id, missedChat.id, chat.id]);
    assert.deepEqual(await ids({ deleted: true }), [deletedChat.id]);
  });

  test("is narrowed by each filter", async () => {
    const { chat, missedChat, closedChat, agent, owner, department, defaultDepartment } = server.world;
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [{ status: "closed" }, [closedChat.id]],
      [{ status: "open" }, [chat.id, missedChat.id]],
      [{ state: "served" }, [chat.id]],
      [{ state: "missed" }, [missedChat.id]],
      [{ tags: ["order", "stock"] }, [chat.id, closedChat.id]],
      [{ tags: ["nothing"] }, []],
      [{ messageCount: 5 }, [closedChat.id]],
      [{ agentId: agent.id }, [chat.id, closedChat.id]],
      [{ agentId: owner.id }, []],
      [{ departmentId: defaultDepartment.id }, [chat.id, missedChat.id, closedChat.id]],
      [{ departmentId: department.id }, []],
      [{ visitorId: missedChat.visitorId }, [missedChat.id]],
      [{ figure: "answered" }, [chat.id, closedChat.id]],
      [{ figure: "missed" }, [missedChat.id]],
      [{ figure: "offlineMessages" }, []],
      [{ figure: "others" }, []],
      [{ figure: "rated" }, [closedChat.id]],
      [{ joinedBy: [agent.id.toUpperCase()] }, [chat.id, closedChat.id]],
      [{ joinedBy: [agent.id, owner.id] }, []],
      [{ joinedBy: [], allTags: [], without: [] }, [chat.id, missedChat.id, closedChat.id]],
      [{ allTags: ["order", "stock"] }, []],
      [{ without: ["agent"] }, [missedChat.id]],
      [{ without: ["agent", "department"] }, []],
      [{ query: "sardegna" }, [chat.id]],
      [{ query: "Saturday work" }, [missedChat.id]],
      [{ query: "hannah.weber@" }, [missedChat.id]],
      [{ query: "100%" }, []],
      [{ query: "  " }, [chat.id, missedChat.id, closedChat.id]],
      [{ status: "open", tags: ["stock"], query: "tazze" }, [chat.id]],
    ];
    for (const [filter, expected] of cases)
      assert.deepEqual(await ids(filter), expected, JSON.stringify(filter));
  });

  test("takes both ends of a span of time in, by creation or by last update", async () => {
    const { missedChat } = server.world;
    const chat = await server.ok("chat.get", {
      propertyId: server.world.property.id,
      chatId: missedChat.id,
    });
    const { createdOn, updatedOn } = chat;
    assert.deepEqual(await ids({ startDate: createdOn, endDate: createdOn }), [missedChat.id]);
    assert.deepEqual(await ids({ startDate: updatedOn, endDate: updatedOn, dateType: "cuo" }), [
      missedChat.id,
    ]);
    const before = new Date(Date.parse(createdOn) - 1).toISOString();
    assert.equal((await ids({ endDate: before })).includes(missedChat.id), false);
    const broken = await server.call("chat.list", {
      propertyId: server.world.property.id,
      startDate: "yesterday",
    });
    assert.equal(broken.body.message, "startDate");
  });

  test("ignores what it does not know, and says so", async () => {
    const { property } = server.world;
    const reply = await server.call("chat.list", { propertyId: property.id, page: 2 });
    assert.deepEqual(reply.body.warnings, ["Unknown parameter page was ignored."]);
    assert.equal(reply.body.data.length, 3);
  });

  test("hands out every chat once by cursor, also when new ones start in between, and keeps the total", async () => {
    const { property } = server.world;
    const start = (n: number) =>
      server.ok("chat.start", {
        propertyId: property.id,
        visitor: { name: `Guest ${n}` },
        message: "Hello",
      });
    for (let n = 0; n < 7; n++) await start(n);
    const page = (more: object) => server.call("chat.list", { propertyId: property.id, size: 4, ...more });
    for (const sort of ["co-new-old", "co-old-new", "uo-new-old", "st-open-closed", "st-closed-open"]) {
      const whole = await ids({ sort, size: 1000 });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await page({ sort, ...(cursor ? { cursor } : {}) });
        assert.equal(body.total, whole.length, sort);
        seen.push(...body.data.map(({ id }: Shown) => id));
        cursor = body.next;
      } while (cursor);
      assert.deepEqual(seen, whole, sort);
    }
    const first = (await page({})).body;
    await start(8);
    const second = (await page({ cursor: first.next })).body;
    const both = [...first.data, ...second.data].map(({ id }: Shown) => id);
    assert.equal(new Set(both).size, 8);
    assert.equal((await page({ cursor: "nonsense" })).body.message, "cursor");
  });

  test("counts exactly: what starts, ends, is deleted and restored", async () => {
    const { property, closedChat, missedChat } = server.world;
    const total = async (more: object = {}) =>
      (await server.call("chat.list", { propertyId: property.id, size: 1, ...more })).body.total;
    const [all, open, closed] = [
      await total(),
      await total({ status: "open" }),
      await total({ status: "closed" }),
    ];
    assert.equal(open + closed, all);
    const one = (id: string) => ({ propertyId: property.id, chatId: id });
    await server.ok("chat.delete", one(closedChat.id));
    assert.equal(await total(), all - 1);
    assert.equal(await total({ deleted: true }), 2);
    await server.ok("chat.restore", one(closedChat.id));
    await server.ok("chat.end", one(missedChat.id));
    assert.equal(await total({ status: "closed" }), closed + 1);
    assert.equal(await total({ status: "open" }), open - 1);
    assert.equal(await total(), all);
  });
});
