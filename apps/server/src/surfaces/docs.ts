// /docs: the guide and the reference, rendered on the server from the registry and from docs/. Pages for people, not
// methods.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ComponentChildren } from "preact";
import { h } from "preact";
import type { Config } from "../config.ts";
import { registerAssets } from "./docs/assets.ts";
import { NoAccessContent, SignInContent } from "./docs/door-pages.tsx";
import { EventContent } from "./docs/event-page.tsx";
import { GuideContent, guideValues } from "./docs/guide-page.tsx";
import { type DocsLanguage, type GuidePage, guidePages, hrefOf } from "./docs/guide-pages.ts";
import { doorPage, methodHref, referencePage } from "./docs/layout.tsx";
import { readArticle } from "./docs/markdown.tsx";
import { MethodContent } from "./docs/method-page.tsx";
import { type Reference, readReference } from "./docs/reference.ts";
import { words } from "./docs/words.ts";
import type { DocsGate } from "./docs-gate.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "./http.ts";
import { factsOf } from "./incoming.ts";

export interface DocsParts {
  readonly config: Config;
  readonly gate: Pick<DocsGate, "allows" | "missing">;
  /** The project's docs folder. */
  readonly docs: string;
  /** Folder of style and script. */
  readonly assets: string;
}

export function registerDocs(app: FastifyInstance, parts: DocsParts): void {
  const { config, gate } = parts;
  const assets = registerAssets(app, parts.assets);
  let kept: Reference | undefined;
  // Read at the first visit: the generator that writes the examples builds this server too.
  const reference = () => {
    kept ??= readReference(join(parts.docs, "reference"));
    return kept;
  };

  for (const page of guidePages)
    app.get(hrefOf(page), (request, reply) => guarded(request, reply, () => guide(page, request, reply)));

  app.get<{ Params: { name: string } }>("/docs/methods/:name", (request, reply) =>
    guarded(request, reply, () => method(request.params.name, request, reply)),
  );

  app.get<{ Params: { name: string } }>("/docs/events/:name", (request, reply) =>
    guarded(request, reply, () => event(request.params.name, reply)),
  );

  app.get("/docs/*", (request, reply) => guarded(request, reply, () => missing(reply)));

  async function guarded(request: FastifyRequest, reply: FastifyReply, show: () => FastifyReply) {
    reply.header("cache-control", "private, no-cache");
    const verdict = await gate.allows(request);
    if (verdict === "yes") return show();
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const language: DocsLanguage = factsOf(request, config).language === "it" ? "it" : "en";
    const frame = { title: words[language].signIn, language, assets };
    if (verdict === "no-access-yet")
      return send(reply.code(403), doorPage(frame, h(NoAccessContent, { language })));
    const facts = {
      language,
      next: pathname,
      missing: await gate.missing(),
      failed: searchParams.has("failed"),
      waitS: Number(searchParams.get("wait")) || 0,
    } as const;
    return send(reply.code(401), doorPage(frame, h(SignInContent, facts)));
  }

  function guide(page: GuidePage, request: FastifyRequest, reply: FastifyReply) {
    const source = readFileSync(join(parts.docs, "guide", page.file), "utf8");
    const article = readArticle(source, {
      values: guideValues(config, factsOf(request, config).origin),
      hasMethod: (name) => reference().find(name) !== undefined,
      notYet: words[page.language].notYet,
    });
    const content = h(GuideContent, { page, article, reference: reference() });
    return show(reply, { title: article.title, language: page.language, current: hrefOf(page) }, content);
  }

  function method(name: string, request: FastifyRequest, reply: FastifyReply) {
    const found = reference().find(name);
    if (!found) return missing(reply);
    const baseUrl = factsOf(request, config).origin;
    const content = h(MethodContent, { method: found, example: reference().example(name), baseUrl });
    return show(reply, { title: name, language: "en", current: methodHref(found) }, content);
  }

  function event(name: string, reply: FastifyReply) {
    const found = reference().events.find((one) => one.event === name);
    if (!found) return missing(reply);
    return show(
      reply,
      { title: name, language: "en", current: "/docs/events" },
      h(EventContent, { event: found }),
    );
  }

  function missing(reply: FastifyReply) {
    const content = h("article", { class: "prose" }, [
      h("h1", null, "There is no such page"),
      h("p", null, "The menu lists every page and every method this server has."),
    ]);
    return show(reply.code(404), { title: "Not found", language: "en", current: "" }, content);
  }

  function show(
    reply: FastifyReply,
    page: { title: string; language: DocsLanguage; current: string },
    content: ComponentChildren,
  ) {
    return send(reply, referencePage({ ...page, assets, reference: reference() }, content));
  }
}

function send(reply: FastifyReply, html: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(html);
}
