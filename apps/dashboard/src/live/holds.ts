// What is on screen, and by how many it is shown.

export class Holds {
  readonly #counts = new Map<string, number>();

  get held(): readonly string[] {
    return [...this.#counts.keys()];
  }

  /** Returns the release; `onLast` is called when nobody holds it any more. */
  hold(key: string, onLast?: () => void): () => void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left > 0) {
        this.#counts.set(key, left);
        return;
      }
      this.#counts.delete(key);
      onLast?.();
    };
  }
}
