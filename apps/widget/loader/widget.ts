// The widget of the page, from the moment its script runs to the moment it is stopped: what state it is in, and what
// happens when the page, the visitor or the frame wants something.

import {
  type ApiCall,
  BRIDGE_VERSION,
  type Init,
  type LauncherSettings,
  type Layout,
  type Preview,
  type ToLoader,
  type VisitorDetails,
  type WidgetStatus,
  type WindowState,
} from "../bridge.ts";
import { api, fire, fireOnce } from "./api.ts";
import { config, isPage } from "./config.ts";
import { extras, more } from "./extras.ts";
import { type CustomStyle, createLauncher, type Drawn, draw, type Launcher } from "./launcher.ts";
import { closeLink, frame, listen, openLink, tell } from "./link.ts";
import { NARROW } from "./look.ts";
import { hear, pageNow, watchPage } from "./page.ts";
import * as visitor from "./visitor.ts";

/** `onLoad` is not held back longer than this by a server that does not answer. */
const LOAD_MS = 8000;

export interface Carried {
  readonly started: boolean;
  readonly ended: readonly string[];
}

const popout = isPage && location.search.includes("_tawk_popout=true");
const narrow = matchMedia(NARROW);
const noChat = { ongoing: false, engaged: false };

let launcher: Launcher;
let custom: CustomStyle;
let details: VisitorDetails;
export let settings: LauncherSettings = config.settings ?? {};
let isStarted: boolean;
let isStopped = false;
let isLoaded = false;
let isRefused = false;
/** Whether whoever takes this widget's place does it as somebody new. */
let isLeaving = false;
/** Part of the page: there is nothing to close. */
export let isFixed = isPage;
export let state: WindowState = "hidden";
let lastState: WindowState = "closed";
export let status: WidgetStatus | undefined;
export let chat = noChat;
let unread = 0;
let preview: Preview | undefined;
let focusFrom: Element | null = null;

export function startWidget(before: Carried | undefined): void {
  fireOnce("BeforeLoad");
  // Read now and no later: wrappers write these right after they insert the script.
  custom = (api.customStyle ?? {}) as CustomStyle;
  details = JSON.parse(JSON.stringify(api.visitor ?? {}));
  isStarted = api.autoStart !== false || !!before?.started;
  visitor.meetVisitor(before?.ended ?? []);
  launcher = createLauncher(() => (state === "open" ? setWindow("closed") : open()));
  launcher.host.onkeydown = ({ key }) => {
    if (key === "Escape" && state === "open") setWindow("closed");
  };
  listen(init, () => extras?.resend(send), take);
  watchPage(
    () => {
      // A router that swaps the body takes the widget out with it.
      if (!launcher.host.isConnected) appear();
      tell({ type: "view", page: pageNow() });
    },
    () => tell({ type: "active" }),
  );
  hear(window, "pagehide", visitor.keepSession);
  // A page that comes back from the history is as it was left, whoever has logged out since.
  hear(window, "pageshow", compareVisitor);
  hear(document, "visibilitychange", () => {
    compareVisitor();
    redraw();
  });
  hear(narrow, "change", () => {
    redraw();
    tellWindow(false);
  });
  if (document.body) begin();
  else hear(document, "DOMContentLoaded", begin);
}

export function leave(leaving: boolean): void {
  isLeaving = leaving;
}

export function again(): void {
  if (!isStarted && api.autoStart !== false) start();
}

export function stop(): Carried {
  isStopped = true;
  if (isLeaving) visitor.forgetVisitor();
  extras?.endAll();
  closeFrame();
  redraw();
  launcher.host.remove();
  return { started: isStarted, ended: visitor.ended };
}

function begin(): void {
  isFixed ||= !!place();
  if (isFixed) lastState = "open";
  if (isStarted) state = lastState;
  appear();
  const isWaiting = !isStarted || (!visitor.mayStore && !isFixed);
  setTimeout(loaded, isWaiting ? 0 : LOAD_MS);
  if (isWaiting) return;
  if (popout)
    more(({ askOpener }) =>
      askOpener((token) => {
        if (token !== undefined) visitor.follow(token);
        connect();
      }),
    );
  // What the page itself needs comes first.
  else (window.requestIdleCallback ?? setTimeout)(connect, { timeout: 1000 } as never);
}

function place(): HTMLElement | null {
  return api.embedded ? document.getElementById(api.embedded as string) : null;
}

function appear(): void {
  const inside = isPage ? null : place();
  // Whoever asked for a place in the page gets none over it.
  if (isStopped || (isFixed && !isPage && !inside)) return;
  (inside ?? document.body).append(launcher.host);
  redraw();
}

/** A window that was open on the page before opens again, except over a whole phone. */
function connect(): void {
  if (!isStarted) return;
  openFrame();
  if (visitor.wasOpen() && state === "closed" && !narrow.matches) setWindow("open");
}

function openFrame(): void {
  if (frame || isStopped) return;
  visitor.readToken();
  openLink(launcher.window, state !== "open");
}

function init(): Init {
  return {
    parlo: BRIDGE_VERSION,
    config,
    token: visitor.token || null,
    sessionId: visitor.sessionId(),
    page: { ...pageNow(), ...(document.referrer && { referrer: document.referrer }) },
    visitor: details,
    layout: layout(),
    window: state,
    connect: isStarted,
    consent: visitor.mayStore ? null : (config.consent ?? {}),
    endTokens: visitor.ended,
    popout,
  };
}

