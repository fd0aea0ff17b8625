// The public pages: first page, category, article and search.
/** @jsxImportSource preact */

import { categoryIcon } from "@parlo/ui";
import type { Database } from "../../kernel/db.ts";
import {
  articlePath,
  categoryPath,
  headingsOf,
  lookOf,
  markedHtml,
  type PublicArticle,
  type PublicCard,
  type PublicCategory,
  publicArticlesIn,
  publicCategories,
  publicFavourites,
  publicLooseArticles,
  renderBlocks,
  type search,
  siteRoot,
  subtreeOf,
} from "../../modules/knowledge-base/index.ts";
import type { Page } from "./keep.ts";
import { render, SearchForm, type Setting, WriteToUs } from "./layout.tsx";
import { type KbWords, wordsFor } from "./words.ts";

const PER_PAGE = 50;
const MOST_LOOSE = 100;

/** Categories in their places; one shows when it, or one within it, has an article readers see. */
function shownCategories(all: readonly PublicCategory[]): readonly PublicCategory[] {
  const known = new Set(all.map(({ category_id }) => category_id));
  const rooted = all.map((one) =>
    one.parent_id !== null && known.has(one.parent_id) ? one : { ...one, parent_id: null },
  );
  const count = new Map(rooted.map((one) => [one.category_id, one.articles]));
  return rooted
    .filter(({ category_id }) => subtreeOf(rooted, category_id).some((id) => (count.get(id) ?? 0) > 0))
    .sort((a, b) => a.position - b.position || (a.category_id < b.category_id ? -1 : 1));
}

function articlesWithin(all: readonly PublicCategory[], categoryId: string): number {
  const within = new Set(subtreeOf(all, categoryId));
  return all.filter(({ category_id }) => within.has(category_id)).reduce((sum, one) => sum + one.articles, 0);
}

export async function homePage(db: Database, setting: Setting): Promise<Page> {
  const { site, sites, base } = setting;
  const words = wordsFor(site.language);
  const at = { propertyId: base.property_id, siteId: site.site_id };
  const [found, loose, favourites] = await Promise.all([
    publicCategories(db, at.propertyId, at.siteId),
    publicLooseArticles(db, { ...at, size: MOST_LOOSE }),
    publicFavourites(db, { ...at, size: 6 }),
  ]);
  const categories = shownCategories(found);
  const top = categories.filter(({ parent_id }) => parent_id === null);
  const banner = site.banner?.type === "url" ? site.banner.content : null;
  return render(setting, {
    title: site.title,
    description: site.description,
    path: "",
    banner,
    twins: new Map(sites.filter((one) => one !== site).map((one) => [one.site_id, ""])),
    html: site.banner?.type === "color" ? `g-${site.banner.content.slice(1).toLowerCase()}` : "",
    body: (
      <>
        <div
          class={`hero ${site.banner?.type === "color" ? `g-${site.banner.content.slice(1).toLowerCase()}` : ""}`}
        >
          {banner === null ? null : (
            <img class="hero-picture" src={banner} alt="" referrerpolicy="no-referrer" />
          )}
          <h1>{site.title}</h1>
          {site.description === "" ? null : <p>{site.description}</p>}
          <SearchForm setting={setting} words={words} />
        </div>
        <div class="wide">
          {top.length === 0 && loose.length === 0 ? <p class="quiet">{words.empty}</p> : null}
          <div class="cards">
            {top.map((category) => (
              <section class="card">
                <CategoryIcon name={category.icon} />
                <h2>
                  <a href={categoryPath(setting.root, site, category.slug)}>{category.name}</a>
                </h2>
                {category.description === "" ? null : <p class="quiet">{category.description}</p>}
                <Links setting={setting} cards={category.first} />
                <a class="more" href={categoryPath(setting.root, site, category.slug)}>
                  {words.articles(articlesWithin(categories, category.category_id))}
                </a>
              </section>
            ))}
          </div>
          {loose.length === 0 ? null : (
            <section class="loose">
              <h2>{words.others}</h2>
              <Links setting={setting} cards={loose} />
            </section>
          )}
          {favourites.length < 3 ? null : (
            <section class="loose">
              <h2>{words.favourites}</h2>
              <Links setting={setting} cards={favourites} />
            </section>
          )}
          <WriteToUs setting={setting} words={words} />
        </div>
      </>
    ),
  });
}

