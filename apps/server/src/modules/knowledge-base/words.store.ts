// SQL for the words of a site, by which slips in what readers type are found out.

import { type Database, sql } from "../../kernel/db.ts";
import { gramsOf } from "./text.rules.ts";

export async function insertWords(
  db: Database,
  o: { propertyId: string; siteId: string; words: readonly string[] },
): Promise<void> {
  if (o.words.length === 0) return;
  const known = await sql<{ word: string }>`
    select word from kb_words
    where property_id = ${o.propertyId} and site_id = ${o.siteId}
      and word = any(${o.words as string[]}::text[])`.execute(db);
  const have = new Set(known.rows.map(({ word }) => word));
  const rows = o.words
    .filter((word) => !have.has(word))
    .map((word) => ({ word, grams: gramsOf(o.propertyId, word) }));
  if (rows.length === 0) return;
  await sql`
    insert into kb_words (property_id, site_id, word, grams)
    select ${o.propertyId}, ${o.siteId}, r.word, array(select jsonb_array_elements_text(r.grams))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (word text, grams jsonb)
    on conflict do nothing`.execute(db);
}

export interface AskedWord {
  readonly word: string;
  /** What its ending leaves of it, and null for words that say nothing (the, and). */
  readonly stem: string | null;
  readonly is_known: boolean;
  /** Words it may have been meant to be; none for one that is known. */
  readonly alike: readonly string[];
}

/** Words looked at for one that nobody wrote. */
const MOST_LOOKED_AT = 3_000;

/**
 * What is known of the words somebody typed. The last may be unfinished: any word that begins so is known too. One that
 * nobody wrote is compared with those that begin or end alike: a slip is seldom at both ends.
 */
export async function lookUpWords(
  db: Database,
  o: { propertyId: string; siteId: string; stems: string; words: readonly string[] },
): Promise<readonly AskedWord[]> {
  const asked = o.words.map((word, at) => {
    const [first = ""] = word;
    return {
      word,
      until: at === o.words.length - 1 ? `${word}\u{10ffff}` : word,
      first,
      // Of the words with another beginning those that end alike.
      last: gramsOf(o.propertyId, word).at(-1) ?? "",
    };
  });
  const own = sql`w.property_id = ${o.propertyId} and w.site_id = ${o.siteId}`;
  const near = sql`length(w.word) between length(a.word) - 2 and length(a.word) + 2`;
  const result = await sql<AskedWord>`
    select a.word, nullif(to_tsquery(${o.stems}::regconfig, a.word)::text, '') as stem, known.is_known,
      case when known.is_known or length(a.word) < 4 then '{}'::text[] else array(
        (select w.word from kb_words w
          where ${own} and w.word >= a.first collate "C" and w.word <= (a.first || ${"\u{10ffff}"}) collate "C" and ${near}
          limit ${MOST_LOOKED_AT})
        union
        (select w.word from kb_words w where ${own} and w.grams @> array[a.last] and ${near}
          limit ${MOST_LOOKED_AT})) end as alike
    from rows from (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as (word text, until text, first text, last text))
      with ordinality as a (word, until, first, last, at)
    cross join lateral (
      select exists (select from kb_words w where ${own}
        and w.word >= a.word collate "C" and w.word <= a.until collate "C") as is_known) known
    order by a.at`.execute(db);
  return result.rows;
}

/** Words that nothing says any more: what was destroyed leaves no trace. */
export async function forgetWords(
  db: Database,
  o: { propertyId: string; siteId: string; words: readonly string[] },
): Promise<void> {
  if (o.words.length === 0) return;
  await sql`
    delete from kb_words w
    where w.property_id = ${o.propertyId} and w.site_id = ${o.siteId} and w.word = any(${o.words as string[]}::text[])
      and not exists (select from kb_contents c where c.property_id = w.property_id and c.site_id = w.site_id
        and c.search @@ to_tsquery('simple', w.word))`.execute(db);
}