function closeFrame(): void {
  closeLink();
  status = undefined;
  chat = noChat;
  setUnread(0);
}

function take(message: ToLoader): void {
  switch (message.type) {
    case "token":
      if (message.token) {
        // Two first pages opened at once: the second becomes the visitor of the first.
        if (!visitor.takeToken(message.token)) restart();
        return;
      }
      visitor.dropToken();
      tell({ type: "token", token: visitor.token || null });
      return;
    case "status":
      loaded();
      if (status !== message.status) {
        status = message.status;
        fire("StatusChange", status);
      }
      break;
    case "refused":
      isRefused = true;
      setWindow("hidden");
      break;
    case "settings":
      settings = message.settings;
      break;
    case "chat":
      chat = message;
      break;
    case "unread":
      preview = message.preview ?? preview;
      setUnread(message.count);
      break;
    case "event":
      fire(message.event.name, (message.event as { readonly detail?: unknown }).detail);
      return;
    case "answer":
      extras?.answer(message.id, message.error);
      return;
    case "consent":
      if (message.given) {
        visitor.agree();
        extras?.release(send);
      } else setWindow("closed");
      break;
    case "want":
      if (message.what === "popout") popup();
      else setWindow(message.what === "open" ? "open" : "closed", true);
  }
  redraw();
}

/** Somebody else than in the frame: nothing of that frame may be seen again. */
function compareVisitor(): void {
  if (!document.hidden && visitor.isOther()) restart();
}

function restart(): void {
  closeFrame();
  openFrame();
  redraw();
}

export function forget(): void {
  visitor.forgetVisitor();
  // After those that were made just before.
  more(({ endAll }) => endAll());
  if (state === "open") setWindow("closed");
  const wasThere = frame;
  closeFrame();
  // A new frame for the next visitor, and to end the last one.
  if (visitor.mayStore && (wasThere || visitor.ended.length > 0)) openFrame();
  redraw();
}

export function send(id: number, call: ApiCall): void {
  openFrame();
  tell({ type: "call", id, ...call });
}

export function start(options?: { readonly showWidget?: unknown }): void {
  if (!isStarted) {
    isStarted = true;
    tell({ type: "start" });
    if (visitor.mayStore || isFixed) openFrame();
  }
  if (options?.showWidget !== false) show();
}

export function shutdown(): void {
  want("hidden");
  isStarted = false;
  extras?.endAll();
  closeFrame();
  redraw();
}

function open(): void {
  if (settings.behavior?.click === "popup") popup();
  else setWindow("open", true);
}

export function popup(): void {
  if (!isStarted || isPage) return;
  more(({ openPopout }) => setWindow(openPopout(config, () => visitor.token) ? "closed" : "open", true));
}

export function show(): void {
  if (state === "hidden") want(lastState);
}

/** As the page wants it: the focus moves when the visitor has just done something. */
export function want(next: WindowState): void {
  if (isStarted) setWindow(next, navigator.userActivation?.isActive);
}

function setWindow(wanted: WindowState, focus = false): void {
  const next = isFixed && wanted === "closed" ? "open" : wanted;
  if (next === state || (isRefused && next !== "hidden")) return;
  const last = state;
  const { activeElement } = document;
  const hadFocus = activeElement === launcher.host;
  if (next === "hidden") lastState = last;
  if (next === "open") {
    openFrame();
    preview = undefined;
    focusFrom = hadFocus ? null : activeElement;
  }
  state = next;
  if (frame && next === "open") frame.hidden = false;
  if (last !== "hidden" && next !== "hidden") visitor.rememberOpen(next === "open");
  redraw();
  const takesFocus = focus && next === "open";
  if (takesFocus) frame?.focus();
  if (next === "closed" && hadFocus) {
    launcher.button.focus();
    // Back to where the visitor came from, if that is something that can have the focus.
    (focusFrom as HTMLElement | null)?.focus();
  }
  tellWindow(takesFocus);
  if (next === "hidden") fire("ChatHidden");
  else if (next === "open") fire("ChatMaximized");
  // Pages hide the widget when it is minimized: one that is shown again was not.
  else if (last === "open") fire("ChatMinimized");
}

function tellWindow(focus: boolean): void {
  tell({ type: "window", state, layout: layout(), focus });
}

function layout(): Layout {
  if (isFixed) return isPage ? "page" : "embedded";
  return narrow.matches ? "full" : "floating";
}

export function now(): Drawn {
  const device = narrow.matches ? "mobile" : "desktop";
  const { all, [device]: here } = settings.visibility ?? {};
  const isAway = all?.showWhenOffline === false && !chat.ongoing && (status ?? "offline") === "offline";
  return {
    settings,
    custom,
    layout: layout(),
    device,
    isOpen: state === "open",
    status: status ?? "online",
    shows: state === "open" || (state === "closed" && !isAway && here?.show !== false),
    unread,
    preview: settings.notification?.[device]?.preview === false ? undefined : preview,
  };
}

function redraw(): void {
  draw(launcher, now());
  if (extras || unread || !/^(none)?$/.test(settings.bubble?.type ?? ""))
    more(({ drawBeside }) => drawBeside(launcher, now(), open, dismiss));
}

function dismiss(): void {
  preview = undefined;
  redraw();
}

function setUnread(count: number): void {
  if (count === unread) return;
  unread = count;
  if (!count) preview = undefined;
  fire("UnreadCountChanged", count);
}

function loaded(): void {
  if (isLoaded || isStopped) return;
  isLoaded = true;
  fireOnce("Load");
}
