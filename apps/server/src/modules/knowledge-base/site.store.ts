// SQL for the sites of a knowledge base: one per language.

import { type Database, sql } from "../../kernel/db.ts";

export interface SiteLink {
  readonly id: string;
  readonly label: string;
  readonly url: string;
}

export interface SiteRow {
  readonly property_id: string;
  readonly site_id: string;
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly widget_id: string | null;
  readonly banner: { readonly type: "url" | "color"; readonly content: string } | null;
  readonly header: { readonly logo: string | null; readonly title: string; readonly homeUrl: string | null };
  readonly ticket_form: { readonly enabled: boolean };
  readonly links: readonly SiteLink[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

const shown = sql`property_id, site_id, language, title, description, enabled, widget_id, banner, header, ticket_form,
  links, created_at, updated_at`;

/** The primary first, then as they were made. */
export async function listSites(db: Database, propertyId: string): Promise<readonly SiteRow[]> {
  const result = await sql<SiteRow>`
    select ${shown} from kb_sites where property_id = ${propertyId}
    order by site_id = 'primary' desc, created_at, site_id`.execute(db);
  return result.rows;
}

export async function findSite(
  db: Database,
  propertyId: string,
  siteId: string,
): Promise<SiteRow | undefined> {
  const result = await sql<SiteRow>`
    select ${shown} from kb_sites where property_id = ${propertyId} and site_id = ${siteId}`.execute(db);
  return result.rows[0];
}

export async function insertSite(db: Database, row: SiteRow): Promise<void> {
  await sql`
    insert into kb_sites (${shown})
    values (${row.property_id}, ${row.site_id}, ${row.language}, ${row.title}, ${row.description}, ${row.enabled},
            ${row.widget_id}, ${json(row.banner)}::jsonb, ${json(row.header)}::jsonb, ${json(row.ticket_form)}::jsonb,
            ${json(row.links)}::jsonb, ${row.created_at}, ${row.updated_at})`.execute(db);
}

export async function updateSite(db: Database, row: SiteRow): Promise<void> {
  await sql`
    update kb_sites set language = ${row.language}, title = ${row.title}, description = ${row.description},
      enabled = ${row.enabled}, widget_id = ${row.widget_id}, banner = ${json(row.banner)}::jsonb,
      header = ${json(row.header)}::jsonb, ticket_form = ${json(row.ticket_form)}::jsonb,
      links = ${json(row.links)}::jsonb, updated_at = ${row.updated_at}
    where property_id = ${row.property_id} and site_id = ${row.site_id}`.execute(db);
}

/** Takes the texts and names on it along (foreign keys). */
export async function deleteSite(db: Database, propertyId: string, siteId: string): Promise<void> {
  await sql`delete from kb_sites where property_id = ${propertyId} and site_id = ${siteId}`.execute(db);
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
