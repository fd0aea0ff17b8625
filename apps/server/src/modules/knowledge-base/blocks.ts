// The blocks of an article (compatibility §1.13): what each holds, what is wrong with one and where, and how it is kept.

import type { Detail } from "../../kernel/error.ts";
import { OneOf, type Static, strict, Type, validatorOf } from "../../kernel/schema.ts";
import { cleanHtml, plainText } from "./html.ts";
import { videoId, videoSources } from "./video.rules.ts";

/** As many as an article holds. */
export const MOST_BLOCKS = 500;

const Colour = (of: string) =>
  Type.Optional(
    Type.String({
      pattern: "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
      description: `Colour of ${of}: 3 or 6 digits.`,
    }),
  );
const Html = (of: string, maxLength = 100_000) => Type.String({ maxLength, description: `${of}, as HTML.` });
export const WebAddress = (of: string) =>
  Type.String({ maxLength: 2000, pattern: "^https?://[^\\s\"'<>\\\\]+$", description: `Address of ${of}.` });
const Flag = (description: string) => Type.Optional(Type.Boolean({ description }));
const Seconds = (description: string) =>
  Type.Optional(Type.Number({ minimum: 0, maximum: 86_400, description }));

const Cells = strict({
  cells: Type.Array(strict({ value: Html("What it says", 10_000) }), { maxItems: 20, description: "Cells." }),
});

/** What is in a block, by its type. */
export const blockContents = {
  header: strict({
    text: Html("The heading", 2000),
    heading: OneOf(["h2", "h3", "h4", "h5", "h6"], "Its level."),
    color: Colour("the text"),
  }),
  paragraph: strict({
    text: Html("The text"),
    size: Type.Optional(Type.Integer({ minimum: 8, maximum: 48, description: "Pixels." })),
    color: Colour("the text"),
    backgroundColor: Colour("the ground"),
  }),
  image: strict({
    url: WebAddress("a public picture"),
    alignment: Type.Optional(OneOf(["left", "center", "right"], "Where it stands.")),
    alt: Type.Optional(
      Type.String({ maxLength: 500, description: "What it shows, for those who do not see it." }),
    ),
  }),
  code: strict({
    text: Type.String({ maxLength: 100_000, description: "The code." }),
    mime: Type.Optional(Type.String({ maxLength: 100, description: "Its kind, such as `text/x-python`." })),
  }),
  video: strict({
    url: WebAddress("the video"),
    source: OneOf(videoSources, "Whose video it is."),
    options: strict({
      startTime: Seconds("Where it begins."),
      endTime: Seconds("Where it ends; 0 for its end."),
      autoplay: Flag("Whether it begins by itself. Pages of Parlo wait for a click."),
      mobile: Flag("Whether it plays within the page on phones."),
      mute: Flag("Whether it begins without sound."),
      controls: Flag("Whether its controls are shown."),
      loop: Flag("Whether it begins again at its end."),
      branding: Flag("Whether the source's mark is shown."),
      privacy: Flag("Whether it is played without cookies. Pages of Parlo always do."),
      controlsColor: Colour("Vimeo's controls"),
      introTitle: Flag("Whether Vimeo shows the title."),
      introPortrait: Flag("Whether Vimeo shows the author's picture."),
      introByLine: Flag("Whether Vimeo shows the author."),
      info: Flag("Whether Dailymotion shows the title."),
      logo: Flag("Whether Dailymotion shows its mark."),
    }),
  }),
  divider: strict({
    type: OneOf(["line-min", "line-full", "dotted-full", "blank"], "How it looks."),
    height: Type.Optional(Type.Integer({ minimum: 5, maximum: 120, description: "Pixels, of a blank one." })),
    color: Colour("the line"),
  }),
  table: strict({
    rows: Type.Integer({ minimum: 1, maximum: 100, description: "Rows, with or without the head." }),
    columns: Type.Integer({ minimum: 1, maximum: 20, description: "Columns." }),
    color: Colour("the text"),
    backgroundColor: Colour("the ground"),
    head: Type.Optional(
      Type.Union([Cells, Type.Null({ description: "None." })], { description: "The head." }),
    ),
    body: Type.Array(Cells, { maxItems: 100, description: "Its rows." }),
  }),
};

