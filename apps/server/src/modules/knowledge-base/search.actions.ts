// The search: what somebody typed, made into a question for the index. Words count as wholes, by their stems, and the
// last one as a beginning; one that nobody wrote is taken for those that look like it.

import type { Context } from "../../kernel/context.ts";
import { escapeHtml } from "../../kernel/html.ts";
import { stemsOf } from "./languages.ts";
import type { ArticleFilter } from "./list.store.ts";
import { findHitTexts, type HitText, MOST_COUNTED, MOST_HITS, searchContents } from "./search.store.ts";
import type { SiteRow } from "./site.store.ts";
import { type Snippet, slipsAllowed, slipsBetween, snippetOf, wordsOf } from "./text.rules.ts";
import { type AskedWord, lookUpWords } from "./words.store.ts";

const MOST_WORDS = 10;
/** Words that one slip is taken for. */
const MOST_ALIKE = 4;

export interface SearchHit extends HitText {
  readonly titleSnippet: Snippet;
  readonly textSnippet: Snippet;
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

interface Asked {
  readonly sites: readonly SiteRow[];
  readonly text: string;
  readonly filter?: ArticleFilter;
  readonly readers: boolean;
  readonly size: number;
  readonly offset?: number;
}

const NOTHING: SearchResult = { total: 0, hits: [] };

export async function search(
  { db }: Pick<Context, "db">,
  propertyId: string,
  asked: Asked,
): Promise<SearchResult> {
  const words = [...new Set(wordsOf(asked.text))].slice(0, MOST_WORDS);
  const { sites, offset = 0 } = asked;
  if (words.length === 0 || sites.length === 0 || offset >= MOST_HITS) return NOTHING;
  const known = await Promise.all(
    sites.map(({ site_id: siteId, language }) =>
      lookUpWords(db, { propertyId, siteId, stems: stemsOf(language), words }),
    ),
  );
  const groups = words.map((_, at) =>
    groupOf(
      known.flatMap((site) => site[at] ?? []),
      at === words.length - 1,
    ),
  );
  // Words that say nothing (the, and) need not be there, unless there are no others.
  const telling = groups.filter(({ isTelling }) => isTelling);
  const needed = telling.length > 0 ? telling : groups;
  const ask = (by: "&" | "|") =>
    searchContents(db, {
      propertyId,
      siteIds: sites.map(({ site_id }) => site_id),
      query: queryOf(
        needed.map(({ terms }) => terms.filter((term) => !isImplied(term, terms))),
        by,
      ),
      rankedBy: queryOf(
        needed.map(({ terms }) => terms),
        by,
      ),
      filter: asked.filter ?? {},
      readers: asked.readers,
      size: asked.size,
      offset,
    });
  let found = await ask("&");
  // A whole sentence was asked, and no article has all of its words: those that have some.
  if (found.total === 0 && needed.length > 1) found = await ask("|");
  const texts = await findHitTexts(db, propertyId, found.hits);
  const marks = needed.flatMap(({ marks: own }) => own);
  return {
    total: Math.min(found.total, MOST_COUNTED),
    hits: texts.map((text) => ({
      ...text,
      titleSnippet: snippetOf(text.title, marks, 400),
      textSnippet: snippetOf(
        [text.subtitle, text.description, text.body].filter(Boolean).join(" · "),
        marks,
        220,
      ),
    })),
  };
}

function queryOf(groups: readonly (readonly string[])[], by: "&" | "|"): string {
  return groups.map((terms) => `(${terms.join(" | ")})`).join(` ${by} `);
}

/** What begins like an unfinished word is found by that: to look it up besides costs another list of texts. */
function isImplied(term: string, terms: readonly string[]): boolean {
  return terms.some((other) => other !== term && other.endsWith(":*") && term.startsWith(other.slice(0, -2)));
}

interface Group {
  /** In the words of `to_tsquery`, any of them. */
  readonly terms: readonly string[];
  /** Beginnings of words that were found by it. */
  readonly marks: readonly string[];
  readonly isTelling: boolean;
}

/** What one word may be, on any of the sites. */
function groupOf(looks: readonly AskedWord[], isLast: boolean): Group {
  const word = looks[0]?.word ?? "";
  const isKnown = looks.some((look) => look.is_known);
  const stems = looks.flatMap(({ stem }) => /^'([\p{L}\p{N}]+)'$/u.exec(stem ?? "")?.[1] ?? []);
  const alike = isKnown ? [] : alikeOf(word, looks);
  // The reader may still be typing the last one; a single letter begins everything.
  const own = isLast && word.length > 1 ? `${word}:*` : word;
  return {
    terms: [...new Set([own, ...stems, ...alike])],
    marks: [word, ...stems.filter((stem) => stem.length > 3), ...alike],
    isTelling: looks.some(({ stem }) => stem !== null),
  };
}

function alikeOf(word: string, looks: readonly AskedWord[]): readonly string[] {
  const allowed = slipsAllowed(word);
  if (allowed === 0) return [];
  return [...new Set(looks.flatMap(({ alike }) => alike))]
    .map((other) => ({ other, slips: slipsBetween(word, other, allowed) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST_ALIKE)
    .map(({ other }) => other);
}

/** A snippet as HTML, what was found in `<mark>`. */
export function markedHtml({ parts }: Snippet): string {
  return parts
    .map((part, at) => (at % 2 === 1 ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)))
    .join("");
}
