// Decisions about tabs: which addresses may be framed, where a tab goes among others, and what its token says.

import { createHmac } from "node:crypto";

/** What is wrong with an address; a page on this machine may do without TLS. */
export function urlProblem(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isHere = parsed && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(parsed.hostname);
  if (!parsed || !(parsed.protocol === "https:" || (parsed.protocol === "http:" && isHere)))
    return "must be an https address, or http on localhost";
  return parsed.username || parsed.password ? "must hold no user name or password" : undefined;
}

/** The others keep their order. */
export function moved(ids: readonly string[], id: string, position: number): readonly string[] {
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, position), id, ...others.slice(position)];
}

export interface TabClaims {
  /** Origin of the dashboard. */
  readonly iss: string;
  /** The tab. */
  readonly aud: string;
  readonly propertyId: string;
  readonly agentId: string;
  readonly chatId?: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}

/** A JSON Web Token (RFC 7519), signed with HMAC and SHA-256. */
export function signToken(secret: string, claims: TabClaims): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
