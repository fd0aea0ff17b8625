// Two properties never meet: every method, with every kind of credential, and ids taken from the other side. What
// comes back equals the answer to ids of nothing, tells nothing of the other side, and changes nothing there.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { ExampleCredential, Method } from "../kernel/define.ts";
import { methods } from "../registry.gen.ts";
import { type CallReply, type TestServer, withServer } from "../testing/server.ts";
import { insertKey, NOTHING, UNLIMITED } from "./credentials.ts";
import { formOf, type IdPlace, idPlaces, type JsonSchema, type Place, withValue } from "./params.ts";
import { othersIds, readRecords, strangersIds, strangersRows, strangersTexts } from "./records.ts";

const modules = new Set(methods.map(({ name }) => name.split(".")[0]));

// What these calls ask for is refused, so the methods of a module share a clone.
for (const module of modules)
  suite(`${module} keeps to its property`, () => {
    const server = withServer(UNLIMITED);
    for (const method of methods.filter(({ name }) => name.split(".")[0] === module)) {
      const places = idPlaces(method.params as JsonSchema);
      // A widget may be on anybody's page: every property opens its door to every visitor, and to readers who write.
      if (method.tier === "connect" || (method.access === "public" && method.tier === "mail")) continue;
      if (method.access === "visitor" && places.length > 0)
        test(`${method.name} answers ids of other visitors as ids of nothing`, async () => {
          const { visitor, chat } = server.world;
          const ids = othersIds(await readRecords(server), server);
          const chats = (ids.get("chat") ?? []).filter((id) => id !== chat.id);
          const variants = variantsOf(method, places, new Map([...ids, ["chat", chats]]), server);
          const chatsOnly = variants.filter(({ sent }) => sent.some((id) => chats.includes(id)));
          const own = { "another visitor": { visitor: visitor.token } };
          await keepsApart(server, method, chatsOnly, own);
        });
      if (places.length > 0) {
        test(`${method.name} answers ids of another property as ids of nothing, to everybody`, async () => {
          const records = await readRecords(server);
          const ids = strangersIds(records, server);
          await keepsApart(
            server,
            method,
            variantsOf(method, places, ids, server),
            await people(server, method),
          );
          assert.deepEqual(strangersRows(await readRecords(server), server), strangersRows(records, server));
        });

        test(`${method.name} answers a stranger as if this property were not there`, async () => {
          const { stranger } = server.world;
          const ids = othersIds(await readRecords(server), server);
          const strangers =
            method.access === "public"
              ? { "a stranger": {} }
              : {
                  "a stranger's key": { key: stranger.key },
                  "a stranger's session": { session: stranger.session },
                  "a stranger's visitor": { visitor: server.world.otherVisitor.token },
                };
          await keepsApart(server, method, variantsOf(method, places, ids, server), strangers);
        });
      } else if (method.effect === "read" && method.access !== "owner")
        test(`${method.name} tells nothing of another property`, async () => {
          const secrets = strangersTexts(await readRecords(server), server);
          for (const [who, as] of Object.entries(await people(server, method)))
            tellsNothing(
              await server.call(method.name, method.example(server.world), { as }),
              secrets,
              [],
              who,
            );
        });
    }
  });

/** Sends each variant with every credential: ids of the other side and ids of nothing must be answered alike. */
async function keepsApart(
  server: TestServer,
  method: Method,
  variants: readonly Variant[],
  credentials: Readonly<Record<string, ExampleCredential>>,
): Promise<void> {
  const isStranger = !("the owner's key" in credentials);
  const secrets = isStranger ? [] : strangersTexts(await readRecords(server), server);
  for (const [who, as] of Object.entries(credentials))
    for (const { theirs, nothing, sent, all } of variants) {
      const where = `${who}: ${JSON.stringify(theirs)}`;
      const absent = await server.call(method.name, nothing, { as });
      const reply = await server.call(method.name, theirs, { as });
      assert.equal(plain(reply, sent), plain(absent, Object.values(NOTHING)), where);
      assert.equal(reply.status, absent.status, where);
      if (all) assert.ok(reply.status >= 400, `${where} succeeded: ${reply.text}`);
      tellsNothing(reply, secrets, sent, where);
    }
}

interface Variant {
  readonly theirs: unknown;
  readonly nothing: unknown;
  readonly sent: readonly string[];
  /** Every id of the call is the other side's. */
  readonly all: boolean;
}

/** Each id alone replaced by one of its kind from the other side, then all at once. */
function variantsOf(
  method: Method,
  places: readonly IdPlace[],
  ids: ReadonlyMap<string, readonly string[]>,
  server: TestServer,
): readonly Variant[] {
  const example = method.example(server.world);
  const idsFor = ({ path, form }: IdPlace) =>
    (ids.get(kindOf(path)) ?? [...ids.values()].flat()).filter((id) => formOf(id) === form);
  const single = places.flatMap((place) =>
    idsFor(place).map((id) => ({
      theirs: withValue(example, place.path, id),
      nothing: withValue(example, place.path, NOTHING[place.form]),
      sent: [id],
      all: places.length === 1,
    })),
  );
  const replaceAll = (idAt: (place: IdPlace) => string) =>
    places.reduce<unknown>((params, place) => withValue(params, place.path, idAt(place)), example);
  const first = (place: IdPlace) => idsFor(place)[0] ?? NOTHING[place.form];
  const whole = {
    theirs: replaceAll(first),
    nothing: replaceAll(({ form }) => NOTHING[form]),
    sent: places.map(first),
    all: true,
  };
  return places.length > 1 ? [...single, whole] : single;
}

/** `["departmentIds", 0]` → `department`. */
function kindOf(path: Place["path"]): string {
  const name = path.filter((part) => typeof part === "string").at(-1) ?? "";
  return name.replace(/Ids?$/, "").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Everybody of the world's own property. Methods for the owner of the instance are for the whole of it: not for them. */
async function people(
  server: TestServer,
  method: Method,
): Promise<Readonly<Record<string, ExampleCredential>>> {
  const { owner, agent, newcomer, property, serviceKey, testKey, visitor } = server.world;
  const atProperty = { agentId: owner.id, propertyIds: [property.id] };
  return {
    ...(method.access === "owner" ? {} : { "the owner's session": { session: owner.session } }),
    "the owner's key": { key: owner.key },
    "an agent's session": { session: agent.session },
    "an agent's key": { key: agent.key },
    "a newcomer's session": { session: newcomer.session },
    "a service key": { key: serviceKey.key },
    "a test key": { key: testKey.key },
    "a visitor": { visitor: visitor.token },
    "a key narrowed to the property": { key: await insertKey(server, atProperty) },
    "a key narrowed to reading it": {
      key: await insertKey(server, {
        ...atProperty,
        scopes: method.scopes.filter((one) => one.endsWith("_read")),
      }),
    },
    nobody: {},
  };
}

function tellsNothing(
  reply: CallReply,
  secrets: readonly string[],
  sent: readonly string[],
  where: string,
): void {
  for (const secret of secrets)
    if (!sent.includes(secret))
      assert.ok(!reply.text.includes(secret), `${where} was told ${JSON.stringify(secret)}: ${reply.text}`);
}

/** The reply without what differs between any two calls, and without the ids the caller sent. */
function plain(reply: CallReply, sent: readonly string[] = []): string {
  return sent.reduce((text, id) => text.replaceAll(id, "…"), reply.text.replace(/"requestId":"[^"]*"/, ""));
}
