// A hand-written page: its words, what the server adds to them, and the contents beside it.
/** @jsxImportSource preact */

import type { Config } from "../../config.ts";
import { scopeMeanings, scopesOfRole } from "../../modules/scope/index.ts";
import { EventIndex } from "./event-page.tsx";
import { FigureTables } from "./figure-tables.tsx";
import { type GuidePage, guidePages, hrefOf } from "./guide-pages.ts";
import { methodHref } from "./layout.tsx";
import { type Article, inlineMarkdown } from "./markdown.tsx";
import type { KnownError, Reference } from "./reference.ts";
import { words } from "./words.ts";

export function GuideContent({
  page,
  article,
  reference,
}: {
  page: GuidePage;
  article: Article;
  reference: Reference;
}) {
  const text = words[page.language];
  const twin = guidePages.find(({ path }) => path === page.twin);
  return (
    <div class="guide">
      <article class="prose">
        <header>
          <h1>{article.title}</h1>
          {twin && (
            <a class="twin" href={hrefOf(twin)} lang={twin.language} hreflang={twin.language}>
              {text.otherLanguage}
            </a>
          )}
        </header>
        <div dangerouslySetInnerHTML={{ __html: article.html }} />
        {page.adds === "methods" && <MethodIndex reference={reference} />}
        {page.adds === "errors" && <ErrorList errors={reference.errors} />}
        {page.adds === "events" && <EventIndex events={reference.events} />}
        {page.adds === "scopes" && <ScopeTable reference={reference} />}
        {page.adds === "figures" && <FigureTables />}
      </article>
      {article.headings.length > 1 && (
        <aside class="contents" aria-label={text.onThisPage}>
          <h2>{text.onThisPage}</h2>
          <ol>
            {article.headings.map(({ id, text }) => (
              <li>
                <a href={`#${id}`}>{text}</a>
              </li>
            ))}
          </ol>
        </aside>
      )}
    </div>
  );
}

function MethodIndex({ reference }: { reference: Reference }) {
  return (
    <div class="index">
      {reference.modules.map((module) => (
        <section>
          <h3>{module.name}</h3>
          <ul>
            {module.methods.map((method) => (
              <li>
                <a href={methodHref(method)}>
                  <code>{method.name}</code>
                </a>
                <span>{method.summary}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ErrorList({ errors }: { errors: readonly KnownError[] }) {
  return (
    <div class="errors">
      {errors.map((error) => (
        <section id={error.code} class="error">
          <h3>
            <a href={`#${error.code}`}>
              <code>{error.code}</code>
            </a>
            <span class="status">{error.status}</span>
          </h3>
          {error.fixes.map((fix) => (
            <Words text={fix} />
          ))}
          {error.message !== error.code && (
            <p class="soft">
              <code>message</code> says <code>{error.message}</code>
              {error.code === "validation_error" && ", or the path of the first parameter that is wrong"}
            </p>
          )}
          <p class="soft">
            {error.methods.length === 0 ? "Any method may answer it." : "Answered by "}
            {error.methods.map((name, index) => (
              <>
                {index > 0 && ", "}
                <a href={`/docs/methods/${name}`}>
                  <code>{name}</code>
                </a>
              </>
            ))}
          </p>
        </section>
      ))}
    </div>
  );
}

function Words({ text }: { text: string }) {
  return <p dangerouslySetInnerHTML={{ __html: inlineMarkdown(text) }} />;
}

function ScopeTable({ reference }: { reference: Reference }) {
  const agent = scopesOfRole("agent", undefined);
  const methods = reference.modules.flatMap((module) => module.methods);
  return (
    <div class="wide">
      <table class="scopes">
        <thead>
          <tr>
            <th scope="col">Scope</th>
            <th scope="col">Allows to</th>
            <th scope="col">Role agent</th>
            <th scope="col">Methods</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(scopeMeanings).map(([scope, meaning]) => (
            <tr id={scope}>
              <th scope="row">
                <code>{scope}</code>
              </th>
              <td>{meaning.replace(/^./, (letter) => letter.toLowerCase())}</td>
              <td>{agent === "all" || agent.has(scope) ? "yes" : "no"}</td>
              <td class="links">
                {methods
                  .filter((method) => method.scopes.includes(scope))
                  .map((method) => (
                    <a href={methodHref(method)}>
                      <code>{method.name}</code>
                    </a>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the guide's `{{…}}` stand for on this server. */
export function guideValues(config: Config, baseUrl: string): Readonly<Record<string, string>> {
  return {
    baseUrl,
    host: new URL(baseUrl).host,
    keyId: "6ae851108fbd474527d3c049",
    readsPlain: String(config.rateLimits.read),
    reads: config.rateLimits.read.toLocaleString("en"),
    writes: config.rateLimits.write.toLocaleString("en"),
    guesses: config.rateLimits.credential.toLocaleString("en"),
    visitorCalls: config.rateLimits.visitor.toLocaleString("en"),
    visitorsCalls: config.rateLimits.visitors.toLocaleString("en"),
    connects: config.rateLimits.connect.toLocaleString("en"),
    mails: config.rateLimits.mail.toLocaleString("en"),
  };
}
