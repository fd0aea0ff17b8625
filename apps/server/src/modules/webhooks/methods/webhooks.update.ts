// webhooks.update: another name, address, choice of events, or on and off.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { eventsOf } from "../deliveries.store.ts";
import { checkHearing, checkWish, lockExistingHook } from "../webhooks.actions.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { webhookUpdate } from "../webhooks.events.ts";
import { Hook, hookInput, presentHook } from "../webhooks.resource.ts";
import { clearFailing, type HookRow, updateHook } from "../webhooks.store.ts";

export default defineMethod({
  name: "webhooks.update",
  summary: "Change a webhook.",
  description:
    "What is not given stays. Turned off, it hears of nothing that happens meanwhile, and what waits is sent when it is turned on again. To turn on one that the server turned off, and get what happened since, use webhooks.recover.",
  scopes: ["webhooks_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    hookId: Id("webhook"),
    name: Type.Optional(hookInput.name),
    url: Type.Optional(hookInput.url),
    events: Type.Optional(hookInput.events),
    enabled: Type.Optional(hookInput.enabled),
    ordered: Type.Optional(hookInput.ordered),
    retry: Type.Optional(hookInput.retry),
  }),
  result: Hook,
  errors: webhooksErrors.pick("not_found"),
  emits: [webhookUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    hookId: world.webhook.id,
    events: ["chat:start", "chat:end", "chat:message"],
  }),
  since: "0.1",
  async handler(ctx, { propertyId, hookId, ...wish }) {
    const old = await lockExistingHook(ctx, propertyId, hookId);
    checkWish(ctx, propertyId, wish);
    // Whoever points it elsewhere must be able to hear what it heard so far, for that can be sent again, and what waits.
    const waiting =
      wish.url === undefined ? [] : await eventsOf(ctx.db, { propertyId, hookId, which: "pending" });
    checkHearing(ctx, propertyId, [...old.events, ...waiting]);
    const turned = wish.enabled !== undefined && wish.enabled !== old.enabled;
    const row: HookRow = {
      ...old,
      name: wish.name === undefined ? old.name : oneLine(wish.name),
      url: wish.url ?? old.url,
      events: wish.events ? [...new Set(wish.events)] : old.events,
      enabled: wish.enabled ?? old.enabled,
      ...(turned || wish.enabled === false ? { disabled_because: null, disabled_on: null } : {}),
      ordered: wish.ordered ?? old.ordered,
      first_retry_s: wish.retry?.firstAfterS ?? old.first_retry_s,
      give_up_h: wish.retry?.giveUpAfterH ?? old.give_up_h,
      ...(turned ? { failing_since: null, failed_in_a_row: 0 } : {}),
      updated_on: ctx.now,
    };
    await updateHook(ctx.db, row);
    if (turned) await clearFailing(ctx.db, propertyId, hookId);
    const payload = presentHook(row, ctx.now);
    ctx.emit(webhookUpdate, { propertyId, payload });
    return payload;
  },
});
