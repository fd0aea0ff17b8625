// The hand-written pages, in the order the menu shows them. Their words are Markdown files in docs/guide.

export type DocsLanguage = "en" | "it";

export interface GuidePage {
  /** Below /docs; empty for the first page. */
  readonly path: string;
  readonly file: string;
  /** Its name in the menu. */
  readonly name: string;
  readonly language: DocsLanguage;
  /** What the server adds below the words. */
  readonly adds?: "methods" | "errors" | "scopes" | "events" | "figures";
  /** The same page in the other language. */
  readonly twin?: string;
  /** Words people search for that the name does not hold. */
  readonly words: string;
}

const page = (path: string, name: string, words: string, more: Partial<GuidePage> = {}): GuidePage => ({
  path,
  name,
  words,
  file: `${path}.md`,
  language: "en",
  ...more,
});

export const guidePages: readonly GuidePage[] = [
  page("", "Start", "quick start first call", { file: "start.md", adds: "methods" }),
  page("guide", "Guide", "step by step create key profile picture dashboard access form", {
    twin: "it/guide",
  }),
  page("authentication", "Authentication", "basic https key user name header 401"),
  page("errors", "Errors", "code status failure message details fix", { adds: "errors" }),
  page("retries", "Retries", "back-off backoff 429 503 timeout jitter"),
  page("idempotency", "Idempotency", "idempotency-key repeat write replay"),
  page("pagination-and-dates", "Pagination and dates", "size offset total list time iso 8601 ids"),
  page("realtime", "Realtime", "websocket socket events stream cursor subscribe resume polling reset"),
  page(
    "webhooks",
    "Webhooks",
    "signature hmac secret retry delivery receiver verify rotation standard webhooks",
  ),
  page("events", "Event catalogue", "webhook payload body envelope json schema subscribe notification", {
    adds: "events",
  }),
  page(
    "metrics",
    "Metrics",
    "statistics report figures median percentile first response satisfaction engagement time zone",
    { adds: "figures" },
  ),
  page("tickets", "Tickets", "help desk status open pending closed reply note assign number mail thread"),
  page("files", "Files", "upload attachment picture thumbnail download s3 size limit type"),
  page("knowledge-base", "Knowledge base", "article category site block help centre slug search domain"),
  page(
    "visitors-socket",
    "Visitors' socket",
    "websocket widget visitor token bearer messenger typing status connect snapshot",
  ),
  page("widgets", "Chat widgets", "settings cards theme version revert branding global preview api-key"),
  page(
    "widget-api",
    "JavaScript API",
    "tawk_api widget snippet callback event attributes login logout customstyle",
  ),
  page("tabs", "Tabs", "iframe sandbox panel rail jwt token verify claims secret"),
  page("rate-limits", "Rate limits", "429 retry-after quota ratelimit header"),
  page("staging", "Staging", "sandbox property test key mode"),
  page("security", "Security", "storage rotation overlap expiry ip leak hash"),
  page("scopes", "Scopes", "permissions narrow role", { adds: "scopes" }),
  page("typescript", "TypeScript client", "sdk client node browser types"),
  page("it/guide", "Guida", "", { file: "guide.it.md", language: "it", twin: "guide" }),
];

/** The menu shows each page once: the twin is reached from the page itself. */
export function menuPages(language: DocsLanguage): readonly GuidePage[] {
  return guidePages
    .filter((one) => one.language === "en")
    .map((one) => guidePages.find((other) => other.path === one.twin && other.language === language) ?? one);
}

export function hrefOf(page: GuidePage): string {
  return page.path === "" ? "/docs" : `/docs/${page.path}`;
}
