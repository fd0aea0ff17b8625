// The contract the API is compatible with, as tables: every method it names is there under its scope, and what each one
// answers has the fields it lists, of the forms it gives. What a reply has besides is ours to add, save in a chat.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { World } from "../kernel/define.ts";
import { methods } from "../registry.gen.ts";
import { type TestServer, withServer } from "../testing/server.ts";
import { faults, of, replies } from "./contract.table.ts";
import { exampleCredential } from "./credentials.ts";

const scopes: Readonly<Record<string, string>> = {
  "agent.me": "",
  "agent.info": "",
  ...under("property_read", "property", "list info"),
  ...under("property_manage", "property", "create-site"),
  ...under("members_read", "members", "list list-invites"),
  ...under(
    "members_manage",
    "members",
    "invite edit-invite remove-invite enable disable update-permissions remove",
  ),
  ...under("chat_history_read", "chat", "list get"),
  ...under("tickets_read", "ticket", "list get"),
  ...under("contact_person_read", "contact.person", "get"),
  ...under("contact_attribute_read", "contact.attribute", "list-custom"),
  ...under("webhooks_manage", "webhooks", "create update delete remove"),
  ...under("webhooks_read", "webhooks", "list get"),
  ...under("widgets_manage", "widgets", "add update remove cards.add cards.update cards.remove"),
  ...under("widgets_manage", "widgets", "global-settings.update"),
  ...under("widgets_read", "widgets", "get global-settings.get"),
  ...under("widgets_api_read", "widgets", "api-key.list"),
  ...under("tabs_manage", "tabs", "add update remove"),
  ...under("tabs_read", "tabs", "available get list"),
  ...under(
    "metrics_read",
    "metrics",
    "chats tickets-new tickets-reopened tickets-resolved tickets-responses",
  ),
  ...under("knowledgebase_manage", "knowledge-base", "create"),
  ...under("knowledgebase_manage", "knowledge-base.article", "create update delete destroy"),
  ...under("knowledgebase_read", "knowledge-base.article", "get list search"),
  ...under("knowledgebase_manage", "knowledge-base.category", "create update delete destroy order-article"),
  ...under("knowledgebase_read", "knowledge-base.category", "get list list-article"),
  ...under("knowledgebase_manage", "knowledge-base.site", "create update delete"),
  ...under("knowledgebase_read", "knowledge-base.site", "get list"),
  ...under("knowledgebase_manage", "knowledge-base.site-link", "add update remove"),
  ...under("knowledgebase_read", "knowledge-base", "fonts.list language.list"),
  ...under("knowledgebase_read", "knowledge-base.settings", "get check-subdomain check-domain"),
  ...under(
    "knowledgebase_settings_manage",
    "knowledge-base.settings",
    "update update-subdomain add-domain-candidate remove-domain-candidate remove-domain",
  ),
};

function under(scope: string, prefix: string, verbs: string): Record<string, string> {
  return Object.fromEntries(verbs.split(" ").map((verb) => [`${prefix}.${verb}`, scope]));
}

test("every method the contract names is there, under the scope it gives", () => {
  const known = new Map(
    methods.flatMap((method) =>
      [method.name, ...(method.aliases ?? [])].map((name) => [name, method.scopes.join()] as const),
    ),
  );
  const found = Object.keys(scopes).map((name) => [name, known.get(name) ?? "missing"]);
  assert.deepEqual(Object.fromEntries(found), scopes);
});

suite("What the contract lists", () => {
  const server = withServer();

  for (const { method: name, data: shape, params, total } of replies)
    test(`is in what ${name} answers`, async () => {
      const { ok, data, total: count, ...rest } = await answer(server, name, params);
      assert.equal(ok, true);
      assert.equal(Object.hasOwn(rest, "error"), false, "no error on success");
      if (total) assert.equal(Number.isInteger(count), true, "`total` is beside `data`");
      if (Array.isArray(data)) assert.notEqual(data.length, 0, "there is one to look at");
      assert.deepEqual(faults(data, shape), []);
    });

  test("is all there is in a chat, in the contract's order", async () => {
    const order =
      "id type pageId propertyId status visitor location messageCount chatDuration rating agents tags createdOn updatedOn messages domain ip personId offlineForm".split(
        " ",
      );
    const { data } = await answer(server, "chat.list", of({}));
    for (const one of data as object[]) {
      const keys = Object.keys(one);
      assert.deepEqual(
        keys,
        order.filter((key) => keys.includes(key)),
      );
    }
  });
});

async function answer(
  server: TestServer,
  name: string,
  params?: (world: World) => object,
): Promise<Record<string, unknown>> {
  const method = methods.find((one) => one.name === name);
  if (!method) throw new Error(`There is no ${name}.`);
  const { world } = server;
  const as = exampleCredential(method, world);
  const { status, body } = await server.call(name, params?.(world) ?? method.example(world), { as });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}
