// Credentials for the tests that loop over the registry: the one that signs a method's example, keys of any width, and
// fresh sessions.

import { sql } from "../kernel/db.ts";
import type { ExampleCredential, Method, World } from "../kernel/define.ts";
import { randomText, seededRandom } from "../kernel/id.ts";
import { sha256 } from "../kernel/secret.ts";
import { hintOf, keyFrom } from "../modules/keys/index.ts";
import { tokenFrom } from "../modules/messenger/index.ts";
import { scopeNames } from "../modules/scope/index.ts";
import type { TestServer } from "../testing/server.ts";

/** Far more calls per minute than any of these loops makes, and sockets than it opens. */
export const UNLIMITED = {
  RATE_LIMIT_READ: "100000000",
  RATE_LIMIT_WRITE: "100000000",
  RATE_LIMIT_CREDENTIAL: "100000000",
  RATE_LIMIT_VISITOR: "100000000",
  RATE_LIMIT_VISITORS: "100000000",
  RATE_LIMIT_CONNECT: "100000000",
  RATE_LIMIT_MAIL: "100000000",
  SOCKETS_PER_ADDRESS: "100000000",
};

/** Who signs a method's example: whom it names, else the owner, by the least a method asks for. */
export function exampleCredential(method: Method, world: World): ExampleCredential {
  if (method.exampleAs) return method.exampleAs(world);
  if (method.access === "public") return {};
  if (method.access === "visitor") return { visitor: world.visitor.token };
  return method.access === "any" ? { key: world.owner.key } : { session: world.owner.session };
}

const random = seededRandom("conformance");
const newId = () => random.bytes(12).toString("hex");

/** A well-formed id of nothing. */
export const NOBODY = "5f00000000000000000000ff";

/** The same for each form an id has. */
export const NOTHING = { hex: NOBODY, uuid: "5f000000-0000-11f0-8000-0000000000ff" } as const;

/** A key the database has never seen, with the right form and checksum. */
export const UNKNOWN_KEY = keyFrom("live", randomText(random, 34));

/** A token of no visitor. */
export const UNKNOWN_VISITOR = tokenFrom(randomText(random, 43));

/** A token of no session. */
export const UNKNOWN_SESSION = randomText(random, 43);

export async function insertKey(
  server: TestServer,
  o: {
    readonly agentId: string;
    readonly scopes?: readonly string[];
    readonly propertyIds?: readonly string[];
    readonly mode?: "live" | "test";
  },
): Promise<string> {
  const key = keyFrom(o.mode ?? "live", randomText(random, 34));
  await sql`insert into api_keys (key_id, kind, mode, agent_id, created_by, name, hash, hint, scopes, property_ids, created_on)
    values (${newId()}, 'personal', ${o.mode ?? "live"}, ${o.agentId}, ${o.agentId}, 'Made by a test', ${sha256(key)}, ${hintOf(key)},
      ${(o.scopes ?? null) as string[] | null}::text[], ${(o.propertyIds ?? null) as string[] | null}::text[], ${new Date(server.clock.nowMs())})`.execute(
    server.database.db,
  );
  return key;
}

/** A key of the owner with every scope but the ones left out. */
export function insertKeyWithout(server: TestServer, missing: readonly string[]): Promise<string> {
  return insertKey(server, {
    agentId: server.world.owner.id,
    scopes: scopeNames.filter((scope) => !missing.includes(scope)),
  });
}

export async function insertSession(server: TestServer, agentId: string): Promise<string> {
  const token = randomText(random, 43);
  const now = server.clock.nowMs();
  await sql`insert into sessions (session_id, token_hash, agent_id, created_on, last_seen_on, last_seen_ip, user_agent, expires_on)
    values (${newId()}, ${sha256(token)}, ${agentId}, ${new Date(now)}, ${new Date(now)}, '127.0.0.1', 'Made by a test', ${new Date(now + 86_400_000)})`.execute(
    server.database.db,
  );
  return token;
}
