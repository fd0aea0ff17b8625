// Colours for code, made on the server: a handful of token kinds is all that short examples need.

import { escapeHtml } from "../../kernel/html.ts";

export type Language = "sh" | "ts" | "python" | "json" | "http" | "text";

const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/;
const NUMBER = /\b\d[\d_]*(?:\.\d+)?\b/;
const SHELL_STRING = /"(?:[^"\\]|\\.)*"|'[^']*'/;

type Rules = readonly (readonly [kind: string, pattern: RegExp])[];

const rules: Readonly<Record<Language, Rules>> = {
  json: [
    ["key", /"(?:[^"\\\n]|\\.)*"(?=\s*:)/],
    ["string", STRING],
    ["number", NUMBER],
    ["word", /\b(?:true|false|null)\b/],
  ],
  ts: [
    ["comment", /\/\/[^\n]*/],
    ["string", /`(?:[^`\\]|\\.)*`/],
    ["string", STRING],
    [
      "word",
      /\b(?:import|from|export|const|let|await|async|for|of|if|else|return|try|catch|throw|new|true|false|null|undefined|instanceof|function)\b/,
    ],
    ["number", NUMBER],
  ],
  python: [
    ["comment", /#[^\n]*/],
    ["string", STRING],
    [
      "word",
      /\b(?:import|from|as|for|in|if|elif|else|return|try|except|raise|with|while|True|False|None|def|not)\b/,
    ],
    ["number", NUMBER],
  ],
  sh: [
    ["comment", /(?<=^|\s)#[^\n]*/],
    ["string", SHELL_STRING],
    ["word", /(?<=^|\n|\|\s)(?:curl|npm|npx|export|openssl|node)\b/],
    ["option", /(?<=\s)--?[A-Za-z][\w-]*/],
  ],
  http: [
    ["word", /^(?:GET|POST|HTTP\/[\d.]+)\b[^\n]*/],
    ["key", /(?<=\n)[\w-]+(?=:)/],
  ],
  text: [],
};

/** HTML with a span per token; everything is escaped. */
export function highlight(code: string, language: Language): string {
  const known = rules[language];
  if (known.length === 0) return escapeHtml(code);
  const pattern = new RegExp(known.map(([, part]) => `(${part.source})`).join("|"), "g");
  let html = "";
  let at = 0;
  for (const match of code.matchAll(pattern)) {
    const kind = known[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    html += escapeHtml(code.slice(at, match.index));
    html += `<span class="t-${kind}">${escapeHtml(match[0])}</span>`;
    at = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(at));
}

export function languageOf(name: string): Language {
  return Object.hasOwn(rules, name) ? (name as Language) : "text";
}
