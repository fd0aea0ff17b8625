// Inviting everybody a CSV file names: whom it can, and for the others why not.

import type { Context } from "../../kernel/context.ts";
import { Email, type Static, validatorOf } from "../../kernel/schema.ts";
import { emailKey } from "../account/index.ts";
import { findKnownRoles } from "../roles/index.ts";
import { readCsv } from "./csv.rules.ts";
import { hostOf, invite, weigh } from "./invites.actions.ts";
import type { ImportedRow } from "./members.resource.ts";

const address = validatorOf(Email());

export async function importCsv(
  ctx: Context,
  o: { propertyId: string; csv: string; dryRun: boolean },
): Promise<{ invited: number; rows: Static<typeof ImportedRow>[] }> {
  const read = readCsv(o.csv, await findKnownRoles(ctx, o.propertyId));
  if ("problem" in read) return ctx.invalid("csv", read.problem);
  const host = await hostOf(ctx, o.propertyId);
  const candidates = read.rows.filter(({ email }) => address.check(email));
  const weighed = await weigh(ctx, host, candidates);
  const fit = candidates.filter((_row, at) => !weighed.problems[at]);
  const made = o.dryRun ? undefined : await invite(ctx, host, fit, weighed);
  const rows = read.rows.map((row) => {
    const at = candidates.indexOf(row);
    const problem = weighed.problems[at];
    if (at === -1) return { ...row, ok: false, reason: "email is not an e-mail address" };
    if (problem) return { ...row, ok: false, reason: `${problem.field} ${problem.reason}` };
    if (made && !made.has(emailKey(row.email)))
      return { ...row, ok: false, reason: "email is invited already" };
    return { ...row, ok: true };
  });
  return { invited: made?.size ?? 0, rows };
}
