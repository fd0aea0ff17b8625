// The demo's shop: every page is whole, in both languages, and carries the snippet as customers paste it.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { LANGUAGES, PRODUCTS, priceOf } from "./catalogue.ts";
import { checkoutPage, collectionPage, homePage, productPage, render } from "./pages.ts";

suite("the demo's shop", () => {
  const files = { style: "/shop.css", script: "/shop.js", widget: "/embed/0123/default" };

  for (const language of LANGUAGES)
    test(`has all its pages (${language})`, () => {
      const pages = [
        homePage(language),
        collectionPage(language),
        collectionPage(language, "cups"),
        checkoutPage(language),
        ...PRODUCTS.map((product) => productPage(product, language)),
      ];
      for (const page of pages) {
        const html = render(page, files);
        assert.ok(html.startsWith("<!doctype html>") && html.includes(`<html lang="${language}">`));
        assert.ok(html.includes("s1.src='/embed/0123/default';"), page.path);
        assert.doesNotMatch(html, /undefined|\[object/, page.path);
      }
    });

  test("prices are written as each language writes them", () => {
    assert.match(priceOf(2850, "it"), /^28,50\s€$/);
    assert.equal(priceOf(2800, "en"), "€28");
  });
});
