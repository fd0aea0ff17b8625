// /kb/<subdomain>, and the domains customers have proved to be theirs: the knowledge bases as readers see them. Pages for
// people, not methods; they need no script and no cookie.

import type { Config } from "../../config.ts";
import type { Database } from "../../kernel/db.ts";
import { addressBucket } from "../../kernel/ip.ts";
import type { Quota, RateLimiter } from "../../kernel/rate-limit.ts";
import type { Pipeline } from "../../kernel/run.ts";
import {
  articlePath,
  contactPath,
  findMovedSlug,
  findPublicArticle,
  search,
  siteRoot,
  urlOf,
} from "../../modules/knowledge-base/index.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "../http.ts";
import { factsOf, header } from "../incoming.ts";
import { registerKbAssets } from "./assets.ts";
import { createContact } from "./contact.ts";
import { createKeep, finished, type House, type KeptPage, type Page, placeOf } from "./keep.ts";
import type { Setting } from "./layout.tsx";
import { articlePage, categoryPage, homePage, searchPage } from "./pages.tsx";
import { sitemap } from "./sitemap.ts";
import { busyPage, missingPage } from "./sorry.tsx";

export interface KbParts {
  readonly config: Config;
  readonly db: Database;
  readonly pipeline: Pipeline;
  readonly limiter: RateLimiter;
  /** Folder of style and script. */
  readonly assets: string;
}

/** Where a request leads: a knowledge base, where its links begin, and what is asked below that. */
interface Ask {
  readonly house: House;
  readonly root: string;
  readonly path: readonly string[];
}

const FOUND = 20;
/** Kinds of pages that hold what somebody asked for. */
const UNKEPT: ReadonlySet<string> = new Set(["search", "contact"]);
/** What a domain of a customer's serves besides its knowledge base. */
const EVERYWHERE = /^\/(?:kb\/assets|embed|files|pictures|health|v1)(?:\/|$)/;

