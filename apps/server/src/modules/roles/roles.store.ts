// SQL for custom roles.

import { type Database, sql } from "../../kernel/db.ts";

export interface RoleRow {
  readonly property_id: string;
  readonly role_id: string;
  readonly name: string;
  readonly scopes: string[];
}

const shown = sql`property_id, role_id, name, scopes`;

/** Scopes of the custom roles of some properties, by `propertyId role`. */
export async function findRoleScopes(
  db: Database,
  propertyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (propertyIds.length === 0) return new Map();
  const result = await sql<{ property_id: string; role_id: string; scopes: string[] }>`
    select property_id, role_id, scopes from roles where property_id = any(${propertyIds as string[]}::text[])`.execute(
    db,
  );
  return new Map(result.rows.map((row) => [`${row.property_id} ${row.role_id}`, row.scopes]));
}

export async function listRoles(db: Database, propertyId: string): Promise<readonly RoleRow[]> {
  const result = await sql<RoleRow>`
    select ${shown} from roles where property_id = ${propertyId} order by lower(name), role_id`.execute(db);
  return result.rows;
}

/** The same, and none of them goes before this call is done. */
export async function keepRoles(db: Database, propertyId: string): Promise<readonly RoleRow[]> {
  const result = await sql<RoleRow>`
    select ${shown} from roles where property_id = ${propertyId} order by role_id for key share`.execute(db);
  return result.rows;
}

/** Locks the role, so that it is neither changed nor deleted until this call is done. */
export async function findRole(
  db: Database,
  propertyId: string,
  roleId: string,
): Promise<RoleRow | undefined> {
  const result = await sql<RoleRow>`
    select ${shown} from roles where property_id = ${propertyId} and role_id = ${roleId} for update`.execute(
    db,
  );
  return result.rows[0];
}

export async function insertRole(db: Database, role: RoleRow & { createdOn: Date }): Promise<void> {
  await sql`insert into roles (property_id, role_id, name, scopes, created_on)
    values (${role.property_id}, ${role.role_id}, ${role.name}, ${role.scopes}::text[], ${role.createdOn})`.execute(
    db,
  );
}

export async function updateRole(db: Database, role: RoleRow): Promise<void> {
  await sql`update roles set name = ${role.name}, scopes = ${role.scopes}::text[]
    where property_id = ${role.property_id} and role_id = ${role.role_id}`.execute(db);
}

/** Fails with a foreign-key violation while a member or an invitation has the role. */
export async function deleteRole(db: Database, propertyId: string, roleId: string): Promise<void> {
  await sql`delete from roles where property_id = ${propertyId} and role_id = ${roleId}`.execute(db);
}

/** How many members have each role of a property, built-in ones included. */
export async function countRoleUses(db: Database, propertyId: string): Promise<ReadonlyMap<string, number>> {
  const result = await sql<{ role: string; members: number }>`
    select role, members from role_uses where property_id = ${propertyId}`.execute(db);
  return new Map(result.rows.map((row) => [row.role, row.members]));
}
