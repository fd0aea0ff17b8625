// What methods of webhooks share: secrets, and the checks of what is asked.

import type { Config } from "../../config.ts";
import type { Scopes } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { Refusal } from "../../kernel/error.ts";
import { createGuard, type Guard } from "../../kernel/guard.ts";
import type { Vault } from "../../kernel/secret.ts";
import { SECRET_PREFIX, type Secrets } from "./signature.rules.ts";
import { exportedEvents } from "./webhooks.catalogue.ts";
import { webhooksErrors } from "./webhooks.errors.ts";
import { missingFor, problemOfEvents, problemOfSecret } from "./webhooks.rules.ts";
import { findHook, type HookRow, lockHook } from "./webhooks.store.ts";

const PURPOSE = "webhook-secret";
/** A multiple of 4, so that the letters are base64 as Standard Webhooks wants it: 30 bytes, 238 random bits. */
const SECRET_LETTERS = 40;

export function newSecret(ctx: Context): string {
  return SECRET_PREFIX + ctx.randomText(SECRET_LETTERS);
}

export function sealSecret(vault: Vault, secret: string): Buffer {
  return vault.seal(PURPOSE, secret);
}

type Sealed = Pick<HookRow, "secret" | "previous_secret" | "previous_valid_until">;

export function openSecrets(vault: Vault, row: Sealed, now: Date): Secrets {
  const { previous_secret: previous, previous_valid_until: until } = row;
  return {
    current: vault.open(PURPOSE, row.secret),
    previous: previous && until && until > now ? vault.open(PURPOSE, previous) : undefined,
  };
}

/** Receivers on this machine, and without TLS, are for trying things out. */
export function guardOf(config: Config): Guard {
  return createGuard({ allow: config.webhooks.allow, allowLoopbackHttp: config.mode !== "production" });
}

export async function existingHook(ctx: Context, propertyId: string, hookId: string): Promise<HookRow> {
  return (await findHook(ctx.db, propertyId, hookId)) ?? ctx.fail("not_found");
}

export async function lockExistingHook(ctx: Context, propertyId: string, hookId: string): Promise<HookRow> {
  return (await lockHook(ctx.db, propertyId, hookId)) ?? ctx.fail("not_found");
}

export function scopesAt(ctx: Context, propertyId: string): Scopes {
  return ctx.caller.grants.get(propertyId)?.scopes ?? new Set<string>();
}

/** Refuses what is wrong with a wish, and events whose news the caller may not see. */
export function checkWish(
  ctx: Context,
  propertyId: string,
  {
    url,
    events,
    secret,
  }: { url?: string | undefined; events?: readonly string[] | undefined; secret?: string | undefined },
): void {
  const problems = [
    ["url", url === undefined ? undefined : guardOf(ctx.config).problemOf(url)],
    ["events", events === undefined ? undefined : problemOfEvents(events, exportedEvents)],
    ["secret", secret === undefined ? undefined : problemOfSecret(secret)],
  ] as const;
  for (const [path, problem] of problems) if (problem !== undefined) ctx.invalid(path, problem);
  checkHearing(ctx, propertyId, events ?? []);
}

/** Refuses events whose news the caller may not see. */
export function checkHearing(ctx: Context, propertyId: string, events: readonly string[]): void {
  const missing = missingFor([...new Set(events)], exportedEvents, scopesAt(ctx, propertyId));
  if (missing.length > 0)
    throw new Refusal("forbidden", webhooksErrors.map.forbidden, {
      details: missing.map((name) => ({
        path: "events",
        reason: `${name} needs a scope that you do not hold`,
      })),
    });
}
