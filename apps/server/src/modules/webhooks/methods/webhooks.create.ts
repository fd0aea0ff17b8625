// webhooks.create: tell a server of the customer's what happens at a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { checkWish, newSecret, sealSecret } from "../webhooks.actions.ts";
import { webhooksErrors } from "../webhooks.errors.ts";
import { webhookCreate } from "../webhooks.events.ts";
import { hookInput, presentHook } from "../webhooks.resource.ts";
import { countHooks, type HookRow, insertHook } from "../webhooks.store.ts";

export default defineMethod({
  name: "webhooks.create",
  summary: "Make a webhook and show its secret, once.",
  description:
    "Events from now on are sent to `url` as they happen, again and again until it answers 2xx or `retry.giveUpAfterH` have passed. Every delivery carries the same headers: see the guide. Subscribing to events beyond `chat:start`, `chat:end`, `chat:transcript_created` and `ticket:create` takes the scope that reads what they tell.",
  scopes: ["webhooks_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    name: hookInput.name,
    url: hookInput.url,
    events: hookInput.events,
    enabled: Type.Optional(hookInput.enabled),
    ordered: Type.Optional(hookInput.ordered),
    retry: Type.Optional(hookInput.retry),
    secret: Type.Optional(hookInput.secret),
  }),
  result: strict({
    hookId: Id("webhook"),
    secret: Type.String({
      description: "What deliveries are signed with. It is shown here and never again: store it safely.",
    }),
  }),
  errors: webhooksErrors.pick("too_many_webhooks"),
  emits: [webhookCreate],
  example: (world) => ({
    propertyId: world.property.id,
    name: "Order desk",
    url: "https://hooks.example.com/parlo",
    events: ["chat:start", "chat:transcript_created"],
    enabled: true,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, ...wish }) {
    checkWish(ctx, propertyId, wish);
    const most = ctx.config.webhooks.perProperty;
    if ((await countHooks(ctx.db, propertyId)) >= most)
      return ctx.fail("too_many_webhooks", { message: `A property may have ${most} webhooks.` });
    const secret = wish.secret ?? newSecret(ctx);
    const row: HookRow = {
      property_id: propertyId,
      hook_id: ctx.newId(),
      name: oneLine(wish.name),
      url: wish.url,
      events: [...new Set(wish.events)],
      enabled: wish.enabled ?? true,
      disabled_because: null,
      disabled_on: null,
      secret: sealSecret(ctx.vault, secret),
      previous_secret: null,
      previous_valid_until: null,
      ordered: wish.ordered ?? false,
      first_retry_s: wish.retry?.firstAfterS ?? 1,
      give_up_h: wish.retry?.giveUpAfterH ?? 12,
      failing_since: null,
      failed_in_a_row: 0,
      created_on: ctx.now,
      created_by: ctx.caller.agent?.id ?? null,
      updated_on: ctx.now,
    };
    await insertHook(ctx.db, row);
    ctx.emit(webhookCreate, { propertyId, payload: presentHook(row, ctx.now) });
    return { hookId: row.hook_id, secret };
  },
});
