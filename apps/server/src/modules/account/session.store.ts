// SQL for sign-in sessions. A session is known by the SHA-256 of its token; the token itself is only in the cookie.

import { type Database, sql } from "../../kernel/db.ts";

export const SESSION_DAYS = 30;

export interface SessionRow {
  readonly session_id: string;
  readonly token_hash: string;
  readonly agent_id: string;
  readonly expires_on: Date;
}

export async function findSessionsByHash(
  db: Database,
  hashes: readonly string[],
  now: Date,
): Promise<readonly SessionRow[]> {
  if (hashes.length === 0) return [];
  const result = await sql<SessionRow>`
    select session_id, token_hash, agent_id, expires_on from sessions
    where token_hash = any(${hashes as string[]}::text[]) and expires_on > ${now}`.execute(db);
  return result.rows;
}

export async function insertSession(
  db: Database,
  session: {
    sessionId: string;
    tokenHash: string;
    agentId: string;
    now: Date;
    ip: string;
    userAgent: string;
  },
): Promise<void> {
  const expires = new Date(session.now.getTime() + SESSION_DAYS * 86_400_000);
  await sql`
    insert into sessions (session_id, token_hash, agent_id, created_on, last_seen_on, last_seen_ip, user_agent, expires_on)
    values (${session.sessionId}, ${session.tokenHash}, ${session.agentId}, ${session.now}, ${session.now},
            ${session.ip}, ${session.userAgent.slice(0, 400)}, ${expires})`.execute(db);
}

/** Batched last use: one statement for many sessions. The session lives on for 30 days from its last use. */
export async function touchSessions(
  db: Database,
  uses: readonly { id: string; at: Date; ip: string }[],
): Promise<void> {
  if (uses.length === 0) return;
  await sql`
    update sessions set last_seen_on = u.at, last_seen_ip = u.ip, expires_on = u.at + make_interval(days => ${SESSION_DAYS}::int)
    from unnest(${uses.map((u) => u.id)}::text[], ${uses.map((u) => u.at)}::timestamptz[], ${uses.map((u) => u.ip)}::text[]) as u(id, at, ip)
    where session_id = u.id`.execute(db);
}

export interface ShownSession {
  readonly session_id: string;
  readonly created_on: Date;
  readonly last_seen_on: Date;
  readonly last_seen_ip: string;
  readonly user_agent: string;
}

/** Last seen first. */
export async function listSessions(
  db: Database,
  agentId: string,
  now: Date,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly ShownSession[] }> {
  const theirs = sql`agent_id = ${agentId} and expires_on > ${now}`;
  const [count, result] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from sessions where ${theirs}`.execute(db),
    sql<ShownSession>`
      select session_id, created_on, last_seen_on, last_seen_ip, user_agent from sessions where ${theirs}
      order by last_seen_on desc, session_id limit ${page.size} offset ${page.offset}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

/** False when the agent has no such session. */
export async function deleteSession(db: Database, agentId: string, sessionId: string): Promise<boolean> {
  const result =
    await sql`delete from sessions where agent_id = ${agentId} and session_id = ${sessionId}`.execute(db);
  return result.numAffectedRows === 1n;
}

/** All but one, if given. Answers how many there were. */
export async function deleteSessions(db: Database, agentId: string, keep?: string): Promise<number> {
  const result =
    await sql`delete from sessions where agent_id = ${agentId} and session_id is distinct from ${keep ?? null}`.execute(
      db,
    );
  return Number(result.numAffectedRows ?? 0n);
}

export async function deleteExpiredSessions(db: Database, now: Date): Promise<void> {
  await sql`delete from sessions where expires_on <= ${now}`.execute(db);
}
