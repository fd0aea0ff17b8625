// The pop-out: the chat in a window of its own. It asks the page that opened it who the visitor is; the token is in no
// address, and goes to nobody but the window we opened and the server it came from.

import { BRIDGE_VERSION, type LoaderConfig } from "../../bridge.ts";

const ANSWER_MS = 1500;
const FEATURES = "popup,width=420,height=680";

/** False when the browser lets no window open. */
export function openPopout({ host, propertyId, widgetId }: LoaderConfig, token: () => string): boolean {
  const url = `${host}/chat/${propertyId}/${widgetId}?$_tawk_popout=true`;
  const opened = open(url, `parlo_${propertyId}`, FEATURES);
  if (!opened) return false;
  addEventListener("message", ({ source, origin, data }) => {
    if (source === opened && origin === host && data?.parlo === BRIDGE_VERSION)
      opened.postMessage({ parlo: BRIDGE_VERSION, token: token() }, origin);
  });
  return true;
}

/**
 * Undefined where no widget opened this window. Any page may open it and hand over a token: whoever kept that one would
 * read along. So only the sites the server names here are listened to, and our own.
 */
export function askOpener(take: (token: string | undefined) => void): void {
  const opener = window.opener as Window | null;
  const end = (token?: string) => {
    removeEventListener("message", heard);
    clearTimeout(timer);
    take(token);
  };
  const heard = ({ source, origin, data }: MessageEvent) => {
    if (
      source === opener &&
      isSite(origin) &&
      data?.parlo === BRIDGE_VERSION &&
      typeof data.token === "string"
    )
      end(data.token);
  };
  const timer = setTimeout(end, opener ? ANSWER_MS : 0);
  addEventListener("message", heard);
  opener?.postMessage({ parlo: BRIDGE_VERSION }, "*");
}

function isSite(origin: string): boolean {
  const { hostname } = new URL(origin);
  const sites = document.querySelector<HTMLMetaElement>("meta[name=parlo-sites]")?.content.split(" ") ?? [];
  return (
    origin === location.origin ||
    sites.some((site) => (site.startsWith("*.") ? hostname.endsWith(site.slice(1)) : hostname === site))
  );
}
