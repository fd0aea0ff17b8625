// How many lines are open of one address, or of one visitor.

export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** False when there are as many as may be; else `leave` is due at its end. */
  enter(who: string): boolean {
    const open = this.counts.get(who) ?? 0;
    if (open >= this.most) return false;
    this.counts.set(who, open + 1);
    return true;
  }

  leave(who: string): void {
    const left = (this.counts.get(who) ?? 0) - 1;
    if (left > 0) this.counts.set(who, left);
    else this.counts.delete(who);
  }
}
