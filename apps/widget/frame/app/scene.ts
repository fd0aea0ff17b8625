// What every part of the window shares: the core, its state as a signal, the words, and which screen is shown.

import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Core } from "../core/core.ts";
import type { State } from "../core/state.ts";
import type { Form } from "../core/types.ts";
import type { Language, Texts } from "../languages/languages.ts";

export type Route = "home" | "chat" | "earlier" | { readonly past: string } | { readonly article: string };

export type Say = (key: keyof Texts, blanks?: Readonly<Record<string, string | number>>) => string;

export interface Scene {
  readonly core: Core;
  readonly state: Signal<State>;
  readonly route: Signal<Route>;
  /** What lies over the window: one thing at a time. */
  readonly over: Signal<Over | undefined>;
  /** A form without an answer to say: it goes with the first message. */
  readonly held: Signal<Form | undefined>;
  readonly language: Language;
  /** The language with the visitor's own country, for times and numbers. */
  readonly locale: string;
  readonly t: Say;
}

export type Over =
  | { readonly name: "menu" | "end" | "transcript" | "rate" }
  | { readonly name: "image"; readonly url: string; readonly file: string; readonly link: string };

const Context = createContext<Scene | undefined>(undefined);

export const SceneProvider = Context.Provider;

export function useScene(): Scene {
  const scene = useContext(Context);
  if (!scene) throw new Error("A part of the window was drawn outside of it.");
  return scene;
}

/** Fills `{name}` in a text. */
export function sayWith(texts: Texts): Say {
  return (key, blanks = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ""));
}
