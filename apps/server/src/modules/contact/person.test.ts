// Contacts as the team works with them: written, merged into one, forgotten, and what chats and visitors keep of it.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";
import { drawId, visit } from "../../testing/visit.ts";

suite("A contact the team writes", () => {
  const server = withServer(UNLIMITED);
  const propertyId = () => server.world.property.id;
  const at = (more: object) => ({ propertyId: propertyId(), ...more });
  const create = async (more: object) => (await server.ok("contact.person.create", at(more))).person;
  const get = async (personId: string) => (await server.ok("contact.person.get", at({ personId }))).person;
  const start = (visitor: object) =>
    server.ok("chat.start", at({ visitor, message: "Buongiorno, una domanda" }));
  const refusal = async (method: string, more: object) => {
    const { status, body } = await server.call(method, at(more));
    return [status, body.error, body.message, body.details?.[0]?.path];
  };

  test("keeps all that is said of them, and is met again under any of their addresses", async () => {
    const said = {
      name: { first: "Zoë", last: "Brandt" },
      emails: ["zoe@brandt.example", "Z.Brandt@Work.example"],
      phones: ["+49 30 555 0134"],
      jobTitle: "Buyer",
      avatar: "https://brandt.example/zoe.png",
      socialProfiles: [{ network: "instagram", url: "https://instagram.example/zoe" }],
      organizationId: server.world.organization.id,
      userId: "u-77",
      tags: ["wholesale"],
      customAttributes: { orders: 2, "loyalty-card": "B-1" },
    };
    const made = await create(said);
    const { id, primaryEmail, primaryPhone, createdOn, updatedOn, firstSeenOn, lastSeenOn, ...rest } = made;
    assert.deepEqual(rest, said);
    assert.deepEqual([primaryEmail, primaryPhone], [said.emails[0], said.phones[0]]);
    assert.deepEqual(await get(id), made);
    for (const email of ["ZOE@brandt.example", "z.brandt@work.example"])
      assert.equal((await start({ name: "Zoe", email })).personId, id, email);
  });

  test("is changed field by field, and loses what is emptied", async () => {
    const { id } = await create({
      name: { first: "Ivo", last: "Sala" },
      emails: ["ivo@sala.example"],
      jobTitle: "Potter",
      tags: ["a", "b"],
      customAttributes: { orders: 1, "loyalty-card": "X" },
    });
    const change = (more: object) => server.ok("contact.person.update", at({ personId: id, ...more }));
    server.clock.advance(1_000);
    const { person } = await change({
      name: { last: "Sala-Conti" },
      jobTitle: "",
      tags: ["b", "c"],
      customAttributes: { orders: 7, "loyalty-card": null },
    });
    assert.deepEqual(person.name, { first: "Ivo", last: "Sala-Conti" });
    assert.deepEqual([person.tags, person.customAttributes], [["b", "c"], { orders: 7 }]);
    assert.equal("jobTitle" in person, false);
    assert.equal(person.updatedOn > person.createdOn, true, "it changed later");
    server.clock.advance(1_000);
    const again = await change({ tags: ["b", "c"], organizationId: null });
    assert.equal(again.person.updatedOn, person.updatedOn, "nothing changed");
  });

  test("has values of the attributes' types, and names what is wrong", async () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ customAttributes: { orders: "two" } }, "customAttributes.orders"],
      [{ customAttributes: { "shoe-size": 44 } }, "customAttributes.shoe-size"],
      [{ customAttributes: { "loyalty-card": true } }, "customAttributes.loyalty-card"],
      [{ organizationId: "5f00000000000000000000ff" }, "organizationId"],
      [{ avatar: "javascript:alert(1)" }, "avatar"],
      [{ socialProfiles: [{ network: "x", url: "zoe" }] }, "socialProfiles[0].url"],
    ];
    for (const [wrong, path] of cases)
      assert.deepEqual(
        await refusal("contact.person.create", { name: { first: "Ada" }, ...wrong }),
        [400, "validation_error", path, path],
        path,
      );
    assert.deepEqual(await refusal("contact.person.create", { jobTitle: "Nobody" }), [
      400,
      "validation_error",
      "name",
      "name",
    ]);
    await create({ name: { first: "One" }, emails: ["same@address.example"] });
    const two = await create({ name: { first: "Two" } });
    const taken = [409, "email_taken", "This address is another contact's first one.", "emails[0]"];
    const emails = ["Same@Address.example"];
    assert.deepEqual(await refusal("contact.person.create", { emails }), taken);
    assert.deepEqual(await refusal("contact.person.update", { personId: two.id, emails }), taken);
  });

  test("takes another one in: chats, visitors, notes, addresses and attributes", async () => {
    const kept = (await start({ name: "Lia Monti", email: "lia@monti.example" })).personId;
    const chat = await start({ name: "Lia M.", email: "lia@work.example", phone: "+39 1" });
    const gone = chat.personId;
    await server.ok("contact.person.update", at({ personId: gone, tags: ["vip"], jobTitle: "Chef" }));
    await server.ok("contact.person.add-note", at({ personId: gone, text: "Wants blue" }));
    const ticket = await server.ok(
      "ticket.create",
      at({ subject: "Blue plates", message: "Are they back?", personId: gone }),
    );
    const { next: after } = await server.ok("events.list", {});
    const { person } = await server.ok("contact.person.merge", at({ personId: kept, mergedPersonId: gone }));
    assert.equal(person.id, kept);
    assert.deepEqual(person.name, { first: "Lia", last: "Monti" });
    assert.deepEqual(person.emails, ["lia@monti.example", "lia@work.example"]);
    assert.deepEqual([person.phones, person.tags, person.jobTitle], [["+39 1"], ["vip"], "Chef"]);
    const { events } = await server.ok("events.list", at({ after, size: 1000 }));
    const told = events.filter(({ name }: { name: string }) => name.startsWith("contact:"));
    assert.deepEqual(
      told.map(({ name, payload }: { name: string; payload: Record<string, string> }) => [
        name,
        payload.personId,
        payload.mergedPersonId,
      ]),
      [["contact:merge", kept, gone]],
    );
    assert.equal((await server.ok("chat.get", at({ chatId: chat.id }))).personId, kept);
    assert.equal((await server.ok("ticket.get", at({ ticketId: ticket.id }))).personId, kept);
    assert.deepEqual(await get(gone), await get(kept), "the id of the second shows the first");
    assert.equal((await get(kept)).liveChat.count, 2);
    const notes = await server.ok("contact.person.list-notes", at({ personId: gone }));
    assert.deepEqual(
      notes.map(({ text, personId }: { text: string; personId: string }) => [text, personId]),
      [["Wants blue", kept]],
    );
    assert.equal((await start({ name: "Lia", email: "lia@work.example" })).personId, kept);
    const third = (await create({ name: { first: "Lia" } })).id;
    await server.ok("contact.person.merge", at({ personId: third, mergedPersonId: kept }));
    assert.equal((await get(gone)).id, third, "and on to whom that one went into");
    assert.equal(
      (await server.call("contact.person.merge", at({ personId: third, mergedPersonId: gone }))).body.error,
      "same_contact",
    );
  });

  test("is forgotten with all that was known of them; their chats keep what was said", async () => {
    const visitor = await visit(server.url, { propertyId: propertyId() });
    const chat = await visitor.ok("messenger.start-chat", {
      messageId: drawId(),
      form: { name: "Eva Secret", email: "eva@secret.example", phone: "+39 999" },
    });
    await visitor.ok("messenger.send-message", {
      chatId: chat.id,
      messageId: drawId(),
      text: "Where is my order?",
    });
    await visitor.ok("messenger.set-attributes", { attributes: { plan: "hidden-plan" } });
    const { personId } = await server.ok("chat.get", at({ chatId: chat.id }));
    await server.ok("contact.person.add-note", at({ personId, text: "Secretive" }));
    const ticket = await server.ok(
      "ticket.create",
      at({ subject: "Order", message: "It is late", personId }),
    );
    const merged = await create({ name: { first: "Evangeline" } });
    await server.ok("contact.person.merge", at({ personId, mergedPersonId: merged.id }));
    await server.ok("contact.person.delete", at({ personId }));
    for (const id of [personId, merged.id])
      assert.equal((await server.call("contact.person.get", at({ personId: id }))).status, 404);
    const left = await server.ok("chat.get", at({ chatId: chat.id }));
    assert.equal(left.personId, undefined);
    assert.match(left.visitor.name, /^V\d+$/);
    assert.deepEqual(Object.keys(left.visitor).sort(), ["id", "name"]);
    assert.equal(
      left.messages.some(({ msg }: { msg?: string }) => msg?.includes("Where is my order?")),
      true,
      "what was said stays",
    );
    const asked = await server.ok("ticket.get", at({ ticketId: ticket.id }));
    assert.deepEqual([asked.subject, asked.message, asked.personId], ["Order", "It is late", undefined]);
    assert.equal(JSON.stringify(asked).includes("secret.example"), false, "no address is left");
    assert.equal(JSON.stringify(asked).includes("Eva Secret"), false, "no name is left");
    const live = await server.ok("visitor.list", at({}));
    assert.equal(JSON.stringify(live).includes("secret.example"), false);
    assert.equal((await start({ name: "Eva", email: "eva@secret.example" })).personId === personId, false);
    visitor.ws.terminate();
  });

  test("has notes that the team writes and takes away", async () => {
    const { id } = await create({ name: { first: "Noted" } });
    const note = await server.ok("contact.person.add-note", at({ personId: id, text: "  Likes cobalt  " }));
    assert.deepEqual([note.text, note.by.name], ["Likes cobalt", server.world.owner.name]);
    const list = () => server.ok("contact.person.list-notes", at({ personId: id }));
    assert.deepEqual(await list(), [note]);
    await server.ok("contact.person.delete-note", at({ noteId: note.noteId }));
    assert.deepEqual(await list(), []);
  });
});

