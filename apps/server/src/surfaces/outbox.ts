// GET /outbox: the mails of the demo, to be read on the machine it runs on. Not methods: pages for people. They hold
// links that open accounts, so they exist in the demo alone and answer nobody but this machine's own browser.

import { tokensCss, wordmarkSvg } from "@parlo/ui";
import type { ParsedMail } from "mailparser";
import type { Config } from "../config.ts";
import { escapeHtml } from "../kernel/html.ts";
import { isLoopback } from "../kernel/ip.ts";
import { listOutbox, readFromOutbox } from "../modules/mail/index.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "./http.ts";

const SHOWN = 100;

export function registerOutbox(app: FastifyInstance, config: Config): void {
  if (config.mode !== "demo") return;

  app.get("/outbox", async (request, reply) => {
    if (!isLocal(request)) return nothing(reply);
    const names = (await listOutbox(config.dataDir)).slice(0, SHOWN);
    const mails = await Promise.all(names.map(async (name) => ({ name, mail: await mailOf(name) })));
    const rows = mails.flatMap(({ name, mail }) => (mail ? [rowOf(name, mail)] : []));
    const empty = `<p class="soft">No mail yet. Invite a member or ask for a new password, then reload.</p>`;
    return page(reply, "Outbox", `<h1>Outbox</h1>${rows.length > 0 ? `<ul>${rows.join("")}</ul>` : empty}`);
  });

  app.get<{ Params: { name: string } }>("/outbox/:name", async (request, reply) => {
    const mail = isLocal(request) ? await mailOf(request.params.name) : undefined;
    if (!mail) return nothing(reply);
    const source = `/outbox/${request.params.name}/html`;
    return page(
      reply,
      subjectOf(mail),
      `<p><a href="/outbox">Outbox</a></p><h1>${escapeHtml(subjectOf(mail))}</h1>${headOf(mail)}
<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${source}"></iframe>
<details><summary>As text</summary><pre>${escapeHtml(mail.text ?? "")}</pre></details>`,
    );
  });

  // Within its frame the mail runs no script and loads nothing; its links open in a new tab.
  app.get<{ Params: { name: string } }>("/outbox/:name/html", async (request, reply) => {
    const mail = isLocal(request) ? await mailOf(request.params.name) : undefined;
    if (!mail) return nothing(reply);
    const html = (mail.html || "").replace("<head>", '<head><base target="_blank">');
    return send(
      reply,
      html,
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    );
  });

  async function mailOf(name: string): Promise<ParsedMail | undefined> {
    const message = await readFromOutbox(config.dataDir, name);
    if (!message) return undefined;
    // A megabyte of character sets, needed by nobody who does not read mails here.
    const { simpleParser } = await import("mailparser");
    return simpleParser(message);
  }
}

/**
 * From this machine, under a name of this machine (another name pointing here is a page of somebody else's reaching
 * in), and not through a proxy, which speaks for somebody elsewhere.
 */
function isLocal(request: FastifyRequest): boolean {
  const name = request.hostname.replace(/^\[|\]$/g, "");
  const forwarded = request.headers["x-forwarded-for"] ?? request.headers.forwarded;
  return isLoopback(request.ip) && (name === "localhost" || isLoopback(name)) && forwarded === undefined;
}

function rowOf(name: string, mail: ParsedMail): string {
  return `<li><a href="/outbox/${name}">${escapeHtml(subjectOf(mail))}</a>${headOf(mail)}</li>`;
}

function headOf(mail: ParsedMail): string {
  const to = [mail.to ?? []].flat().map(({ text }) => text);
  const date = mail.date?.toISOString() ?? "";
  return `<div class="soft">To ${escapeHtml(to.join(", "))} · <time datetime="${date}">${date.slice(0, 16).replace("T", " ")} UTC</time></div>`;
}

function subjectOf(mail: ParsedMail): string {
  return mail.subject ?? "(no subject)";
}

const STYLE = `body { margin: 0 auto; max-width: 720px; padding: var(--space-6) var(--space-4); font: var(--text-md)/var(--line-height) var(--font-system); background: var(--paper); color: var(--ink) }
h1 { font-size: var(--text-xl); margin: var(--space-5) 0 var(--space-2) }
a { color: var(--accent); font-weight: var(--weight-medium) }
.soft { color: var(--ink-soft); font-size: var(--text-sm) }
ul { list-style: none; margin: 0; padding: 0; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-card) }
li { padding: var(--space-3) var(--space-4) } li + li { border-top: 1px solid var(--line) }
iframe { width: 100%; height: 560px; margin: var(--space-4) 0; border: 1px solid var(--line); border-radius: var(--radius-card); background: var(--surface) }
pre { white-space: pre-wrap; font-family: var(--font-mono); font-size: var(--text-sm) }`;

function page(reply: FastifyReply, title: string, body: string): FastifyReply {
  return send(
    reply,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · Parlo</title><style>${tokensCss()}${STYLE}</style></head><body>${wordmarkSvg({ height: 28, accent: "var(--accent)", title: "Parlo" })}${body}</body></html>`,
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
  );
}

function send(reply: FastifyReply, html: string, policy: string): FastifyReply {
  return reply
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    })
    .send(html);
}

function nothing(reply: FastifyReply): FastifyReply {
  return reply.code(404).headers({ "content-type": "text/plain; charset=utf-8" }).send("Not found\n");
}
