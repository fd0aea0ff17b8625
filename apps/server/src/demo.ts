// The demo: the seeded world at today's date, kept between starts, and what it prints.

import type { App } from "./app.ts";
import { type Database, sql } from "./kernel/db.ts";
import { seededRandom } from "./kernel/id.ts";
import { writeDemoChats } from "./world/demo-chats.ts";
import { writeDemoContacts } from "./world/demo-contacts.ts";
import { writeDemoFiles } from "./world/demo-files.ts";
import { writeDemoKnowledgeBase } from "./world/demo-kb.ts";
import { pointTabs, writeDemoTabs } from "./world/demo-tabs.ts";
import { writeDemoTickets } from "./world/demo-tickets.ts";
import { pointWebhooks } from "./world/demo-webhooks.ts";
import { buildWorld, openInstance, type World } from "./world/world.ts";

export interface DemoFacts {
  readonly email: string;
  readonly password: string;
  readonly propertyId: string;
  readonly otherPropertyId: string;
  readonly apiKey: string;
}

/** Fills an empty database, else answers what the first start wrote down. */
export async function seedDemo(app: App, db: Database): Promise<DemoFacts> {
  const known = await sql<{ facts: DemoFacts }>`select facts from demo`.execute(db);
  const facts = known.rows[0]?.facts;
  if (facts) return facts;
  return db.transaction().execute(async (trx) => {
    const world: World = await buildWorld(trx, app.house);
    await openInstance(trx);
    await writeDemoChats(trx, {
      now: new Date(app.house.clock.nowMs()),
      propertyId: world.property.id,
      supportId: world.defaultDepartment.id,
      ordersId: world.department.id,
      agents: [world.owner, world.agent],
    });
    const now = new Date(app.house.clock.nowMs());
    await writeDemoContacts(trx, { now, propertyId: world.property.id, agents: [world.owner, world.agent] });
    await writeDemoTabs(trx, { ...app.house, now, propertyId: world.property.id });
    await writeDemoTickets(trx, {
      now: new Date(app.house.clock.nowMs()),
      propertyId: world.property.id,
      supportId: world.defaultDepartment.id,
      ordersId: world.department.id,
      agents: [world.owner, world.agent],
    });
    await writeDemoFiles(trx, { config: app.house.config, propertyId: world.property.id });
    await writeDemoKnowledgeBase(trx, {
      random: seededRandom("demo knowledge base"),
      now: new Date(app.house.clock.nowMs()),
      propertyId: world.property.id,
      italianSiteId: world.site.id,
      shippingId: world.category.id,
      authors: [world.agent.id, world.owner.id],
    });
    const made: DemoFacts = {
      email: world.owner.email,
      password: world.owner.password,
      propertyId: world.property.id,
      otherPropertyId: world.otherProperty.id,
      apiKey: world.owner.key,
    };
    await sql`insert into demo (facts) values (${JSON.stringify(made)}::jsonb)`.execute(trx);
    return made;
  });
}

/** Its tabs are pages of its own shop, and its webhooks tell that shop: the demo asks nobody outside. */
export async function openDemo(
  db: Database,
  facts: DemoFacts,
  shop: { readonly ordersUrl: string; readonly deskUrl: string },
): Promise<void> {
  await pointTabs(db, facts.propertyId, shop.ordersUrl);
  for (const propertyId of [facts.propertyId, facts.otherPropertyId])
    await pointWebhooks(db, propertyId, shop.deskUrl);
}

/** One JSON line on stdout for scripts, else a few lines for people. */
export function tellDemo(facts: DemoFacts, baseUrl: string): void {
  if (process.env.PARLO_DEMO_JSON === "1") {
    process.stdout.write(`${JSON.stringify({ baseUrl, ...facts })}\n`);
    return;
  }
  const insecure = baseUrl.startsWith("https:") ? " --insecure" : "";
  console.log(`
  Parlo is ready.

  Shop        ${baseUrl}/demo-shop
  Help        ${baseUrl}/kb/bottega-aurora
  Dashboard   ${baseUrl}
  Sign in     ${facts.email}
  Password    ${facts.password}
  API key     ${facts.apiKey}
  Reference   ${baseUrl}/docs
  Mails       ${baseUrl}/outbox

  Try it:
  curl${insecure} -X POST ${baseUrl}/v1/agent.me -u ${facts.apiKey}:

  Ctrl-C stops it; the data stays. \`npm run demo -- --reset\` starts over.
`);
}
