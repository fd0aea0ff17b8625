// The webhooks of the cast: one of each property, with a delivery that arrived and one that did not.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import type { Vault } from "../kernel/secret.ts";
import {
  type DeliveryRow,
  insertDeliveries,
  insertHook,
  sealSecret,
  writeOutcomes,
} from "../modules/webhooks/index.ts";

interface Named {
  readonly id: string;
}

export interface WebhookCast {
  readonly webhook: Named;
  readonly otherWebhook: Named;
  /** One of `webhook` that failed for good. */
  readonly delivery: Named;
  readonly otherDelivery: Named;
}

/** The secret of `webhook`, for examples that sign or verify. */
export const WORLD_WEBHOOK_SECRET = "whsec_QXVyb3JhQmVsbGluaVBvcmNlbGxhbmU4QmVs";

export async function writeWebhooks(
  db: Database,
  o: { random: Random; vault: Vault; now: Date; mine: string; theirs: string },
): Promise<WebhookCast> {
  const { now } = o;
  const id = () => newId({ nowMs: () => now.getTime() }, o.random);
  const hook = async (property_id: string, name: string, url: string) => {
    const hook_id = id();
    await insertHook(db, {
      property_id,
      hook_id,
      name,
      url,
      events: ["chat:start", "chat:end", "chat:transcript_created"],
      enabled: true,
      disabled_because: null,
      disabled_on: null,
      secret: sealSecret(o.vault, WORLD_WEBHOOK_SECRET),
      previous_secret: null,
      previous_valid_until: null,
      ordered: false,
      first_retry_s: 1,
      give_up_h: 12,
      failing_since: null,
      failed_in_a_row: 0,
      created_on: now,
      created_by: null,
      updated_on: now,
    });
    return { id: hook_id };
  };
  const delivery = async (property_id: string, hook_id: string, url: string, status_code: number) => {
    const delivered = status_code === 200;
    const row: DeliveryRow = {
      property_id,
      hook_id,
      delivery_id: id(),
      event_id: id(),
      event: "chat:end",
      happened_on: now,
      chat_id: null,
      body: `{"event":"chat:end","time":"${now.toISOString()}"}`,
      status: "pending",
      tries: 0,
      attempts: 0,
      run_began_on: now,
      due_on: now,
      ended_on: null,
      status_code: null,
      error: null,
    };
    const [seq = 0] = await insertDeliveries(db, [row]);
    await writeOutcomes(db, [
      {
        seq,
        attempt: 1,
        url,
        began_on: now.toISOString(),
        duration_ms: 84,
        status_code,
        error: delivered ? null : `The receiver answered ${status_code}.`,
        answer: delivered ? '{"received":true}' : "Internal Server Error",
        status: delivered ? "delivered" : "failed",
        due_on: now.toISOString(),
      },
    ]);
    return { id: row.delivery_id };
  };
  const mine = "https://hooks.example.com/bottega";
  const theirs = "https://hooks.example.net/carpenters";
  const webhook = await hook(o.mine, "Order desk", mine);
  const otherWebhook = await hook(o.theirs, "Workshop", theirs);
  await delivery(o.mine, webhook.id, mine, 200);
  return {
    webhook,
    otherWebhook,
    delivery: await delivery(o.mine, webhook.id, mine, 500),
    otherDelivery: await delivery(o.theirs, otherWebhook.id, theirs, 500),
  };
}