export async function categoryPage(
  db: Database,
  setting: Setting,
  slug: string,
  page: number,
): Promise<Page | undefined> {
  const { site, base, root } = setting;
  const words = wordsFor(site.language);
  const at = { propertyId: base.property_id, siteId: site.site_id };
  const categories = shownCategories(await publicCategories(db, at.propertyId, at.siteId));
  const category = categories.find((one) => one.slug === slug);
  const pages = Math.max(1, Math.ceil((category?.articles ?? 0) / PER_PAGE));
  if (!category || page > pages) return undefined;
  const articles = await publicArticlesIn(db, {
    ...at,
    categoryId: category.category_id,
    size: PER_PAGE,
    offset: (page - 1) * PER_PAGE,
  });
  const within = categories.filter(({ parent_id }) => parent_id === category.category_id);
  const here = categoryPath(root, site, slug);
  const path = `/category/${encodeURIComponent(slug)}${page > 1 ? `?page=${page}` : ""}`;
  return render(setting, {
    title: category.name,
    description: category.description,
    path,
    body: (
      <div class="column">
        <Crumbs setting={setting} words={words} trail={trailTo(categories, category.parent_id)} />
        <CategoryIcon name={category.icon} />
        <h1>{category.name}</h1>
        {category.description === "" ? null : <p class="lead">{category.description}</p>}
        {within.length === 0 ? null : (
          <ul class="within">
            {within.map((one) => (
              <li>
                <a href={categoryPath(root, site, one.slug)}>{one.name}</a>{" "}
                <span class="quiet">{words.articles(articlesWithin(categories, one.category_id))}</span>
              </li>
            ))}
          </ul>
        )}
        <Links setting={setting} cards={articles} hasText />
        {pages === 1 ? null : (
          <nav class="pages">
            {page > 1 ? (
              <a href={page === 2 ? here : `${here}?page=${page - 1}`} rel="prev">
                {words.previous}
              </a>
            ) : null}
            {page < pages ? (
              <a href={`${here}?page=${page + 1}`} rel="next">
                {words.next}
              </a>
            ) : null}
          </nav>
        )}
        <WriteToUs setting={setting} words={words} />
      </div>
    ),
  });
}

