// The demo's tabs: all orders in the rail, and beside a conversation those of whoever writes.

import type { Database } from "../kernel/db.ts";
import { newId, type Random, randomText } from "../kernel/id.ts";
import type { Vault } from "../kernel/secret.ts";
import { insertTab, listTabs, sealTabSecret, updateTab } from "../modules/tabs/index.ts";

export async function writeDemoTabs(
  db: Database,
  o: { random: Random; vault: Vault; now: Date; propertyId: string },
): Promise<void> {
  const tab_id = newId({ nowMs: () => o.now.getTime() }, o.random);
  await insertTab(db, {
    property_id: o.propertyId,
    tab_id,
    kind: "panel",
    name: "Customer's orders",
    url: "https://orders.bottega-aurora.example/customer",
    enabled: true,
    position: 1,
    secret: sealTabSecret(o.vault, tab_id, `parlo_tab_${randomText(o.random, 43)}`),
    created_on: o.now,
    updated_on: o.now,
  });
}

/** Where the demo is reached may differ from start to start. A tab that somebody has pointed elsewhere stays. */
export async function pointTabs(db: Database, propertyId: string, url: string): Promise<void> {
  for (const tab of await listTabs(db, propertyId))
    if (/bottega-aurora\.example|\/demo-shop\//.test(tab.url)) await updateTab(db, { ...tab, url });
}
