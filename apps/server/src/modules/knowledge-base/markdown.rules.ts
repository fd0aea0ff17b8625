// Blocks as Markdown. The HTML in blocks was cleaned, so it is of a few known elements and well formed.

import type { Block } from "./blocks.ts";

type Node = string | Element;
interface Element {
  readonly tag: string;
  readonly href: string;
  readonly start: number;
  readonly children: Node[];
}

export function markdownOf(title: string, subtitle: string, blocks: readonly Block[]): string {
  const parts = [`# ${escaped(title)}`, ...(subtitle === "" ? [] : [`*${escaped(subtitle)}*`])];
  return `${[...parts, ...blocks.map(ofBlock)].filter((part) => part !== "").join("\n\n")}\n`;
}

function ofBlock(block: Block): string {
  switch (block.type) {
    case "header":
      return `${"#".repeat(Number(block.content.heading[1]))} ${oneLine(inline(parse(block.content.text)))}`;
    case "paragraph":
      return flow(parse(block.content.text));
    case "image":
      return `![${escaped(block.content.alt ?? "")}](${block.content.url})`;
    case "code":
      return fenced(block.content.text, (block.content.mime ?? "").replace(/^.*\/(?:x-)?/, ""));
    case "video":
      return `<${block.content.url}>`;
    case "divider":
      return block.content.type === "blank" ? "" : "---";
    case "table": {
      const { head, body, columns } = block.content;
      const row = (cells: readonly { readonly value: string }[]) =>
        `| ${cells.map(({ value }) => oneLine(inline(parse(value))).replaceAll("|", "\\|")).join(" | ")} |`;
      const first = head ? row(head.cells) : `|${"  |".repeat(columns)}`;
      return [first, `|${" --- |".repeat(columns)}`, ...body.map(({ cells }) => row(cells))].join("\n");
    }
  }
}

function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language.replace(/[^\w+-]/g, "")}\n${text.replace(/\n$/, "")}\n${fence}`;
}

const BLOCKS = new Set(["p", "ul", "ol", "blockquote", "pre"]);

/** Elements one below the other. */
function flow(nodes: readonly Node[]): string {
  const parts: string[] = [];
  let line: Node[] = [];
  const endLine = () => {
    const text = inline(line).trim();
    if (text !== "") parts.push(text);
    line = [];
  };
  for (const node of nodes) {
    if (typeof node === "string" || !BLOCKS.has(node.tag)) line.push(node);
    else {
      endLine();
      parts.push(ofElement(node));
    }
  }
  endLine();
  return parts.filter((part) => part !== "").join("\n\n");
}

function ofElement(node: Element): string {
  if (node.tag === "p") return inline(node.children).trim();
  if (node.tag === "pre") return fenced(textOf(node), "");
  if (node.tag === "blockquote") return flow(node.children).replace(/^/gm, "> ").replace(/^> $/gm, ">");
  const items = node.children.filter(
    (child): child is Element => typeof child !== "string" && child.tag === "li",
  );
  return items
    .map((item, at) => {
      const mark = node.tag === "ol" ? `${node.start + at}. ` : "- ";
      const lines = tight(item).split("\n");
      return lines
        .map((text, n) => (n === 0 ? mark + text : text && " ".repeat(mark.length) + text))
        .join("\n");
    })
    .join("\n");
}

/** An item's own words, and lists within it right below them. */
function tight(item: Element): string {
  return flow(item.children).replace(/\n\n(?=(?:- |\d+\. ))/g, "\n");
}

const MARKS: Readonly<Record<string, string>> = { b: "**", strong: "**", i: "*", em: "*", s: "~~" };

function inline(nodes: readonly Node[]): string {
  return nodes
    .map((node): string => {
      if (typeof node === "string") return escaped(node);
      if (node.tag === "br") return "  \n";
      if (node.tag === "code" || node.tag === "kbd") return `\`${textOf(node).replaceAll("`", "'")}\``;
      const inner = inline(node.children);
      if (node.tag === "a")
        return node.href === "" ? inner : `[${inner}](${node.href.replace(/[()\s]/g, encodeURIComponent)})`;
      const mark = MARKS[node.tag];
      if (mark === undefined || inner.trim() === "")
        return BLOCKS.has(node.tag) || node.tag === "li" ? `${inner} ` : inner;
      // A mark beside a space is no mark.
      const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
      return `${before}${mark}${words}${mark}${after}`;
    })
    .join("");
}

function textOf(node: Node): string {
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

function parse(html: string): Node[] {
  const root: Element = { tag: "", href: "", start: 1, children: [] };
  const open = [root];
  for (const [token] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const top = open.at(-1) ?? root;
    const [, slash, tag = "", attributes = ""] = /^<(\/?)([a-z0-9]+)([^>]*)>$/.exec(token) ?? [];
    if (slash === undefined)
      top.children.push(token.replace(/&(lt|gt|quot|#39|amp);/g, (all, name) => ENTITIES[name] ?? all));
    else if (slash === "/") {
      if (open.length > 1 && top.tag === tag) open.pop();
    } else {
      const href = /\shref="([^"]*)"/.exec(attributes)?.[1] ?? "";
      const start = Number(/\sstart="(\d+)"/.exec(attributes)?.[1] ?? 1);
      const element: Element = { tag, href: href.replaceAll("&amp;", "&"), start, children: [] };
      top.children.push(element);
      if (tag !== "br") open.push(element);
    }
  }
  return root.children;
}
