// How much a client may say.

const WINDOW_MS = 10_000;

export class Pace {
  private readonly most: number;
  private said = 0;
  private sinceMs = 0;

  /** So many messages in ten seconds. */
  constructor(most: number) {
    this.most = most;
  }

  /** One more; false when it is one too many. */
  keep(): boolean {
    const now = performance.now();
    if (now - this.sinceMs > WINDOW_MS) {
      this.sinceMs = now;
      this.said = 0;
    }
    return ++this.said <= this.most;
  }
}
