// Finds addresses in what people write. The text itself is never read as HTML.

export interface TextPart {
  readonly text: string;
  /** Where it leads; absent for plain text. */
  readonly href?: string;
}

/**
 * Of a mail address what follows the name: a pattern that began with the name would try each of its letters anew, and a
 * stranger's long message without an @ would hold the window up.
 */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+\.[^\s<>"]+|@[\w-]+(?:\.[\w-]+)+/gi;
const NAME_LETTER = /[\w.+-]/;
const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

export function linkify(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    let at = match.index;
    if (match[0][0] === "@") while (at > from && NAME_LETTER.test(text[at - 1] ?? "")) at--;
    const found = trimmed(text.slice(at, match.index) + match[0]);
    const href = hrefOf(found);
    if (!href) continue;
    if (at > from) parts.push({ text: text.slice(from, at) });
    parts.push({ text: found, href });
    from = at + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Sentences end after addresses, and brackets close around them. Each letter is looked at once, however many there are. */
function trimmed(found: string): string {
  const unclosed: Record<string, number> = {};
  for (const letter of found) {
    const opening = CLOSING[letter] ?? letter;
    unclosed[opening] = (unclosed[opening] ?? 0) + (opening === letter ? 1 : -1);
  }
  let end = found.length;
  for (; ; end--) {
    const last = found[end - 1] ?? "";
    const opening = CLOSING[last];
    const unopened = opening !== undefined && (unclosed[opening] ?? 0) < 0;
    if (!unopened && !(last && ".,;:!?'\"*_~…»”’".includes(last))) return found.slice(0, end);
    if (opening !== undefined) unclosed[opening] = (unclosed[opening] ?? 0) + 1;
  }
}

function hrefOf(found: string): string | undefined {
  if (!/^(https?:\/\/|www\.)/i.test(found)) return found[0] === "@" ? undefined : `mailto:${found}`;
  try {
    return new URL(/^www\./i.test(found) ? `https://${found}` : found).href;
  } catch {
    return undefined;
  }
}

/** One to three emoji and nothing else: they are drawn large. */
export function isEmojiAlone(text: string): boolean {
  return /^(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*\s*){1,3}$/u.test(
    text.trim(),
  );
}

/** The lines of a filled-in form, as the server writes them (`Label : value`); undefined for anything else. */
export function formLines(text: string): readonly { label: string; answer: string }[] | undefined {
  const lines = text.split("\r\n");
  const read = lines.map((line) => /^(?:\* )?(.{1,200}?) : (.*)$/s.exec(line));
  if (!text.includes(" : ") || (lines.length < 2 && !text.startsWith("* ")) || read.some((one) => !one))
    return undefined;
  return read.map((one) => ({ label: one?.[1] ?? "", answer: one?.[2] ?? "" }));
}
