// Nothing of the loader may fail in the page: what goes wrong is said in the console and stops there.

export function report(error: unknown): void {
  console.error("Parlo:", error);
}

/** Calls what the page gave us, if it is a function at all; ours may come through here too. */
export function guard(act: unknown, ...given: readonly unknown[]): unknown {
  try {
    return typeof act === "function" ? act(...given) : undefined;
  } catch (error) {
    return report(error);
  }
}

/** For what browsers refuse by throwing: storage, cookies. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
