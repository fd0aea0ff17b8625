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
  /** Words that look like it, most alike first; none for one that is known. */
  readonly alike: readonly string[];
}

/** What is known of the words somebody typed. The last may be unfinished: any word that begins so is known too. */
export async function lookUpWords(
  db: Database,
  o: { propertyId: string; siteId: string; stems: string; words: readonly string[] },
): Promise<readonly AskedWord[]> {
  const asked = o.words.map((word, at) => ({
    word,
    until: at === o.words.length - 1 ? `${word}\u{10ffff}` : word,
    grams: gramsOf(o.propertyId, word),
  }));
  const result = await sql<AskedWord>`
    select a.word, nullif(to_tsquery(${o.stems}::regconfig, a.word)::text, '') as stem, known.is_known,
      case when known.is_known or length(a.word) < 4 then '{}'::text[] else array(
        select w.word from kb_words w
        where w.property_id = ${o.propertyId} and w.site_id = ${o.siteId} and w.grams && a.grams
          and length(w.word) between length(a.word) - 2 and length(a.word) + 2
        order by cardinality(array(select unnest(w.grams) intersect select unnest(a.grams))) desc, w.word
        limit 40) end as alike
    from (
      select r.word, r.until, array(select jsonb_array_elements_text(r.grams)) as grams, r.at
      from rows from (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as (word text, until text, grams jsonb))
        with ordinality as r (word, until, grams, at)) a
    cross join lateral (
      select exists (select from kb_words w where w.property_id = ${o.propertyId} and w.site_id = ${o.siteId}
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
