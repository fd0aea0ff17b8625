// Names no knowledge base may have in its address.

/** They could be taken for the server's own, or are words in its addresses. */
const RESERVED = new Set([
  ...[
    "www",
    "api",
    "app",
    "admin",
    "assets",
    "static",
    "mail",
    "embed",
    "oauth",
    "dashboard",
    "docs",
    "help-center",
  ],
  ...["parlo", "support", "status", "blog", "login", "account", "accounts", "security", "localhost"],
]);

export function isReserved(subdomain: string): boolean {
  return RESERVED.has(subdomain) || subdomain.includes("--");
}

/** In small letters, without the root's dot. */
export function domainKey(domain: string): string {
  return domain.toLowerCase().replace(/\.$/, "");
}
