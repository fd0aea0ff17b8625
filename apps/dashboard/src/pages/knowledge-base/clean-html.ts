// HTML of texts as the server keeps it: nothing but the tags it takes, whatever was pasted. The server cleans it again.

const BLOCKS = new Set(["P", "UL", "OL", "LI", "BLOCKQUOTE", "PRE"]);
const INLINE = new Set(["B", "STRONG", "I", "EM", "U", "S", "CODE", "KBD", "MARK", "SUB", "SUP", "A", "BR"]);
const DROPPED = new Set([
  "SCRIPT",
  "STYLE",
  "TEMPLATE",
  "IFRAME",
  "OBJECT",
  "TITLE",
  "HEAD",
  "NOSCRIPT",
  "SVG",
]);
/** Ends a line in a page that somebody copies from. */
const LINES = /^(DIV|H[1-6]|SECTION|ARTICLE|HEADER|FOOTER|TR|DT|DD|FIGURE|FIGCAPTION|MAIN)$/;

/** A line holds no paragraphs and no lists: a heading, a cell of a table. */
export type Shape = "text" | "line";

export function cleanHtml(html: string, shape: Shape = "text"): string {
  const source = new DOMParser().parseFromString(html, "text/html").body;
  const target = document.implementation.createHTMLDocument("").body;
  copy(source, target, shape);
  if (shape === "text") wrapLoose(target);
  return isEmpty(target) ? "" : target.innerHTML;
}

/** A line without its paragraph, as headings are kept in one. */
export function lineOf(html: string): string {
  return cleanHtml(html, "line");
}

export function plainOf(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
}

function copy(from: Node, to: Element, shape: Shape): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(words(node.textContent ?? "", to));
    if (!(node instanceof Element)) continue;
    const name = node.nodeName.toUpperCase();
    if (DROPPED.has(name)) continue;
    const element = shaped(node, name, shape, to.ownerDocument);
    if (element) to.append(element);
    copy(node, element ?? to, shape);
    // Words on two lines must not become one.
    if (!element && shape === "line" && (BLOCKS.has(name) || LINES.test(name)) && node.nextSibling)
      to.append(" ");
  }
}

/** The field shows spaces as they are, so those that only set out the source go. */
function words(text: string, within: Element): string {
  if (within.nodeName === "PRE") return text;
  const list = within.nodeName === "UL" || within.nodeName === "OL";
  return list && text.trim() === "" ? "" : text.replace(/[ \t]*[\r\n]+[ \t]*/g, " ");
}

function shaped(node: Element, name: string, shape: Shape, owner: Document): Element | undefined {
  const bold = node instanceof HTMLElement ? node.style.fontWeight : "";
  // Copied documents come wrapped in a bold that is none, and mark bold by style.
  if ((name === "B" || name === "STRONG") && bold === "normal") return undefined;
  if (name === "SPAN" && (bold === "bold" || Number(bold) >= 600)) return owner.createElement("b");
  if (shape === "line" && (name === "BR" || BLOCKS.has(name) || LINES.test(name))) return undefined;
  if (LINES.test(name))
    return node.querySelector("p, ul, ol, div, blockquote, pre, table")
      ? undefined
      : owner.createElement("p");
  if (!BLOCKS.has(name) && !INLINE.has(name)) return undefined;
  const element = owner.createElement(name);
  if (name !== "A") return element;
  const href = node.getAttribute("href") ?? "";
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(href)) return undefined;
  element.setAttribute("href", href);
  const title = node.getAttribute("title");
  if (title) element.setAttribute("title", title);
  if (node.getAttribute("target") === "_blank") element.setAttribute("target", "_blank");
  return element;
}

/** Words that stand in no paragraph get one. */
function wrapLoose(body: Element): void {
  let paragraph: Element | null = null;
  for (const node of [...body.childNodes]) {
    const isBlock = node instanceof Element && BLOCKS.has(node.nodeName) && node.nodeName !== "LI";
    if (isBlock) {
      paragraph = null;
      continue;
    }
    if (!paragraph && node.textContent?.trim() === "" && node.nodeName !== "BR") {
      node.remove();
      continue;
    }
    if (!paragraph) {
      paragraph = body.ownerDocument.createElement("p");
      node.before(paragraph);
    }
    paragraph.append(node);
  }
}

function isEmpty(body: Element): boolean {
  return (body.textContent ?? "").trim() === "" && body.querySelector("li") === null;
}
