// contact.person.list of the 20 newest at 16 connections: in a property with 10,000 contacts and in one with a million,
// each first page read off the index of its order and each total off the counters. CONTACTS sets how many.

import pg from "pg";
import { findClient, type Load, median } from "./load.ts";
import type { Bar } from "./main.ts";
import { dropIndexes, settle } from "./seeding.ts";
import { basic, startServer } from "./server.ts";

const CONTACTS = Number(process.env.CONTACTS ?? 1_000_000);
const FEW = 10_000;
const SIZE = 20;
const CONNECTIONS = 16;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = 4;
const BAR = { perSecond: 1_000, slowdown: 1.3 };

export async function benchContactLists(): Promise<readonly Bar[]> {
  const client = findClient();
  const server = await startServer();
  const headers = { authorization: basic(server.facts.apiKey), "content-type": "application/json" };
  const url = `${server.facts.baseUrl}/v1/contact.person.list`;
  const property = async (name: string): Promise<string> => {
    const reply = await fetch(`${server.facts.baseUrl}/v1/property.create-site`, {
      method: "POST",
      headers,
      body: JSON.stringify({ name }),
    });
    return ((await reply.json()) as { data: { propertyId: string } }).data.propertyId;
  };
  try {
    const [small, large] = [await property("Few contacts"), await property("Many contacts")];
    const at = performance.now();
    await writeContacts(server.databaseUrl, [
      [small, FEW],
      [large, CONTACTS],
    ]);
    console.log(`  ${CONTACTS} contacts written in ${Math.round((performance.now() - at) / 1000)} s`);
    await settle(server.databaseUrl, ["persons", "contact_counts"]);
    const run = (propertyId: string, seconds: number, more: object = {}): Promise<Load> =>
      client.run(url, headers, seconds, {
        connections: CONNECTIONS,
        body: JSON.stringify({ propertyId, size: SIZE, ...more }),
      });
    for (const propertyId of [small, large]) await run(propertyId, 3);
    const rounds: { readonly few: Load; readonly many: Load }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      // Who goes first changes each time: neither profits from a machine that warms up or tires.
      const first = round % 2 === 0 ? small : large;
      const one = await run(first, SECONDS);
      const other = await run(first === small ? large : small, SECONDS);
      const [few, many] = first === small ? [one, other] : [other, one];
      rounds.push({ few, many });
      console.log(`  round ${round}  few ${show(few)}   many ${show(many)}`);
    }
    const named = await run(large, SECONDS, { sort: "n-a-z" });
    const found = await run(large, SECONDS, { query: "person 777777" });
    console.log(`  of ${CONTACTS}: by name ${show(named)}   search for one ${show(found)}`);
    return verdict(rounds, [named, found]);
  } finally {
    await server.stop();
  }
}

function show({ perSecond, p50Ms, p99Ms }: Load): string {
  return `${Math.round(perSecond)}/s p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms`;
}

function verdict(rounds: readonly { few: Load; many: Load }[], others: readonly Load[]): readonly Bar[] {
  const few = median(rounds.map((round) => round.few.perSecond));
  const many = median(rounds.map((round) => round.many.perSecond));
  const slowdown = median(rounds.map((round) => round.few.perSecond / round.many.perSecond));
  const failed = [...rounds.flatMap((round) => [round.few, round.many]), ...others].reduce(
    (sum, load) => sum + load.failed,
    0,
  );
  return [
    {
      what: `the ${SIZE} newest of ${FEW} contacts, requests per second`,
      measured: `${Math.round(few)}`,
      bar: `at least ${BAR.perSecond}`,
      kept: few >= BAR.perSecond,
    },
    {
      what: `the same of ${CONTACTS} contacts`,
      measured: `${Math.round(many)} per second, ${slowdown.toFixed(2)} times slower`,
      bar: `at most ${BAR.slowdown} times slower`,
      kept: slowdown <= BAR.slowdown,
    },
    { what: "failed requests for contacts", measured: String(failed), bar: "0", kept: failed === 0 },
  ];
}

async function writeContacts(
  databaseUrl: string,
  wanted: readonly (readonly [propertyId: string, contacts: number])[],
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local maintenance_work_mem = '512MB'");
    const rebuild = await dropIndexes(client, ["persons"]);
    for (const one of wanted) await client.query(CONTACTS_OF, [...one]);
    for (const definition of rebuild) await client.query(definition);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

const CONTACTS_OF = `
  insert into persons (property_id, person_id, first_name, last_name, email_key, emails, phones, tags, custom_attributes,
    first_seen_on, last_seen_on, created_on, updated_on)
  select $1, lpad(to_hex(n), 24, '0'), 'Person ' || n, (array['Rossi', 'Bianchi', 'Weber', 'Costa'])[1 + n % 4],
    'person' || n || '@mail.example', array['person' || n || '@mail.example'], array['+39' || 1000000 + n],
    array['customer'], jsonb_build_object('orders', n % 12), at, at, at, at
  from (select n, timestamptz '2026-11-01 09:00:00Z' - n * interval '30 seconds' as at
    from generate_series(0, $2::int - 1) as n) as s`;
