// Who is calling, and what they may touch. The kernel knows two product words, agent and property, because
// the rings (scope, property) are built from them; everything else about them lives in modules.

export type Scopes = "all" | ReadonlySet<string>;

/** What a caller may do at one property. */
export interface Grant {
  readonly propertyId: string;
  /** `admin`, `agent`, or the id of a custom role. `service` for a key that belongs to the property. */
  readonly role: string;
  readonly scopes: Scopes;
  /** Set while the property lies in the bin; only methods that say so may still see it. */
  readonly deleted: boolean;
}

/** The account behind a caller, as held in the cache: enough for `agent.me` without the database. */
export interface CallerAgent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly alias: string | undefined;
  readonly title: string | undefined;
  readonly language: string;
  readonly picture: string | undefined;
  readonly presence: "online" | "away" | "invisible";
  readonly twoFactor: boolean;
  readonly emailConfirmed: boolean;
  readonly instanceOwner: boolean;
  /** ISO 8601, as it is shown. */
  readonly createdOn: string;
}

/** Who talks through a widget: one visitor of one property, who sees what is theirs and nothing else. */
export interface VisitorSelf {
  readonly propertyId: string;
  /** Its own part, without the property's. */
  readonly visitorId: string;
  readonly widgetId: string;
  /** Where they are, as their socket last said. */
  readonly page?: { readonly url: string; readonly title: string } | undefined;
}

export interface Caller {
  /** `anonymous` for public methods, `service` for a key that belongs to a property. */
  readonly kind: "anonymous" | "session" | "key" | "service" | "visitor";
  /** Session id, key id, a visitor's token by its hash, or the address for `anonymous`: the bucket of rate limits and idempotency. */
  readonly id: string;
  readonly agent: CallerAgent | undefined;
  /** Set for `visitor` alone. */
  readonly visitor?: VisitorSelf;
  /** Name and creation time of a service key, which has no agent. */
  readonly service: { readonly name: string; readonly createdOn: Date } | undefined;
  /** What the credential itself allows; a grant's scopes are already narrowed by it. */
  readonly scopes: Scopes;
  readonly grants: ReadonlyMap<string, Grant>;
  /** True for a test key: its grants are sandbox properties only. */
  readonly sandboxOnly: boolean;
  /** The properties a key was limited to; undefined for all its holder sees, those to come included. */
  readonly onlyProperties: ReadonlySet<string> | undefined;
  /** Addresses (CIDR) the credential may be used from; empty for everywhere. */
  readonly ips: readonly string[];
  /** After this moment the credential is refused. */
  readonly expiresAtMs: number | undefined;
}

export function anonymous(ip: string): Caller {
  return {
    kind: "anonymous",
    id: ip,
    agent: undefined,
    service: undefined,
    scopes: new Set(),
    grants: new Map(),
    sandboxOnly: false,
    onlyProperties: undefined,
    ips: [],
    expiresAtMs: undefined,
  };
}

/** True when every wanted scope is among the held ones. */
export function covers(held: Scopes, wanted: readonly string[]): boolean {
  return held === "all" || wanted.every((scope) => held.has(scope));
}

/** Intersection of two scope sets. */
export function narrow(a: Scopes, b: Scopes): Scopes {
  if (a === "all") return b;
  if (b === "all") return a;
  return new Set([...a].filter((scope) => b.has(scope)));
}
