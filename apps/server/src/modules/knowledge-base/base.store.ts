// SQL for the knowledge bases themselves: one per property, its address and its settings.

import { type Database, sql } from "../../kernel/db.ts";

export interface BaseRow {
  readonly property_id: string;
  readonly kb_id: string;
  readonly revision: number;
  readonly subdomain: string;
  readonly published: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly domain: string | null;
  readonly domain_verified_at: Date | null;
  readonly candidate: string | null;
  readonly candidate_token: string | null;
  readonly candidate_added_at: Date | null;
  readonly candidate_checked_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const shown = sql`property_id, kb_id, revision, subdomain, published, settings, domain, domain_verified_at, candidate,
  candidate_token, candidate_added_at, candidate_checked_at, created_at, updated_at`;

export async function findBase(db: Database, propertyId: string): Promise<BaseRow | undefined> {
  const result = await sql<BaseRow>`
    select ${shown} from knowledge_bases where property_id = ${propertyId}`.execute(db);
  return result.rows[0];
}

/**
 * For a change of anything in it: those who change it wait for each other, and what was kept of its pages is old from
 * the moment the change is there.
 */
export async function lockBase(db: Database, propertyId: string): Promise<BaseRow | undefined> {
  const result = await sql<BaseRow>`
    update knowledge_bases set revision = revision + 1 where property_id = ${propertyId} returning ${shown}`.execute(
    db,
  );
  return result.rows[0];
}

export async function insertBase(db: Database, row: BaseRow): Promise<void> {
  await sql`
    insert into knowledge_bases (${shown})
    values (${row.property_id}, ${row.kb_id}, ${row.revision}, ${row.subdomain}, ${row.published},
            ${JSON.stringify(row.settings)}::jsonb, ${row.domain}, ${row.domain_verified_at}, ${row.candidate},
            ${row.candidate_token}, ${row.candidate_added_at}, ${row.candidate_checked_at}, ${row.created_at},
            ${row.updated_at})`.execute(db);
}

export async function updateBase(db: Database, row: BaseRow): Promise<void> {
  await sql`
    update knowledge_bases set subdomain = ${row.subdomain}, published = ${row.published},
      settings = ${JSON.stringify(row.settings)}::jsonb, domain = ${row.domain},
      domain_verified_at = ${row.domain_verified_at}, candidate = ${row.candidate},
      candidate_token = ${row.candidate_token}, candidate_added_at = ${row.candidate_added_at},
      candidate_checked_at = ${row.candidate_checked_at}, updated_at = ${row.updated_at}
    where property_id = ${row.property_id}`.execute(db);
}

/** Whether somebody has it: subdomains are one per instance, whosever they are. */
export async function isSubdomainTaken(db: Database, subdomain: string): Promise<boolean> {
  const result = await sql`select 1 from knowledge_bases where subdomain = ${subdomain}`.execute(db);
  return result.rows.length > 0;
}

/** Whether somebody has proved that it is theirs. */
export async function isDomainTaken(db: Database, domain: string): Promise<boolean> {
  const result = await sql`select 1 from knowledge_bases where domain = ${domain}`.execute(db);
  return result.rows.length > 0;
}

/** Those that wait for their name servers: only the job that asks these looks beyond a property. */
export async function findCandidates(
  db: Database,
  addedAfter: Date,
  most: number,
): Promise<readonly BaseRow[]> {
  const result = await sql<BaseRow>`
    select ${shown} from knowledge_bases where candidate is not null and candidate_added_at > ${addedAfter}
    order by candidate_checked_at nulls first, property_id limit ${most}`.execute(db);
  return result.rows;
}
