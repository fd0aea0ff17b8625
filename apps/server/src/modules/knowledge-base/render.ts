// Blocks as HTML: for the public pages and the widget. Only what is written here can come out; colours and sizes are
// names of classes, for which a page has its own style sheet.

import { escapeHtml } from "../../kernel/html.ts";
import type { Block } from "./blocks.ts";
import { cleanHtml, plainText } from "./html.ts";
import { slugOf } from "./text.rules.ts";
import { playerUrl } from "./video.rules.ts";

export interface RenderWords {
  /** "Play the video", with the name of its source. */
  playVideo(source: string): string;
}

export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

const SOURCES = { youtube: "YouTube", vimeo: "Vimeo", dailymotion: "Dailymotion", selfhosted: "" } as const;

/** The headings of an article in their order, with the ids they have in its HTML. */
export function headingsOf(blocks: readonly Block[]): readonly Heading[] {
  return blocks.flatMap((block, at) =>
    block.type === "header"
      ? [
          {
            id: headingId(at, block.content.text),
            level: Number(block.content.heading[1]),
            text: plainText(block.content.text),
          },
        ]
      : [],
  );
}

function headingId(at: number, html: string): string {
  return `${slugOf(plainText(html)).slice(0, 60) || "section"}-${at + 1}`;
}

export function renderBlocks(blocks: readonly Block[], words: RenderWords): string {
  return blocks.map((block, at) => renderBlock(block, at, words)).join("\n");
}

function renderBlock(block: Block, at: number, words: RenderWords): string {
  switch (block.type) {
    case "header": {
      const { heading, text, color } = block.content;
      // A heading holds a line, not paragraphs.
      const line = cleanHtml(text)
        .replace(/<\/?(?:p|ul|ol|li|blockquote|pre)\b[^>]*>/g, " ")
        .trim();
      return `<${heading} id="${escapeHtml(headingId(at, text))}"${classes(textClass(color))}>${line}</${heading}>`;
    }
    case "paragraph": {
      const { text, size, color, backgroundColor } = block.content;
      return `<div${classes("text", textClass(color, backgroundColor), groundClass(backgroundColor), size === undefined ? "" : `s-${size}`)}>${cleanHtml(text)}</div>`;
    }
    case "image": {
      const { url, alignment, alt } = block.content;
      const source = webAddress(url);
      if (!source) return "";
      return `<figure${classes("image", alignment ?? "")}><img src="${source}" alt="${escapeHtml(alt ?? "")}" loading="lazy" decoding="async" referrerpolicy="no-referrer"></figure>`;
    }
    case "code": {
      const { text, mime } = block.content;
      const kind = mime === undefined ? "" : ` data-mime="${escapeHtml(mime)}"`;
      return `<pre class="code"${kind}><code>${escapeHtml(text)}</code></pre>`;
    }
    case "video":
      return renderVideo(block.content, words);
    case "divider": {
      const { type, height, color } = block.content;
      if (type === "blank") return `<div${classes("blank", `h-${height ?? 24}`)}></div>`;
      return `<hr${classes(type, textClass(color))}>`;
    }
    case "table":
      return renderTable(block.content);
  }
}

type ContentOf<T extends Block["type"]> = Extract<Block, { type: T }>["content"];

/** Closed until somebody asks: until then its source hears nothing of the reader. */
function renderVideo({ source, url, options }: ContentOf<"video">, words: RenderWords): string {
  const address = webAddress(url);
  if (!address) return "";
  if (source === "selfhosted")
    return `<figure class="video"><video src="${address}" controls preload="metadata" playsinline${options.mute ? " muted" : ""}${options.loop ? " loop" : ""}></video></figure>`;
  const player = playerUrl(source, url, options);
  if (player === undefined) return "";
  const name = SOURCES[source];
  return `<details class="video"><summary>${escapeHtml(words.playVideo(name))}</summary><iframe src="${escapeHtml(player)}" title="${escapeHtml(name)}" loading="lazy" allow="fullscreen; encrypted-media; picture-in-picture" allowfullscreen referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"></iframe><p><a href="${address}" rel="noopener noreferrer">${address}</a></p></details>`;
}

function renderTable({ head, body, color, backgroundColor }: ContentOf<"table">): string {
  const row = (cells: readonly { readonly value: string }[], tag: "td" | "th") =>
    `<tr>${cells.map(({ value }) => `<${tag}>${cleanHtml(value)}</${tag}>`).join("")}</tr>`;
  const thead = head ? `<thead>${row(head.cells, "th")}</thead>` : "";
  const look = classes(textClass(color, backgroundColor), groundClass(backgroundColor));
  return `<div class="table"><table${look}>${thead}<tbody>${body.map(({ cells }) => row(cells, "td")).join("")}</tbody></table></div>`;
}

function webAddress(url: string): string | undefined {
  return /^https?:\/\/[^\s"'<>\\]+$/.test(url) ? escapeHtml(url) : undefined;
}

/** `#abc` and `#AABBCC` as `aabbcc`; empty for what is no colour. */
function hexOf(colour: string | undefined): string {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour ?? "")?.[1]?.toLowerCase() ?? "";
  return digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
}

/** `c-aabbcc`, and with a ground of its own `c-aabbcc-ddeeff`: whether it can be read depends on both. */
function textClass(color: string | undefined, ground?: string): string {
  const [text, under] = [hexOf(color), hexOf(ground)];
  return text === "" ? "" : `c-${text}${under === "" ? "" : `-${under}`}`;
}

function groundClass(ground: string | undefined): string {
  const hex = hexOf(ground);
  return hex === "" ? "" : `g-${hex}`;
}

function classes(...names: readonly string[]): string {
  const all = names.filter((name) => name !== "").join(" ");
  return all === "" ? "" : ` class="${all}"`;
}
