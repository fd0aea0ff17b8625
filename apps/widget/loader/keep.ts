// First-party storage in the customer's page: a cookie of the whole site, localStorage where cookies are off, memory
// where nothing works. Private windows and sandboxed pages throw at a mere look. Where cookies work, localStorage is not
// touched: a copy there would outlive a logout on another subdomain, and the first touch of it holds the page up.

import { attempt } from "./report.ts";

const YEAR_S = 31_536_000;
const memory: Record<string, string> = {};
const hasCookies = navigator.cookieEnabled;
let isAlone = false;

/** A pop-out goes on as its opener's visitor, and leaves what its own site keeps alone. */
export function keepInMemory(): void {
  isAlone = true;
}

/** Empty where nothing is kept. */
export function kept(name: string): string {
  return (!isAlone && keptInSite(name)) || memory[name] || "";
}

export function keep(name: string, value: string): void {
  memory[name] = value;
  if (isAlone) return;
  if (!hasCookies) attempt(() => localStorage.setItem(name, value));
  const parts = location.hostname.split(".");
  const secure = location.protocol === "https:" ? ";secure" : "";
  // The broadest domain the browser takes is the registrable one: it refuses those above. None is this host alone.
  for (let at = parts.length - 2; hasCookies && at >= -1; at--) {
    const domain = at < 0 ? "" : `;domain=${parts.slice(at).join(".")}`;
    attempt(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in all browsers, and not on http
      document.cookie = `${name}=${value};path=/;max-age=${value ? YEAR_S : 0};samesite=lax${secure}${domain}`;
    });
    if (value && keptInSite(name) === value) break;
  }
  if (keptInSite(name) === value) memory[name] = "";
}

export function keptInTab(name: string): string {
  return attempt(() => sessionStorage.getItem(name)) ?? "";
}

export function keepInTab(name: string, value: string): void {
  attempt(() => sessionStorage.setItem(name, value));
}

function keptInSite(name: string): string {
  const look = () =>
    hasCookies ? RegExp(`(^|; )${name}=([^;]+)`).exec(document.cookie)?.[2] : localStorage.getItem(name);
  return attempt(look) ?? "";
}
