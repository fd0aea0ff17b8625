// A property with as many tickets as wanted, written by a few set-based statements, each with its first message. Every
// tenth is open or pending, as in a shop that keeps up.

import pg from "pg";
import { dropIndexes } from "./seeding.ts";

const AGENT = "5f00000000000000000000a1";

/** To be settled once all is written. */
export const TICKET_TABLES = ["tickets", "ticket_messages", "ticket_history", "ticket_counts"] as const;

export async function writeManyTickets(o: {
  databaseUrl: string;
  propertyId: string;
  count: number;
}): Promise<void> {
  const client = new pg.Client({ connectionString: o.databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local maintenance_work_mem = '512MB'");
    await client.query("set local work_mem = '256MB'");
    const rebuild = o.count > 100_000 ? await dropIndexes(client, TICKET_TABLES) : [];
    await client.query(TICKETS, [o.propertyId, o.count, AGENT]);
    await client.query(MESSAGES, [o.propertyId]);
    await client.query(HISTORY, [o.propertyId]);
    for (const definition of rebuild) await client.query(definition);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

const NEWEST = "timestamptz '2026-11-01 09:00:00Z'";

const TICKETS = `
  insert into tickets (property_id, ticket_id, human_id, subject, status, priority, source, requester_name,
    requester_email, person_id, assigned_agent_id, department_id, assigned_on, tags, language, position, message_count,
    last_message_by, last_message_on, closed_on, created_on, updated_on)
  select $1, gen_random_uuid(), $2::int - n, 'Reso dell''ordine ' || n, status,
    (array['low', 'normal', 'normal', 'normal', 'high', 'urgent'])[n % 6 + 1], 'form', 'Customer ' || n,
    'customer' || n || '@mail.example', lpad(to_hex(n), 24, '0'),
    case when n % 3 = 0 then null else $3::text end, 'd00000000000000000000001', at, array['returns'], 'it', 1, 1, 'v',
    at, case when status = 'closed' then at + interval '1 day' end, at, at + interval '1 day'
  from (select n, ${NEWEST} - n * interval '60 seconds' as at,
      case when n % 10 = 0 then 'open' when n % 10 = 1 then 'pending' else 'closed' end as status
    from generate_series(0, $2::int - 1) as n) as s`;

const MESSAGES = `
  insert into ticket_messages (property_id, ticket_id, position, message_id, author, author_name, text, sent_on)
  select property_id, ticket_id, 1, substr(md5(ticket_id::text), 1, 24), 'v', requester_name,
    'Buongiorno, la ciotola salvia è arrivata con una scheggiatura sul bordo. La scatola fuori era intatta: posso avere ' ||
      'la sostituzione, o il rimborso se non ne avete più? Ho le fotografie. Grazie e buona giornata.', created_on
  from tickets where property_id = $1`;

const HISTORY = `
  insert into ticket_history (property_id, ticket_id, position, type, actor, actor_name, status, department_id, created_on)
  select property_id, ticket_id, 1, 'create', 'v', requester_name, 'open', department_id, created_on
  from tickets where property_id = $1`;
