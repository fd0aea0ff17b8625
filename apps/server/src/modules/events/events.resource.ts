// An event as pollers see it; the socket's frames carry the same fields.

import type { LedgerRow } from "../../kernel/ledger.ts";
import { NO_PROPERTY } from "../../kernel/ledger.ts";
import { Id, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import { writeCursor } from "./cursor.rules.ts";

export const Cursor = Type.String({
  minLength: 1,
  maxLength: 64,
  description: "A place in the stream of events: opaque, the same for `events.list` and for the socket.",
});

export const Event = strict({
  name: Type.String({ description: "What happened, `resource:fact`, for example `member:join`." }),
  cursor: Cursor,
  propertyId: Type.Optional(Id("property it happened at; absent for what concerns an account")),
  time: Time("When it happened."),
  payload: Type.Record(Type.String(), Type.Unknown(), {
    description: "The thing it happened to, as its own methods show it.",
  }),
});

export function presentEvent(row: LedgerRow): Static<typeof Event> {
  return {
    name: row.event,
    cursor: writeCursor({ id: row.id }),
    ...(row.propertyId === NO_PROPERTY ? {} : { propertyId: row.propertyId }),
    time: row.at.toISOString(),
    payload: row.payload as Record<string, unknown>,
  };
}
