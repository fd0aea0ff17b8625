// Whether agents are there: members who take chats, with a dashboard connected; and who of them visitors see first.

import type { Database } from "../../kernel/db.ts";
import type { Static } from "../../kernel/schema.ts";
import { type AgentRow, findAgents, isThere, pictureUrl } from "../account/index.ts";
import { findEnabledMembers } from "../members/index.ts";
import type { TeamFace } from "../widgets/index.ts";
import { statusFrom } from "./status.rules.ts";

export type WidgetStatus = "online" | "away" | "offline";

export interface Team {
  readonly status: WidgetStatus;
  /** At most three who are there. */
  readonly faces: readonly Static<typeof TeamFace>[];
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
  return new Map(
    [...byProperty].map(([id, present]) => [
      id,
      {
        status: statusFrom(present.map(({ presence }) => presence)),
        faces: present.slice(0, MOST_FACES).map(faceOf),
      },
    ]),
  );
}

function faceOf(agent: AgentRow): Static<typeof TeamFace> {
  const picture = pictureUrl(agent);
  return {
    name: agent.alias ?? agent.name,
    ...(agent.title ? { title: agent.title } : {}),
    ...(picture ? { picture } : {}),
  };
}
