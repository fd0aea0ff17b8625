// The frame of every public page: head, bar, content and foot. Readable without scripts; the only style in the page
// itself is allowed by its hash.
/** @jsxImportSource preact */

import { createHash } from "node:crypto";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import {
  type BaseRow,
  contactPath,
  fonts,
  languageOf,
  lookOf,
  playerHosts,
  type SiteRow,
  siteRoot,
} from "../../modules/knowledge-base/index.ts";
import type { KbAssets } from "./assets.ts";
import { pageStyle } from "./colours.ts";
import type { Page } from "./keep.ts";
import { type KbWords, wordsFor } from "./words.ts";

/** Where a page is and what it is of. */
export interface Setting {
  readonly base: BaseRow;
  readonly site: SiteRow;
  readonly sites: readonly SiteRow[];
  /** Where links begin: `/kb/name`, or empty on a domain of its own. */
  readonly root: string;
  /** Where the knowledge base is at home, for search engines. */
  readonly home: string;
  readonly assets: KbAssets;
}

export interface Content {
  readonly title: string;
  readonly description: string;
  /** Below the site's root: `/article/…`; undefined where no search engine shall keep it. */
  readonly path: string | undefined;
  /** The same page on other sites, by site. */
  readonly twins?: ReadonlyMap<string, string>;
  readonly body: ComponentChildren;
  /** HTML of blocks in the body, whose classes need a style. */
  readonly html?: string;
  readonly banner?: string | null;
  readonly query?: string;
  readonly status?: number;
}

export function render(setting: Setting, content: Content): Page {
  const { base, site, assets } = setting;
  const words = wordsFor(site.language);
  const look = lookOf(base);
  const font = fonts.find(({ id }) => id === look.font)?.stack ?? "system-ui";
  const style = pageStyle({ primaryColor: look.primaryColor, font, html: content.html ?? "" });
  const isHome = content.path === "";
  const title = isHome ? site.title : `${content.title} · ${site.title}`;
  const isIndexed = look.indexed && content.path !== undefined && (content.status ?? 200) === 200;
  const page = renderToString(
    <html lang={site.language} dir={languageOf(site.language)?.direction ?? "ltr"}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {isIndexed ? null : <meta name="robots" content="noindex" />}
        <title>{title}</title>
        {content.description === "" ? null : <meta name="description" content={content.description} />}
        <Relations setting={setting} content={content} />
        <meta property="og:title" content={content.title} />
        <meta property="og:type" content={isHome ? "website" : "article"} />
        {content.banner ? <meta property="og:image" content={content.banner} /> : null}
        {look.favicon === null ? <link rel="icon" href="data:," /> : <link rel="icon" href={look.favicon} />}
        {look.font === "inter" ? (
          <link
            rel="preload"
            href="/kb/assets/inter-latin.woff2"
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
        ) : null}
        <link rel="stylesheet" href={assets.style} />
        <style dangerouslySetInnerHTML={{ __html: style }} />
        <script src={assets.script} defer />
      </head>
      <body data-copy={words.copy} data-copied={words.copied}>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Bar setting={setting} words={words} query={content.query} isHome={isHome} />
        <main id="content">{content.body}</main>
        <Foot setting={setting} words={words} twins={content.twins} />
      </body>
    </html>,
  );
  return {
    status: content.status ?? 200,
    html: `<!doctype html>${page}`,
    headers: { "content-security-policy": policy(style) },
  };
}

function policy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${hash}'`,
    "font-src 'self'",
    "img-src 'self' https: http: data:",
    "media-src https: http:",
    `frame-src ${playerHosts.join(" ")}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function Relations({ setting, content }: { setting: Setting; content: Content }) {
  const { home, site, sites, base } = setting;
  if (content.path === undefined || (content.status ?? 200) !== 200) return null;
  const here = `${siteRoot(home, site)}${content.path}` || "/";
  const twins = [...(content.twins ?? [])].flatMap(([siteId, path]) => {
    const other = sites.find(({ site_id }) => site_id === siteId);
    return other
      ? [{ language: other.language, url: `${siteRoot(home, other)}${path}`, isFirst: siteId === "primary" }]
      : [];
  });
  const all = [{ language: site.language, url: here, isFirst: site.site_id === "primary" }, ...twins];
  const first = all.find(({ isFirst }) => isFirst);
  return (
    <>
      <link rel="canonical" href={here} />
      {twins.length === 0
        ? null
        : all.map(({ language, url }) => <link rel="alternate" hreflang={language} href={url} />)}
      {twins.length > 0 && first ? <link rel="alternate" hreflang="x-default" href={first.url} /> : null}
      <meta property="og:url" content={here} />
      <meta property="og:site_name" content={site.title} />
      {base.published ? null : <meta name="robots" content="noindex" />}
    </>
  );
}

function Bar({
  setting,
  words,
  query,
  isHome,
}: {
  setting: Setting;
  words: KbWords;
  query: string | undefined;
  isHome: boolean;
}) {
  const { site, root } = setting;
  const { logo, title, homeUrl } = site.header;
  const home = siteRoot(root, site) || "/";
  return (
    <header class="bar">
      <div class="bar-in">
        <a class="brand" href={home}>
          {logo === null ? null : <img src={logo} alt="" height={28} referrerpolicy="no-referrer" />}
          <span>{title || site.title}</span>
        </a>
        {isHome ? null : <SearchForm setting={setting} words={words} query={query} />}
        <nav class="links">
          {homeUrl === null ? null : <a href={homeUrl}>{new URL(homeUrl).hostname}</a>}
          {site.links.map(({ label, url }) => (
            <a href={url} rel="noopener">
              {label}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}

export function SearchForm({
  setting,
  words,
  query,
}: {
  setting: Setting;
  words: KbWords;
  query?: string | undefined;
}) {
  const { root, site } = setting;
  return (
    <search>
      <form class="search" action={`${siteRoot(root, site)}/search`} method="get">
        <label>
          <span class="unseen">{words.searchLabel}</span>
          <input
            type="search"
            name="q"
            id="q"
            value={query ?? ""}
            placeholder={words.searchHint}
            maxLength={200}
            autocomplete="off"
            required
          />
          <kbd>/</kbd>
        </label>
        <button type="submit">{words.search}</button>
      </form>
    </search>
  );
}

/** Where the site has the form: the way to it, with the article that did not answer. */
export function WriteToUs({ setting, words, from }: { setting: Setting; words: KbWords; from?: string }) {
  const { root, site } = setting;
  if (!site.ticket_form.enabled) return null;
  const path = contactPath(root, site);
  return (
    <p class="write">
      <span>{words.unanswered}</span>
      <a href={from === undefined ? path : `${path}?from=${encodeURIComponent(from)}`} rel="nofollow">
        {words.write}
      </a>
    </p>
  );
}

function Foot({
  setting,
  words,
  twins,
}: {
  setting: Setting;
  words: KbWords;
  twins: ReadonlyMap<string, string> | undefined;
}) {
  const { sites, site, root } = setting;
  if (sites.length < 2) return <footer class="foot" />;
  return (
    <footer class="foot">
      <nav aria-label={words.languages}>
        {sites.map((one) => (
          <a
            href={`${siteRoot(root, one)}${twins?.get(one.site_id) ?? ""}` || "/"}
            hreflang={one.language}
            lang={one.language}
            aria-current={one.site_id === site.site_id ? "true" : undefined}
          >
            {languageOf(one.language)?.nativeName ?? one.language}
          </a>
        ))}
      </nav>
    </footer>
  );
}