suite("An organization", () => {
  const server = withServer(UNLIMITED);
  const at = (more: object) => ({ propertyId: server.world.property.id, ...more });

  test("is made, found, changed and counted, and leaves its people when it goes", async () => {
    const made = await server.ok(
      "contact.organization.create",
      at({ name: "Caffè  Reale", domain: "Reale.example", countryCode: "IT", tags: ["bar"] }),
    );
    assert.deepEqual([made.name, made.domain], ["Caffè Reale", "reale.example"]);
    const same = await server.call("contact.organization.create", at({ name: "CAFFE reale" }));
    assert.equal(same.body.error, "name_taken");
    const { organizationId } = made;
    const { person } = await server.ok(
      "contact.person.create",
      at({ name: { first: "Rita" }, organizationId }),
    );
    const found = await server.ok("contact.organization.list", at({ query: "reale" }));
    assert.deepEqual(
      found.map(({ name, people }: { name: string; people: number }) => [name, people]),
      [["Caffè Reale", 1]],
    );
    const changed = await server.ok(
      "contact.organization.update",
      at({ organizationId, website: "https://reale.example", domain: "" }),
    );
    assert.deepEqual([changed.website, changed.domain], ["https://reale.example", undefined]);
    await server.ok("contact.organization.delete", at({ organizationId }));
    const left = await server.ok("contact.person.get", at({ personId: person.id }));
    assert.equal("organizationId" in left.person, false);
    assert.equal((await server.call("contact.organization.get", at({ organizationId }))).status, 404);
  });

  test("is of nobody once it is gone, also who was to belong to it at that moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { organizationId } = await server.ok(
        "contact.organization.create",
        at({ name: `Going ${round}` }),
      );
      const join = () => server.call("contact.person.create", at({ name: { first: "Ugo" }, organizationId }));
      const before = [join(), join(), join(), join()];
      const gone = server.call("contact.organization.delete", at({ organizationId }));
      for (const { status, text } of await Promise.all([...before, gone, join(), join()]))
        assert.ok([200, 400].includes(status), text);
      const left = await server.database.pool.query("select from persons where organization_id = $1", [
        organizationId,
      ]);
      assert.equal(left.rowCount, 0);
    }
  });

  test("has notes that the team writes and takes away, and that go with it", async () => {
    const { next: after } = await server.ok("events.list", {});
    const { organizationId } = await server.ok("contact.organization.create", at({ name: "Noted & Sons" }));
    const add = (text: string) => server.ok("contact.organization.add-note", at({ organizationId, text }));
    const list = (more = {}) => server.ok("contact.organization.list-notes", at({ organizationId, ...more }));
    const first = await add("  Closed on Mondays  ");
    assert.deepEqual(
      [first.organizationId, first.text, first.by],
      [
        organizationId,
        "Closed on Mondays",
        { agentId: server.world.owner.id, name: server.world.owner.name },
      ],
    );
    server.clock.advance(1_000);
    const second = await add("Pays late");
    assert.deepEqual(await list(), [second, first]);
    assert.deepEqual(await list({ size: 1, offset: 1 }), [first]);
    await server.ok("contact.organization.delete-note", at({ noteId: first.noteId }));
    assert.deepEqual(await list(), [second]);
    const { events } = await server.ok("events.list", at({ after }));
    assert.deepEqual(
      events
        .filter(({ name }: { name: string }) => name.startsWith("organization:note-"))
        .map(({ name, payload }: { name: string; payload: object }) => [name, payload]),
      [
        ["organization:note-create", first],
        ["organization:note-create", second],
        ["organization:note-delete", first],
      ],
    );

    const refusals = [
      ["contact.organization.delete-note", { noteId: server.world.personNote.id }],
      ["contact.person.delete-note", { noteId: second.noteId }],
    ] as const;
    for (const [method, params] of refusals)
      assert.equal((await server.call(method, at(params))).status, 404, "each has its own notes");
    await server.ok("contact.organization.delete", at({ organizationId }));
    for (const [method, params] of [
      ["contact.organization.list-notes", { organizationId }],
      ["contact.organization.add-note", { organizationId, text: "Too late" }],
      ["contact.organization.delete-note", { noteId: second.noteId }],
    ] as const)
      assert.equal((await server.call(method, at(params))).status, 404, method);
  });

  test("is listed by name, page after page", async () => {
    for (let n = 0; n < 6; n++)
      await server.ok("contact.organization.create", at({ name: `Shop ${String(n).padStart(2, "0")}` }));
    const whole = await server.ok("contact.organization.list", at({}));
    for (const sort of ["n-a-z", "n-z-a", "co-new-old", "uo-old-new"]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await server.call(
          "contact.organization.list",
          at({ sort, size: 2, ...(cursor ? { cursor } : {}) }),
        );
        assert.equal(body.total, whole.length, sort);
        seen.push(...body.data.map(({ name }: { name: string }) => name));
        cursor = body.next;
      } while (cursor);
      assert.equal(new Set(seen).size, whole.length, sort);
    }
  });
});

