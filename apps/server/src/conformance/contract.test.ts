// The contract the API is compatible with, as tables: every method it names is there under its scope, and what each one
// answers has the fields it lists, of the forms it gives. What a reply has besides is ours to add, save in a chat.

import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { World } from "../kernel/define.ts";
import { methods } from "../registry.gen.ts";
import { type TestServer, withServer } from "../testing/server.ts";
import { upload } from "../testing/upload.ts";
import { faults } from "./contract.shape.ts";
import { of, replies } from "./contract.table.ts";
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

test("what a reply lacks is told by its path, and so is an empty list where there is one at least", () => {
  const shape = {
    id: "int",
    "name?": "string",
    "tags?[]": "string",
    "parts[].kind": "a|b",
    "parts[].file+.url": "address",
  };
  const [whole, bare] = [{ kind: "a", file: { url: "https://a.example/" } }, { kind: "b" }];
  const cases: readonly (readonly [object, readonly string[]])[] = [
    [{ id: 1, parts: [whole, bare] }, []],
    [{ parts: [whole] }, ["id is undefined, not int"]],
    [{ id: 1, name: null, tags: [], parts: [whole] }, ["name? is null, not string"]],
    [{ id: 1, tags: ["x", 1], parts: [whole] }, ["tags?[] is 1, not string"]],
    [{ id: 1, parts: [bare] }, ["parts[].file+.url is in none of them"]],
    [
      { id: 1, parts: [whole, { kind: "c", file: {} }] },
      ['parts[].kind is "c", not a|b', "parts[].file+.url is undefined, not address"],
    ],
    ...[[], undefined, "ab"].map(
      (parts) =>
        [
          { id: 1, parts },
          ["parts[].kind is empty, not a|b", "parts[].file+.url is empty, not address"],
        ] as const,
    ),
  ];
  for (const [reply, expected] of cases) assert.deepEqual(faults(reply, shape), expected);
});

/** What the contract answers with no data of its own. */
const PLAIN = Object.keys(scopes).filter(
  (name) =>
    /\.(update|remove|delete|destroy|enable|disable|update-permissions|invite|edit-invite|remove-invite)$/.test(
      name,
    ) ||
    /^(widgets|widgets\.cards|tabs|knowledge-base\.site-link)\.add$/.test(name) ||
    /^knowledge-base\.(create|category\.order-article|settings\..*)$/.test(name) ||
    name === "widgets.global-settings.update",
);

test("what answers with an object or a list is in the tables", () => {
  const told = new Set(replies.map(({ method }) => method));
  assert.deepEqual(
    Object.keys(scopes).filter((name) => !told.has(name)),
    PLAIN,
  );
});

suite("What the contract lists", () => {
  const server = withServer();
  before(() => fillUp(server));

  for (const { method: name, data: shape, params, total } of replies)
    test(`is in what ${name} answers`, async () => {
      const { ok, data, total: count, ...rest } = await answer(server, name, params);
      assert.equal(ok, true);
      assert.equal(Object.hasOwn(rest, "error"), false, "no error on success");
      if (total) assert.equal(Number.isInteger(count), true, "`total` is beside `data`");
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

  test("is all there is in a message, by who says it and what it is", async () => {
    const bySender = { v: "t", a: "t id n", s: "t n" };
    const byType = { msg: "sender type time msg", nav: "sender type time data" };
    const { data } = await answer(server, "chat.list", of({}));
    const messages = (data as { messages: Message[] }[]).flatMap((one) => one.messages);
    for (const { attchs, ...message } of messages) {
      if (attchs) assert.equal(message.type, "msg");
      assert.equal(Object.keys(message.sender).join(" "), bySender[message.sender.t]);
      const expected = message.type in byType ? byType[message.type as "msg"] : "sender type time";
      assert.equal(Object.keys(message).join(" "), expected);
    }
  });
});

interface Message {
  readonly sender: { readonly t: "v" | "a" | "s" };
  readonly type: string;
  readonly attchs?: readonly object[];
}

/** What the contract has and nobody in the world has yet. */
async function fillUp(server: TestServer): Promise<void> {
  const { world } = server;
  const propertyId = world.property.id;
  const { fileId } = await upload(server, "piatti ocra.txt", Buffer.from("Dodici piatti ocra"));
  const chatId = world.closedChat.id;
  await server.ok("chat.send-message", { propertyId, chatId, as: "visitor", files: [fileId] });
  await server.ok("contact.person.update", {
    propertyId,
    personId: world.closedChat.personId,
    jobTitle: "Restaurant owner",
    avatar: "https://posta.example/giulia.png",
    socialProfiles: [{ network: "instagram", url: "https://instagram.example/giulia" }],
    userId: "giulia-7",
    tags: ["tableware"],
  });
  await server.ok("ticket.create", {
    propertyId,
    message: "La tazza turchese è arrivata con il manico rotto.",
    requester: { name: "Chiara Neri", email: "chiara.neri@posta.example", phone: "+39 051 555 0199" },
    tags: ["returns"],
  });
  await server.ok("contact.attribute.create-custom", {
    propertyId,
    object: "organization",
    key: "seats",
    label: "Seats",
    dataType: "number",
  });
  const fields = [
    { label: "Name", required: true, type: "text", context: "name" },
    { label: "E-mail", required: true, type: "text", context: "email", format: "email" },
    { label: "Order", required: false, type: "textarea" },
  ];
  const body = [{ id: "form:0123456789", type: "form", content: { fields } }];
  await server.ok("widgets.update", {
    propertyId,
    widgetId: "default",
    settings: { prechat: { fields }, offline: { fields }, widget: { states: { offline: { body } } } },
  });
  // Its example relates the article to another.
  await answer(server, "knowledge-base.article.update");
}

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
