// Documents made to harm, and what may come out of them at most.

import fc, { type Arbitrary } from "fast-check";
import type { Block } from "../modules/knowledge-base/blocks.ts";
import { playerHosts } from "../modules/knowledge-base/video.rules.ts";

const EVIL_TEXTS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<a href="vbscript:x" target=_top>x</a>',
  '<p style="background:url(javascript:alert(1));position:fixed;inset:0">x</p>',
  "<style>@import url(//evil.example)</style>",
  '<iframe src="https://evil.example/"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="x"></object><embed src="x">',
  "<math><mtext></p><mglyph><style><img src=x onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "</p></div></main><script>alert(1)</script>",
  "<<script>alert(1)//<</script>",
  "<p/onmouseover=alert(1)>x",
  '"><script>alert(1)</script>',
  "'-alert(1)-'",
  "<!--><script>alert(1)</script>-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;",
  "<form action=//evil.example><input name=a></form>",
  "<base href=//evil.example>",
  "<meta http-equiv=refresh content=0;url=//evil.example>",
  "<template><script>alert(1)</script></template>",
  "<xmp><script>alert(1)</script></xmp>",
  "<textarea></textarea><script>x</script>",
  "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
  "<ol start='1\" onclick=\"x'><li>x</ol>",
];
const TAGS = [
  "p",
  "b",
  "a",
  "ul",
  "li",
  "svg",
  "script",
  "style",
  "iframe",
  "img",
  "div",
  "math",
  "table",
  "form",
];
const ATTRIBUTES = [
  "onclick",
  "style",
  "href",
  "src",
  "srcdoc",
  "class",
  "id",
  "xlink:href",
  "formaction",
  "title",
];

const evil: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...EVIL_TEXTS),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("<", ">", '"', "'", "</", "<!--", "-->", "&", "&#x3c;", "`", "=", "/", "\\", "\n"),
);
const tagged: Arbitrary<string> = fc
  .tuple(fc.constantFrom(...TAGS), fc.constantFrom(...ATTRIBUTES), evil, evil)
  .map(([tag, attribute, value, inner]) => `<${tag} ${attribute}="${value}">${inner}</${tag}>`);
const html = fc.array(fc.oneof(evil, tagged), { maxLength: 5 }).map((parts) => parts.join(""));
const colour = fc.oneof(fc.constantFrom("#fff", "#12AB34"), evil);
const url = fc.oneof(
  fc.constantFrom("https://a.example/x.png", "https://youtu.be/dQw4w9WgXcQ", "https://vimeo.com/12345678"),
  evil.map((text) => `https://youtu.be/dQw4w9WgXcQ${text}`),
  evil.map((text) => `https://a.example/${text}`),
  evil,
);
const cells = fc.array(fc.record({ value: html }), { maxLength: 2 }).map((all) => ({ cells: all }));

/** Not only what the door lets in: also what an older version, or a hand in the database, may have left. */
const block: Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constant("header"),
    content: fc.record({ text: html, heading: fc.constantFrom("h2", "h6"), color: colour }),
  }),
  fc.record({
    type: fc.constant("paragraph"),
    content: fc.record({ text: html, size: fc.integer(), color: colour, backgroundColor: colour }),
  }),
  fc.record({
    type: fc.constant("image"),
    content: fc.record({ url, alignment: fc.constantFrom("left", "right"), alt: evil }),
  }),
  fc.record({ type: fc.constant("code"), content: fc.record({ text: html, mime: evil }) }),
  fc.record({
    type: fc.constant("video"),
    content: fc.record({
      url,
      source: fc.constantFrom("youtube", "vimeo", "dailymotion", "selfhosted"),
      options: fc.record({ startTime: fc.double(), mute: fc.boolean(), loop: fc.boolean() }),
    }),
  }),
  fc.record({
    type: fc.constant("divider"),
    content: fc.record({ type: fc.constantFrom("line-min", "blank"), height: fc.integer(), color: colour }),
  }),
  fc.record({
    type: fc.constant("table"),
    content: fc.record({ head: fc.option(cells), body: fc.array(cells, { maxLength: 2 }), color: colour }),
  }),
) as Arbitrary<Block>;

const documents = fc.array(block, { minLength: 1, maxLength: 4 });

export const DOCUMENTS = 10_000;
const SEED = Number(process.env.BLOCKS_SEED ?? 20_261_126);

/** The same documents each time; what fails is told with the number that makes them again. */
export function withEvilDocuments(check: (blocks: readonly Block[], isCleaned: boolean) => void): void {
  const outcome = fc.check(fc.property(documents, fc.boolean(), check), { numRuns: DOCUMENTS, seed: SEED });
  if (outcome.failed)
    throw new Error(
      `Repeat with BLOCKS_SEED=${SEED}: ${String(outcome.errorInstance)}\n${fc.stringify(outcome.counterexample)}`,
    );
}

/** Everything that may come out, attribute by attribute. Whatever is not of this form is a finding. */
const ATTRIBUTE: Readonly<Record<string, RegExp>> = {
  class: /^[a-z0-9 -]+$/,
  id: /^[\p{L}\p{N}\p{M}-]+$/u,
  href: /^(https?:\/\/|mailto:|tel:|[^:]*$|[/#?])/i,
  src: /^https?:\/\//,
  title: /^[^<>"]*$/,
  alt: /^[^<>"]*$/,
  start: /^\d{1,4}$/,
  rel: /^noopener noreferrer$/,
  target: /^_blank$/,
  loading: /^lazy$/,
  decoding: /^async$/,
  referrerpolicy: /^no-referrer$/,
  preload: /^metadata$/,
  "data-mime": /^[^<>"]*$/,
  allow: /^fullscreen; encrypted-media; picture-in-picture$/,
  sandbox: /^allow-scripts allow-same-origin allow-presentation allow-popups$/,
};
const BARE = new Set(["controls", "playsinline", "muted", "loop", "allowfullscreen"]);
const ELEMENTS = new Set([
  ...[
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "figure",
    "img",
    "pre",
    "code",
    "details",
    "summary",
    "iframe",
    "video",
  ],
  ...[
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "p",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "kbd",
  ],
  ...["mark", "sub", "sup", "a", "ul", "ol", "li", "blockquote"],
]);

export function harmIn(page: string): string | undefined {
  for (const [tag] of page.matchAll(/<[^>]*>?/g)) {
    const [, name = "", rest = ""] =
      /^<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>$/.exec(tag) ?? [];
    if (!ELEMENTS.has(name)) return tag;
    for (const [, attribute = "", value] of rest.matchAll(/\s+([a-z-]+)(?:="([^"<>]*)")?/g)) {
      if (value === undefined ? !BARE.has(attribute) : !ATTRIBUTE[attribute]?.test(value)) return tag;
      if (
        attribute === "src" &&
        name === "iframe" &&
        !playerHosts.some((host) => value?.startsWith(`${host}/`))
      )
        return tag;
    }
  }
  return page.replace(/<[^<>]*>/g, "").includes("<") ? "a stray <" : undefined;
}
