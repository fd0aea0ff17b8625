// What receivers are told, byte for byte; and that everything that may be told has a schema and an example of it.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { validatorOf } from "../../kernel/schema.ts";
import { events } from "../../registry.gen.ts";
import { bodyOf, bodySchema, catalogue, exportedEvents, sampleBody } from "./webhooks.catalogue.ts";
import { inOrder } from "./webhooks.payload.rules.ts";

const at = new Date("2026-01-12T09:30:00.250Z");
const property = { id: "6ae85110135a7e470f4913e7", name: "Bottega Aurora / Firenze è bella" };
const propertyId = property.id;
const chatId = "a6a2a1c0-8f5b-11f0-9c1d-7f3f6a0c2b11";
const bytesOf = (event: string, payload: unknown) => JSON.stringify(bodyOf({ event, payload, at, property }));

const time = "2026-01-12T09:29:00.000Z";
const nav = { sender: { t: "v" }, type: "nav", time, data: { url: "https://shop.example/", title: "Shop" } };
const asked = { sender: { t: "v" }, type: "msg", time, msg: "Perché no? a/b" };
const came = { sender: { t: "a", id: "6ae8510f4d0e8a5b7c9f2e31", n: "Marco" }, type: "agent-join", time };
const chat = {
  id: chatId,
  type: "chat",
  pageId: propertyId,
  propertyId,
  status: "closed",
  visitor: {
    id: `${propertyId}-V1StGXR8_Z5jdHi6B-myT`,
    name: "Livia Conti",
    email: "livia@conti.example",
    phone: "+39 055 0000000",
  },
  location: { countryCode: "IT", city: "Reggio nell'Emilia" },
  messageCount: 1,
  chatDuration: 0,
  rating: 0,
  agents: [],
  createdOn: time,
  updatedOn: time,
  messages: [nav, asked],
  domain: "shop.example",
  ip: "203.0.113.7",
};
const PROPERTY = '"property":{"id":"6ae85110135a7e470f4913e7","name":"Bottega Aurora / Firenze è bella"}';
const VISITOR =
  '"visitor":{"name":"Livia Conti","email":"livia@conti.example","city":"reggio nell\'emilia","country":"IT"}';

