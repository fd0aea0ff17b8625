// One template, two forms: the text and the HTML of a mail are written from the same words, so they cannot disagree.

import { colours, radiiPx, type } from "@parlo/ui";
import { escapeHtml } from "../../kernel/html.ts";
import { buttonPathOf, type MailTemplate, wordsOf } from "./catalogue.ts";

export interface Letter {
  readonly template: MailTemplate;
  readonly language: string;
  readonly values: Readonly<Record<string, string>>;
  /** `https://host`, where the button leads and the foot says the mail comes from. */
  readonly origin: string;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const FOOT: Record<string, string> = { en: "Sent by Parlo at", it: "Inviato da Parlo su" };

export function renderMail(letter: Letter): RenderedMail {
  const words = wordsOf(letter.template, letter.language);
  const path = buttonPathOf(letter.template);
  const plain = (text: string) => fill(text, letter.values, tidy);
  const html = (text: string) => fill(escapeHtml(text), letter.values, (value) => escapeHtml(tidy(value)));
  const url = path ? letter.origin + fill(path, letter.values, encodeURIComponent) : undefined;
  const foot = `${FOOT[letter.language] ?? FOOT.en} ${letter.origin}`;
  const button = words.button && url ? { label: words.button, url } : undefined;
  return {
    subject: fill(words.subject, letter.values, oneLine),
    text: `${[
      plain(words.heading),
      ...words.paragraphs.map(plain),
      ...(button ? [`${plain(button.label)}:\n${button.url}`] : []),
      ...(words.note ? [plain(words.note)] : []),
      `-- \n${foot}`,
    ].join("\n\n")}\n`,
    html: page({
      language: letter.language,
      subject: fill(words.subject, letter.values, oneLine),
      heading: html(words.heading),
      paragraphs: words.paragraphs.map(html),
      button: button && { label: html(button.label), url: escapeHtml(button.url) },
      note: words.note && html(words.note),
      foot: escapeHtml(foot),
    }),
  };
}

/** Throws for a placeholder without a value: a mail with a hole in it is never sent. */
function fill(text: string, values: Letter["values"], prepare: (value: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`A mail needs the value ${name}.`);
    return prepare(value);
  });
}

/** What people typed keeps its lines, and loses control characters and marks that turn the direction of text. */
function tidy(value: string): string {
  return value
    .replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (mark) => (mark === "\n" ? "\n" : " "))
    .trim();
}

function oneLine(value: string): string {
  return tidy(value).replace(/\s+/g, " ").slice(0, 120);
}

interface Parts {
  readonly language: string;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly button: { readonly label: string; readonly url: string } | undefined;
  readonly note: string | undefined;
  readonly foot: string;
}

const { light, dark } = colours;
const { sizesPx } = type;

// Mail programs know neither custom properties nor most selectors: styles stand at each element, and the block in the
// head only turns them dark where that is understood.
const DARK = `@media (prefers-color-scheme: dark) {
  .paper { background: ${dark.paper} !important }
  .card { background: ${dark.surface} !important; border-color: ${dark.line} !important }
  .ink { color: ${dark.ink} !important }
  .soft { color: ${dark.inkSoft} !important }
  .mark, .link { color: ${dark.accent} !important }
  .button { background: ${dark.accent} !important; color: ${dark.onAccent} !important }
}`;

const FONT = `font-family:${type.systemFamily.replaceAll('"', "'")};line-height:${type.lineHeight}`;

function page(parts: Parts): string {
  const paragraph = (text: string, style: string, name: string) =>
    `<p class="${name}" style="margin:0 0 16px;${style}">${text.replaceAll("\n", "<br>")}</p>`;
  const body = `font-size:${sizesPx.lg}px;color:${light.ink}`;
  const small = `font-size:${sizesPx.sm}px;color:${light.inkSoft}`;
  return `<!doctype html>
<html lang="${escapeHtml(parts.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(parts.subject)}</title>
<style>${DARK}</style>
</head>
<body class="paper" style="margin:0;padding:32px 16px;background:${light.paper};${FONT}">
<table role="presentation" cellpadding="0" cellspacing="0" width="100%" style="max-width:520px;margin:0 auto">
<tr><td class="mark" style="padding:0 4px 16px;font-size:24px;font-weight:${type.weights.semibold};letter-spacing:-0.02em;color:${light.accent}">parlo</td></tr>
<tr><td class="card" style="padding:32px;background:${light.surface};border:1px solid ${light.line};border-radius:${radiiPx.card}px">
<h1 class="ink" style="margin:0 0 16px;font-size:${sizesPx.xl}px;line-height:${type.headingLineHeight};font-weight:${type.weights.semibold};color:${light.ink}">${parts.heading}</h1>
${parts.paragraphs.map((text) => paragraph(text, body, "ink")).join("\n")}
${parts.button ? buttonOf(parts.button, small) : ""}
${parts.note ? paragraph(parts.note, small, "soft") : ""}
</td></tr>
<tr><td class="soft" style="padding:16px 4px;font-size:${sizesPx.xs}px;color:${light.inkSoft}">${parts.foot}</td></tr>
</table>
</body>
</html>
`;
}

/** The address stands below the button too, for programs that show no buttons and for people who want to read it. */
function buttonOf(button: { readonly label: string; readonly url: string }, small: string): string {
  return `<p style="margin:24px 0"><a class="button" href="${button.url}" style="display:inline-block;padding:12px 20px;border-radius:${radiiPx.control}px;background:${light.accent};color:${light.onAccent};font-size:${sizesPx.lg}px;font-weight:${type.weights.medium};text-decoration:none">${button.label}</a></p>
<p class="soft" style="margin:0 0 16px;${small};word-break:break-all"><a class="link" href="${button.url}" style="color:${light.accent}">${button.url}</a></p>`;
}
