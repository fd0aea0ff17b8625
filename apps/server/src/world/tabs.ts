// The tabs of the cast: one page at each property.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import type { Vault } from "../kernel/secret.ts";
import { insertTab, sealTabSecret } from "../modules/tabs/index.ts";

interface Named {
  readonly id: string;
}

export interface TabCast {
  readonly tab: Named;
  readonly otherTab: Named;
}

/** The secret of `tab`, for examples that check a token. */
export const WORLD_TAB_SECRET = "parlo_tab_QXVyb3JhQmVsbGluaVBvcmNlbGxhbmU4QmVsbGluaTI";

export async function writeTabs(
  db: Database,
  o: { random: Random; vault: Vault; now: Date; mine: string; theirs: string },
): Promise<TabCast> {
  const tab = async (property_id: string, name: string, url: string): Promise<Named> => {
    const tab_id = newId({ nowMs: () => o.now.getTime() }, o.random);
    await insertTab(db, {
      property_id,
      tab_id,
      // Not beside conversations: whoever opens one in a journey would ask another host.
      kind: "page",
      name,
      url,
      enabled: true,
      position: 0,
      secret: sealTabSecret(o.vault, tab_id, WORLD_TAB_SECRET),
      created_on: o.now,
      updated_on: o.now,
    });
    return { id: tab_id };
  };
  return {
    tab: await tab(o.mine, "Shop orders", "https://orders.bottega-aurora.example/parlo"),
    otherTab: await tab(o.theirs, "Timber", "https://timber.clarke-and-sons.example/"),
  };
}