suite("the contract's bodies", () => {
  const start = (message: string, visitor = VISITOR) =>
    `{"event":"chat:start","chatId":"${chatId}","time":"2026-01-12T09:30:00.250Z","message":${message},${visitor},${PROPERTY}}`;

  test("chat:start tells the first thing that a person said", () => {
    assert.equal(
      bytesOf("chat:start", { ...chat, messageIds: [] }),
      start('{"text":"Perché no? a/b","type":"msg","sender":{"type":"visitor"}}'),
    );
    const form = { ...asked, msg: "Name : Livia\r\nE-mail : livia@conti.example" };
    assert.equal(
      bytesOf("chat:start", { ...chat, messages: [form, asked] }),
      start(
        '{"text":"Name : Livia\\r\\nE-mail : livia@conti.example","type":"msg","sender":{"type":"visitor"}}',
      ),
    );
    const system = { sender: { t: "s", n: "Bot" }, type: "msg", time, msg: "Welcome" };
    const invited = { ...asked, sender: came.sender, msg: "May I help?" };
    assert.equal(
      bytesOf("chat:start", { ...chat, messages: [system, came, invited] }),
      start('{"text":"May I help?","type":"msg","sender":{"type":"agent"}}'),
    );
    const file = { ...asked, msg: "", attchs: [{ type: "file" }] };
    assert.equal(
      bytesOf("chat:start", { ...chat, messages: [file] }),
      start('{"text":"","type":"file","sender":{"type":"visitor"}}'),
    );
    const captioned = { ...asked, msg: "This one", attchs: [{ type: "file" }] };
    assert.equal(
      bytesOf("chat:start", { ...chat, messages: [captioned] }),
      start('{"text":"This one","type":"msg","sender":{"type":"visitor"}}'),
    );
  });

  test("what is not known of a visitor is an empty text, and the address alone is absent", () => {
    const unknown = {
      ...chat,
      visitor: { id: chat.visitor.id, name: "V1768210140000" },
      location: { countryCode: "XX", city: "" },
    };
    assert.equal(
      bytesOf("chat:start", unknown),
      start(
        '{"text":"Perché no? a/b","type":"msg","sender":{"type":"visitor"}}',
        '"visitor":{"name":"V1768210140000","city":"","country":"XX"}',
      ),
    );
  });

  test("chat:end tells who it was with", () => {
    const end = {
      propertyId,
      chatId,
      visitorId: chat.visitor.id,
      status: "closed",
      by: "time",
      messageCount: 1,
      chatDuration: 0,
      updatedOn: time,
      visitor: {
        id: chat.visitor.id,
        name: "Livia Conti",
        email: "livia@conti.example",
        city: "Reggio nell'Emilia",
        country: "IT",
      },
    };
    assert.equal(
      bytesOf("chat:end", end),
      `{"event":"chat:end","chatId":"${chatId}","time":"2026-01-12T09:30:00.250Z",${VISITOR},${PROPERTY}}`,
    );
    const { visitor: _, ...older } = end;
    assert.equal(
      bytesOf("chat:end", older),
      `{"event":"chat:end","chatId":"${chatId}","time":"2026-01-12T09:30:00.250Z","visitor":{"name":"","city":"","country":"XX"},${PROPERTY}}`,
    );
  });

  test("chat:transcript_created has a text on every message, and no id at the top", () => {
    // As the ledger hands it out: keys in the order of the database.
    const file = {
      size: 7,
      mimeType: "text/plain",
      name: "a/b.txt",
      url: "https://chat.example/f",
      extension: "txt",
    };
    const sent = {
      msg: "",
      time,
      type: "msg",
      attchs: [{ content: { file }, type: "file" }],
      sender: { n: "Marco", t: "a", id: came.sender.id },
    };
    const noted = { sender: { t: "s", n: "Bot" }, type: "msg", time, msg: "Closed." };
    const head = `{"event":"chat:transcript_created","time":"2026-01-12T09:30:00.250Z"`;
    const marco = '"sender":{"t":"a","n":"Marco","id":"6ae8510f4d0e8a5b7c9f2e31"}';
    assert.equal(
      bytesOf("chat:transcript_created", { ...chat, messages: [nav, asked, came, sent, noted] }),
      `${head},"domain":"shop.example",${PROPERTY},"chat":{"id":"${chatId}",${VISITOR},"messages":[` +
        `{"sender":{"t":"v"},"type":"nav","msg":"","time":"${time}"},` +
        `{"sender":{"t":"v"},"type":"msg","msg":"Perché no? a/b","time":"${time}"},` +
        `{${marco},"type":"agent-join","msg":"","time":"${time}"},` +
        `{${marco},"type":"msg","msg":"","time":"${time}","attchs":[{"type":"file","content":{"file":{"url":"https://chat.example/f","name":"a/b.txt","extension":"txt","size":7,"mimeType":"text/plain"}}}]},` +
        `{"sender":{"t":"s","n":"Bot"},"type":"msg","msg":"Closed.","time":"${time}"}]}}`,
    );
    assert.equal(
      bytesOf("chat:transcript_created", { ...chat, domain: "", messages: [] }),
      `${head},${PROPERTY},"chat":{"id":"${chatId}",${VISITOR},"messages":[]}}`,
    );
  });

  test("ticket:create has texts for what receivers demand, and a number", () => {
    const ticket = {
      id: chatId,
      humanId: 42,
      subject: "Order",
      message: "Where\nis it?",
      requester: { name: "Livia" },
    };
    assert.equal(
      bytesOf("ticket:create", ticket),
      `{"event":"ticket:create","time":"2026-01-12T09:30:00.250Z",${PROPERTY},"requester":{"name":"Livia","email":"","type":"visitor"},"ticket":{"id":"${chatId}","humanId":42,"subject":"Order","message":"Where\\nis it?"}}`,
    );
    const byAgent = { ...ticket, requester: { name: "Marco", email: "marco@shop.example", type: "agent" } };
    assert.match(bytesOf("ticket:create", byAgent), /"email":"marco@shop\.example","type":"agent"/);
  });

  test("a row that is nothing like its schema makes a body and stops nobody", () => {
    for (const name of ["chat:start", "chat:end", "chat:transcript_created", "ticket:create", "chat:rate"])
      for (const payload of [null, {}, "x", [], { messages: [{}], visitor: null, location: 1 }])
        assert.match(bytesOf(name, payload), new RegExp(`^\\{"event":"${name}"`), name);
  });
});

