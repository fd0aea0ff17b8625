// SQL for what happened with a contact. Visits, chats and tickets are told by views of those who keep them.

import { type Database, sql } from "../../kernel/db.ts";

export const timelineTypes = ["visit", "chat", "ticket", "note"] as const;

export type TimelineType = (typeof timelineTypes)[number];

export interface TimelineRow {
  readonly type: TimelineType;
  readonly id: string;
  readonly at: Date;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

const sources: Readonly<Record<TimelineType, { from: string; id: string; at: string; facts: string[] }>> = {
  visit: {
    from: "person_sessions",
    id: "session_id",
    at: "started_on",
    facts: ["ended_on", "page_views", "landing_url", "landing_title"],
  },
  chat: {
    from: "person_chat_list",
    id: "chat_id",
    at: "created_on",
    facts: ["status", "message_count", "rating", "domain"],
  },
  ticket: {
    from: "person_ticket_list",
    id: "ticket_id",
    at: "created_on",
    facts: ["human_id", "subject", "status"],
  },
  note: { from: "person_notes", id: "note_id", at: "created_on", facts: ["text", "agent_name"] },
};

/** The latest first, after a place in that order; as many of each kind are read as a page holds. */
export async function listTimeline(
  db: Database,
  o: {
    propertyId: string;
    personId: string;
    types: readonly TimelineType[];
    size: number;
    after?: { readonly key: string; readonly id: string } | undefined;
  },
): Promise<{ rows: readonly TimelineRow[]; more: boolean }> {
  const parts = o.types.map((type) => {
    const { from, id, at, facts } = sources[type];
    const pairs = facts.map(
      (name) => sql`${sql.lit(name === "agent_name" ? "by" : name)}::text, ${sql.ref(name)}`,
    );
    const before = o.after
      ? sql`and (${sql.ref(at)}, ${sql.ref(id)}::text collate "C")
          < (${new Date(Number(o.after.key))}::timestamptz, ${o.after.id}::text collate "C")`
      : sql``;
    return sql`(select ${sql.lit(type)} as type, ${sql.ref(id)}::text collate "C" as id, ${sql.ref(at)} as at,
        jsonb_build_object(${sql.join(pairs)}) as facts
      from ${sql.table(from)} where property_id = ${o.propertyId} and person_id = ${o.personId} ${before}
      order by 3 desc, 2 desc limit ${o.size + 1})`;
  });
  if (parts.length === 0) return { rows: [], more: false };
  const result = await sql<TimelineRow>`
    select * from (${sql.join(parts, sql` union all `)}) t order by at desc, id desc limit ${o.size + 1}`.execute(
    db,
  );
  const rows = result.rows.slice(0, o.size);
  return { rows, more: result.rows.length > rows.length };
}

/** How many there are of these kinds. */
export async function countTimeline(
  db: Database,
  o: { propertyId: string; personId: string; types: readonly TimelineType[] },
): Promise<number> {
  const counts = o.types.map(
    (type) => sql`(select count(*) from ${sql.table(sources[type].from)}
      where property_id = ${o.propertyId} and person_id = ${o.personId})`,
  );
  if (counts.length === 0) return 0;
  const result = await sql<{ total: number }>`select ${sql.join(counts, sql` + `)} as total`.execute(db);
  return result.rows[0]?.total ?? 0;
}
