// How an API key looks from outside. The secret itself is shown once, by the call that makes it.

import { Id, OneOf, type Static, strict, Time, TimeInput, Type } from "../../kernel/schema.ts";
import { scopeNames } from "../scope/index.ts";
import { splitHint } from "./keys.rules.ts";
import type { KeyRow } from "./keys.store.ts";

export const KeyName = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: "\\S",
  description: "Name to recognise the key by.",
});

export const Mode = OneOf(["live", "test"], "A `test` key sees sandbox properties only.");
export const Kind = OneOf(
  ["personal", "service"],
  "A `personal` key sees what its agent sees; a `service` key belongs to a property and outlives its maker's membership.",
);
export const KeyScopes = Type.Array(OneOf(scopeNames), {
  minItems: 1,
  maxItems: scopeNames.length,
  uniqueItems: true,
  description: "What the key may do; absent for everything its holder may.",
});

export const ApiKey = strict({
  keyId: Id("key"),
  name: KeyName,
  prefix: Type.String({ description: "How the key begins." }),
  last4: Type.String({ description: "How the key ends." }),
  mode: Mode,
  kind: Kind,
  propertyId: Type.Optional(Id("property a service key belongs to")),
  scopes: Type.Optional(KeyScopes),
  propertyIds: Type.Optional(
    Type.Array(Id("property"), {
      description: "The only properties it sees; absent for all of its agent's.",
    }),
  ),
  ips: Type.Optional(
    Type.Array(Type.String(), {
      description: "Addresses and CIDR ranges it may be used from; absent for everywhere.",
    }),
  ),
  expiresOn: Type.Optional(Time("When it stops working.")),
  lastUsedOn: Type.Optional(Time("When it was last used, up to a few seconds behind.")),
  lastUsedIp: Type.Optional(Type.String({ description: "Address it was last used from." })),
  createdOn: Time("When it was made."),
  rotatedOn: Type.Optional(Time("When it was last rotated.")),
  previousValidUntil: Type.Optional(Time("Until when the secret before the last rotation still works.")),
});

export const NewApiKey = strict({
  key: Type.String({ description: "The secret. It is shown here and never again: store it safely." }),
  ...ApiKey.properties,
});

/** What may be asked of a new key. */
export const KeyWish = strict({
  name: KeyName,
  kind: Type.Optional(Kind),
  propertyId: Type.Optional(Id("property a service key belongs to")),
  mode: Type.Optional(Mode),
  scopes: Type.Optional(KeyScopes),
  propertyIds: Type.Optional(
    Type.Array(Id("property"), {
      minItems: 1,
      maxItems: 200,
      description: "The only properties a personal key sees; absent for all of its agent's.",
    }),
  ),
  ips: Type.Optional(
    Type.Array(Type.String({ maxLength: 64 }), {
      minItems: 1,
      maxItems: 100,
      description: "Addresses and CIDR ranges it may be used from; absent for everywhere.",
    }),
  ),
  expiresOn: Type.Optional(TimeInput("When it stops working; absent for never.")),
});

export function presentKey(row: KeyRow, now: Date): Static<typeof ApiKey> {
  const { prefix, last4 } = splitHint(row.hint);
  const previous = row.previous_valid_until;
  return {
    keyId: row.key_id,
    name: row.name,
    prefix,
    last4,
    mode: row.mode,
    kind: row.kind,
    ...(row.property_id ? { propertyId: row.property_id } : {}),
    ...(row.scopes ? { scopes: scopeNames.filter((name) => row.scopes?.includes(name)) } : {}),
    ...(row.property_ids ? { propertyIds: row.property_ids } : {}),
    ...(row.ips.length > 0 ? { ips: row.ips } : {}),
    ...(row.expires_on ? { expiresOn: row.expires_on.toISOString() } : {}),
    ...(row.last_used_on ? { lastUsedOn: row.last_used_on.toISOString() } : {}),
    ...(row.last_used_ip ? { lastUsedIp: row.last_used_ip } : {}),
    createdOn: row.created_on.toISOString(),
    ...(row.rotated_on ? { rotatedOn: row.rotated_on.toISOString() } : {}),
    ...(previous && previous > now ? { previousValidUntil: previous.toISOString() } : {}),
  };
}
