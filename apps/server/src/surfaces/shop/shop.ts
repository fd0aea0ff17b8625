// GET /demo-shop: a shop with the widget on its pages, in the demo alone. Pages as a customer would have them: they
// know nothing of Parlo but the snippet.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../../config.ts";
import { sha256 } from "../../kernel/secret.ts";
import type { FastifyInstance, FastifyReply } from "../http.ts";
import { factsOf } from "../incoming.ts";
import { type Kind, LANGUAGES, type Language, PRODUCTS } from "./catalogue.ts";
import { ordersPage } from "./orders.ts";
import { checkoutPage, collectionPage, HOME, homePage, productPage, render, type ShopPage } from "./pages.ts";

/** Beside the sources and beside the bundle, two folders apart. */
const FOLDERS = ["../../../assets/shop", "../assets/shop"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** What the demo's tab shows. */
export const ORDERS = `${HOME}/orders`;
/** The shop's order desk, which the demo's webhooks tell. */
export const DESK = `${HOME}/desk`;

const KINDS: readonly Kind[] = ["cups", "bowls", "plates", "vases"];

export function registerShop(app: FastifyInstance, config: Config, propertyId: string): void {
  const style = serve(app, "shop.css", "text/css; charset=utf-8");
  const script = serve(app, "shop.js", "text/javascript; charset=utf-8");
  const widget = `/embed/${propertyId}/default`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "content-security-policy": "frame-ancestors 'self'; object-src 'none'; base-uri 'none'",
  };
  const show = (reply: FastifyReply, page: ShopPage | undefined) =>
    page
      ? reply.headers(headers).send(render(page, { style, script, widget }))
      : reply.code(404).header("content-type", "text/plain; charset=utf-8").send("Not found\n");

  app.get(HOME, (request, reply) => {
    const { language } = factsOf(request, config);
    return reply.redirect(`${HOME}/${language === "it" ? "it" : "en"}`);
  });
  app.get(ORDERS, (request, reply) => {
    const { language } = factsOf(request, config);
    return reply.headers(headers).send(ordersPage(language === "it" ? "it" : "en"));
  });
  app.post(DESK, (_request, reply) => reply.send({ received: true }));
  app.get<{ Params: { language: string; "*"?: string } }>(`${HOME}/:language`, (request, reply) =>
    show(reply, pageAt(request.params.language, "")),
  );
  app.get<{ Params: { language: string; "*": string } }>(`${HOME}/:language/*`, (request, reply) =>
    show(reply, pageAt(request.params.language, request.params["*"])),
  );
}

function pageAt(name: string, path: string): ShopPage | undefined {
  const language: Language | undefined = LANGUAGES.find((one) => one === name);
  if (!language) return undefined;
  if (path === "") return homePage(language);
  if (path === "checkout") return checkoutPage(language);
  if (path === "collection") return collectionPage(language);
  const kind = KINDS.find((one) => path === `collection/${one}`);
  if (kind) return collectionPage(language, kind);
  const product = PRODUCTS.find((one) => one.slug === path);
  return product && productPage(product, language);
}

/** Answers its address, with the hash of what is in it. */
function serve(app: FastifyInstance, name: string, type: string): string {
  const content = readAsset(name);
  app.get(`${HOME}/assets/${name}`, (_request, reply) =>
    reply.type(type).header("cache-control", "public, max-age=31536000, immutable").send(content),
  );
  return `${HOME}/assets/${name}?${sha256(content).slice(0, 12)}`;
}

function readAsset(name: string): Buffer {
  for (const folder of FOLDERS)
    try {
      return readFileSync(join(folder, name));
    } catch {
      // The other place, then.
    }
  throw new Error(`The demo shop's ${name} is missing.`);
}
