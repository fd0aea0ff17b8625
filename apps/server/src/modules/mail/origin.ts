// Where links in mails lead. The Host header is the caller's word: whoever asks for a reset of another's password
// could name a host of theirs and receive the token. So a link starts with PUBLIC_URL, else with the address the owner
// of the instance proved themselves at (set-up or first sign-in), and takes the caller's word for loopback alone,
// where a forged link leads nowhere but to the reader's own machine.

import type { Context } from "../../kernel/context.ts";
import { isLoopback } from "../../kernel/ip.ts";
import { findOrigin, insertOrigin } from "./mail.store.ts";

export async function linkOrigin(ctx: Pick<Context, "db" | "config" | "request">): Promise<string> {
  if (ctx.config.publicUrl) return ctx.config.publicUrl;
  const kept = await findOrigin(ctx.db);
  if (kept) return kept;
  if (isLoopbackOrigin(ctx.request.origin)) return ctx.request.origin;
  return `${ctx.config.tls ? "https" : "http"}://localhost:${ctx.config.port ?? 3000}`;
}

/** To be called only where the owner of the instance has just shown a secret of theirs. */
export async function keepLinkOrigin(ctx: Context): Promise<void> {
  if (ctx.config.publicUrl || isLoopbackOrigin(ctx.request.origin)) return;
  await insertOrigin(ctx.db, ctx.request.origin);
}

function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return hostname === "localhost" || isLoopback(hostname.replace(/^\[|\]$/g, ""));
}