export function registerKb(app: FastifyInstance, parts: KbParts): { wake(): void } {
  const { config, db, pipeline, limiter } = parts;
  // As many as of what else strangers may ask for, and counted apart: who reads much can still chat and vote.
  const quota: Quota = { name: "help-centre", limit: config.rateLimits.connect, windowS: 60 };
  const keep = createKeep(db);
  const contact = createContact(parts);
  const assets = registerKbAssets(app, parts.assets);
  const publicHost = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).hostname;

  // Before any route: on a domain of its own everything is the knowledge base's.
  app.addHook("onRequest", async (request, reply) => {
    const domain = domainOf(request.host);
    if (domain === publicHost || EVERYWHERE.test(request.url)) return;
    const ours = keep.isOurs(domain);
    if (!(typeof ours === "boolean" ? ours : await ours)) return;
    // A form's body is read by the route: a POST goes there under the name of its knowledge base.
    if (request.method === "POST") return;
    const house = await keep.find({ domain });
    return house ? answer(request, reply, { house, root: "", path: segments(request.url) }) : nothing(reply);
  });

  interface Params {
    Params: { subdomain: string };
  }
  const atSubdomain = async (request: FastifyRequest<Params>, reply: FastifyReply) => {
    const subdomain = request.params.subdomain.toLowerCase();
    const found = keep.find({ subdomain });
    const house = found instanceof Promise ? await found : found;
    if (!house) return nothing(reply);
    const root = `/kb/${subdomain}`;
    return answer(request, reply, { house, root, path: segments(request.url).slice(2) });
  };
  app.get("/kb/:subdomain", atSubdomain);
  app.get("/kb/:subdomain/*", atSubdomain);
  app.post<Params>("/kb/:subdomain/*", async (request, reply) => {
    const subdomain = request.params.subdomain.toLowerCase();
    const house = await keep.find({ subdomain });
    if (!house) return nothing(reply);
    return submit(request, reply, { house, root: `/kb/${subdomain}`, path: segments(request.url).slice(2) });
  });
  app.post("/*", async (request, reply) => {
    const domain = domainOf(request.host);
    const house = (await keep.isOurs(domain)) ? await keep.find({ domain }) : undefined;
    if (!house) return reply.callNotFound();
    return submit(request, reply, { house, root: "", path: segments(request.url) });
  });

  async function answer(request: FastifyRequest, reply: FastifyReply, ask: Ask): Promise<FastifyReply> {
    const { house } = ask;
    const place = placeOf(house, addressOf(request, ask));
    const kept = house.shelf.find(place);
    if (kept) return sendPage(request, reply, kept);
    const found = locate(request, ask);
    if (found === undefined) return nothing(reply);
    if (typeof found === "string") return reply.redirect(found, 301);
    // What is kept is for all. A search, or a name that nothing has, is made anew each time, for whoever asks.
    if (!(await mayAsk(request, reply))) return sendPage(request, reply, busy(house, found.setting));
    const page = await pageAt(request, found.setting, found.rest);
    if (typeof page === "string") return reply.redirect(page, 301);
    const made = finished(house, page);
    // What somebody searches for, or writes about, is asked once; what is nowhere can be asked for under any name.
    if (made.status === 200 && !UNKEPT.has(found.rest[0] ?? "")) house.shelf.put(place, made);
    return sendPage(request, reply, made);
  }

  async function mayAsk(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const verdict = await limiter.take(addressBucket(factsOf(request, config).ip), quota);
    if (!verdict.allowed) reply.header("retry-after", verdict.retryAfterS);
    return verdict.allowed;
  }

  /** The site is told by the language at the beginning; the primary has none. A text is where it would be instead. */
  function locate(request: FastifyRequest, { house, root, path }: Ask) {
    const { base, sites } = house;
    const { named, rest } = partsOf({ house, path });
    const primary = sites.find(({ site_id }) => site_id === "primary");
    if (named && named === primary) return [root, ...rest.map(encodeURIComponent)].join("/") || "/";
    const site = named ?? primary;
    // The primary site is hidden: the first of the others stands in at the door.
    if (!site) return path.length === 0 && sites[0] ? siteRoot(root, sites[0]) : undefined;
    const { origin } = factsOf(request, config);
    const setting: Setting = { base, site, sites, root, home: urlOf(base, origin), assets };
    return { setting, rest };
  }

  async function pageAt(
    request: FastifyRequest,
    setting: Setting,
    rest: readonly string[],
  ): Promise<Page | string> {
    const { base, site, root } = setting;
    const [kind, slug = "", ...more] = rest;
    const query = new URL(request.url, "http://localhost").searchParams;
    if (kind === undefined) return homePage(db, setting);
    if (kind === "sitemap.xml" && rest.length === 1) return sitemap(db, setting);
    if (kind === "robots.txt" && rest.length === 1) return robots(`${setting.home}/sitemap.xml`);
    if (kind === "search" && rest.length === 1) return searched(setting, query.get("q") ?? "");
    if (kind === "contact") return contact.pageAt(setting, rest.slice(1), query.get("from") ?? "");
    if (more.length > 0) return missingPage(setting);
    const at = { propertyId: base.property_id, siteId: site.site_id, slug };
    if (kind === "category")
      return (await categoryPage(db, setting, slug, pageOf(query.get("page")))) ?? missingPage(setting);
    if (kind !== "article") return missingPage(setting);
    const article = await findPublicArticle(db, at);
    if (article) return articlePage(db, setting, article, votedOf(query.get("voted")));
    const moved = await findMovedSlug(db, at);
    return moved === undefined ? missingPage(setting) : articlePath(root, site, moved);
  }

  /** Kept as well: to refuse shall cost less than what is refused. */
  function busy(house: House, setting: Setting): KeptPage {
    const place = placeOf(house, `\0busy ${setting.root} ${setting.site.site_id}`);
    const kept = house.shelf.find(place) ?? finished(house, busyPage(setting));
    house.shelf.put(place, kept);
    return kept;
  }

  async function searched(setting: Setting, typed: string): Promise<Page> {
    const { base, site } = setting;
    const text = typed.replaceAll("\0", "").trim().slice(0, 200);
    const asked = { sites: [site], text, readers: true, size: FOUND };
    return searchPage(setting, text, await search({ db }, base.property_id, asked));
  }

  /** Forms without a script: a vote, and what is written to the team. */
  async function submit(request: FastifyRequest, reply: FastifyReply, ask: Ask): Promise<FastifyReply> {
    const placed = locate(request, ask);
    if (placed === undefined || typeof placed === "string") return nothing(reply);
    const { setting, rest } = placed;
    const [kind, slug = "", verb] = rest;
    if (kind === "contact" && rest.length === 1) return write(request, reply, ask.house, setting);
    if (kind !== "article" || verb !== "vote" || rest.length > 3) return nothing(reply);
    return vote(request, reply, setting, slug);
  }

  async function write(request: FastifyRequest, reply: FastifyReply, house: House, setting: Setting) {
    if (!(await mayAsk(request, reply))) return sendPage(request, reply, busy(house, setting));
    if (isForeign(request)) return reply.redirect(contactPath(setting.root, setting.site), 303);
    const answer = await contact.submit(request, setting, fieldsOf(request));
    if ("to" in answer) return reply.header("cache-control", "no-store").redirect(answer.to, 303);
    if (answer.retryAfterS !== undefined) reply.header("retry-after", answer.retryAfterS);
    // What somebody typed, and what they were told of it, is kept nowhere.
    const { page } = answer;
    const headers = { ...page.headers, "cache-control": "no-store" };
    return sendPage(request, reply, finished(house, { ...page, headers }));
  }

  /** The vote is the method's, and the page says thank you. */
  async function vote(request: FastifyRequest, reply: FastifyReply, setting: Setting, slug: string) {
    const { base, site, root } = setting;
    const said = votedOf(fieldsOf(request).get("vote"));
    const at = { propertyId: base.property_id, siteId: site.site_id };
    const article = await findPublicArticle(db, { ...at, slug });
    if (!article) return nothing(reply);
    const page = articlePath(root, site, slug);
    if (said === undefined || isForeign(request)) return reply.redirect(`${page}#feedback`, 303);
    const params = { ...at, articleId: article.article_id, vote: said };
    const isCounted = await cast(request, params);
    return reply.redirect(isCounted ? `${page}?voted=${said}#feedback` : `${page}#feedback`, 303);
  }

  async function cast(request: FastifyRequest, params: Record<string, unknown>): Promise<boolean> {
    const facts = factsOf(request, config);
    try {
      const admission = await pipeline.admit("knowledge-base.article.vote", undefined, facts);
      return (await pipeline.execute(admission, facts, params, undefined)).status === 200;
    } catch (error) {
      return pipeline.refusal(error, facts).status === 200;
    }
  }

  return { wake: () => keep.wake() };
}

