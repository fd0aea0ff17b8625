// The demo's tab, beside conversations: the orders of whoever an agent is talking to.

import type { Database } from "../kernel/db.ts";
import { listTabs, updateTab } from "../modules/tabs/index.ts";

/** A tab that somebody has pointed elsewhere stays as it is. */
export async function pointTabs(db: Database, propertyId: string, url: string): Promise<void> {
  const [tab] = (await listTabs(db, propertyId)).filter((one) =>
    /bottega-aurora\.example|\/demo-shop\//.test(one.url),
  );
  if (tab) await updateTab(db, { ...tab, kind: "panel", url });
}
