// The first start: an instance without an owner gets one from the environment, or a one-time link for a person.

import { ConfigError } from "../../config.ts";
import type { House } from "../../kernel/call.ts";
import { type Database, inTransaction } from "../../kernel/db.ts";
import { newId, randomText } from "../../kernel/id.ts";
import { sha256 } from "../../kernel/secret.ts";
import { findInstanceOwners, hashPassword, insertAgent, passwordProblem } from "../account/index.ts";
import { lockInstance, updateSetUpToken } from "./instance.store.ts";

/** Answers the token of the set-up link while there is no owner: each start makes a new one and ends the one before. */
export function firstStart(house: House, db: Database): Promise<string | undefined> {
  return inTransaction(db, async (trx) => {
    await lockInstance(trx);
    if ((await findInstanceOwners(trx)).length > 0) return undefined;
    const { owner } = house.config;
    if (owner) {
      await insertOwner(trx, house, owner);
      await updateSetUpToken(trx, null);
      return undefined;
    }
    const token = randomText(house.random, 43);
    await updateSetUpToken(trx, sha256(token));
    return token;
  });
}

/** Whoever writes the environment vouches for the address. */
async function insertOwner(
  db: Database,
  { clock, random }: House,
  owner: { email: string; password: string },
): Promise<void> {
  const problem = passwordProblem(owner.password, owner.email);
  if (problem) throw new ConfigError([`PARLO_OWNER_PASSWORD ${problem}`]);
  const made = await insertAgent(db, {
    agentId: newId(clock, random),
    name: owner.email.split("@")[0] ?? owner.email,
    email: owner.email,
    emailConfirmed: true,
    passwordHash: await hashPassword(owner.password),
    language: "en",
    instanceOwner: true,
    now: new Date(clock.nowMs()),
  });
  if (!made)
    throw new ConfigError(["PARLO_OWNER_EMAIL belongs to an account that does not own the instance"]);
}