function fieldsOf({ body }: FastifyRequest): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(body) ? body.toString("utf8") : "");
}

/** Another site's form shall not vote or write in a reader's name. */
function isForeign(request: FastifyRequest): boolean {
  return ["cross-site", "same-site"].includes(header(request, "sec-fetch-site"));
}

function robots(sitemapUrl: string): Page {
  const html = `User-agent: *\nDisallow: /*/search\nDisallow: /search\nDisallow: /*/contact\nDisallow: /contact\nSitemap: ${sitemapUrl}\n`;
  return { status: 200, html, type: "text/plain; charset=utf-8", headers: {} };
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: KeptPage): FastifyReply {
  const zips = header(request, "accept-encoding").includes("gzip");
  const etag = zips ? page.etag.replace(/"$/, '-z"') : page.etag;
  reply.headers({
    "content-type": page.type ?? "text/html; charset=utf-8",
    "cache-control": "public, no-cache",
    vary: "accept-encoding",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    ...page.headers,
  });
  if (page.status !== 200) return reply.code(page.status).send(page.plain);
  reply.header("etag", etag);
  const known = header(request, "if-none-match").split(",");
  if (known.some((one) => one.trim().replace(/^W\//, "") === etag)) return reply.code(304).send();
  if (!zips) return reply.send(page.plain);
  return reply.header("content-encoding", "gzip").send(page.zipped);
}

/**
 * What a page depends on: of a query the part that it reads, and of a path its parts. Or anybody could have one page kept
 * under a million addresses.
 */
function addressOf({ host, url }: FastifyRequest, { house, root, path }: Ask): string {
  const at = `${host} ${root}\0${path.join("\0")}`;
  const queryAt = url.indexOf("?");
  if (queryAt === -1) return at;
  const asked = new URLSearchParams(url.slice(queryAt));
  // By the part that says what kind of page it is: a category may be called `article`.
  const [kind] = partsOf({ house, path }).rest;
  if (kind === "article") return `${at} ${votedOf(asked.get("voted")) ?? ""}`;
  return kind === "category" ? `${at} ${pageOf(asked.get("page"))}` : at;
}

/** A path's beginning names a site by its language; what follows is the kind of a page, and which. */
function partsOf({ house, path }: Pick<Ask, "house" | "path">) {
  const [first = "", ...others] = path;
  const named = house.sites.find(({ language }) => language === first.toLowerCase());
  return { named, rest: named ? others : path };
}

function nothing(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .headers({
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    })
    .send("Not found\n");
}

/** Parts of a path, decoded; one that cannot be is the part of nothing. */
function segments(url: string): readonly string[] {
  const [path = ""] = url.split("?");
  return path
    .split("/")
    .filter((part) => part !== "")
    .map((part) => {
      try {
        return decodeURIComponent(part).replaceAll("\0", "\uFFFD");
      } catch {
        return part;
      }
    });
}

function domainOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
}

function pageOf(text: string | null): number {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

function votedOf(text: string | null): "up" | "down" | undefined {
  return text === "up" || text === "down" ? text : undefined;
}
