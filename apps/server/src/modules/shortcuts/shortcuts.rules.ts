// Decisions about shortcuts: how a name and tags are kept.

/** Typed after a slash, so the slash is not part of it; one line, no spaces at the ends. */
export function tidyName(name: string): string {
  return name
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\/+\s*/, "");
}

/** Capital and small letters do not tell names apart. */
export function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

export function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.replace(/\s+/g, " ").trim()))];
}
