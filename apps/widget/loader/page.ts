// What is noticed in the page: that it changed without being loaded anew, and that somebody is there.

import type { PageView } from "../bridge.ts";

const SETTLE_MS = 250;
const ACTIVE_MS = 30_000;

export function pageNow(): PageView {
  return { url: location.href, title: document.title };
}

export function watchPage(viewed: () => void, active: () => void): void {
  let told = location.href;
  let timer = 0;
  let activeMs = -ACTIVE_MS;
  const changed = () => {
    clearTimeout(timer);
    // The page sets its new title after its new address.
    timer = window.setTimeout(() => {
      if (told === location.href) return;
      told = location.href;
      viewed();
    }, SETTLE_MS);
  };
  // Also where only the part after the # changes.
  hear(window, "popstate", changed);
  for (const sign of ["pointermove", "keydown", "scroll"])
    hear(window, sign, ({ timeStamp }) => {
      if (timeStamp - activeMs < ACTIVE_MS) return;
      activeMs = timeStamp;
      active();
    });
  // Routers of single-page apps change the address through these two.
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (this: History, ...given) {
      original.apply(this, given);
      changed();
    };
  }
}

export function hear(on: EventTarget, name: string, act: (event: Event) => void): void {
  on.addEventListener(name, act, true);
}