suite("A custom attribute", () => {
  const server = withServer(UNLIMITED);
  const at = (more: object) => ({ propertyId: server.world.property.id, object: "person", ...more });
  const keys = async () =>
    (await server.ok("contact.attribute.list-custom", at({}))).dataAttributes.map(
      ({ key, label, dataType }: Record<string, string>) => [key, label, dataType],
    );

  test("is defined, renamed, and deleted with its values", async () => {
    const made = await server.ok(
      "contact.attribute.create-custom",
      at({ label: "Età del forno", dataType: "number" }),
    );
    assert.equal(made.key, "eta-del-forno");
    const again = await server.call(
      "contact.attribute.create-custom",
      at({ label: "Eta del forno", dataType: "date" }),
    );
    assert.equal(again.body.error, "key_taken");
    await server.ok("contact.attribute.update-custom", at({ key: made.key, label: "Anno" }));
    assert.equal(
      (await keys()).some(([key, label]: string[]) => key === made.key && label === "Anno"),
      true,
      "it has the new label",
    );
    const { person } = await server.ok("contact.person.create", {
      propertyId: server.world.property.id,
      name: { first: "Ugo" },
      customAttributes: { [made.key]: 1980, orders: 1 },
    });
    await server.ok("contact.attribute.delete-custom", at({ key: made.key }));
    await server.drain();
    const left = await server.ok("contact.person.get", {
      propertyId: server.world.property.id,
      personId: person.id,
    });
    assert.deepEqual(left.person.customAttributes, { orders: 1 });
    assert.equal((await keys()).length, 2);
  });
});
