// The shop's pages as HTML: the collection, a product, the checkout, and the snippet each of them carries.

import { escapeHtml } from "../../kernel/html.ts";
import { type Kind, type Language, PRODUCTS, type Product, priceOf } from "./catalogue.ts";
import { pictureOf } from "./pictures.ts";
import { WORDS } from "./words.ts";

export const HOME = "/demo-shop";

export interface ShopPage {
  readonly language: Language;
  /** After the language: `vaso-colle`, `collection/cups`, or nothing for the first page. */
  readonly path: string;
  readonly title: string;
  readonly main: string;
}

const at = (language: Language, path = "") => `${HOME}/${language}${path ? `/${path}` : ""}`;

export function collectionPage(language: Language, kind?: Kind): ShopPage {
  const words = WORDS[language];
  const shown = PRODUCTS.filter((one) => kind === undefined || one.kind === kind);
  const tabs = (["all", "cups", "bowls", "plates", "vases"] as const).map((name) => {
    const path = name === "all" ? "collection" : `collection/${name}`;
    const current = (kind ?? "all") === name ? ' aria-current="page"' : "";
    return `<a data-soft href="${at(language, path)}"${current}>${words.kinds[name]}</a>`;
  });
  return {
    language,
    path: kind ? `collection/${kind}` : "collection",
    title: words.kinds[kind ?? "all"],
    main: `<section class="head"><h1>${words.kinds[kind ?? "all"]}</h1><nav class="tabs" aria-label="${words.shopAll}">${tabs.join("")}</nav></section>${grid(shown, language)}${question(language)}`,
  };
}

export function homePage(language: Language): ShopPage {
  const words = WORDS[language];
  const [first, second, third] = [PRODUCTS[2], PRODUCTS[3], PRODUCTS[4]];
  const pictures = [first, second, third]
    .flatMap((one) =>
      one
        ? [`<a href="${at(language, one.slug)}">${pictureOf(one.look, one[language].name, "fill")}</a>`]
        : [],
    )
    .join("");
  return {
    language,
    path: "",
    title: words.title,
    main: `<section class="hero"><div><p class="over">${words.tagline}</p><h1>${words.title}</h1><p class="lead">${words.intro}</p><p><a class="button" data-soft href="${at(language, "collection")}">${words.shopAll}</a></p></div><div class="hero-pictures">${pictures}</div></section>${grid(PRODUCTS, language)}<section class="workshop"><h2>${words.workshop}</h2><p>${words.workshopText}</p></section>${question(language)}`,
  };
}

export function productPage(product: Product, language: Language): ShopPage {
  const words = WORDS[language];
  const own = product[language];
  const others = PRODUCTS.filter((one) => one !== product && one.kind !== product.kind).slice(0, 3);
  return {
    language,
    path: product.slug,
    title: own.name,
    main: `<article class="product"><div class="picture">${pictureOf(product.look, own.name)}</div><div><p class="over">${words.kinds[product.kind]}</p><h1>${own.name}</h1><p class="price">${priceOf(product.priceCents, language)}</p><p class="lead">${own.story}</p><p><button class="button" data-add="${product.slug}" data-said="${words.added}">${words.add}</button> <span class="soft">${product.left} ${words.left}</span></p><dl><dt>${words.size}</dt><dd>${product.size}</dd><dt>${words.care}</dt><dd>${own.care}</dd><dt>${words.shipping}</dt><dd>${words.shippingText}</dd></dl></div></article>${question(language)}<h2 class="also">${words.alsoLike}</h2>${grid(others, language)}`,
  };
}

export function checkoutPage(language: Language): ShopPage {
  const words = WORDS[language];
  const fields = words.fields
    .map((label, index) => `<label>${label}<input autocomplete="off" name="field${index}"></label>`)
    .join("");
  const goods = PRODUCTS.map((one) => ({
    slug: one.slug,
    name: one[language].name,
    cents: one.priceCents,
    picture: pictureOf(one.look, ""),
  }));
  const said = { ...words, kinds: undefined, locale: language === "it" ? "it-IT" : "en-IE" };
  return {
    language,
    path: "checkout",
    title: words.checkout,
    main: `<section class="head"><h1>${words.checkout}</h1></section><div class="checkout"><form data-pay="${escapeHtml(words.paid)}"><h2>${words.address}</h2>${fields}<button class="button">${words.pay}</button><p class="soft" role="status"></p></form><div data-basket><p class="soft">${words.empty}</p></div></div><script type="application/json" id="goods">${JSON.stringify({ goods, said }).replaceAll("<", "\\u003c")}</script>${question(language)}`,
  };
}

function grid(products: readonly Product[], language: Language): string {
  const cards = products.map(
    (one) =>
      `<li><a href="${at(language, one.slug)}"><div class="picture">${pictureOf(one.look, "")}</div><h3>${one[language].name}</h3><p class="soft">${one[language].short}</p><p class="price">${priceOf(one.priceCents, language)}</p></a></li>`,
  );
  return `<ul class="grid">${cards.join("")}</ul>`;
}

function question(language: Language): string {
  const words = WORDS[language];
  return `<aside class="question"><div><h2>${words.question}</h2><p>${words.questionText}</p></div><button class="button plain" data-ask>${words.ask}</button></aside>`;
}

/** As the dashboard hands it out, with nothing added. */
function snippet(source: string): string {
  return `<script>
var Tawk_API=Tawk_API||{}, Tawk_LoadStart=new Date();
(function(){
var s1=document.createElement("script"),s0=document.getElementsByTagName("script")[0];
s1.async=true;
s1.src='${source}';
s1.charset='UTF-8';
s1.setAttribute('crossorigin','*');
s0.parentNode.insertBefore(s1,s0);
})();
</script>`;
}

const BOWL = `<svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><path d="M4 13c1 8 7 12 9 12.5L12.500 28h7l-.5-2.500C21 25 27 21 28 13Z" fill="#A4502F"/><ellipse cx="16" cy="13" rx="12" ry="3" fill="#77351D"/></svg>`;

export function render(page: ShopPage, o: { style: string; script: string; widget: string }): string {
  const { language } = page;
  const words = WORDS[language];
  const other: Language = language === "it" ? "en" : "it";
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · Bottega Aurora</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(BOWL.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))}">
<link rel="stylesheet" href="${o.style}">
<script defer src="${o.script}"></script>
</head>
<body>
<header class="top"><a class="mark" href="${at(language)}">${BOWL}<span>Bottega Aurora</span></a><nav><a data-soft href="${at(language, "collection")}">${words.shopAll}</a><a href="${at(other, page.path)}" lang="${other}" hreflang="${other}" title="${words.other.name}">${words.other.short}</a><a href="${at(language, "checkout")}">${words.basket} <b data-count hidden></b></a></nav></header>
<main>${page.main}</main>
<footer><p>${words.foot}</p><p class="soft">${words.demo}</p></footer>
${snippet(o.widget)}
</body>
</html>
`;
}
