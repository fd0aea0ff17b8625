// What the widget draws in the customer's page: the launcher, and the window around the iframe.

import type { LauncherSettings, Layout, Preview, WidgetStatus } from "../bridge.ts";
import { LOOK } from "./look.ts";
import { lengthOf, make } from "./make.ts";
import { styleRoot } from "./style.ts";

/** `Tawk_API.customStyle`, as the page wrote it. */
export interface CustomStyle {
  readonly zIndex?: unknown;
  readonly visibility?: { readonly [part in "desktop" | "mobile" | "bubble"]?: CustomSpot };
}

interface CustomSpot {
  readonly position?: unknown;
  readonly rotate?: unknown;
  readonly xOffset?: unknown;
  readonly yOffset?: unknown;
}

export interface Drawn {
  readonly settings: LauncherSettings;
  readonly custom: CustomStyle;
  readonly layout: Layout;
  readonly device: "desktop" | "mobile";
  readonly isOpen: boolean;
  readonly status: WidgetStatus;
  /** False: neither launcher nor anything beside it. */
  readonly shows: boolean;
  readonly unread: number;
  readonly preview: Preview | undefined;
}

export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly box: HTMLElement;
  readonly window: HTMLElement;
  readonly button: HTMLButtonElement;
}

/** Above everything that means to be above everything, and below the browser's own limit. */
const Z_INDEX = 2147483000;

let lastCss = "";

export function createLauncher(toggle: () => void): Launcher {
  const host = make("div");
  const root = host.attachShadow({ mode: "open" });
  const box = make("div");
  const window = make("div", "window");
  const button = make("button", "launcher");
  button.onclick = toggle;
  button.append(make("i"), make("span"), make("b"));
  styleRoot(root, LOOK);
  box.append(window, button);
  root.append(box);
  return { host, root, box, window, button };
}

export function draw({ host, box, button }: Launcher, now: Drawn): void {
  const { settings, custom, layout, device, isOpen, unread } = now;
  const { width, height } = settings.maximized?.desktop ?? {};
  const { text, background } = settings.theme?.header ?? {};
  const { position, x, y } = spotOf(now);
  // As a text it may say that it is important, which ours always is.
  const zIndex = Number.parseInt((custom.zIndex || settings.bubble?.config?.zIndex) as string, 10) || Z_INDEX;
  const inPlace =
    layout === "embedded" ? "display:block;height:100%" : `position:fixed;width:0;height:0;z-index:${zIndex}`;
  // No rule of the page wins over what is important here.
  const css =
    `all:initial;${inPlace}`.replace(/;|$/g, "!important;") +
    `--back:${background ?? "#0b6e5f"};--text:${text ?? "#fff"};--width:${lengthOf(width, 400)};--height:${lengthOf(height, 640)};--x:${x};--y:${y};--away:calc(${y} + 68px)`;
  // The page's styles are not reckoned anew for what has not changed.
  if (css !== lastCss) host.style.cssText = lastCss = css;
  const kind = { floating: "", full: "all", page: "all", embedded: "part" }[layout];
  box.className = `box ${position[0]} ${position[1]} ${kind} ${isOpen ? "open" : ""}`;
  box.hidden = !now.shows;
  const [, label, badge] = button.children as unknown as [HTMLElement, HTMLElement, HTMLElement];
  const line = settings.states?.[now.status]?.minimizedText;
  const isWide = settings.minimized?.[device]?.type === "rectangle" && !isOpen;
  label.textContent = (isWide && line) || "";
  const count = unread > 99 ? "99+" : unread || "";
  badge.textContent = isOpen ? "" : `${count}`;
  button.setAttribute("aria-expanded", `${isOpen}`);
  button.setAttribute("aria-label", `${chatWord(settings.language)} ${count}`);
}

/** The same word in every language of the widget but one. "auto" is the language of the visitor's browser. */
export function chatWord(language = "auto"): string {
  return /^ar/i.test(language === "auto" ? navigator.language : language) ? "الدردشة" : "Chat";
}

export function spotOf({ settings, custom, device }: Drawn) {
  const spot = { ...settings.visibility?.[device], ...custom.visibility?.[device] };
  return {
    position: /^[btc][lr]$/.test(spot.position as string) ? (spot.position as string) : "br",
    x: lengthOf(spot.xOffset, 20),
    y: lengthOf(spot.yOffset, 20),
  };
}
