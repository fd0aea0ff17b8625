// The example call of a method in curl, TypeScript and Python.

import type { Method } from "../../kernel/define.ts";
import type { Language } from "./highlight.ts";
import type { Example } from "./reference.ts";

export interface Snippet {
  readonly name: string;
  readonly language: Language;
  readonly code: string;
}

interface Call {
  readonly method: Method;
  readonly params: Readonly<Record<string, unknown>>;
  readonly as: Example["as"];
  readonly baseUrl: string;
}

export function snippetsOf(method: Method, example: Example, baseUrl: string): readonly Snippet[] {
  const params = shortened(example.params) as Call["params"];
  const call: Call = { method, params, as: example.as, baseUrl };
  return [
    { name: "curl", language: "sh", code: curl(call) },
    { name: "TypeScript", language: "ts", code: typescript(call) },
    { name: "Python", language: "python", code: python(call) },
  ];
}

function curl({ method, params, as, baseUrl }: Call): string {
  const isEmpty = Object.keys(params).length === 0;
  const parts = [
    `curl -X POST ${baseUrl}/v1/${method.name}`,
    ...(as === "key" ? ['-u "$PARLO_KEY:"'] : []),
    ...(as === "session" ? ['-b "__Host-parlo_session=$PARLO_SESSION"'] : []),
    ...(as === "visitor" ? ['-H "Authorization: Bearer $PARLO_VISITOR"'] : []),
    ...(method.effect === "write" ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(isEmpty
      ? []
      : [
          '-H "Content-Type: application/json"',
          `-d '${JSON.stringify(params, null, 2).replaceAll("'", "'\\''")}'`,
        ]),
  ];
  return parts.join(" \\\n  ");
}

function typescript({ method, params, as, baseUrl }: Call): string {
  const path = method.name
    .split(".")
    .map((part) => part.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()));
  const argument = Object.keys(params).length === 0 ? "" : literal(params, TYPESCRIPT);
  const result = method.list ? "const { data, total }" : "const data";
  return `import { createClient } from "@parlo/sdk";

${clientLine(as, baseUrl)}

${result} = await parlo.${path.join(".")}(${argument});`;
}

function clientLine(as: Example["as"], baseUrl: string): string {
  if (as === "session")
    return "// In a page of the dashboard, whose cookie signs the call.\nconst parlo = createClient();";
  const signs = {
    key: ["key: process.env.PARLO_KEY"],
    visitor: ["visitor: process.env.PARLO_VISITOR"],
    nobody: [],
  };
  const options = [`baseUrl: "${baseUrl}"`, ...signs[as]];
  return options.length === 1
    ? `const parlo = createClient({ ${options[0]} });`
    : `const parlo = createClient({\n${options.map((option) => `  ${option},`).join("\n")}\n});`;
}

function python({ method, params, as, baseUrl }: Call): string {
  const isEmpty = Object.keys(params).length === 0;
  const headers = [
    ...(as === "visitor" ? ['"Authorization": "Bearer " + os.environ["PARLO_VISITOR"]'] : []),
    ...(method.effect === "write" ? ['"Idempotency-Key": str(uuid.uuid4())'] : []),
  ];
  const parts = [
    `    "${baseUrl}/v1/${method.name}",`,
    ...(as === "key" ? ['    auth=(os.environ["PARLO_KEY"], ""),'] : []),
    ...(as === "session" ? ['    cookies={"__Host-parlo_session": os.environ["PARLO_SESSION"]},'] : []),
    ...(headers.length > 0 ? [`    headers={${headers.join(", ")}},`] : []),
    `    json=${isEmpty ? "{}" : literal(params, PYTHON, "    ")},`,
    "    timeout=30,",
  ];
  const imports = [
    ...(as === "nobody" ? [] : ["import os"]),
    ...(method.effect === "write" ? ["import uuid"] : []),
  ];
  return `${imports.length > 0 ? `${imports.join("\n")}\n\n` : ""}import requests

reply = requests.post(
${parts.join("\n")}
)
reply.raise_for_status()
data = reply.json()["data"]`;
}

interface Style {
  readonly indent: string;
  readonly key: (name: string) => string;
  readonly words: Readonly<Record<string, string>>;
}

const TYPESCRIPT: Style = {
  indent: "  ",
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
  words: {},
};

const PYTHON: Style = {
  indent: "    ",
  key: (name) => JSON.stringify(name),
  words: { true: "True", false: "False", null: "None" },
};

/** A JSON value in the other language: only keys and the three words differ. */
export function literal(value: unknown, style: Style, indent = ""): string {
  const inner = indent + style.indent;
  const block = (open: string, lines: readonly string[], close: string) =>
    `${open}\n${lines.map((line) => `${inner}${line},`).join("\n")}\n${indent}${close}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const items = value.map((item) => literal(item, style, inner));
    const line = `[${items.join(", ")}]`;
    return line.length < 60 && !line.includes("\n") ? line : block("[", items, "]");
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([name, part]) => `${style.key(name)}: ${literal(part, style, inner)}`,
    );
    return entries.length === 0 ? "{}" : block("{", entries, "}");
  }
  const text = JSON.stringify(value);
  return style.words[text] ?? text;
}

export const styles = { typescript: TYPESCRIPT, python: PYTHON };

const LONGEST = 90;

/** Long strings (a picture, a drawing) are cut for the eye. */
export function shortened(value: unknown): unknown {
  if (typeof value === "string") return value.length > LONGEST ? `${value.slice(0, LONGEST - 30)}…` : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part)]));
}
