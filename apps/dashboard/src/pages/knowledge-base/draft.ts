// An article while it is written: its fields and blocks as the editor holds them, and what of it is sent.

import type { Params } from "../../api/calls.ts";
import type { Article, ArticleText, Status } from "./kb.ts";

export interface Cells {
  cells: { value: string }[];
}

export interface Contents {
  header: { text: string; heading: "h2" | "h3" | "h4" | "h5" | "h6"; color?: string | undefined };
  paragraph: {
    text: string;
    size?: number | undefined;
    color?: string | undefined;
    backgroundColor?: string | undefined;
  };
  image: { url: string; alignment?: "left" | "center" | "right" | undefined; alt?: string | undefined };
  code: { text: string; mime?: string | undefined };
  video: { url: string; source: VideoSource; options: Record<string, unknown> };
  divider: {
    type: "line-min" | "line-full" | "dotted-full" | "blank";
    height?: number | undefined;
    color?: string | undefined;
  };
  table: {
    rows: number;
    columns: number;
    color?: string | undefined;
    backgroundColor?: string | undefined;
    head?: Cells | null | undefined;
    body: Cells[];
  };
}

export const videoSources = ["youtube", "vimeo", "dailymotion", "selfhosted"] as const;
export type VideoSource = (typeof videoSources)[number];
export type BlockType = keyof Contents;
export const blockTypes = ["paragraph", "header", "image", "code", "video", "table", "divider"] as const;

/** `key` tells blocks apart while they are moved; nobody else knows it. */
export type Block = { [T in BlockType]: { key: string; type: T; content: Contents[T] } }[BlockType];

export interface Draft {
  title: string;
  subtitle: string;
  slug: string;
  author: string | null;
  description: string;
  banner: string;
  blocks: Block[];
  visibility: "public" | "private";
  categories: { id: string; primary: boolean }[];
  related: { id: string; title: string }[];
}

export type Change =
  | { do: "set"; patch: Partial<Omit<Draft, "blocks">> }
  | { do: "insert"; at: number; block: Block }
  | { do: "change"; key: string; patch: object }
  | { do: "move"; key: string; by: number }
  | { do: "remove"; key: string }
  | { do: "replace"; blocks: Block[] };

let made = 0;
const newKey = () => `block-${++made}`;

export function newBlock(type: BlockType): Block {
  const key = newKey();
  switch (type) {
    case "header":
      return { key, type, content: { text: "", heading: "h2" } };
    case "paragraph":
      return { key, type, content: { text: "" } };
    case "image":
      return { key, type, content: { url: "", alignment: "center" } };
    case "code":
      return { key, type, content: { text: "" } };
    case "video":
      return { key, type, content: { url: "", source: "youtube", options: videoOptions("youtube") } };
    case "divider":
      return { key, type, content: { type: "line-full" } };
    case "table":
      return {
        key,
        type,
        content: { rows: 2, columns: 2, head: rowOf(2), body: [rowOf(2), rowOf(2)] },
      };
  }
}

export function rowOf(columns: number): Cells {
  return { cells: Array.from({ length: columns }, () => ({ value: "" })) };
}

const videoFlags = {
  youtube: ["autoplay", "mobile", "mute", "controls", "loop", "branding", "privacy"],
  vimeo: [
    "autoplay",
    "mobile",
    "mute",
    "controls",
    "loop",
    "branding",
    "privacy",
    "introTitle",
    "introPortrait",
    "introByLine",
  ],
  dailymotion: ["autoplay", "mobile", "mute", "controls", "loop", "branding", "privacy", "info", "logo"],
  selfhosted: ["autoplay", "mobile", "mute", "controls", "loop", "branding", "privacy"],
} as const;

/** Those that readers of Parlo's pages notice; the others are kept for readers elsewhere. */
export function flagsOf(source: VideoSource) {
  return videoFlags[source];
}

/** All that a source's videos have, with what was chosen before. */
export function videoOptions(source: VideoSource, before: Record<string, unknown> = {}) {
  const on = new Set<string>(["mobile", "controls", "privacy"]);
  return {
    startTime: before.startTime ?? 0,
    endTime: before.endTime ?? 0,
    ...Object.fromEntries(videoFlags[source].map((flag) => [flag, before[flag] ?? on.has(flag)])),
    ...(source === "vimeo" && before.controlsColor !== undefined
      ? { controlsColor: before.controlsColor }
      : {}),
  };
}

