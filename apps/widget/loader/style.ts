// Puts a style sheet into a shadow root, as an object: no policy of the page against inline styles stops that.

import { attempt } from "./report.ts";

export function styleRoot(root: ShadowRoot, css: string): void {
  const isAdopted = attempt(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return root.adoptedStyleSheets.push(sheet);
  });
  if (isAdopted) return;
  // Safari before 16.4.
  const style = document.createElement("style");
  style.textContent = css;
  root.append(style);
}
