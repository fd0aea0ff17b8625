// Markdown as blocks. HTML within it is taken for text, as whoever writes it may not know what comes through.

import MarkdownIt from "markdown-it";
import { type Block, cleanBlocks, MOST_BLOCKS } from "./blocks.ts";
import { plainText } from "./html.ts";
import { videoId } from "./video.rules.ts";

const markdown = new MarkdownIt({ html: false, linkify: true });
type Token = ReturnType<typeof markdown.parse>[number];

export interface Imported {
  /** The first heading of the highest level, unless the file has none. */
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

/** One block more than an article holds tells that there are too many: all of half a megabyte took seconds. */
export function blocksOf(source: string): Imported {
  const tokens = markdown.parse(source, {});
  const blocks: Block[] = [];
  let title: string | undefined;
  for (let at = 0; at < tokens.length && blocks.length <= MOST_BLOCKS; ) {
    const until = endOf(tokens, at);
    const own = tokens.slice(at, until);
    const [first] = own;
    if (first?.type === "heading_open" && first.tag === "h1" && title === undefined)
      title = plainText(htmlOf(own));
    else if (first) blocks.push(...ofTokens(first, own));
    at = until;
  }
  return { title, blocks: cleanBlocks(blocks) };
}

/** Behind the token that closes the one at `from`. */
function endOf(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth <= 0) return at + 1;
  }
  return tokens.length;
}

function htmlOf(tokens: readonly Token[]): string {
  return markdown.renderer.render([...tokens], markdown.options, {}).trim();
}

const HEADINGS = ["h2", "h2", "h3", "h4", "h5", "h6"] as const;

function ofTokens(first: Token, own: readonly Token[]): readonly Block[] {
  if (first.type === "heading_open") {
    const heading = HEADINGS[Number(first.tag[1]) - 1] ?? "h6";
    return [{ type: "header", content: { text: `<p>${inlineHtml(own[1])}</p>`, heading } }];
  }
  if (first.type === "fence" || first.type === "code_block") {
    const [language = ""] = first.info.trim().split(/\s+/);
    const mime = /^[\w+-]{1,40}$/.test(language) ? { mime: `text/x-${language}` } : {};
    return [{ type: "code", content: { text: first.content.replace(/\n$/, ""), ...mime } }];
  }
  if (first.type === "hr") return [{ type: "divider", content: { type: "line-full" } }];
  if (first.type === "table_open") return tableOf(own);
  if (first.type === "paragraph_open") return [mediaOf(own[1]) ?? text(htmlOf(own))];
  return [text(htmlOf(own))];
}

function text(html: string): Block {
  return { type: "paragraph", content: { text: html, size: 18 } };
}

function inlineHtml(token: Token | undefined): string {
  return token ? markdown.renderer.renderInline(token.children ?? [], markdown.options, {}) : "";
}

/** A line with a picture or the address of a video and nothing else. */
function mediaOf(line: Token | undefined): Block | undefined {
  const parts = (line?.children ?? []).filter((part) => part.type !== "text" || part.content.trim() !== "");
  const [only] = parts;
  if (only?.type === "image" && parts.length === 1) {
    const url = String(only.attrGet("src") ?? "");
    return /^https?:\/\/[^\s"'<>\\]+$/.test(url)
      ? { type: "image", content: { url, alignment: "center", alt: only.content.slice(0, 500) } }
      : undefined;
  }
  if (only?.type !== "link_open" || parts.length !== 3 || parts[1]?.content !== only.attrGet("href"))
    return undefined;
  const url = String(only.attrGet("href") ?? "");
  for (const source of ["youtube", "vimeo", "dailymotion"] as const)
    if (videoId(source, url) !== undefined) return { type: "video", content: { url, source, options: {} } };
  return undefined;
}

function tableOf(own: readonly Token[]): readonly Block[] {
  const rows: { value: string }[][] = [];
  for (const [at, token] of own.entries()) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type === "th_open" || token.type === "td_open")
      rows.at(-1)?.push({ value: inlineHtml(own[at + 1]) });
  }
  const [head, ...body] = rows.map((cells) => ({ cells }));
  const columns = head?.cells.length ?? 0;
  if (!head || columns < 1 || columns > 20 || body.length < 1 || body.length > 100)
    return [text(htmlOf(own))];
  return [{ type: "table", content: { rows: body.length, columns, head, body } }];
}
