// Builds callers from credentials: key or session → account → memberships → what it may see. Always in bulk, so that
// renewing a thousand cached callers costs as many queries as loading one.

import { type Caller, type CallerAgent, type Grant, narrow, type Scopes } from "../../kernel/caller.ts";
import type { Database } from "../../kernel/db.ts";
import { callerAgent, findAgents, findSessionsByHash } from "../account/index.ts";
import { findKeysByHash, type KeyCredential } from "../keys/index.ts";
import { findMemberships } from "../members/index.ts";
import { findVisitorTokens, visitorCaller } from "../messenger/index.ts";
import { findPropertyStates } from "../property/index.ts";
import { findRoleScopes } from "../roles/index.ts";
import { readOnly, scopesOfRole } from "../scope/index.ts";

export interface Hashes {
  readonly keys: readonly string[];
  readonly sessions: readonly string[];
  readonly visitors: readonly string[];
}

export const NO_HASHES: Hashes = { keys: [], sessions: [], visitors: [] };

interface Standing {
  readonly grant: Grant;
  readonly sandbox: boolean;
}

/** Callers by credential hash; a hash that is missing stands for a credential that is not valid. */
export async function loadCallers(
  db: Database,
  hashes: Hashes,
  now: Date,
): Promise<ReadonlyMap<string, Caller>> {
  const [keys, sessions, visitors] = await Promise.all([
    findKeysByHash(db, hashes.keys, now),
    findSessionsByHash(db, hashes.sessions, now),
    findVisitorTokens(db, hashes.visitors),
  ]);
  const agentIds = [
    ...new Set([...keys.flatMap((k) => k.agent_id ?? []), ...sessions.map((s) => s.agent_id)]),
  ];
  const serviceProperties = [
    ...keys.flatMap((k) => k.property_id ?? []),
    ...visitors.map((token) => token.property_id),
  ];
  const [agents, memberships] = await Promise.all([findAgents(db, agentIds), findMemberships(db, agentIds)]);
  const propertyIds = [...new Set([...memberships.map((m) => m.property_id), ...serviceProperties])];
  const [states, roleScopes] = await Promise.all([
    findPropertyStates(db, propertyIds),
    findRoleScopes(db, propertyIds),
  ]);
  const stateOf = new Map(states.map((s) => [s.property_id, s]));
  const agentOf = new Map(agents.map((row) => [row.agent_id, callerAgent(row)]));

  const standings = new Map<string, Standing[]>();
  for (const m of memberships) {
    const state = stateOf.get(m.property_id);
    if (!state) continue;
    const role = scopesOfRole(m.role, roleScopes.get(`${m.property_id} ${m.role}`));
    const scopes = m.enabled ? role : readOnly(role);
    const list = standings.get(m.agent_id) ?? [];
    list.push({
      sandbox: state.sandbox,
      grant: { propertyId: m.property_id, role: m.role, scopes, deleted: state.deleted },
    });
    standings.set(m.agent_id, list);
  }

  const callers = new Map<string, Caller>();
  for (const session of sessions) {
    const agent = agentOf.get(session.agent_id);
    if (!agent) continue;
    callers.set(session.token_hash, {
      kind: "session",
      id: session.session_id,
      agent,
      service: undefined,
      scopes: "all",
      grants: new Map((standings.get(agent.id) ?? []).map(({ grant }) => [grant.propertyId, grant])),
      sandboxOnly: false,
      onlyProperties: undefined,
      ips: [],
      expiresAtMs: session.expires_on.getTime(),
    });
  }
  for (const token of visitors)
    if (stateOf.get(token.property_id)?.deleted === false)
      callers.set(token.token_hash, visitorCaller(token));
  for (const key of keys) {
    const state = key.property_id ? stateOf.get(key.property_id) : undefined;
    const own: Standing[] = state
      ? [
          {
            sandbox: state.sandbox,
            grant: { propertyId: state.property_id, role: "service", scopes: "all", deleted: state.deleted },
          },
        ]
      : (standings.get(key.agent_id ?? "") ?? []);
    const agent = key.agent_id ? agentOf.get(key.agent_id) : undefined;
    if (key.kind === "personal" ? !agent : !state) continue;
    const caller = callerOfKey(key, agent, own);
    callers.set(key.hash, caller);
    const { previous_hash, previous_valid_until } = key;
    if (previous_hash && previous_valid_until) {
      const endsAtMs = Math.min(
        previous_valid_until.getTime(),
        caller.expiresAtMs ?? Number.POSITIVE_INFINITY,
      );
      callers.set(previous_hash, { ...caller, expiresAtMs: endsAtMs });
    }
  }
  return callers;
}

/** A key sees what its agent (or property) sees, narrowed by its scopes, its property list, and test mode. */
function callerOfKey(
  key: KeyCredential,
  agent: CallerAgent | undefined,
  standings: readonly Standing[],
): Caller {
  const scopes: Scopes = key.scopes ? new Set(key.scopes) : "all";
  const visible = standings.filter(
    ({ grant, sandbox }) =>
      (key.property_ids === null || key.property_ids.includes(grant.propertyId)) &&
      (key.mode === "live" || sandbox),
  );
  return {
    kind: key.kind === "service" ? "service" : "key",
    id: key.key_id,
    agent,
    service: key.kind === "service" ? { name: key.name, createdOn: key.created_on } : undefined,
    scopes,
    grants: new Map(
      visible.map(({ grant }) => [grant.propertyId, { ...grant, scopes: narrow(grant.scopes, scopes) }]),
    ),
    sandboxOnly: key.mode === "test",
    onlyProperties: key.property_ids ? new Set(key.property_ids) : undefined,
    ips: key.ips,
    expiresAtMs: key.expires_on?.getTime(),
  };
}
