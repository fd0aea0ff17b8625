// What is drawn beside the launcher: the preview of a message that came while the window was closed, the attention
// grabber, a line or a picture, and how much is unread in the page's title.

import type { Preview } from "../../bridge.ts";
import type { Drawn, Launcher } from "../launcher.ts";
import { lengthOf, make } from "../make.ts";
import { styleRoot } from "../style.ts";
import { flashTitle } from "./title.ts";

const CSS = `
.card,.teaser{padding:12px 40px 12px 14px;border-radius:10px;background:#fff;color:#1c1b1a}
.card{width:300px;height:max-content;max-width:calc(100vw - 2*var(--x))}
.card button,.teaser button{display:flex;gap:10px;text-align:start}
.card img{width:36px;height:36px;border-radius:50%;object-fit:cover;flex:none}
.card b{all:unset;display:block;font-weight:600}
.card p{display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
.card .shut,.teaser .shut{position:absolute;top:6px;right:6px;width:28px;height:28px;border-radius:6px;justify-content:center;align-items:center;color:#5f5b57;font-size:20px}
.shut:hover{background:#f3f0eb}
.box>.teaser{max-width:240px;margin:0}
.r>.teaser{right:calc(var(--x) + 68px + var(--dx))}
.l>.teaser{left:calc(var(--x) + 68px + var(--dx))}
.b>.teaser{bottom:calc(var(--y) + 8px + var(--dy))}
.t>.teaser{top:calc(var(--y) + 8px + var(--dy))}
.c>.teaser{top:calc(50% - 20px + var(--y) + var(--dy));bottom:auto}
.picture{padding:0;background:none}
.box>.picture{box-shadow:none}
.teaser img{display:block;max-width:60vw}
`;

const DISMISS: Readonly<Record<string, string>> = {
  it: "Chiudi",
  es: "Cerrar",
  fr: "Fermer",
  de: "Schließen",
  pt: "Fechar",
  ar: "إغلاق",
};

interface Beside {
  readonly card: HTMLElement;
  readonly teaser: HTMLElement;
  shown?: Preview | undefined;
  line?: string;
  isShut?: boolean;
}

const known = new WeakMap<Launcher, Beside>();

export function drawBeside(launcher: Launcher, now: Drawn, open: () => void, dismiss: () => void): void {
  let beside = known.get(launcher);
  if (!beside) {
    styleRoot(launcher.root, CSS);
    beside = { card: make("div", "card"), teaser: make("div", "teaser") };
    beside.card.role = "status";
    known.set(launcher, beside);
    launcher.box.append(beside.card, beside.teaser);
  }
  const isCovered = now.isOpen || !now.shows;
  flashTitle(document.hidden && now.settings.notification?.all?.tab !== false ? now.unread : 0);
  drawCard(beside, isCovered ? undefined : now.preview, now, open, dismiss);
  drawTeaser(beside, isCovered || !!now.preview || now.device === "mobile", now, open);
}

function drawCard(
  beside: Beside,
  preview: Preview | undefined,
  now: Drawn,
  open: () => void,
  dismiss: () => void,
): void {
  beside.card.hidden = !preview;
  if (preview === beside.shown) return;
  beside.shown = preview;
  if (!preview) return;
  const said = make("span");
  const name = make("b");
  name.textContent = preview.name;
  const line = make("p");
  line.dir = "auto";
  line.textContent = preview.text;
  said.append(name, line);
  const face = make("img");
  face.alt = "";
  if (preview.picture) face.src = preview.picture;
  const content = preview.picture ? [face, said] : [said];
  beside.card.replaceChildren(button(open, ...content), shut(now, dismiss));
}

function drawTeaser(beside: Beside, isCovered: boolean, now: Drawn, open: () => void): void {
  const { teaser } = beside;
  const { settings, custom } = now;
  const { type = "none", config = {} } = settings.bubble ?? {};
  const { image = {}, width, height } = config;
  const picture = type === "image" && image.type !== "none" ? (image.content ?? "") : "";
  const line = settings.states?.[now.status]?.minimizedText ?? "";
  teaser.hidden = isCovered || !!beside.isShut || !(picture || (type === "text" && line));
  if (teaser.hidden) return;
  const own = custom.visibility?.bubble;
  teaser.style.setProperty("--dx", lengthOf(own?.xOffset ?? config.offsetX, 0));
  teaser.style.setProperty("--dy", lengthOf(own?.yOffset ?? config.offsetY, 0));
  const turn = String(own?.rotate ?? config.rotate ?? 0);
  teaser.style.rotate = Number.isNaN(Number(turn)) ? turn : `${turn}deg`;
  const drawn = [picture, line, width, height].join();
  if (beside.line === drawn) return;
  beside.line = drawn;
  teaser.className = picture ? "teaser picture" : "teaser";
  const content = picture ? make("img") : make("span");
  if (content instanceof HTMLImageElement) {
    content.src = picture;
    content.alt = line;
    if (width) content.width = width;
    if (height) content.height = height;
  } else content.textContent = line;
  const close = shut(now, () => {
    beside.isShut = true;
    teaser.hidden = true;
  });
  teaser.replaceChildren(button(open, content), close);
}

function shut({ settings: { language = "auto" } }: Drawn, act: () => void): HTMLElement {
  const made = button(act, "×");
  made.className = "shut";
  const tag = language === "auto" ? navigator.language : language;
  made.ariaLabel = DISMISS[tag.slice(0, 2).toLowerCase()] ?? "Dismiss";
  return made;
}

function button(act: () => void, ...content: readonly (Node | string)[]): HTMLButtonElement {
  const made = make("button");
  made.type = "button";
  made.onclick = act;
  made.append(...content);
  return made;
}
