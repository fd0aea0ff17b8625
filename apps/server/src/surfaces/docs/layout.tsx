// The frame of every page: menu, content, and whatever the page puts beside its words.
/** @jsxImportSource preact */

import { wordmarkSvg } from "@parlo/ui";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Method } from "../../kernel/define.ts";
import { type DocsLanguage, hrefOf, menuPages } from "./guide-pages.ts";
import type { Reference } from "./reference.ts";
import { words } from "./words.ts";

export interface Frame {
  readonly title: string;
  readonly language: DocsLanguage;
  /** Path of the page, to mark it in the menu. */
  readonly current: string;
  /** Addresses of style and script carry a hash of their content, so that browsers may keep them. */
  readonly assets: { readonly style: string; readonly script: string };
  readonly reference: Reference;
}

export function referencePage(frame: Frame, content: ComponentChildren): string {
  return html(
    frame,
    <>
      <a class="skip" href="#content">
        {words[frame.language].skip}
      </a>
      <header class="bar">
        <Brand />
        <a class="bar-menu" href="#menu">
          {words[frame.language].menu}
        </a>
      </header>
      <div class="frame">
        <Menu frame={frame} />
        <main id="content">{content}</main>
      </div>
    </>,
  );
}

/** A page without the menu, for visitors who may not read the reference yet. */
export function doorPage(frame: Omit<Frame, "reference" | "current">, content: ComponentChildren): string {
  return html(
    frame,
    <main id="content" class="door">
      <Brand />
      {content}
    </main>,
  );
}

function html(frame: Omit<Frame, "reference" | "current">, body: ComponentChildren): string {
  const page = renderToString(
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{frame.title} · Parlo API</title>
        <link rel="icon" href="/docs/assets/mark.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href="/docs/assets/inter-latin.woff2"
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={frame.assets.style} />
        <script src={frame.assets.script} />
      </head>
      <body>{body}</body>
    </html>,
  );
  return `<!doctype html>${page}`;
}

function Brand() {
  const mark = wordmarkSvg({ height: 26, accent: "var(--accent)", title: "Parlo" });
  return (
    <a class="brand" href="/docs">
      <span dangerouslySetInnerHTML={{ __html: mark }} />
      <span class="brand-word">API</span>
    </a>
  );
}

function Menu({ frame }: { frame: Frame }) {
  const text = words[frame.language];
  return (
    <nav id="menu" class="menu" aria-label={text.menu}>
      <div class="menu-head">
        <Brand />
        <a class="menu-close" href="#content">
          {text.close}
        </a>
        <label class="search" hidden>
          <span class="unseen">{text.search}</span>
          <input type="search" id="search" placeholder={text.search} autocomplete="off" spellcheck={false} />
          <kbd>/</kbd>
        </label>
      </div>
      <div class="menu-list">
        <p class="nothing" hidden>
          {text.nothing}
        </p>
        <section>
          <h2>{text.guide}</h2>
          <ul>
            {menuPages(frame.language).map((page) => (
              <Entry href={hrefOf(page)} current={frame.current} search={page.words}>
                {page.name}
              </Entry>
            ))}
          </ul>
        </section>
        {frame.reference.modules.map((module) => (
          <section>
            <h2>{module.name}</h2>
            <ul>
              {module.methods.map((method) => (
                <Entry href={methodHref(method)} current={frame.current} search={method.summary} isMethod>
                  <span class="prefix">{module.name}.</span>
                  {method.name.slice(module.name.length + 1)}
                </Entry>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div class="menu-foot">
        <a href="/">{text.dashboard}</a>
        <a href="/v1/openapi.json">OpenAPI</a>
        <button type="button" class="theme" data-theme-button hidden>
          {text.theme}
        </button>
      </div>
    </nav>
  );
}

interface EntryProps {
  readonly href: string;
  readonly current: string;
  /** More words the search finds it by. */
  readonly search: string;
  readonly isMethod?: boolean;
  readonly children: ComponentChildren;
}

function Entry({ href, current, search, isMethod, children }: EntryProps) {
  return (
    <li data-words={search.toLowerCase()}>
      <a
        href={href}
        class={isMethod ? "method" : undefined}
        aria-current={href === current ? "page" : undefined}
      >
        {children}
      </a>
    </li>
  );
}

export function methodHref(method: Method): string {
  return `/docs/methods/${method.name}`;
}
