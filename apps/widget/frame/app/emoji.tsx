// Choosing an emoji, by pointer or by the arrow keys.

import { useEffect, useRef } from "preact/hooks";
import { emoji } from "./emoji-list.ts";
import { useScene } from "./scene.ts";

const RECENT_KEY = "parlo:emoji";
const RECENT_AT_MOST = 16;

export function EmojiPicker({ choose, close }: { choose(emoji: string): void; close(): void }) {
  const { t } = useScene();
  const place = useRef<HTMLDivElement>(null);
  const recent = useRef(readRecent());
  useEffect(() => {
    place.current?.querySelector("button")?.focus();
    const away = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest(".composer")) close();
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const groups = [
    ...(recent.current.length > 0 ? [["emojiRecent", recent.current] as const] : []),
    ...Object.entries(emoji).map(([name, list]) => [name as keyof typeof emoji, list.split(" ")] as const),
  ];
  const take = (one: string) => {
    keepRecent(one);
    choose(one);
  };
  return (
    <div
      ref={place}
      class="emoji"
      role="dialog"
      aria-label={t("emoji")}
      data-modal
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          close();
        } else if (moveTo(place.current, event.key)) event.preventDefault();
      }}
    >
      {groups.map(([name, list]) => (
        <section key={name} aria-label={t(name)}>
          <h3>{t(name)}</h3>
          <div class="emoji-grid">
            {list.map((one) => (
              <button
                key={one}
                type="button"
                tabIndex={one === groups[0]?.[1][0] ? 0 : -1}
                onClick={() => take(one)}
              >
                {one}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** Moves by what is seen: the nearest emoji in the direction of the arrow. */
function moveTo(place: HTMLElement | null, key: string): boolean {
  const from = document.activeElement;
  if (!place || !(from instanceof HTMLElement) || !key.startsWith("Arrow")) return false;
  const all = [...place.querySelectorAll<HTMLElement>(".emoji-grid button")];
  const at = all.indexOf(from);
  const forward = getComputedStyle(place).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  let to: HTMLElement | undefined;
  if (key === forward) to = all[at + 1];
  else if (key === backward) to = all[at - 1];
  else {
    const down = key === "ArrowDown";
    const x = from.offsetLeft;
    const rows = all.filter((one) =>
      down ? one.offsetTop > from.offsetTop : one.offsetTop < from.offsetTop,
    );
    const top = down ? rows[0]?.offsetTop : rows.at(-1)?.offsetTop;
    const row = rows.filter((one) => one.offsetTop === top);
    to = row.sort((a, b) => Math.abs(a.offsetLeft - x) - Math.abs(b.offsetLeft - x))[0];
  }
  to?.focus();
  return true;
}

function readRecent(): readonly string[] {
  try {
    return (localStorage.getItem(RECENT_KEY) ?? "").split(" ").filter(Boolean);
  } catch {
    return [];
  }
}

function keepRecent(one: string): void {
  try {
    const list = [one, ...readRecent().filter((other) => other !== one)].slice(0, RECENT_AT_MOST);
    localStorage.setItem(RECENT_KEY, list.join(" "));
  } catch {
    // Nothing is kept for frames in this browser.
  }
}
