// Signing in as a browser would: the session is read off the reply's cookie.

import type { CallReply, TestServer } from "./server.ts";

export interface SessionCookie {
  readonly name: string;
  readonly token: string;
  /** `HttpOnly`, `Path=/`, … */
  readonly flags: readonly string[];
}

export function sessionCookie(reply: CallReply): SessionCookie | undefined {
  const [pair, ...flags] = (reply.headers.get("set-cookie") ?? "").split(/; */);
  const [name, token] = pair?.split("=") ?? [];
  return name && token !== undefined ? { name, token, flags } : undefined;
}

/** The token of a new session; fails unless the sign-in succeeds. */
export async function signIn(
  server: TestServer,
  claim: { readonly email: string; readonly password: string; readonly code?: string },
): Promise<string> {
  const { email, password, code } = claim;
  const reply = await server.call(
    "agent.sign-in",
    { email, password, ...(code ? { code } : {}) },
    { as: {} },
  );
  const token = sessionCookie(reply)?.token;
  if (reply.status !== 200 || !token) throw new Error(`Signing in answered ${reply.status}: ${reply.text}`);
  return token;
}

/** Whether a session still opens the door. */
export async function isSignedIn(server: TestServer, session: string): Promise<boolean> {
  return (await server.call("agent.me", {}, { as: { session } })).status === 200;
}

/** Many tries from one address, as these tests make them. */
export const MANY_TRIES = { RATE_LIMIT_CREDENTIAL: "100000" };
