// What a tab's page may do in its frame, and what it may ask.

const ALLOWED = [
  "allow-scripts",
  "allow-forms",
  "allow-popups",
  "allow-popups-to-escape-sandbox",
  "allow-downloads",
] as const;

/**
 * A page of another origin keeps its own: its storage and cookies are apart from ours. One of our origin must not: with
 * scripts and our origin both it could reach the dashboard and take its sandbox off.
 */
export function sandboxFor(url: string, ownOrigin: string): string {
  const isOurs = !URL.canParse(url) || new URL(url).origin === ownOrigin;
  return [...ALLOWED, ...(isOurs ? [] : ["allow-same-origin"])].join(" ");
}

/** A page whose token is about to end asks for another with `{ parlo: "token" }`. */
export function asksForToken(data: unknown): boolean {
  return typeof data === "object" && data !== null && (data as { parlo?: unknown }).parlo === "token";
}
