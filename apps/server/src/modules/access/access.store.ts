// SQL for requests for API access, and for the reference's logins that approvals hand out.

import { type Database, sql } from "../../kernel/db.ts";
import type { RequestStatus } from "./access.rules.ts";

export interface RequestRow {
  readonly request_id: string;
  readonly agent_id: string;
  readonly name: string;
  readonly company: string;
  readonly purpose: string;
  readonly expected_use: string;
  readonly status: RequestStatus;
  readonly reason: string | null;
  readonly created_on: Date;
  readonly decided_on: Date | null;
}

const shown = sql`request_id, agent_id, name, company, purpose, expected_use, status, reason, created_on, decided_on`;

/** What waits first, then newest first. */
export async function findRequestsOf(db: Database, agentId: string): Promise<readonly RequestRow[]> {
  const result = await sql<RequestRow>`
    select ${shown} from access_requests where agent_id = ${agentId}
    order by status = 'pending' desc, created_on desc, request_id desc`.execute(db);
  return result.rows;
}

/** Undefined when the agent has a pending request already. */
export async function insertRequest(
  db: Database,
  request: {
    requestId: string;
    agentId: string;
    name: string;
    company: string;
    purpose: string;
    expectedUse: string;
    createdOn: Date;
  },
): Promise<RequestRow | undefined> {
  const result = await sql<RequestRow>`
    insert into access_requests (request_id, agent_id, name, company, purpose, expected_use, status, created_on)
    values (${request.requestId}, ${request.agentId}, ${request.name}, ${request.company}, ${request.purpose},
      ${request.expectedUse}, 'pending', ${request.createdOn})
    on conflict (agent_id) where status = 'pending' do nothing
    returning ${shown}`.execute(db);
  return result.rows[0];
}

export async function findRequest(db: Database, requestId: string): Promise<RequestRow | undefined> {
  const result = await sql<RequestRow>`
    select ${shown} from access_requests where request_id = ${requestId} for update`.execute(db);
  return result.rows[0];
}

/** What waits first, then newest first. */
export async function listRequests(
  db: Database,
  filter: { status: RequestStatus | undefined; size: number; offset: number },
): Promise<{ total: number; rows: readonly RequestRow[] }> {
  const matching = sql`(${filter.status ?? null}::text is null or status = ${filter.status ?? null}::text)`;
  const total = await sql<{
    count: number;
  }>`select count(*) as count from access_requests where ${matching}`.execute(db);
  const result = await sql<RequestRow>`
    select ${shown} from access_requests where ${matching}
    order by status = 'pending' desc, created_on desc, request_id desc
    limit ${filter.size} offset ${filter.offset}`.execute(db);
  return { total: total.rows[0]?.count ?? 0, rows: result.rows };
}

export interface Decision {
  readonly requestId: string;
  readonly status: "approved" | "rejected";
  readonly reason: string | undefined;
  readonly login: { readonly user: string; readonly passwordHash: string } | undefined;
  readonly decidedOn: Date;
  readonly decidedBy: string;
}

/** Undefined when the request was decided before. */
export async function decideRequest(db: Database, decision: Decision): Promise<RequestRow | undefined> {
  const result = await sql<RequestRow>`
    update access_requests set status = ${decision.status}, reason = ${decision.reason ?? null},
      reference_user = ${decision.login?.user ?? null}, reference_password_hash = ${decision.login?.passwordHash ?? null},
      decided_on = ${decision.decidedOn}, decided_by = ${decision.decidedBy}
    where request_id = ${decision.requestId} and status = 'pending' returning ${shown}`.execute(db);
  return result.rows[0];
}

/** The reference's login of that user name, as long as its request stands approved. */
export async function findReferenceLogin(
  db: Database,
  user: string,
): Promise<{ requestId: string; passwordHash: string } | undefined> {
  const result = await sql<{ request_id: string; reference_password_hash: string }>`
    select request_id, reference_password_hash from access_requests
    where reference_user = ${user} and status = 'approved' and reference_password_hash is not null`.execute(
    db,
  );
  const row = result.rows[0];
  return row && { requestId: row.request_id, passwordHash: row.reference_password_hash };
}

export async function isApproved(db: Database, requestId: string): Promise<boolean> {
  const result = await sql`
    select from access_requests where request_id = ${requestId} and status = 'approved'`.execute(db);
  return result.rows.length > 0;
}
