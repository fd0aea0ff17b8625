// Whether agents are there: members who take chats, with a dashboard connected.

import type { Database } from "../../kernel/db.ts";
import { findAgents } from "../account/index.ts";
import { findEnabledMembers } from "../members/index.ts";
import { type Presence, statusFrom } from "./status.rules.ts";

export type WidgetStatus = "online" | "away" | "offline";

/** By property; one that is missing is offline. */
export async function statusesOf(
  db: Database,
  propertyIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, WidgetStatus>> {
  const members = await findEnabledMembers(db, propertyIds);
  const agents = await findAgents(db, [...new Set(members.map(({ agent_id }) => agent_id))]);
  const presenceOf = new Map<string, Presence>(
    agents.map((one) => [one.agent_id, { presence: one.presence, connectedOn: one.connected_on }]),
  );
  const byProperty = new Map<string, Presence[]>();
  for (const { property_id, agent_id } of members) {
    const agent = presenceOf.get(agent_id);
    if (agent) byProperty.set(property_id, [...(byProperty.get(property_id) ?? []), agent]);
  }
  return new Map([...byProperty].map(([id, there]) => [id, statusFrom(there, now)]));
}