/** Whose video an address is of, as far as its host tells. */
export function sourceOf(url: string): VideoSource | undefined {
  if (/^https?:\/\/([\w-]+\.)?(youtube(-nocookie)?\.com|youtu\.be)\//i.test(url)) return "youtube";
  if (/^https?:\/\/([\w-]+\.)?vimeo\.com\//i.test(url)) return "vimeo";
  if (/^https?:\/\/([\w-]+\.)?(dailymotion\.com|dai\.ly)\//i.test(url)) return "dailymotion";
  return /^https?:\/\/.+\.(mp4|webm|ogv|mov)(\?|#|$)/i.test(url) ? "selfhosted" : undefined;
}

export function blocksOf(contents: ArticleText["contents"]): Block[] {
  return contents.map(({ type, content }) => ({ key: newKey(), type, content }) as unknown as Block);
}

/** An article without a text on the site yet has an empty one. */
export function draftOf(article: Article | undefined): Draft {
  const { meta, content } = article ?? {};
  return {
    title: content?.title ?? "",
    subtitle: content?.subtitle ?? "",
    slug: content?.slug ?? "",
    author: content?.author ?? null,
    description: content?.metadata.description ?? "",
    banner: content?.metadata.banner?.content ?? "",
    blocks: content ? blocksOf(content.contents) : [newBlock("paragraph")],
    visibility: meta?.visibility ?? "public",
    categories: (meta?.categories ?? []).map(({ id, primary }) => ({ id, primary })),
    related: (meta?.relatedArticles ?? []).map(({ id, title }) => ({ id, title })),
  };
}

export function changed(draft: Draft, change: Change): Draft {
  const { blocks } = draft;
  switch (change.do) {
    case "set":
      return { ...draft, ...change.patch };
    case "insert":
      return { ...draft, blocks: blocks.toSpliced(change.at, 0, change.block) };
    case "change":
      return {
        ...draft,
        blocks: blocks.map((block) =>
          block.key === change.key
            ? ({ ...block, content: { ...block.content, ...change.patch } } as Block)
            : block,
        ),
      };
    case "move": {
      const at = blocks.findIndex(({ key }) => key === change.key);
      return { ...draft, blocks: movedBy(blocks, at, change.by) };
    }
    case "remove":
      return { ...draft, blocks: blocks.filter(({ key }) => key !== change.key) };
    case "replace":
      return { ...draft, blocks: change.blocks };
  }
}

/** The same list with one of its entries further up or down; as it was where there is no place for it. */
export function movedBy<T>(list: readonly T[], at: number, by: number): T[] {
  const entry = list[at];
  const to = at + by;
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, entry);
}

type Wish = NonNullable<Params<"knowledge-base.article.update">["article"]>;
type Content = NonNullable<Wish["content"]>;

/** What is sent. An empty slug is made of the title; empty blocks of text are nothing to show. */
export function wishOf(
  draft: Draft,
  siteId: string,
  status: Status,
): { content: Content; meta: NonNullable<Wish["meta"]> } {
  const slug = draft.slug.trim();
  const banner = draft.banner.trim();
  return {
    content: {
      siteId,
      title: draft.title,
      subtitle: draft.subtitle,
      status,
      author: draft.author,
      ...(slug && { slug }),
      metadata: {
        banner: banner ? { type: "url", content: banner } : null,
        description: draft.description,
      },
      contents: keptBlocks(draft).map(({ type, content }) => ({ type, content: { ...content } })),
    },
    meta: {
      visibility: draft.visibility,
      categories: draft.categories,
      relatedArticles: draft.related.map(({ id }) => ({ id })),
    },
  };
}

export function keptBlocks({ blocks }: Draft): Block[] {
  return blocks.filter(
    (block) => !((block.type === "paragraph" || block.type === "header") && block.content.text === ""),
  );
}

/** Two drafts with the same print say the same. */
export function printOf(draft: Draft): string {
  const { blocks: _keys, ...fields } = draft;
  return JSON.stringify([fields, keptBlocks(draft).map(({ type, content }) => [type, content])]);
}
