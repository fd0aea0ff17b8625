// What a visitor's line listens to: besides what it passes on, what may end it.

import type { LedgerRow } from "../../kernel/ledger.ts";
import { chatKeyIn } from "../../modules/messenger/index.ts";
import { Follower } from "./follower.ts";

/**
 * After these the line may no longer be one (a ban, a login or logout in some tab, no such widget any more), or the widget
 * may have other hours.
 */
const TURNS = new Set([
  "ban:create",
  "visitor:token",
  "widget:remove",
  "widget:update",
  "property:delete",
  "property:update",
]);

export class VisitorFollower extends Follower {
  /** Set by the line. */
  onTurn: ((row: LedgerRow) => void) | undefined;

  protected override heard(row: LedgerRow): void {
    if (TURNS.has(row.event)) this.onTurn?.(row);
  }

  protected override keyIn(row: LedgerRow): string | undefined {
    return chatKeyIn(row);
  }
}

/** Removed, in the bin with its property, or its property is not in use. */
export function closesWidget({ event, payload }: LedgerRow, widgetId: string): boolean {
  const of = payload as { readonly widgetId?: string; readonly enabled?: boolean };
  if (event === "widget:remove") return of.widgetId === widgetId;
  return event === "property:delete" || (event === "property:update" && of.enabled === false);
}
