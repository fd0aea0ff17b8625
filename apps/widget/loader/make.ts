// The two things everything drawn in the page is made with.

/** Numbers are pixels, also when they come as text. */
export function lengthOf(given: unknown, otherwise: number): string {
  const length = given ?? otherwise;
  return Number.isNaN(Number(length)) ? `${length}` : `${length}px`;
}

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, name = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}
