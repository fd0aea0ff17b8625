// The help inside the window: searching the knowledge base and reading an article. Loaded when a widget offers it; a program
// of its own that draws where it is told to, with what the window hands it.

import type { Say } from "../app/scene.ts";
import css from "./help.css";

export interface HelpKit {
  call<T>(method: string, params: object): Promise<T>;
  readonly t: Say;
  /** Of the visitor. */
  readonly language: string;
  read(articleId: string): void;
}

interface Found {
  readonly articleId: string;
  readonly title: string;
  readonly text: string;
  readonly highlight?: { readonly title: string; readonly text: string };
}

interface Results {
  readonly available: boolean;
  readonly articles: readonly Found[];
}

interface Article {
  readonly title: string;
  readonly subtitle: string;
  /** Cleaned by the server; the document's policy runs no script of it besides. */
  readonly html: string;
  readonly url: string;
  readonly related: readonly Found[];
}

const PAUSE_MS = 200;

/** So that whoever comes back from an article finds what they looked for. */
let last = { query: "", results: undefined as Results | undefined };
let dressed = false;

/** The card: a field, and below it what was found, or what helped others most. Nothing where there is nothing to read. */
export function drawSearch(place: HTMLElement, title: string, kit: HelpKit): () => void {
  dress();
  const { t } = kit;
  let timer = 0;
  let asked = 0;
  let gone = false;
  const field = make("input", "help-field");
  field.type = "search";
  field.placeholder = title || t("helpSearch");
  field.setAttribute("aria-label", field.placeholder);
  field.value = last.query;
  field.maxLength = 300;
  field.enterKeyHint = "search";
  const list = make("ul", "help-list");
  const told = make("p", "unseen");
  told.setAttribute("role", "status");
  const form = make("form", "help-form");
  form.setAttribute("role", "search");
  form.append(field);

  function show(results: Results): void {
    last = { query: field.value, results };
    place.hidden = !results.available;
    place.classList.toggle("card", results.available);
    const { articles } = results;
    const query = field.value.trim();
    told.textContent = query ? t("helpFound", { count: articles.length }) : "";
    list.replaceChildren(...articles.map((one) => item(one, kit)));
    if (query && articles.length === 0) {
      const none = make("li", "help-none");
      none.textContent = t("helpNone", { query });
      list.append(none);
    }
  }

  function ask(): void {
    const mine = ++asked;
    const query = field.value.trim();
    kit
      .call<Results>("messenger.search-articles", {
        ...(query ? { query } : {}),
        language: kit.language,
        limit: query ? 6 : 3,
      })
      .then(
        (results) => {
          if (mine === asked && !gone) show(results);
        },
        // The line broke: what is shown stays.
        () => {},
      );
  }

  field.oninput = () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE_MS);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    list.querySelector("button")?.focus();
  };
  place.onkeydown = (event) => {
    if (event.key === "Escape" && field.value) {
      // The first one empties the field, the second closes the window.
      event.preventDefault();
      field.value = "";
      field.focus();
      ask();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...list.querySelectorAll("button")];
    const next = stops[stops.indexOf(document.activeElement as HTMLButtonElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  place.replaceChildren(form, told, list);
  if (last.results) show(last.results);
  ask();
  return () => {
    gone = true;
    clearTimeout(timer);
  };
}

/** An article below the bar with the way back. */
export function drawArticle(place: HTMLElement, articleId: string, kit: HelpKit): () => void {
  dress();
  let gone = false;
  const { t, language } = kit;
  const load = () => {
    place.setAttribute("aria-busy", "true");
    kit.call<Article>("messenger.get-article", { articleId, language }).then(
      (article) => {
        if (gone) return;
        place.removeAttribute("aria-busy");
        place.replaceChildren(...partsOf(article, articleId, kit));
        place.scrollTop = 0;
        // Read from its title on, as on any page that was opened.
        place.querySelector("h1")?.focus({ preventScroll: true });
      },
      () => {
        if (gone) return;
        place.removeAttribute("aria-busy");
        const trouble = make("p", "quiet");
        trouble.setAttribute("role", "alert");
        trouble.append(`${t("trouble")} `, button("link", t("again"), load));
        place.replaceChildren(trouble);
      },
    );
  };
  load();
  return () => {
    gone = true;
  };
}

function partsOf(article: Article, articleId: string, kit: HelpKit): readonly Node[] {
  const { t } = kit;
  const title = make("h1");
  title.tabIndex = -1;
  title.textContent = article.title;
  const text = make("div", "help-text");
  text.innerHTML = article.html;
  // Nothing of another origin is framed here: the link beside a video stays.
  for (const frame of text.querySelectorAll("iframe")) frame.remove();
  for (const link of text.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  const subtitle = make("p", "help-subtitle");
  subtitle.textContent = article.subtitle;
  const page = make("a", "link");
  page.href = article.url;
  page.target = "_blank";
  page.rel = "noopener";
  page.textContent = t("helpPage");
  const parts: Node[] = [title, ...(article.subtitle ? [subtitle] : []), text, voting(articleId, kit), page];
  if (article.related.length === 0) return parts;
  const more = make("section", "help-more");
  const name = make("h2");
  name.textContent = t("helpRelated");
  const list = make("ul", "help-list");
  list.append(...article.related.map((one) => item(one, kit)));
  more.append(name, list);
  return [...parts, more];
}

function voting(articleId: string, { call, t, language }: HelpKit): HTMLElement {
  const place = make("div", "help-vote");
  place.setAttribute("role", "group");
  const question = make("span");
  question.textContent = t("helpful");
  place.setAttribute("aria-label", t("helpful"));
  const vote = (up: boolean) =>
    button("button soft", t(up ? "yes" : "no"), () => {
      call("messenger.vote-article", { articleId, language, vote: up ? "up" : "down" }).then(
        () => {
          const thanks = make("span");
          thanks.setAttribute("role", "status");
          thanks.textContent = t("helpThanks");
          place.replaceChildren(thanks);
        },
        () => {},
      );
    });
  place.append(question, vote(true), vote(false));
  return place;
}

function item({ articleId, title, text, highlight }: Found, kit: HelpKit): HTMLElement {
  const made = make("li");
  const act = button("help-item", "", () => kit.read(articleId));
  const name = make("b");
  const part = make("small");
  // As the server marks what was found; all else in it is written out.
  if (highlight) {
    name.innerHTML = highlight.title;
    part.innerHTML = highlight.text;
  } else {
    name.textContent = title;
    part.textContent = text;
  }
  act.append(name, ...(part.textContent ? [part] : []));
  made.append(act);
  return made;
}

function button(name: string, words: string, act: () => void): HTMLButtonElement {
  const made = make("button", name);
  made.type = "button";
  made.textContent = words;
  made.onclick = act;
  return made;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

/** Not a style element: the document's policy allows none. */
function dress(): void {
  if (dressed) return;
  dressed = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