export type BlockType = keyof typeof blockContents;
export const blockTypes = Object.keys(blockContents) as BlockType[];

export type Block = {
  [T in BlockType]: { readonly type: T; readonly content: Static<(typeof blockContents)[T]> };
}[BlockType];

/** As a parameter and in replies; what is in it depends on its type and is checked by `problemsOf`. */
export const BlockShape = strict({
  type: OneOf(blockTypes, "What it is."),
  content: Type.Record(Type.String(), Type.Unknown(), {
    description: "What is in it, by its type: see [the guide](/docs/knowledge-base#blocks).",
  }),
});

/** Every problem of some blocks, at its own path below `path`. */
export function problemsOf(blocks: readonly Static<typeof BlockShape>[], path: string): readonly Detail[] {
  return blocks.flatMap(({ type, content }, at) => {
    const here = `${path}[${at}].content`;
    const { faults, unknown } = validatorOf(blockContents[type as BlockType]).problems(content);
    const wrong = [...faults, ...unknown].map((one) => ({
      path: one.path === "body" && !("body" in content) ? here : `${here}.${one.path}`,
      reason: one.reason,
    }));
    return wrong.length > 0 ? wrong : deeperProblems({ type, content } as Block, here);
  });
}

function deeperProblems(block: Block, path: string): readonly Detail[] {
  if (block.type === "video" && block.content.source !== "selfhosted") {
    const { url, source } = block.content;
    if (videoId(source, url) === undefined)
      return [{ path: `${path}.url`, reason: `must be the address of a video at ${source}` }];
  }
  if (block.type !== "table") return [];
  const { rows, columns, body, head } = block.content;
  const reason = `must have ${columns} cells, as columns says`;
  if (head && head.cells.length !== columns) return [{ path: `${path}.head.cells`, reason }];
  if (body.length !== rows && body.length + (head ? 1 : 0) !== rows)
    return [{ path: `${path}.body`, reason: `must have ${rows} rows, as rows says` }];
  return body.flatMap((row, at) =>
    row.cells.length === columns ? [] : [{ path: `${path}.body[${at}].cells`, reason }],
  );
}

/** As they are kept: with HTML that was cleaned. */
export function cleanBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.type === "header" || block.type === "paragraph")
      return { ...block, content: { ...block.content, text: cleanHtml(block.content.text) } } as Block;
    if (block.type !== "table") return block;
    const clean = (row: Static<typeof Cells>) => ({
      cells: row.cells.map(({ value }) => ({ value: cleanHtml(value) })),
    });
    const { head, body } = block.content;
    return {
      ...block,
      content: { ...block.content, ...(head ? { head: clean(head) } : {}), body: body.map(clean) },
    };
  });
}

/** What the blocks say, for search and for descriptions. */
export function textOfBlocks(blocks: readonly Block[]): string {
  const texts = blocks.map((block) => {
    if (block.type === "header" || block.type === "paragraph") return plainText(block.content.text);
    if (block.type === "code") return block.content.text;
    if (block.type === "image") return block.content.alt ?? "";
    if (block.type !== "table") return "";
    const { head, body } = block.content;
    const rows = [...(head ? [head] : []), ...body];
    return rows.flatMap(({ cells }) => cells.map(({ value }) => plainText(value))).join(" ");
  });
  return texts
    .filter((text) => text !== "")
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Addresses of the pictures that a text shows. */
export function picturesOf(blocks: readonly Block[], banner: string | null): readonly string[] {
  const urls = blocks.flatMap((block) => (block.type === "image" ? block.content.url : []));
  return banner === null ? urls : [...urls, banner];
}
