// Who the visitor is, as far as this page knows: a token, a tab, and whether they agreed to be known at all.

import { config } from "./config.ts";
import { keep, keepInMemory, keepInTab, kept, keptInTab } from "./keep.ts";

const TOKEN = `tawk_uuid_${config.propertyId}`;
const CONSENT = `tawk_consent_${config.propertyId}`;
const SESSION = `tawk_session_${config.propertyId}`;
const OPEN = `tawk_open_${config.propertyId}`;

/** The frame's visitor; empty for somebody new. */
export let token = "";
/** Those who left this page: the next frame ends them. */
export let ended: readonly string[] = [];
/** The tab's, for as long as this visitor's. */
let session = "";
/** Whether anything may be stored or sent. */
export let mayStore = false;

export function meetVisitor(before: readonly string[]): void {
  ended = before;
  mayStore = !config.consentRequired || !!kept(CONSENT);
}

/** For the frame that is about to open. */
export function readToken(): void {
  token = kept(TOKEN);
}

/** False when another tab has made a visitor meanwhile: the frame must become that one. */
export function takeToken(told: string): boolean {
  const known = kept(TOKEN);
  if (!token && known && known !== told) return false;
  token = told;
  keep(TOKEN, told);
  return true;
}

/** The server knows the token no more. Another tab may have logged in: what that one keeps is not ours to forget. */
export function dropToken(): void {
  if (kept(TOKEN) === token) keep(TOKEN, "");
  readToken();
}

/** Whether somebody logged out or in, in another tab or on a page further on. */
export function isOther(): boolean {
  return !!token && kept(TOKEN) !== token;
}

/** Nothing of this visitor stays in the browser, whether the server can be told or not. */
export function forgetVisitor(): void {
  const known = token || kept(TOKEN);
  if (known) ended = [...ended, known];
  token = session = "";
  keep(TOKEN, "");
  keepInTab(SESSION, "");
  keepInTab(OPEN, "");
}

export function agree(): void {
  mayStore = true;
  keep(CONSENT, "1");
}

/** The opener's visitor, who has agreed there. */
export function follow(followed: string): void {
  keepInMemory();
  mayStore = true;
  keep(TOKEN, followed);
}

/** Nothing is in the tab's storage of somebody new, and the first touch of it holds the page up. */
export function sessionId(): string {
  const draw = () => crypto.getRandomValues(new Uint8Array(16));
  session ||=
    (token && keptInTab(SESSION)) ||
    Array.from(draw(), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return session;
}

/** When the page is left. */
export function keepSession(): void {
  if (mayStore && session) keepInTab(SESSION, session);
}

/** Whether the page before had the window open. */
export function wasOpen(): boolean {
  return !!token && !!keptInTab(OPEN);
}

export function rememberOpen(isOpen: boolean): void {
  if (mayStore) keepInTab(OPEN, isOpen ? "1" : "");
}
