// Two calls may want one address or one name at once, so the indexes decide.

import type { Context } from "../../kernel/context.ts";
import { isDuplicate } from "../../kernel/db.ts";

interface Unique {
  readonly index: string;
  readonly code: string;
  readonly path: string;
}

export const EMAIL: Unique = { index: "persons_email", code: "email_taken", path: "emails[0]" };
export const NAME: Unique = { index: "organizations_name", code: "name_taken", path: "name" };

/** Refuses the call where the index does. */
export async function unlessTaken(ctx: Context, unique: Unique, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error, unique.index)) ctx.fail(unique.code, { path: unique.path });
    throw error;
  }
}
