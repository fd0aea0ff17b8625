// Finds the SQL in a source file: `sql` templates, and texts handed to a query function.

import { dottedName, isNode, type Node, type Source, walk } from "./sources.ts";

export interface SqlText {
  readonly text: string;
  readonly line: number;
}

const QUERYING = /(^|\.)(query|raw|rawQuery)$/;

export function sqlTexts(source: Source): readonly SqlText[] {
  const found: SqlText[] = [];
  const add = (node: Node, text: string) => found.push({ text, line: source.lineOf(node.start) });
  walk(source.tree, (node) => {
    if (node.type === "TaggedTemplateExpression" && dottedName(node.tag).split(".")[0] === "sql")
      add(node, textOf(node.quasi));
    else if (
      node.type === "CallExpression" &&
      QUERYING.test(dottedName(node.callee)) &&
      Array.isArray(node.arguments)
    ) {
      const text = textOf(node.arguments[0]);
      if (text !== "") add(node, text);
    }
  });
  return found;
}

/** The fixed parts of a string or template; what is put in between becomes a blank. */
function textOf(node: unknown): string {
  if (!isNode(node)) return "";
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : "";
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.quasis)) return "";
  return node.quasis.map((part) => (part as { value: { raw: string } }).value.raw).join(" ");
}

// A keyword, a table, and more tables after commas; aliases may stand between.
const NAMED =
  /\b(?:from|join|into|update|table|truncate|using)\s+(?:only\s+)?"?([a-z_]\w*)"?((?:(?:\s+(?:as\s+)?[a-z_]\w*)?\s*,\s*"?[a-z_]\w*"?)*)/gi;

/** Names that stand where SQL expects a table. */
export function tablesNamed(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, first = "", more = ""] of text.matchAll(NAMED)) {
    names.add(first.toLowerCase());
    for (const [, next = ""] of more.matchAll(/,\s*"?([a-z_][a-z0-9_]*)/gi)) names.add(next.toLowerCase());
  }
  return names;
}
