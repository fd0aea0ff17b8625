// GET /demo-shop/orders: a tab of the demo, as a shop would have one: all orders, or those of whoever the agent is
// talking to. It reads its token as any tab does; what it finds is made up from the chat's id, the same each time.

import { escapeHtml } from "../../kernel/html.ts";
import { type Language, PRODUCTS } from "./catalogue.ts";

const WORDS = {
  en: {
    title: "Orders",
    order: "Order",
    sent: "On its way since yesterday",
    packed: "Packed, leaves today",
  },
  it: {
    title: "Ordini",
    order: "Ordine",
    sent: "In viaggio da ieri",
    packed: "Pronto, parte oggi",
  },
} as const;

const STYLE = `:root{color-scheme:light dark}body{margin:0;padding:12px;font:13px/1.45 system-ui,sans-serif;background:#fff;color:#1c1b1a}
h2{margin:0;font-size:13px}p{margin:2px 0 0;color:#5f5b57}ul{margin:8px 0 0;padding:0;list-style:none}li{display:flex;justify-content:space-between;gap:8px;padding:3px 0}
article+article{margin-top:14px;padding-top:14px;border-top:1px solid #e7e3dd}
@media (prefers-color-scheme:dark){body{background:#1b1d20;color:#ecebe8}p{color:#a4a09a}article+article{border-color:#2c2f33}}`;

/** Run in the tab: no more than the claims of the token decides what is shown. */
const SCRIPT = `
const claims = (token) => JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")));
const token = new URLSearchParams(location.search).get("parloToken");
const chat = token ? claims(token).chatId : undefined;
let seed = 0;
for (const letter of chat || "all") seed = (seed * 31 + letter.charCodeAt(0)) >>> 0;
const draw = (most) => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) % most;
const price = (cents) => (cents / 100).toFixed(2).replace(".", words.comma) + " \\u20ac";
const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
for (let count = chat ? 1 + draw(2) : 9; count > 0; count--) {
  const article = element("article", "");
  const list = element("ul", "");
  article.append(element("h2", words.order + " " + (1040 + draw(400))), element("p", count % 3 ? words.sent : words.packed), list);
  for (let items = 1 + draw(3); items > 0; items--) {
    const [name, cents] = products[draw(products.length)];
    const line = element("li", "");
    line.append(element("span", name), element("span", price(cents)));
    list.append(line);
  }
  document.body.append(article);
}`;

export function ordersPage(language: Language): string {
  const words = { ...WORDS[language], comma: language === "it" ? "," : "." };
  const products = PRODUCTS.map((one) => [one[language].name, one.priceCents]);
  const data = `const words=${JSON.stringify(words)},products=${JSON.stringify(products)};`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(words.title)}</title><style>${STYLE}</style></head>
<body><script>${data.replaceAll("<", "\\u003c")}${SCRIPT}</script></body>
</html>
`;
}
