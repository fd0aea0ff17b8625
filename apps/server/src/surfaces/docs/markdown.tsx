// The guide's Markdown: headings with anchors, listings with tabs, and `[[agent.me]]` for a method, which says so when
// this server does not have it yet.
/** @jsxImportSource preact */

import MarkdownIt, { type MarkdownIt as Markdown, type Token } from "markdown-it";
import { renderToString } from "preact-render-to-string";
import { escapeHtml } from "../../kernel/html.ts";
import { CodeTabs, type Listing } from "./code.tsx";
import { languageOf } from "./highlight.ts";

export interface Article {
  readonly title: string;
  readonly html: string;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

export interface ArticleFacts {
  /** Replaces `{{name}}`. */
  readonly values: Readonly<Record<string, string>>;
  hasMethod(name: string): boolean;
  /** Said beside a method that does not exist here. */
  readonly notYet: string;
}

const TITLES: Readonly<Record<string, string>> = {
  sh: "curl",
  ts: "TypeScript",
  python: "Python",
  json: "JSON",
  http: "HTTP",
  text: "Text",
};

const plain = new MarkdownIt({ html: false, linkify: false });

/** One line of Markdown, such as a field's description. */
export function inlineMarkdown(text: string): string {
  return plain.renderInline(text);
}

/** Paragraphs of Markdown, such as a method's description. */
export function blockMarkdown(text: string): string {
  return plain.render(text);
}

export function readArticle(source: string, facts: ArticleFacts): Article {
  const text = source.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = facts.values[name];
    if (value === undefined) throw new Error(`The guide asks for {{${name}}}, which nobody gives.`);
    return value;
  });
  const markdown = withMethods(facts);
  const tokens = markdown.parse(text, {});
  const title = tokens[0]?.type === "heading_open" ? (tokens[1]?.content ?? "") : "";
  const body = title === "" ? tokens : tokens.slice(3);
  const headings = anchorHeadings(body);
  return { title, headings, html: markdown.renderer.render(groupListings(body), markdown.options, {}) };
}

function anchorHeadings(tokens: readonly Token[]): Article["headings"] {
  return tokens.flatMap((token, at) => {
    if (token.type !== "heading_open") return [];
    const text = plainText(tokens[at + 1]);
    const id = slug(text);
    token.attrSet("id", id);
    return token.tag === "h2" ? [{ id, text }] : [];
  });
}

function plainText(token: Token | undefined): string {
  const parts = token?.children ?? [];
  return parts.map((part) => part.content).join("");
}

export function slug(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .replace(/\p{M}/gu, "")
    .trim()
    .replace(/\s+/g, "-");
}

/** Listings that follow each other are the same thing in several languages: one block with tabs. */
function groupListings(tokens: readonly Token[]): Token[] {
  const grouped: Token[] = [];
  let run: Token[] = [];
  let count = 0;
  const flush = () => {
    const [first] = run;
    if (first === undefined) return;
    const listings = run.map(listingOf);
    first.type = "html_block";
    first.content = renderToString(<CodeTabs id={`code-${++count}`} listings={listings} />);
    grouped.push(first);
    run = [];
  };
  for (const token of tokens) {
    if (token.type === "fence") run.push(token);
    else {
      flush();
      grouped.push(token);
    }
  }
  flush();
  return grouped;
}

function listingOf(token: Token): Listing {
  const [language = "text", ...title] = token.info.trim().split(/\s+/);
  const name = title.join(" ") || (TITLES[language] ?? language);
  return { name, language: languageOf(language), code: token.content.trimEnd() };
}

function withMethods(facts: ArticleFacts): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  markdown.inline.ruler.before("link", "method", (state, silent) => {
    const match = /^\[\[([a-z-]+(?:\.[a-z-]+)+)\]\]/.exec(state.src.slice(state.pos, state.pos + 80));
    if (!match) return false;
    if (!silent) {
      const token = state.push("html_inline", "", 0);
      token.content = methodLink(match[1] ?? "", facts);
    }
    state.pos += match[0].length;
    return true;
  });
  // Tables and wide code scroll within themselves, never the page.
  markdown.renderer.rules.table_open = () => '<div class="wide"><table>';
  markdown.renderer.rules.table_close = () => "</table></div>";
  return markdown;
}

function methodLink(name: string, facts: ArticleFacts): string {
  const code = `<code>${escapeHtml(name)}</code>`;
  return facts.hasMethod(name)
    ? `<a href="/docs/methods/${escapeHtml(name)}">${code}</a>`
    : `${code} <span class="not-yet">${escapeHtml(facts.notYet)}</span>`;
}
