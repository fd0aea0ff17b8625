// The demo's help centre: a dozen articles in English and Italian, written as Markdown and made into blocks.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import { addToBase, blocksOf } from "../modules/knowledge-base/index.ts";
import { OTHER_ARTICLES } from "./demo-answers.ts";
import { CATEGORIES, type DemoCategory, ORDER_ARTICLES } from "./demo-articles.ts";
import { kbWriter } from "./kb-writer.ts";

/** In the order they are to be read, after what the cast wrote. */
export async function writeDemoKnowledgeBase(
  db: Database,
  o: {
    random: Random;
    now: Date;
    propertyId: string;
    italianSiteId: string;
    shippingId: string;
    authors: readonly string[];
  },
): Promise<void> {
  const sites = [
    { siteId: "primary", language: "en" },
    { siteId: o.italianSiteId, language: "it" },
  ] as const;
  const kbId = await addToBase(db, o.propertyId);
  const writerAt = (daysAgo: number) => {
    const at = new Date(o.now.getTime() - daysAgo * 86_400_000);
    return kbWriter(db, {
      propertyId: o.propertyId,
      newId: () => newId({ nowMs: () => at.getTime() }, o.random),
      at,
      kbId,
    });
  };
  const ids = new Map<DemoCategory, string>([["shipping", o.shippingId]]);
  for (const [position, { key, icon, en, it }] of CATEGORIES.entries()) {
    const names = sites.map(({ siteId }, at) => ({ siteId, ...(at === 0 ? en : it) }));
    ids.set(key, (await writerAt(10).category(names, { position: position + 1, icon })).id);
  }
  for (const [at, article] of [...ORDER_ARTICLES, ...OTHER_ARTICLES].entries()) {
    const texts = sites.flatMap(({ siteId, language }) => {
      const text = article[language];
      if (!text) return [];
      const { title = "", blocks } = blocksOf(text.markdown);
      return [{ siteId, language, title, slug: text.slug, subtitle: text.subtitle, blocks }];
    });
    const author = o.authors[at % o.authors.length];
    await writerAt(9 - (at % 8)).article(texts, {
      ...(author === undefined ? {} : { author }),
      categoryIds: article.categories.flatMap((key) => ids.get(key) ?? []),
      votes: article.votes,
    });
  }
}
