// What happens to webhooks by itself: one that is of no use any more is turned off, and old deliveries are forgotten.

import type { Database } from "../../kernel/db.ts";
import { defineJob, type Schedule } from "../../kernel/define.ts";
import { Id, OneOf, strict } from "../../kernel/schema.ts";
import { findAgents } from "../account/index.ts";
import { sendMail } from "../mail/index.ts";
import { listMembers } from "../members/index.ts";
import { propertyNames } from "../property/index.ts";
import { forgetDeliveries, giveUpPending, purgeDeliveries } from "./deliveries.store.ts";
import { webhookUpdate } from "./webhooks.events.ts";
import { presentHook } from "./webhooks.resource.ts";
import { lockHook, updateHook } from "./webhooks.store.ts";

/** More than these are not written to. */
const ADMINS = 20;

async function findAdmins(db: Database, propertyId: string) {
  const { rows } = await listMembers(
    db,
    propertyId,
    { role: "admin", enabled: true },
    { size: ADMINS, offset: 0 },
  );
  return findAgents(
    db,
    rows.map((row) => row.agent_id),
  );
}

/** Turns off an endpoint that is gone or has failed for days, and writes to those who can mend it. */
export const webhooksDisable = defineJob({
  name: "webhooks.disable",
  payload: strict({
    propertyId: Id("property"),
    hookId: Id("webhook"),
    because: OneOf(["gone", "failing"]),
  }),
  maxAttempts: 10,
  transaction: true,
  async run(ctx, { propertyId, hookId, because }) {
    const hook = await lockHook(ctx.db, propertyId, hookId);
    // Somebody mended or turned it off meanwhile.
    if (!hook?.enabled || !hook.failing_since) return;
    const row = {
      ...hook,
      enabled: false,
      disabled_because: because,
      disabled_on: ctx.now,
      updated_on: ctx.now,
    };
    await updateHook(ctx.db, row);
    await giveUpPending(ctx.db, propertyId, hookId, { now: ctx.now, error: "The webhook was turned off." });
    ctx.emit(webhookUpdate, { propertyId, payload: presentHook(row, ctx.now) });
    const names = await propertyNames(ctx.db, [propertyId]);
    const property = names.get(propertyId) ?? "";
    for (const { name, email, language } of await findAdmins(ctx.db, propertyId))
      await sendMail(ctx, {
        to: email,
        language,
        template: because === "gone" ? "webhook-gone" : "webhook-failing",
        values: { name, webhook: hook.name, property, propertyId },
      });
  },
});

/** Rows per statement: none of them holds up others for long. */
const AT_ONCE = 1_000;

export const webhooksPurge = defineJob({
  name: "webhooks.purge",
  payload: strict({}),
  maxAttempts: 5,
  async run(ctx) {
    const before = new Date(ctx.now.getTime() - ctx.config.webhooks.logDays * 86_400_000);
    while ((await purgeDeliveries(ctx.db, before, AT_ONCE)) === AT_ONCE);
  },
});

/** The log of a webhook that was deleted. */
export const webhooksForget = defineJob({
  name: "webhooks.forget",
  payload: strict({ propertyId: Id("property"), hookId: Id("webhook") }),
  maxAttempts: 10,
  async run(ctx, { propertyId, hookId }) {
    while ((await forgetDeliveries(ctx.db, propertyId, hookId, AT_ONCE)) === AT_ONCE);
  },
});

export const schedules: readonly Schedule[] = [{ job: webhooksPurge, cron: "41 4 * * *" }];
