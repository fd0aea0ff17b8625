// Pages for what is not there, for who asks too much, and for who may not write.
/** @jsxImportSource preact */

import { siteRoot } from "../../modules/knowledge-base/index.ts";
import type { Page } from "./keep.ts";
import { type Content, render, type Setting } from "./layout.tsx";
import { wordsFor } from "./words.ts";

export function missingPage(setting: Setting): Page {
  const { missing, missingHint } = wordsFor(setting.site.language);
  return sorryPage(setting, { status: 404, title: missing, hint: missingHint });
}

/** For an address that asked for more than its share. */
export function busyPage(setting: Setting): Page {
  const { busy, busyHint } = wordsFor(setting.site.language);
  const page = sorryPage(setting, { status: 429, title: busy, hint: busyHint });
  return { ...page, headers: { ...page.headers, "cache-control": "no-store" } };
}

/** For an address the team wants to hear nothing from. */
export function refusedPage(setting: Setting): Page {
  const { refused, refusedHint } = wordsFor(setting.site.language);
  return sorryPage(setting, { status: 403, title: refused, hint: refusedHint });
}

function sorryPage(
  setting: Setting,
  { status, title, hint }: { status: number; title: string; hint: string },
): Page {
  const { site, root } = setting;
  const words = wordsFor(site.language);
  const content: Content = {
    title,
    description: "",
    path: undefined,
    status,
    body: (
      <div class="column">
        <h1>{title}</h1>
        <p class="lead">{hint}</p>
        <p>
          <a href={siteRoot(root, site) || "/"}>{words.home}</a>
        </p>
      </div>
    ),
  };
  return render(setting, content);
}
