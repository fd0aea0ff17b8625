// Proving that an account is one's own: password, second factor, and the wait after too many wrong tries.

import type { Context } from "../../kernel/context.ts";
import { emailKey } from "./agent.store.ts";
import { type CredentialRow, findCredential, findCredentialByEmail } from "./credential.store.ts";
import { addFailure, clearFailures, findLock, lockUntil, takeTurn } from "./lockout.store.ts";
import { lockMs } from "./password.rules.ts";
import { verifyPassword } from "./password.ts";
import { takeCode } from "./two-factor.ts";

/**
 * Who signs in. Refuses `auth_error` alike for a wrong password and for an address without account, after the same
 * work; `two_factor_required`, `two_factor_invalid`; and `rate_limited` while the address has to wait.
 */
export async function proveIdentity(
  ctx: Context,
  claim: { email: string; password: string; code?: string | undefined },
): Promise<CredentialRow> {
  const key = emailKey(claim.email);
  await refuseWhileLocked(ctx, key);
  const agent = await findCredentialByEmail(ctx.db, key);
  const right = await verifyPassword(agent?.password_hash, claim.password);
  if (!agent || !right) return refuseTry(ctx, key, "auth_error");
  if (agent.totp_enabled) {
    // Failures stay counted until both factors are right: knowing the password must not buy free guesses at the code.
    if (claim.code === undefined) return ctx.fail("two_factor_required");
    if (!(await takeCode(ctx, agent, claim.code))) return refuseTry(ctx, key, "two_factor_invalid");
  }
  await clearFailures(ctx.db, key);
  return agent;
}

/** The signed-in caller shows the password once more, before anything that a stolen session must not do. */
export async function provePassword(ctx: Context, password: string): Promise<CredentialRow> {
  const agent = await credentialOfCaller(ctx);
  await refuseWhileLocked(ctx, agent.email_key);
  if (!(await verifyPassword(agent.password_hash, password)))
    return refuseTry(ctx, agent.email_key, "wrong_password");
  await clearFailures(ctx.db, agent.email_key);
  return agent;
}

export async function credentialOfCaller(ctx: Context): Promise<CredentialRow> {
  const agent = ctx.caller.agent && (await findCredential(ctx.db, ctx.caller.agent.id));
  if (!agent) throw new Error("A method for signed-in people was called by nobody.");
  return agent;
}

export async function refuseWhileLocked(ctx: Context, key: string): Promise<void> {
  await takeTurn(ctx.db, key);
  const until = await findLock(ctx.db, key);
  if (!until || until <= ctx.now) return;
  ctx.fail("rate_limited", { retryAfterS: Math.ceil((until.getTime() - ctx.now.getTime()) / 1000) });
}

/** Refuses a wrong try, and keeps the count of it. */
export async function refuseTry(
  ctx: Context,
  key: string,
  code: "auth_error" | "two_factor_invalid" | "wrong_password",
): Promise<never> {
  const failures = await addFailure(ctx.db, key, ctx.now);
  const waitMs = lockMs(failures);
  if (waitMs > 0) await lockUntil(ctx.db, key, new Date(ctx.now.getTime() + waitMs));
  return ctx.failAndKeep(code);
}