export async function articlePage(
  db: Database,
  setting: Setting,
  article: PublicArticle,
  voted: "up" | "down" | undefined,
): Promise<Page> {
  const { site, base, root } = setting;
  const words = wordsFor(site.language);
  const categories = shownCategories(await publicCategories(db, base.property_id, site.site_id));
  const own = article.categories.flatMap(
    ({ category_id: id }) => categories.find(({ category_id }) => category_id === id) ?? [],
  )[0];
  const html = renderBlocks(article.contents, words);
  const headings = headingsOf(article.contents).filter(({ level, text }) => level <= 3 && text !== "");
  const description = article.description || article.subtitle || article.body.slice(0, 160);
  const path = `/article/${encodeURIComponent(article.slug)}`;
  const day = article.updated_at.toISOString().slice(0, 10);
  return render(setting, {
    title: article.title,
    description,
    // Who has voted looks at the same article: search engines keep one.
    path,
    banner: article.banner,
    twins: new Map(article.elsewhere.map((one) => [one.site_id, `/article/${encodeURIComponent(one.slug)}`])),
    html,
    body: (
      <div class={headings.length > 1 ? "with-contents" : "column-only"}>
        <article class="column">
          <Crumbs setting={setting} words={words} trail={own ? trailTo(categories, own.category_id) : []} />
          <h1>{article.title}</h1>
          {article.subtitle === "" ? null : <p class="lead">{article.subtitle}</p>}
          {article.banner === null ? null : (
            <img class="banner" src={article.banner} alt="" referrerpolicy="no-referrer" />
          )}
          <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
          <p class="quiet dated">
            {words.updated} <time dateTime={day}>{longDay(article.updated_at, site.language)}</time>
          </p>
          {lookOf(base).feedback ? (
            <Feedback words={words} action={`${articlePath(root, site, article.slug)}/vote`} voted={voted} />
          ) : null}
          {article.related.length === 0 ? null : (
            <section class="related">
              <h2>{words.related}</h2>
              <Links setting={setting} cards={article.related} hasText />
            </section>
          )}
          <WriteToUs setting={setting} words={words} from={article.slug} />
        </article>
        {headings.length < 2 ? null : (
          <nav class="contents" aria-label={words.onThisPage}>
            <p>{words.onThisPage}</p>
            <ul>
              {headings.map(({ id, level, text }) => (
                <li class={`level-${level}`}>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    ),
  });
}

function longDay(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(at);
}

function Feedback({
  words,
  action,
  voted,
}: {
  words: KbWords;
  action: string;
  voted: "up" | "down" | undefined;
}) {
  if (voted)
    return (
      <div class="feedback" id="feedback">
        <p role="status">{voted === "up" ? words.thanks : words.sorry}</p>
      </div>
    );
  return (
    <form class="feedback" id="feedback" method="post" action={action}>
      <p>{words.helped}</p>
      <button type="submit" name="vote" value="up">
        {words.yes}
      </button>
      <button type="submit" name="vote" value="down">
        {words.no}
      </button>
    </form>
  );
}

export function searchPage(
  setting: Setting,
  query: string,
  { total, hits }: Awaited<ReturnType<typeof search>>,
): Page {
  const { site, root } = setting;
  const words = wordsFor(site.language);
  const said = hits.length === 0 ? words.noResults(query) : words.results(total, query);
  return render(setting, {
    title: query === "" ? words.search : said,
    description: "",
    path: undefined,
    query,
    body: (
      <div class="column">
        <h1>{query === "" ? words.search : said}</h1>
        {hits.length === 0 && query !== "" ? <p class="lead">{words.noResultsHint}</p> : null}
        <ol class="hits">
          {hits.map((hit) => (
            <li>
              <a
                href={articlePath(root, site, hit.slug)}
                dangerouslySetInnerHTML={{ __html: markedHtml(hit.titleSnippet) }}
              />
              <p dangerouslySetInnerHTML={{ __html: markedHtml(hit.textSnippet) }} />
            </li>
          ))}
        </ol>
        <WriteToUs setting={setting} words={words} />
      </div>
    ),
  });
}

/** From the top down to a category, itself included. */
function trailTo(all: readonly PublicCategory[], categoryId: string | null): readonly PublicCategory[] {
  const one = all.find(({ category_id }) => category_id === categoryId);
  return one ? [...trailTo(all, one.parent_id), one] : [];
}

export function Crumbs({
  setting,
  words,
  trail,
}: {
  setting: Setting;
  words: KbWords;
  trail: readonly PublicCategory[];
}) {
  const { root, site } = setting;
  return (
    <nav class="crumbs">
      <a href={siteRoot(root, site) || "/"}>{words.home}</a>
      {trail.map(({ name, slug }) => (
        <a href={categoryPath(root, site, slug)}>{name}</a>
      ))}
    </nav>
  );
}

function Links({
  setting,
  cards,
  hasText,
}: {
  setting: Setting;
  cards: readonly PublicCard[];
  hasText?: true;
}) {
  if (cards.length === 0) return null;
  return (
    <ul class={hasText ? "list with-text" : "list"}>
      {cards.map(({ title, subtitle, slug }) => (
        <li>
          <a href={articlePath(setting.root, setting.site, slug)}>{title}</a>
          {hasText && subtitle !== "" ? <p>{subtitle}</p> : null}
        </li>
      ))}
    </ul>
  );
}

function CategoryIcon({ name }: { name: string | null }) {
  const drawn = categoryIcon(name);
  if (drawn === undefined) return null;
  return (
    // Drawn by us, word for word: a name nobody knows draws nothing.
    <svg class="symbol" viewBox="0 0 24 24" aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawn }} />
  );
}
