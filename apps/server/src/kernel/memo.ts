// Remembers the results of a pure function of one text, up to a bound; past it the memory starts over.

export function memo<T>(bound: number, compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compute(text);
    if (known.size >= bound) known.clear();
    // A very long text is an attacker's, not a browser's: it is not worth keeping.
    if (text.length <= 256) known.set(text, made);
    return made;
  };
}
