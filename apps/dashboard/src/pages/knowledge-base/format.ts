// What the buttons above a text do to the words that are selected in it.

export const marks = ["bold", "italic", "code"] as const;
export const shapes = ["ul", "ol", "quote"] as const;
export type Format = (typeof marks)[number] | (typeof shapes)[number] | "clear";

const commands = {
  bold: "bold",
  italic: "italic",
  ul: "insertUnorderedList",
  ol: "insertOrderedList",
  clear: "removeFormat",
} as const;

/** The text field that has the selection. */
export function fieldOfSelection(): HTMLElement | undefined {
  const node = getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>("[contenteditable=true]") ?? undefined;
}

export function applyFormat(format: Format): void {
  const field = fieldOfSelection();
  if (!field) return;
  if (format === "code") toggleCode(field);
  else if (format === "quote") {
    const quoted = closest("blockquote", field) !== null;
    document.execCommand(quoted ? "outdent" : "formatBlock", false, "blockquote");
  } else document.execCommand(commands[format]);
  if (format === "clear") document.execCommand("unlink");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Whether the selection stands in it already. */
export function hasFormat(format: Format): boolean {
  const field = fieldOfSelection();
  if (!field || format === "clear") return false;
  if (format === "code" || format === "quote")
    return closest(format === "code" ? "code" : "blockquote", field) !== null;
  return document.queryCommandState(commands[format]);
}

function closest(tag: string, field: HTMLElement): Element | null {
  const node = getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  const found = element?.closest(tag) ?? null;
  return found && field.contains(found) ? found : null;
}

/** Browsers have no command of their own for it. */
function toggleCode(field: HTMLElement): void {
  const selection = getSelection();
  const inside = closest("code", field);
  if (!selection) return;
  if (inside) {
    const text = document.createTextNode(inside.textContent ?? "");
    inside.replaceWith(text);
    selection.selectAllChildren(text.parentNode ?? text);
    selection.collapseToEnd();
    return;
  }
  const words = selection.toString();
  if (words === "") return;
  const code = document.createElement("code");
  code.textContent = words;
  document.execCommand("insertHTML", false, code.outerHTML);
}

export function linkOfSelection(): string {
  const field = fieldOfSelection();
  return (field && closest("a", field)?.getAttribute("href")) ?? "";
}

/** A bare name of a site is meant as an address. */
export function addressFrom(typed: string): string {
  const text = typed.trim();
  if (text === "" || /^(https?:\/\/|mailto:|tel:)/i.test(text)) return text;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? `mailto:${text}` : `https://${text.replace(/^\/+/, "")}`;
}

/** Links what was selected when the address was asked for; without words the address is its own. */
export function applyLink(range: Range, typed: string): void {
  const selection = getSelection();
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const field = element?.closest<HTMLElement>("[contenteditable=true]");
  if (!selection || !field) return;
  field.focus();
  selection.removeAllRanges();
  selection.addRange(range);
  const around = closest("a", field);
  if (around && range.collapsed) selection.selectAllChildren(around);
  const address = addressFrom(typed);
  if (address === "") document.execCommand("unlink");
  else if (selection.isCollapsed) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = typed.trim();
    document.execCommand("insertHTML", false, link.outerHTML);
  } else document.execCommand("createLink", false, address);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
