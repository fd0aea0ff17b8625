// What more than one method of tabs needs: secrets, addresses, and the order.

import type { Context } from "../../kernel/context.ts";
import type { Vault } from "../../kernel/secret.ts";
import { tabUpdate } from "./tabs.events.ts";
import { presentTab } from "./tabs.resource.ts";
import { urlProblem } from "./tabs.rules.ts";
import { type TabRow, writePositions } from "./tabs.store.ts";

/** With a beginning that scanners of leaked secrets can look for. */
export function newTabSecret(ctx: Context): string {
  return `parlo_tab_${ctx.randomText(43)}`;
}

const purpose = (tabId: string) => `tab-secret:${tabId}`;

export function sealTabSecret(vault: Vault, tabId: string, secret: string): Buffer {
  return vault.seal(purpose(tabId), secret);
}

export function openTabSecret(vault: Vault, { tab_id, secret }: TabRow): string {
  return vault.open(purpose(tab_id), secret);
}

export function checkUrl(ctx: Context, url: string | undefined): void {
  const problem = url === undefined ? undefined : urlProblem(url);
  if (problem) ctx.invalid("url", problem);
}

/** Writes the order, and tells of each that moved besides `itself`. */
export async function writeOrder(
  ctx: Context,
  tabs: readonly TabRow[],
  order: readonly string[],
  itself: string,
): Promise<void> {
  const propertyId = tabs[0]?.property_id;
  if (propertyId === undefined) return;
  const movedRows = tabs
    .map((row) => ({ ...row, before: row.position, position: order.indexOf(row.tab_id) }))
    .filter(({ before, position }) => before !== position);
  if (movedRows.length === 0) return;
  await writePositions(ctx.db, propertyId, order);
  for (const { before: _, ...row } of movedRows)
    if (row.tab_id !== itself) ctx.emit(tabUpdate, { propertyId, payload: presentTab(row) });
}
