// SQL for departments and who is in them.

import { type Database, sql } from "../../kernel/db.ts";

export interface DepartmentRow {
  readonly property_id: string;
  readonly department_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly is_default: boolean;
  readonly created_on: Date;
  readonly agent_ids: string[];
  /** Who takes a new chat. */
  readonly assignment: "everyone" | "round-robin" | "least-busy";
  /** Chats an agent takes at a time; null for no limit. */
  readonly chats_per_agent: number | null;
}

const shown = sql`d.property_id, d.department_id, d.name, d.description, d.is_default, d.created_on,
  d.assignment, d.chats_per_agent,
  array(select m.agent_id from department_members m
    where m.property_id = d.property_id and m.department_id = d.department_id order by m.agent_id) as agent_ids`;

/** The default first, then by name. */
export async function listDepartments(
  db: Database,
  propertyId: string,
  page: { size: number; offset: number },
): Promise<{ total: number; rows: readonly DepartmentRow[] }> {
  const [count, result] = await Promise.all([
    sql<{
      total: number;
    }>`select count(*) as total from departments where property_id = ${propertyId}`.execute(db),
    sql<DepartmentRow>`select ${shown} from departments d where d.property_id = ${propertyId}
      order by d.is_default desc, lower(d.name), d.department_id limit ${page.size} offset ${page.offset}`.execute(
      db,
    ),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: result.rows };
}

export async function listDepartmentIds(db: Database, propertyId: string): Promise<readonly string[]> {
  const result = await sql<{ department_id: string }>`
    select department_id from departments where property_id = ${propertyId}`.execute(db);
  return result.rows.map((row) => row.department_id);
}

export async function findDepartment(
  db: Database,
  propertyId: string,
  departmentId: string,
): Promise<DepartmentRow | undefined> {
  const result = await sql<DepartmentRow>`
    select ${shown} from departments d
    where d.property_id = ${propertyId} and d.department_id = ${departmentId}`.execute(db);
  return result.rows[0];
}

export async function findDefaultDepartment(
  db: Database,
  propertyId: string,
): Promise<DepartmentRow | undefined> {
  const result = await sql<DepartmentRow>`
    select ${shown} from departments d where d.property_id = ${propertyId} and d.is_default`.execute(db);
  return result.rows[0];
}

/** Keeps one from being deleted until this call is done. False when it is gone. */
export async function holdDepartment(
  db: Database,
  propertyId: string,
  departmentId: string,
): Promise<boolean> {
  const result = await sql`select from departments
    where property_id = ${propertyId} and department_id = ${departmentId} for key share`.execute(db);
  return result.rows.length > 0;
}

/** Holds one against others who do the same, until this call is done. */
export async function lockDepartment(db: Database, propertyId: string, departmentId: string): Promise<void> {
  await sql`select from departments
    where property_id = ${propertyId} and department_id = ${departmentId} for no key update`.execute(db);
}

/** All of a property's, locked: which is the default, and which may go, is decided over all of them. */
export async function lockAll(db: Database, propertyId: string): Promise<readonly DepartmentRow[]> {
  const result = await sql<DepartmentRow>`
    select ${shown} from departments d where d.property_id = ${propertyId}
    order by d.department_id for update of d`.execute(db);
  return result.rows;
}

export async function insertDepartment(db: Database, department: DepartmentRow): Promise<void> {
  await sql`
    insert into departments (property_id, department_id, name, description, is_default, created_on, assignment,
      chats_per_agent)
    values (${department.property_id}, ${department.department_id}, ${department.name}, ${department.description},
            ${department.is_default}, ${department.created_on}, ${department.assignment},
            ${department.chats_per_agent})`.execute(db);
  await insertAgents(db, department);
}

/** Name, description, agents and how chats are assigned; `is_default` has a statement of its own. */
export async function updateDepartment(db: Database, department: DepartmentRow): Promise<void> {
  await sql`
    update departments set name = ${department.name}, description = ${department.description},
      assignment = ${department.assignment}, chats_per_agent = ${department.chats_per_agent}
    where property_id = ${department.property_id} and department_id = ${department.department_id}`.execute(
    db,
  );
  await sql`
    delete from department_members
    where property_id = ${department.property_id} and department_id = ${department.department_id}
      and agent_id <> all(${department.agent_ids}::text[])`.execute(db);
  await insertAgents(db, department);
}

async function insertAgents(db: Database, department: DepartmentRow): Promise<void> {
  await sql`
    insert into department_members (property_id, department_id, agent_id)
    select ${department.property_id}, ${department.department_id}, agent_id
    from unnest(${department.agent_ids}::text[]) as agent_id
    on conflict do nothing`.execute(db);
}

/** Passes the default on. The index allows one at a time, so the old one goes first. */
export async function moveDefault(db: Database, propertyId: string, departmentId: string): Promise<void> {
  await sql`update departments set is_default = false
    where property_id = ${propertyId} and is_default`.execute(db);
  await sql`update departments set is_default = true
    where property_id = ${propertyId} and department_id = ${departmentId}`.execute(db);
}

export async function deleteDepartments(
  db: Database,
  propertyId: string,
  departmentIds: readonly string[],
): Promise<void> {
  await sql`delete from departments
    where property_id = ${propertyId} and department_id = any(${departmentIds as string[]}::text[])`.execute(
    db,
  );
}
