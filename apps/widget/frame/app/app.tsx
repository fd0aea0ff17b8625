// The window itself: loaded when it is opened for the first time, and handed the core that has been running since.

import { tokensCss } from "@parlo/ui";
import { effect, signal } from "@preact/signals";
import { render } from "preact";
import type { Core } from "../core/core.ts";
import type { State } from "../core/state.ts";
import type { Form } from "../core/types.ts";
import type { Language, Texts } from "../languages/languages.ts";
import base from "./base.css";
import { windowColours } from "./colours.ts";
import forms from "./forms.css";
import { type Over, type Route, type Scene, SceneProvider, sayWith } from "./scene.ts";
import talk from "./talk.css";
import { Window } from "./window.tsx";

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set(["ar"]);

let shared: Pick<Scene, "core" | "state" | "route" | "over" | "held"> | undefined;

/** Called again for another language: all else stays as it is. */
export function draw(core: Core, { language, texts }: { language: Language; texts: Texts }): void {
  const root = document.documentElement;
  root.lang = language;
  root.dir = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
  shared ??= prepare(core);
  const scene: Scene = {
    ...shared,
    language,
    locale: navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language,
    t: sayWith(texts),
  };
  render(
    <SceneProvider value={scene}>
      <Window />
    </SceneProvider>,
    document.body,
  );
}

function prepare(core: Core): NonNullable<typeof shared> {
  // Not a style element: the document's policy allows none.
  document.adoptedStyleSheets = [tokensCss(), base, talk, forms].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  const state = signal<State>(core.state);
  core.subscribe(() => {
    state.value = core.state;
  });
  wearColours(state);
  return {
    core,
    state,
    route: signal<Route>("home"),
    over: signal<Over | undefined>(undefined),
    held: signal<Form | undefined>(undefined),
  };
}

/** The customer's colours, again whenever they or the system's scheme change. */
function wearColours(state: Scene["state"]): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = signal(dark.matches);
  dark.addEventListener("change", ({ matches }) => {
    isDark.value = matches;
  });
  effect(() => {
    const colours = windowColours(state.value.settings, isDark.value ? "dark" : "light");
    for (const [name, value] of Object.entries(colours))
      document.documentElement.style.setProperty(name, value);
  });
}
