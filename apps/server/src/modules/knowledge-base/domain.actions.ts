// A domain of the customer's own: asked for, proved by its name servers, given up.

import type { Context } from "../../kernel/context.ts";
import { inTransaction, isDuplicate } from "../../kernel/db.ts";
import { presentSettings, proofName } from "./base.actions.ts";
import { findBase, isDomainTaken, lockBase, updateBase } from "./base.store.ts";
import { baseUpdate } from "./knowledge-base.events.ts";
import { resolverOf } from "./resolver.ts";

export function proofOf(token: string): string {
  return `parlo-site-verification=${token}`;
}

/** No candidate any more. */
export const NO_CANDIDATE = {
  candidate: null,
  candidate_token: null,
  candidate_added_at: null,
  candidate_checked_at: null,
} as const;

/**
 * Asks the name servers, outside of any transaction, and writes what they said. Only the TXT record proves anything: a
 * CNAME to this server may be left over from somebody else's knowledge base.
 */
export async function verifyDomain(ctx: Context, propertyId: string): Promise<void> {
  const asked = await findBase(ctx.db, propertyId);
  const { candidate, candidate_token: token } = asked ?? {};
  if (!candidate || !token) return;
  const records = await resolverOf(ctx.config)(proofName(candidate));
  const isProved = records.some((record) => record.trim() === proofOf(token));
  try {
    const changed = await inTransaction(ctx.db, async (db) => {
      const base = await lockBase(db, propertyId);
      // It was changed or given up meanwhile.
      if (base?.candidate !== candidate || base.candidate_token !== token) return undefined;
      if (!isProved || (await isDomainTaken(db, candidate))) {
        await updateBase(db, { ...base, candidate_checked_at: ctx.now });
        return undefined;
      }
      const proved = {
        ...base,
        ...NO_CANDIDATE,
        domain: candidate,
        domain_verified_at: ctx.now,
        updated_at: ctx.now,
      };
      await updateBase(db, proved);
      return proved;
    });
    if (changed) ctx.emit(baseUpdate, { propertyId, payload: presentSettings(ctx, changed) });
  } catch (error) {
    // Two proved one domain in the same moment: the first has it.
    if (!isDuplicate(error, "knowledge_bases_domain_key")) throw error;
  }
}
