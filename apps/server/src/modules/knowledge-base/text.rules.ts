// Words as the search sees them: without accents and capitals; and what addresses are made of.

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/** `Però` and `pero` are one word. The same on writing and on asking, so that no database extension is needed. */
export function fold(text: string): string {
  // Most words are of plain letters, and a search folds thousands: 0.1 µs each instead of 1.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter] ?? letter);
}

const LONGEST_WORD = 60;

/** The words of a text, in their order. */
export function wordsOf(text: string): readonly string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join("") : word,
  );
}

/** What is indexed: a longer text is found by its beginning. */
const INDEXED_CHARACTERS = 200_000;

export function indexed(text: string): string {
  return wordsOf(text.slice(0, INDEXED_CHARACTERS)).join(" ");
}

/** Words worth correcting a slip with. */
export function vocabularyOf(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => wordsOf(text.slice(0, INDEXED_CHARACTERS)));
  return [...new Set(words.filter((word) => word.length >= 4 && word.length <= 40 && !/^\d+$/.test(word)))];
}

/** Rows of the table that is filled below, for thousands of words one after the other. */
let [above, last, row] = [[], [], []] as [number[], number[], number[]];

/** Slips between two words (left out, too many, wrong, swapped), given up beyond `most`. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  if (lettersApart(one, other) > 2 * most) return most + 1;
  for (let j = 0; j <= other.length; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    const [letter, former] = [one.charCodeAt(i - 1), i > 1 ? one.charCodeAt(i - 2) : -1];
    row[0] = i;
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const its = other.charCodeAt(j - 1);
      const swapped = j > 1 && its === former && other.charCodeAt(j - 2) === letter;
      const changed = (last[j - 1] ?? 0) + (letter === its ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (swapped) cost = Math.min(cost, (above[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [above, last, row] = [last, row, above];
  }
  return last[other.length] ?? most + 1;
}

/** Letters that one of two words has and the other has not, or fewer: a slip makes two at most, and 0.2 µs tell it. */
function lettersApart(one: string, other: string): number {
  let count = 0;
  for (let apart = lettersOf(one) ^ lettersOf(other); apart !== 0; apart &= apart - 1) count++;
  return count;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many slips a word may have: a short one with a slip is another word. */
export function slipsAllowed(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The lower-case words of a name joined by hyphens; empty when it has no letters. */
export function slugOf(name: string): string {
  return [...wordsOf(name).join("-")].slice(0, 100).join("").replace(/-+$/, "");
}

/** `opening-hours`, `opening-hours-2`, … the first that is not taken. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let at = 2; ; at++) if (!taken.has(`${wanted}-${at}`)) return `${wanted}-${at}`;
}

export interface Snippet {
  /** Parts of a text in their order; every other one, from the second, is what was searched for. */
  readonly parts: readonly string[];
}

/** A part of a text around what was searched for, or its beginning. `terms` are folded beginnings of words. */
export function snippetOf(text: string, terms: readonly string[], length: number): Snippet {
  const hits = hitsIn(text, terms, length);
  const first = hits[0];
  const from = first === undefined || first.from < length * 0.7 ? 0 : spaceBefore(text, first.from - 60);
  const cut = text.length > from + length ? spaceBefore(text, from + length) : text.length;
  const until = cut > from ? cut : from + length;
  const parts: string[] = [];
  let at = from;
  for (const hit of hits.filter((one) => one.from >= from && one.until <= until)) {
    parts.push(text.slice(at, hit.from), text.slice(hit.from, hit.until));
    at = hit.until;
  }
  parts.push(text.slice(at, until));
  if (from > 0) parts[0] = `… ${parts[0]?.trimStart() ?? ""}`;
  if (until < text.length) parts[parts.length - 1] = `${parts.at(-1)?.trimEnd() ?? ""} …`;
  return { parts };
}

/** No further than a part of such a length around the first of them goes. */
function hitsIn(text: string, terms: readonly string[], length: number): { from: number; until: number }[] {
  const hits: { from: number; until: number }[] = [];
  if (terms.length === 0) return hits;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const { index: from } = match;
    if (from > (hits[0]?.from ?? from) + length) break;
    const word = fold(match[0]);
    if (terms.some((term) => word.startsWith(term))) hits.push({ from, until: from + match[0].length });
    if (hits.length === 50) break;
  }
  return hits;
}

function spaceBefore(text: string, at: number): number {
  const space = text.lastIndexOf(" ", Math.max(0, at));
  return space < at - 40 || space < 0 ? Math.max(0, at) : space + 1;
}
