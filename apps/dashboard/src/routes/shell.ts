// The frame of the signed-in pages is a download of its own.

export const importShell = () => import("../shell/Shell.tsx");

/** While somebody types their password, so that nothing is left to load when it was right. */
export function fetchShell(): void {
  // Where it fails now, entering asks again and says so.
  const quietly = () => void Promise.all([importShell(), import("../pages/inbox/Inbox.tsx")]).catch(() => {});
  if ("requestIdleCallback" in window) requestIdleCallback(quietly, { timeout: 2000 });
  else setTimeout(quietly, 300);
}
