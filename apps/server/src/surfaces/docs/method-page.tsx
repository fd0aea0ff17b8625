// The page of one method: what it does, takes, answers and refuses, with a real call beside it that can be tried.
/** @jsxImportSource preact */

import type { Method } from "../../kernel/define.ts";
import { pipelineErrors } from "../../kernel/error.ts";
import { Code, CodeTabs } from "./code.tsx";
import { Fields } from "./field-list.tsx";
import type { JsonSchema } from "./json-schema.ts";
import { blockMarkdown, inlineMarkdown } from "./markdown.tsx";
import { type Example, moduleOf } from "./reference.ts";
import { shortened, snippetsOf } from "./snippets.ts";

interface Props {
  readonly method: Method;
  readonly example: Example | undefined;
  readonly baseUrl: string;
}

export function MethodContent({ method, example, baseUrl }: Props) {
  return (
    <div class="method-page">
      <header class="prose">
        <p class="eyebrow">{moduleOf(method)}</p>
        <h1>
          <code>{method.name}</code>
        </h1>
        <p class="lead">{method.summary}</p>
        {method.description && (
          <div class="description" dangerouslySetInnerHTML={{ __html: blockMarkdown(method.description) }} />
        )}
        <Facts method={method} />
      </header>
      <aside class="sheet" aria-label="Request and reply">
        {example && <CodeTabs id="request" listings={snippetsOf(method, example, baseUrl)} />}
        {example && (
          <Code
            caption="Reply"
            listing={{
              name: "Reply",
              language: "json",
              code: JSON.stringify(shortened(example.reply), null, 2),
            }}
          />
        )}
        <TryIt method={method} example={example} />
      </aside>
      <article class="prose">
        <h2 id="parameters">Parameters</h2>
        <Fields schema={method.params as JsonSchema} empty="None: send `{}` or no body at all." withNeed />
        <h2 id="result">Result</h2>
        {method.list && (
          <Markdown
            html={blockMarkdown("A list: `total` counts all rows, `data` holds this page. Each row:")}
          />
        )}
        <Fields schema={method.result as JsonSchema} empty="An empty object: the call succeeded." />
        <h2 id="errors">Errors</h2>
        <Errors method={method} />
      </article>
    </div>
  );
}

const ACCESS: Readonly<Record<Method["access"], string>> = {
  public: "No credential needed",
  any: "API key or dashboard session",
  session: "Dashboard session only",
  owner: "Session of the instance's owner",
  visitor: "A visitor's token",
};

function Facts({ method }: { method: Method }) {
  return (
    <dl class="facts">
      <dt>Kind</dt>
      <dd>{method.effect === "write" ? "Write" : "Read"}</dd>
      <dt>Access</dt>
      <dd>
        <a href="/docs/authentication">{ACCESS[method.access]}</a>
      </dd>
      <dt>Scopes</dt>
      <dd>
        {method.scopes.length === 0 && "none"}
        {method.scopes.map((scope) => (
          <a href={`/docs/scopes#${scope}`}>
            <code>{scope}</code>
          </a>
        ))}
      </dd>
      <dt>Rate limit</dt>
      <dd>
        <a href="/docs/rate-limits">{method.tier}</a>
      </dd>
      <dt>Since</dt>
      <dd>{method.since}</dd>
      {method.aliases?.length ? (
        <>
          <dt>Also named</dt>
          <dd>
            {method.aliases.map((alias) => (
              <code>{alias}</code>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function Errors({ method }: { method: Method }) {
  const own = Object.entries(method.errors).sort(([, a], [, b]) => a.status - b.status);
  return (
    <>
      {own.length > 0 && (
        <ul class="fields">
          {own.map(([code, error]) => (
            <li class="field">
              <div class="field-head">
                <a href={`/docs/errors#${code}`}>
                  <code class="field-name">{code}</code>
                </a>
                <span class="status">{error.status}</span>
              </div>
              <p dangerouslySetInnerHTML={{ __html: inlineMarkdown(error.fix) }} />
            </li>
          ))}
        </ul>
      )}
      <p class="common">
        {own.length > 0 ? "And those" : "Those"} any method may answer:{" "}
        {Object.keys(pipelineErrors.map)
          .filter((code) => !(code in method.errors))
          .map((code) => (
            <a href={`/docs/errors#${code}`}>
              <code>{code}</code>
            </a>
          ))}
      </p>
    </>
  );
}

/** Filled in and sent by the page's script; without it the listing above does as well. */
function TryIt({ method, example }: { method: Method; example: Example | undefined }) {
  const body = JSON.stringify(example?.params ?? {}, null, 2);
  return (
    <details class="try" hidden>
      <summary>Try it</summary>
      <form data-try={method.name}>
        <p class="soft">
          {method.effect === "write"
            ? "Runs on this server, for real: what it changes stays changed."
            : "Runs on this server."}
        </p>
        {method.access === "any" && (
          <label>
            API key
            <input
              type="password"
              name="key"
              autocomplete="off"
              placeholder="Empty: the dashboard's session signs"
            />
          </label>
        )}
        {method.access === "visitor" && (
          <label>
            Visitor's token
            <input type="password" name="visitor" autocomplete="off" placeholder="From messenger.connect" />
          </label>
        )}
        {(method.access === "session" || method.access === "owner") && (
          <p class="soft">Signed by the dashboard's session: sign in there first.</p>
        )}
        <label>
          Parameters
          <textarea name="body" spellcheck={false} rows={Math.min(14, body.split("\n").length + 1)}>
            {body}
          </textarea>
        </label>
        <button type="submit">Send</button>
        <div class="try-reply" aria-live="polite" hidden>
          <p class="try-status" />
          <dl class="try-headers" />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>
            <code />
          </pre>
        </div>
      </form>
    </details>
  );
}

function Markdown({ html }: { html: string }) {
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
