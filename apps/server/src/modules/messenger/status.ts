// Whether agents are there: members who take chats, with a dashboard connected; and who of them visitors see first.

import type { Database } from "../../kernel/db.ts";
import type { Static } from "../../kernel/schema.ts";
import { type AgentRow, findAgents, isThere, pictureUrl } from "../account/index.ts";
import { typicalAnswerS } from "../chat/index.ts";
import { findEnabledMembers } from "../members/index.ts";
import type { TeamFace } from "../widgets/index.ts";
import { statusFrom } from "./status.rules.ts";

export type WidgetStatus = "online" | "away" | "offline";

export interface Team {
  readonly status: WidgetStatus;
  /** At most three who are there. */
  readonly faces: readonly Static<typeof TeamFace>[];
  /** Seconds until the first answer, as it was lately; absent where nobody knows. */
  readonly answersInS?: number;
}

export const NOBODY: Team = { status: "offline", faces: [] };
const MOST_FACES = 3;

/** By property; one that is missing has nobody. */
export async function teamsOf(
  db: Database,
  propertyIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Team>> {
  const members = await findEnabledMembers(db, propertyIds);
  const agents = await findAgents(db, [...new Set(members.map(({ agent_id }) => agent_id))]);
  const there = new Map(
    agents
      .filter((one) => one.presence !== "invisible" && isThere(one.connected_on, now))
      .map((one) => [one.agent_id, one]),
  );
  const byProperty = new Map<string, AgentRow[]>();
  for (const { property_id, agent_id } of members) {
    const agent = there.get(agent_id);
    if (agent) byProperty.set(property_id, [...(byProperty.get(property_id) ?? []), agent]);
  }
  const answers = await Promise.all([...byProperty.keys()].map((id) => answerOf(db, id, now)));
  return new Map(
    [...byProperty].map(([id, present], at) => [
      id,
      {
        status: statusFrom(present.map(({ presence }) => presence)),
        faces: present.slice(0, MOST_FACES).map(faceOf),
        ...(answers[at] === undefined ? {} : { answersInS: answers[at] }),
      },
    ]),
  );
}

/** It moves slowly, and everybody who opens a page asks. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 10_000;
const kept = new WeakMap<Database, Map<string, { untilMs: number; seconds: Promise<number | undefined> }>>();

function answerOf(db: Database, propertyId: string, now: Date): Promise<number | undefined> {
  const ours = kept.get(db) ?? new Map();
  kept.set(db, ours);
  const known = ours.get(propertyId);
  if (known && known.untilMs > now.getTime() && known.untilMs <= now.getTime() + KEPT_MS)
    return known.seconds;
  if (ours.size >= MOST_KEPT) ours.clear();
  const seconds = typicalAnswerS(db, propertyId, now).catch(() => {
    ours.delete(propertyId);
    return undefined;
  });
  ours.set(propertyId, { untilMs: now.getTime() + KEPT_MS, seconds });
  return seconds;
}

function faceOf(agent: AgentRow): Static<typeof TeamFace> {
  const picture = pictureUrl(agent);
  return {
    name: agent.alias ?? agent.name,
    ...(agent.title ? { title: agent.title } : {}),
    ...(picture ? { picture } : {}),
  };
}
