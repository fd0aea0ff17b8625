// Where the keyboard is: inside the window while it is open, and in the composer when there is one to write in.

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]):not([type="file"]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"]';

/**
 * Returns how to stop. What lies over the rest keeps the keyboard to itself; a window that is part of its page, and so
 * cannot be closed, lets it go on into the page.
 */
export function keepFocusInside(root: HTMLElement, o: { leave(): void; closes(): boolean }): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      o.leave();
      return;
    }
    const over = [...root.querySelectorAll<HTMLElement>("[data-modal]")].at(-1);
    if (event.key !== "Tab" || !(over || o.closes())) return;
    const inside = over ?? root;
    const stops = stopsIn(inside);
    const [first, last] = [stops[0], stops.at(-1)];
    const at = document.activeElement;
    const outside = !inside.contains(at);
    if (event.shiftKey ? at === first || outside : at === last || outside) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

/** On a phone the window itself: the keyboard would cover what the visitor came to see. */
export function putFocus(root: HTMLElement): void {
  const touch = matchMedia("(pointer: coarse)").matches;
  const field = root.querySelector<HTMLElement>("textarea, input:not([type='file'])") ?? stopsIn(root)[0];
  (touch ? root : field)?.focus({ preventScroll: true });
}

function stopsIn(root: HTMLElement): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => one.tabIndex >= 0 && one.getClientRects().length > 0,
  );
}