suite("everything beyond the contract", () => {
  test("is one envelope, with the thing as the API shows it", () => {
    const { messages: _, ...facts } = chat;
    const shuffled = Object.fromEntries(Object.entries({ ...facts, rating: 1 }).reverse());
    assert.equal(
      bytesOf("chat:rate", shuffled),
      `{"event":"chat:rate","time":"2026-01-12T09:30:00.250Z",${PROPERTY},"chat":${JSON.stringify({ ...facts, rating: 1 })}}`,
    );
  });

  test("keeps what a schema does not name, behind what it does", () => {
    const schema = exportedEvents.get("chat:note")?.payload;
    assert.ok(schema, "chat:note is exported");
    assert.equal(
      JSON.stringify(inOrder(schema, { later: 1, text: "a", noteId: "b" })),
      '{"noteId":"b","text":"a","later":1}',
    );
  });

  test("is told of every event whose definition says so, and of no other", () => {
    const said = events.filter(({ webhook }) => webhook !== undefined).map(({ name }) => name);
    assert.deepEqual([...exportedEvents.keys()].sort(), said.sort());
    for (const name of said) {
      assert.doesNotMatch(
        name,
        /^(key|agent|access|instance|property|webhook):|^visitor:token$|^widget:api-key$/,
      );
      assert.equal(
        ["event", "time", "property"].includes(exportedEvents.get(name)?.webhook ?? ""),
        false,
        name,
      );
      assert.notDeepEqual(exportedEvents.get(name)?.scopes, [], `${name} needs a scope`);
    }
  });

  test("nothing that is told holds a secret", () => {
    for (const { event, schema } of catalogue({ at, property }))
      assert.doesNotMatch(JSON.stringify(schema), /"(secret|token|key|password|hash)"/i, event);
  });
});

suite("the catalogue", () => {
  test("has a schema and an example of each body, and each example is of its schema", () => {
    const entries = catalogue({ at, property });
    assert.equal(entries.length, exportedEvents.size, "all that is exported");
    for (const { event, schema, example, summary } of entries) {
      assert.deepEqual(validatorOf(schema).problems(example), { faults: [], unknown: [] }, event);
      assert.equal(JSON.stringify(example), JSON.stringify(sampleBody(event, { at, property })), event);
      assert.match(summary, /\.$/, event);
    }
  });

  test("an example is of the property and the moment it is made for", () => {
    const start = JSON.stringify(sampleBody("chat:start", { at, property }));
    assert.match(
      start,
      /"text":"Good morning! Do you ship to Sicily\?","type":"msg","sender":\{"type":"visitor"\}/,
    );
    assert.match(start, /"city":"florence"/);
    const rated = JSON.stringify(sampleBody("chat:rate", { at, property }));
    assert.match(rated, new RegExp(`"propertyId":"${propertyId}"`));
    assert.match(rated, /"createdOn":"2026-01-12T09:30:00\.250Z"/);
  });

  test("knows nothing of other events", () => {
    for (const name of ["key:create", "chat:nonsense", "*"]) {
      assert.equal(bodySchema(name), undefined, name);
      assert.equal(sampleBody(name, { at, property }), undefined, name);
    }
  });
});
