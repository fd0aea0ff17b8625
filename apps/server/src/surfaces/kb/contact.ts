// What a reader writes to the team. Faults are told beside the fields before anything is counted; what is in order is
// asked of the method, within the quota of all that visitors have mailed.

import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../../config.ts";
import type { Database } from "../../kernel/db.ts";
import type { Pipeline, Reply } from "../../kernel/run.ts";
import { validatorOf } from "../../kernel/schema.ts";
import { sha256 } from "../../kernel/secret.ts";
import {
  articlePath,
  contactPath,
  findPublicArticle,
  type PublicArticle,
} from "../../modules/knowledge-base/index.ts";
import type { FastifyRequest } from "../http.ts";
import { factsOf } from "../incoming.ts";
import { contactPage, EMPTY, type Field, fields, type Letter, most, sentPage } from "./contact-page.tsx";
import type { Page } from "./keep.ts";
import type { Setting } from "./layout.tsx";
import { missingPage, refusedPage } from "./sorry.tsx";
import { type KbWords, wordsFor } from "./words.ts";

const METHOD = "messenger.submit-help-form";

export interface ContactParts {
  readonly config: Config;
  readonly db: Database;
  readonly pipeline: Pipeline;
}

/** A page, or where it is. */
export type Answer =
  | { readonly page: Page; readonly retryAfterS?: number | undefined }
  | { readonly to: string };

export function createContact({ config, db, pipeline }: ContactParts) {
  function articleOf({ base, site }: Setting, slug: string): Promise<PublicArticle | undefined> {
    return findPublicArticle(db, { propertyId: base.property_id, siteId: site.site_id, slug });
  }

  async function ask(request: FastifyRequest, params: Record<string, unknown>): Promise<Reply> {
    const facts = factsOf(request, config);
    try {
      const admission = await pipeline.admit(METHOD, undefined, facts);
      const body = Buffer.from(JSON.stringify(params));
      // The same words from the same address are sent once: a button is pressed twice, and a page sent again.
      const send = () => pipeline.execute(admission, facts, body, sha256(body));
      const reply = await send();
      if (reply.status !== 409) return reply;
      await sleep(1_000);
      return await send();
    } catch (error) {
      return pipeline.refusal(error, facts);
    }
  }

  return {
    /** Below `/contact`: the form, and what is shown when it was sent. */
    async pageAt(setting: Setting, rest: readonly string[], from: string): Promise<Page> {
      if (!setting.site.ticket_form.enabled) return missingPage(setting);
      if (rest.length === 1 && rest[0] === "sent") return sentPage(setting);
      if (rest.length > 0) return missingPage(setting);
      const article = from === "" ? undefined : await articleOf(setting, from);
      return contactPage(setting, { letter: EMPTY, article, faults: new Map() });
    },

    async submit(request: FastifyRequest, setting: Setting, typed: URLSearchParams): Promise<Answer> {
      const { base, site, root, home } = setting;
      if (!site.ticket_form.enabled) return { page: missingPage(setting) };
      const sent = { to: `${contactPath(root, site)}/sent` };
      // No reader sees this field: a program has filled it in.
      if (typed.get("website")) return sent;
      const words = wordsFor(site.language);
      const letter = letterOf(typed);
      const slug = plain(typed.get("from"));
      const article = slug === "" ? undefined : await articleOf(setting, slug);
      const page = article && { page: articlePath(home, site, article.slug) };
      const params = { propertyId: base.property_id, siteId: site.site_id, ...letter, ...page };
      const faults = faultsOf(pipeline, params, letter, words);
      const shown = { letter, article, faults };
      if (faults.size > 0)
        return { page: contactPage(setting, { ...shown, status: 400, notice: words.mend }) };
      const { status, retryAfterS } = await ask(request, params);
      if (status === 200) return sent;
      if (status === 404) return { page: missingPage(setting) };
      if (status === 403) return { page: refusedPage(setting) };
      const notice = status === 429 ? `${words.busy}. ${words.busyHint}` : words.failed;
      return { page: contactPage(setting, { ...shown, status, notice }), retryAfterS };
    },
  };
}

/** As it is kept: lines end alike on every system, and no character is there that the database cannot hold. */
function plain(text: string | null): string {
  return (text ?? "").replaceAll("\0", "").replaceAll("\r\n", "\n").trim();
}

function letterOf(typed: URLSearchParams): Letter {
  const of = (field: Field) => plain(typed.get(field));
  return { name: of("name"), email: of("email"), message: of("message") };
}

/** Told by the method's own schema. */
function faultsOf(
  pipeline: Pipeline,
  params: Record<string, unknown>,
  letter: Letter,
  words: KbWords,
): ReadonlyMap<Field, string> {
  const schema = pipeline.find(METHOD)?.params;
  if (!schema) throw new Error(`${METHOD} is gone.`);
  const wrong = new Set(
    validatorOf(schema)
      .problems(params)
      .faults.map(({ path }) => path),
  );
  return new Map(
    fields.filter((field) => wrong.has(field)).map((field) => [field, faultOf(field, letter[field], words)]),
  );
}

function faultOf(field: Field, value: string, words: KbWords): string {
  if (field === "email") return words.emailNeeded;
  if (value !== "") return words.tooLong(most[field]);
  return field === "name" ? words.nameNeeded : words.messageNeeded;
}
