// A property with as many chats as wanted, written by a few set-based statements: a million in about a minute. Every
// chat has its first message, the newest 10,000 have six and who came into them.

import pg from "pg";
import { dropIndexes } from "./seeding.ts";

const DETAILED = 10_000;
const AGENT = "5f00000000000000000000a1";

/** To be settled once all is written. */
export const CHAT_TABLES = ["chats", "chat_messages", "chat_counts"] as const;

export async function writeManyChats(o: {
  databaseUrl: string;
  propertyId: string;
  chats: number;
}): Promise<void> {
  const client = new pg.Client({ connectionString: o.databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local maintenance_work_mem = '512MB'");
    await client.query("set local work_mem = '256MB'");
    const rebuild = o.chats > 100_000 ? await dropIndexes(client, CHAT_TABLES) : [];
    await client.query(CHATS, [o.propertyId, o.chats, AGENT, DETAILED]);
    await client.query(MESSAGES, [o.propertyId, AGENT]);
    for (const definition of rebuild) await client.query(definition);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

const NEWEST = "timestamptz '2026-11-01 09:00:00Z'";

const CHATS = `
  insert into chats (property_id, chat_id, state, visitor_id, visitor_name, visitor_email, country_code, city, domain, ip,
    agents, tags, rating, position, message_count, created_on, updated_on, last_message_on, answered_on,
    visitor_active_on, ended_on)
  select $1, gen_random_uuid(), 'ended', lpad(n::text, 21, 'v'), 'Visitor ' || n, 'visitor' || n || '@mail.example',
    'IT', 'bologna', 'shop.example', '198.51.100.7',
    case when n < $4::int then array[$3::text] else '{}' end, array['order'], n % 3 - 1,
    case when n < $4::int then 7 else 1 end, case when n < $4::int then 6 else 1 end,
    at, at + interval '5 minutes', at + interval '5 minutes', at + interval '40 seconds',
    at + interval '5 minutes', at + interval '5 minutes'
  from (select n, ${NEWEST} - n * interval '30 seconds' as at from generate_series(0, $2::int - 1) as n) as s`;

const MESSAGES = `
  insert into chat_messages (property_id, chat_id, position, message_id, type, sender, sender_id, sender_name, text, sent_on)
  select c.property_id, c.chat_id, p, substr(md5(c.chat_id::text || p), 1, 24),
    case when p = 2 then 'agent-join' else 'msg' end, case when p in (2, 3, 5, 7) then 'a' else 'v' end,
    case when p in (2, 3, 5, 7) then $2::text end, case when p in (2, 3, 5, 7) then 'Marco Ferri' end,
    case when p <> 2 then (array[
      'Buongiorno, la zuppiera blu si può mettere in lavastoviglie?', null,
      'Buongiorno, sì: a cinquanta gradi e lontano dalle pentole.',
      'Perfetto. E la spedizione a Modena quanto costa?',
      'Sopra i 90 euro è gratuita, quindi per lei nulla.',
      'Grazie mille, ordino stasera dal sito.',
      'Grazie a lei, buona giornata da tutti noi.'])[p] end,
    c.created_on + (p - 1) * interval '50 seconds'
  from chats c, generate_series(1, c.position) as p where c.property_id = $1`;
