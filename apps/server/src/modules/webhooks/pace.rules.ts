// Messages go before webhooks. A delivery costs more of a machine than the message it tells of (its row, its log, its
// POST), so while very many commits come, few deliveries are made: for a while, and no longer.

export const WINDOW_MS = 250;
/** Beyond so many commits a second of this process, webhooks give way. */
const MANY_PER_SECOND = 500;
export const LONGEST_MS = 15_000;

export class Pace {
  private beganMs = 0;
  private count = 0;
  private many = false;
  private sinceMs: number | undefined;

  commit(nowMs: number): void {
    this.roll(nowMs);
    this.count++;
  }

  givesWay(nowMs: number): boolean {
    this.roll(nowMs);
    if (!this.many) this.sinceMs = undefined;
    else this.sinceMs ??= nowMs;
    return this.sinceMs !== undefined && nowMs - this.sinceMs < LONGEST_MS;
  }

  /** All was told: from here they may give way again. */
  caughtUp(): void {
    this.sinceMs = undefined;
  }

  private roll(nowMs: number): void {
    const tookMs = nowMs - this.beganMs;
    if (tookMs < WINDOW_MS) return;
    this.many = (this.count * 1000) / tookMs >= MANY_PER_SECOND;
    this.beganMs = nowMs;
    this.count = 0;
  }
}
