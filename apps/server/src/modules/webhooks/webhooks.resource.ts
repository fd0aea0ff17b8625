// How webhooks and their deliveries look from outside. The secret is shown once, by the call that makes it.

import { Id, OneOf, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { AttemptRow, CountRow, DeliveryRow } from "./deliveries.store.ts";
import type { HookRow } from "./webhooks.store.ts";

const Events = Type.Array(Type.String({ maxLength: 80 }), {
  minItems: 1,
  maxItems: 100,
  description:
    "Names of events (the event catalogue lists them), `chat:*` and the like for all of a kind, or `*` alone for every one.",
});

const Retry = strict({
  firstAfterS: Type.Integer({
    minimum: 1,
    maximum: 3600,
    description: "Seconds to the first retry; 1 at first.",
  }),
  giveUpAfterH: Type.Integer({
    minimum: 1,
    maximum: 168,
    description: "Hours after which a delivery is given up; 12 at first, 168 (a week) at most.",
  }),
});

export const hookInput = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: "\\S", description: "Name to recognise it by." }),
  url: Type.String({
    minLength: 1,
    maxLength: 2000,
    description: "Where to send: HTTPS, at an address on the open internet.",
  }),
  events: Events,
  enabled: Type.Boolean({ description: "False to hear of nothing for now." }),
  ordered: Type.Boolean({
    description:
      "True to get what happens in one chat or ticket one after the other: the next waits until the one before arrived or was given up.",
  }),
  retry: Type.Partial(Retry, { additionalProperties: false }),
  secret: Type.String({
    minLength: 16,
    maxLength: 200,
    pattern: "^[\\x21-\\x7e]+$",
    description:
      "A secret that receivers know already, 16 to 200 visible ASCII characters; one is made when absent. With the prefix `whsec_` the rest must be base64 of 16 bytes or more.",
  }),
};

export const Hook = strict({
  hookId: Id("webhook"),
  name: hookInput.name,
  url: Type.String({ description: "Where its events are sent." }),
  events: Type.Array(Type.String(), { description: "What it hears of." }),
  enabled: Type.Boolean({ description: "Whether it is sent anything." }),
  ordered: Type.Boolean({ description: "Whether what happens in one chat or ticket arrives in order." }),
  retry: Retry,
  disabledBecause: Type.Optional(
    OneOf(
      ["gone", "failing"],
      "Why the server turned it off: the receiver answered 410, or failed for days. What happens meanwhile is kept for webhooks.recover.",
    ),
  ),
  disabledOn: Type.Optional(Time("When the server turned it off.")),
  firstFailedOn: Type.Optional(Time("Since when every try failed; absent after a success.")),
  previousSecretValidUntil: Type.Optional(
    Time("Until when deliveries are signed with the secret before the last rotation too."),
  ),
  createdOn: Time("When it was made."),
  updatedOn: Time("When it was last changed."),
});

export const deliveryStates = ["pending", "delivered", "failed"] as const;

export const DeliveryStatus = OneOf(
  deliveryStates,
  "`pending` while it will be tried, `delivered` after a 2xx answer, `failed` when it was given up.",
);

export const Delivery = strict({
  deliveryId: Id("delivery"),
  hookId: Id("webhook"),
  eventId: Type.String({ description: "X-Hook-Event-Id and webhook-id: the same on every try." }),
  event: Type.String({ description: "Name of the event." }),
  happenedOn: Time("When it happened."),
  status: DeliveryStatus,
  tries: Type.Integer({ minimum: 0, description: "Tries so far; sending it again by hand starts from 0." }),
  nextTryOn: Type.Optional(Time("When it is tried next, while it is pending.")),
  endedOn: Type.Optional(Time("When it arrived or was given up.")),
  statusCode: Type.Optional(Type.Integer({ description: "HTTP status of the last answer." })),
  error: Type.Optional(Type.String({ description: "What went wrong at the last try." })),
});

const Attempt = strict({
  attempt: Type.Integer({ minimum: 1, description: "Counts from 1, over all runs." }),
  url: Type.String({ description: "Where it was sent." }),
  beganOn: Time("When it began."),
  durationMs: Type.Integer({
    minimum: 0,
    description: "Milliseconds to the end of the answer, or to giving up.",
  }),
  statusCode: Type.Optional(Type.Integer({ description: "HTTP status of the answer." })),
  error: Type.Optional(Type.String({ description: "What went wrong." })),
  answer: Type.Optional(Type.String({ description: "The beginning of the answer's body." })),
});

export const DeliveryDetails = strict({
  ...Delivery.properties,
  body: Type.Optional(
    Type.String({
      description:
        "The body, byte for byte as it is signed and sent. Absent where the caller's scopes do not suffice to read it.",
    }),
  ),
  attempts: Type.Array(Attempt, { description: "Every try, the first one first." }),
});

export const DeliveryCount = strict({
  time: Time("When the hour or day begins."),
  delivered: Type.Integer({ minimum: 0, description: "How many arrived." }),
  failed: Type.Integer({ minimum: 0, description: "How many were given up." }),
  pending: Type.Integer({ minimum: 0, description: "How many are still tried." }),
});

export const HookEvent = strict({
  event: Type.String({ description: "Name of the event." }),
  summary: Type.String({ description: "What happened, in one sentence." }),
  may: Type.Boolean({ description: "Whether the caller may subscribe to it." }),
});

export function presentHook(row: HookRow, now: Date): Static<typeof Hook> {
  const until = row.previous_valid_until;
  return {
    hookId: row.hook_id,
    name: row.name,
    url: row.url,
    events: [...row.events],
    enabled: row.enabled,
    ordered: row.ordered,
    retry: { firstAfterS: row.first_retry_s, giveUpAfterH: row.give_up_h },
    ...(row.disabled_because ? { disabledBecause: row.disabled_because } : {}),
    ...(row.disabled_on ? { disabledOn: row.disabled_on.toISOString() } : {}),
    ...(row.failing_since ? { firstFailedOn: row.failing_since.toISOString() } : {}),
    ...(until && until > now ? { previousSecretValidUntil: until.toISOString() } : {}),
    createdOn: row.created_on.toISOString(),
    updatedOn: row.updated_on.toISOString(),
  };
}

export function presentDelivery(row: DeliveryRow): Static<typeof Delivery> {
  return {
    deliveryId: row.delivery_id,
    hookId: row.hook_id,
    eventId: row.event_id,
    event: row.event,
    happenedOn: row.happened_on.toISOString(),
    status: row.status,
    tries: row.tries,
    ...(row.status === "pending" ? { nextTryOn: row.due_on.toISOString() } : {}),
    ...(row.ended_on ? { endedOn: row.ended_on.toISOString() } : {}),
    ...(row.status_code === null ? {} : { statusCode: row.status_code }),
    ...(row.error === null ? {} : { error: row.error }),
  };
}

export function presentAttempt(row: AttemptRow): Static<typeof Attempt> {
  return {
    attempt: row.attempt,
    url: row.url,
    beganOn: row.began_on.toISOString(),
    durationMs: row.duration_ms,
    ...(row.status_code === null ? {} : { statusCode: row.status_code }),
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.answer === null ? {} : { answer: row.answer }),
  };
}

export function presentCount({ time, ...counts }: CountRow): Static<typeof DeliveryCount> {
  return { time: time.toISOString(), ...counts };
}
