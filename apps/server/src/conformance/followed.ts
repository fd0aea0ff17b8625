// Following what happens as a client does: a snapshot read by methods, the events after it, and the SDK's reducer.

import assert from "node:assert/strict";
import {
  apply,
  emptyState,
  hold,
  type RealtimeEvent,
  type State,
} from "../../../../packages/sdk/src/index.ts";
import type { TestServer } from "../testing/server.ts";

export interface Followed {
  readonly state: State;
  /** Where the stream stood before it was read. */
  readonly cursor: string;
}

/** The chats, members and departments of the world's property. The cursor first: nothing falls in between. */
export async function readState(server: TestServer): Promise<Followed> {
  const { id: propertyId } = server.world.property;
  const { next: cursor } = await server.ok("events.list", {});
  const chats = await server.ok("chat.list", { propertyId, size: 1000 });
  const members = await server.ok("members.list", { propertyId, size: 1000 });
  const departments = await server.ok("departments.list", { propertyId, size: 1000 });
  const state = hold(emptyState(propertyId), { chats, members, departments });
  return { state, cursor };
}

/** All events after a cursor. */
export async function eventsAfter(server: TestServer, cursor: string): Promise<readonly RealtimeEvent[]> {
  const all: RealtimeEvent[] = [];
  for (let after = cursor; ; ) {
    const { events, next } = await server.ok("events.list", { after, size: 1000 });
    all.push(...events);
    // A page that waited for other writers of the machine has a cursor that says so.
    if (events.length === 0 && !next.includes(".")) return all;
    after = next;
  }
}

/** Old snapshot + its events = new snapshot; and once more over the new one, as when both tell the same. */
export async function assertFollowed(server: TestServer, before: Followed): Promise<void> {
  const events = await eventsAfter(server, before.cursor);
  const { state: now } = await readState(server);
  const followed = events.reduce(apply, before.state);
  assert.deepEqual(shown(followed), shown(now));
  assert.deepEqual([...followed.missingChatIds], []);
  assert.deepEqual(shown(events.reduce(apply, now)), shown(now));
}

/** What both must agree on. Presence is fleeting: no event tells of it. */
function shown({ chats, members, departments }: State): Record<string, unknown> {
  return {
    chats: byId([...chats.values()].filter(({ isDeleted }) => !isDeleted).map(({ chat }) => [chat.id, chat])),
    members: byId([...members].map(([id, { presence: _, ...member }]) => [id, member])),
    departments: byId([...departments]),
  };
}

function byId(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
