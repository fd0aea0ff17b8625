// What a visitor's line listens to: besides what it passes on, what may end it.

import type { LedgerRow } from "../../kernel/ledger.ts";
import { chatKeyIn } from "../../modules/messenger/index.ts";
import { Follower } from "./follower.ts";

/** After these the line may no longer be one: a ban, or a login or logout in some tab. */
const TURNS = new Set(["ban:create", "visitor:token"]);

export class VisitorFollower extends Follower {
  /** Set by the line. */
  onTurn: ((row: LedgerRow) => void) | undefined;

  override hear(row: LedgerRow, frame: Buffer | undefined): void {
    super.hear(row, frame);
    if (TURNS.has(row.event)) this.onTurn?.(row);
  }

  protected override keyIn(row: LedgerRow): string | undefined {
    return chatKeyIn(row);
  }
}
