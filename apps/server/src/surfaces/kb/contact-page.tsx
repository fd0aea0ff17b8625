// The pages of the form by which readers write to the team: plain HTML, with what was typed kept beside what is wrong.
/** @jsxImportSource preact */

import {
  articlePath,
  contactPath,
  type PublicArticle,
  type SiteRow,
  siteRoot,
} from "../../modules/knowledge-base/index.ts";
import type { Page } from "./keep.ts";
import { render, type Setting } from "./layout.tsx";
import { Crumbs } from "./pages.tsx";
import { type KbWords, wordsFor } from "./words.ts";

export const fields = ["name", "email", "message"] as const;
export type Field = (typeof fields)[number];
export type Letter = Readonly<Record<Field, string>>;

export interface ContactState {
  /** What was typed. */
  readonly letter: Letter;
  /** The article they came from. */
  readonly article: PublicArticle | undefined;
  /** What is wrong, by field. */
  readonly faults: ReadonlyMap<Field, string>;
  readonly notice?: string | undefined;
  readonly status?: number;
}

export const EMPTY: Letter = { name: "", email: "", message: "" };

/** As the method takes them. */
export const most: Readonly<Record<Field, number>> = { name: 120, email: 254, message: 10_000 };

export function contactPage(setting: Setting, state: ContactState): Page {
  const { root, site } = setting;
  const words = wordsFor(site.language);
  const { letter, article, faults, notice, status = 200 } = state;
  return render(setting, {
    title: words.write,
    description: "",
    path: undefined,
    status,
    twins: twinsOf(setting, "/contact"),
    body: (
      <div class="column">
        <Crumbs setting={setting} words={words} trail={[]} />
        <h1>{words.write}</h1>
        <p class="lead">{words.writeHint}</p>
        {notice === undefined ? null : (
          <p class="notice" role="alert">
            {notice}
          </p>
        )}
        <form class="letter" method="post" action={contactPath(root, site)}>
          {article === undefined ? null : (
            <>
              <input type="hidden" name="from" value={article.slug} />
              <p class="quiet">
                {words.about}: <a href={articlePath(root, site, article.slug)}>{article.title}</a>
              </p>
            </>
          )}
          {fields.map((field) => (
            <FieldRow field={field} words={words} value={letter[field]} fault={faults.get(field)} />
          ))}
          <div class="unseen" aria-hidden="true">
            <label for="website">{words.leaveEmpty}</label>
            <input id="website" name="website" tabIndex={-1} autocomplete="off" />
          </div>
          <button type="submit">{words.send}</button>
        </form>
      </div>
    ),
  });
}

function FieldRow(o: { field: Field; words: KbWords; value: string; fault: string | undefined }) {
  const { field, words, value, fault } = o;
  const errorId = `${field}-error`;
  const shared = {
    id: field,
    name: field,
    value,
    required: true,
    maxLength: most[field],
    ...(fault === undefined ? {} : { "aria-invalid": true, "aria-describedby": errorId }),
  };
  return (
    <div class="field">
      <label for={field}>{words[field]}</label>
      {field === "name" ? <input type="text" autocomplete="name" {...shared} /> : null}
      {field === "email" ? <input type="email" autocomplete="email" {...shared} /> : null}
      {field === "message" ? <textarea rows={8} {...shared} /> : null}
      {fault === undefined ? null : (
        <p class="fault" id={errorId}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** What a reload shows again, without sending again. */
export function sentPage(setting: Setting): Page {
  const { root, site } = setting;
  const words = wordsFor(site.language);
  return render(setting, {
    title: words.sent,
    description: "",
    path: undefined,
    twins: twinsOf(setting, "/contact"),
    body: (
      <div class="column">
        <h1>{words.sent}</h1>
        <p class="lead">{words.sentHint}</p>
        <p>
          <a href={siteRoot(root, site) || "/"}>{words.home}</a>
        </p>
      </div>
    ),
  });
}

/** The other sites that have the form, for the choice of languages. */
function twinsOf({ sites, site }: Setting, path: string): ReadonlyMap<string, string> {
  const others = sites.filter((one: SiteRow) => one !== site && one.ticket_form.enabled);
  return new Map([site, ...others].map(({ site_id }) => [site_id, path]));
}
