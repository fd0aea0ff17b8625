// Taking people in from a spreadsheet, and seeing what happened with somebody.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";

suite("A file of contacts", () => {
  const server = withServer(UNLIMITED);
  const at = (more: object = {}) => ({ propertyId: server.world.property.id, ...more });
  const take = (csv: string, dryRun = false) => server.ok("contact.person.import-csv", at({ csv, dryRun }));
  const total = async () => (await server.call("contact.person.list", at({ size: 1 }))).body.total;
  const find = async (email: string) => {
    const filters = {
      groups: [{ conditions: [{ attribute: "primaryEmail", operator: "is", value: email }] }],
    };
    return (await server.ok("contact.person.list", at({ filters })))[0];
  };

  test("refuses what no contact can have by the row, and what no spreadsheet of people has as a whole", async () => {
    const many = (length: number, of: (n: number) => string) =>
      Array.from({ length }, (_, n) => of(n)).join(" ; ");
    const csv = [
      "name,email,phone,orders",
      `Ada,ada-0@rossi.example,,${"9".repeat(400)}`,
      `Ida,${many(21, (n) => `ida-${n}@rossi.example`)},,`,
      `Isa,,${many(21, (n) => `05365550${n}`)},`,
      `Eva,${many(20, (n) => `eva-${n}@rossi.example`)},,7`,
    ].join("\n");
    const report = await take(csv);
    assert.deepEqual([report.created, report.refused], [1, 3]);
    assert.deepEqual(
      report.problems.map(({ line, reason }: Record<string, unknown>) => [line, reason]),
      [
        [2, "is no number"],
        [3, "has more than 20 addresses"],
        [4, "has more than 20 numbers"],
      ],
    );
    const wide = await server.call(
      "contact.person.import-csv",
      at({ csv: `name${",x".repeat(500)}\nAda\n` }),
    );
    assert.deepEqual([wide.status, wide.body.details[0].reason], [400, "has 501 columns; the most is 500"]);
  });

  test("finds the columns of an export again, those too that look like formulas", async () => {
    await server.ok(
      "contact.attribute.create-custom",
      at({ object: "person", key: "-ring-size", label: "Ring size", dataType: "number" }),
    );
    const report = await take("name,'-ring-size\nBice,14\n", true);
    assert.equal(report.columns[1].field, "customAttributes.-ring-size");
  });

  test("adds who is new, updates who is known, and says what is wrong with the others", async () => {
    const csv = [
      "Nome completo;E-mail;Telefono;Orders;Azienda;Tags;Shoe size;User id",
      "Teresa Bassi;teresa@bassi.example;+39 (0536) 555-012;4;Bassi & Figli;wholesale, horeca;39;u-1",
      '"Giulia ""Lia"" Marchetti";Giulia.Marchetti@posta.example;;9;osteria marchetti;vip;;',
      ";nobody@bassi.example;;;;;;",
      "Ugo;ugo at bassi;;;;;;",
      "Rita;rita@bassi.example;call me;;;;;",
      "Ada;ada@bassi.example;;many;;;;",
      "Twin;TERESA@bassi.example;;;;;;",
      "No Address;;0536 555 013;;Bassi & Figli;;;",
    ].join("\n");
    const before = await total();
    const { next: after } = await server.ok("events.list", {});
    const dry = await take(csv, true);
    assert.equal(await total(), before, "a dry run writes nothing");
    const report = await take(csv);
    assert.deepEqual(dry, report);
    const { created, updated, unchanged, refused, newOrganizations } = report;
    assert.deepEqual([created, updated, unchanged, refused, newOrganizations], [2, 1, 0, 5, 1]);
    assert.deepEqual(
      report.columns.map(({ field }: { field?: string }) => field),
      ["name", "email", "phone", "customAttributes.orders", "organization", "tags", undefined, "userId"],
    );
    assert.deepEqual(
      report.problems.map(({ line, column, reason }: Record<string, unknown>) => [line, column, reason]),
      [
        [4, "Nome completo", "is required"],
        [5, "E-mail", "is not an e-mail address"],
        [6, "Telefono", "may hold + and digits alone"],
        [7, "Orders", "is no number"],
        [8, "E-mail", "stands in line 2 already"],
      ],
    );
    const teresa = await find("teresa@bassi.example");
    assert.deepEqual(
      [teresa.name, teresa.phones, teresa.customAttributes, teresa.tags, teresa.userId],
      [{ first: "Teresa", last: "Bassi" }, ["+390536555012"], { orders: 4 }, ["wholesale", "horeca"], "u-1"],
    );
    const giulia = await find("giulia.marchetti@posta.example");
    assert.deepEqual(
      [giulia.id, giulia.customAttributes, giulia.tags, giulia.organizationId],
      [
        server.world.closedChat.personId,
        { "loyalty-card": "A-2041", orders: 9 },
        ["vip"],
        server.world.organization.id,
      ],
    );
    const { events } = await server.ok("events.list", at({ after, size: 1000 }));
    assert.deepEqual(
      events.map(({ name }: { name: string }) => name),
      ["organization:create", "contact:create", "contact:create", "contact:update"],
    );
    const again = await take(csv);
    assert.deepEqual(
      [again.created, again.updated, again.unchanged],
      [1, 0, 2],
      "without an address they are new",
    );
  });

  test("of ten thousand people is taken in whole, and each is told of", async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, n) => `Person ${n},p${n}@many.example,+39${1_000_000 + n}`,
    );
    const csv = ["name,email,phone", ...rows].join("\n");
    const before = await total();
    const { next } = await server.ok("events.list", {});
    assert.equal((await take(csv)).created, 10_000);
    assert.equal(await total(), before + 10_000);
    let told = 0;
    for (let after = next; ; ) {
      const page = await server.ok("events.list", at({ after, size: 1000 }));
      told += page.events.length;
      if (page.events.length === 0) break;
      after = page.next;
    }
    assert.equal(told, 10_000);
  });

  test("that is no such file is refused as a whole", async () => {
    const refusal = async (csv: string) =>
      (await server.call("contact.person.import-csv", at({ csv }))).body.details?.[0]?.reason;
    assert.equal(await refusal("name,email\n"), "names nobody below its title row");
    assert.equal(await refusal("email,phone\na@b.example,1"), "has no column with the title name");
    assert.match(await refusal('name,email\n"broken'), /^is not CSV/);
    const many = `name\n${"a\n".repeat(10_001)}`;
    assert.equal(await refusal(many), "has 10001 rows; the most at once is 10000");
  });
});

suite("The timeline of a contact", () => {
  const server = withServer(UNLIMITED);
  const at = (more: object = {}) => ({
    propertyId: server.world.property.id,
    personId: server.world.closedChat.personId,
    ...more,
  });

  test("tells visits, chats, tickets and notes, the latest first, page after page", async () => {
    const whole = await server.ok("contact.person.list-timeline", at());
    const types = whole.map(({ type }: { type: string }) => type);
    assert.deepEqual(types, ["note", "ticket", "chat", "visit", "visit", "visit"]);
    const [, ticket, chat] = whole;
    assert.deepEqual([chat.id, ticket.humanId], [server.world.closedChat.id, 1]);
    assert.deepEqual([chat.status, chat.messageCount, chat.rating], ["closed", 5, 1]);
    assert.equal(whole[0].by, server.world.agent.name);
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await server.call(
        "contact.person.list-timeline",
        at({ size: 2, ...(cursor ? { cursor } : {}) }),
      );
      assert.equal(body.total, whole.length);
      seen.push(...body.data);
      cursor = body.next;
    } while (cursor);
    assert.deepEqual(seen, whole);
    const chats = await server.ok("contact.person.list-timeline", at({ types: ["chat"] }));
    assert.deepEqual(chats, [chat]);
  });

  test("tells nobody of chats or visits who may not read them", async () => {
    const { key } = await server.ok("keys.create", { name: "Contacts", scopes: ["contact_person_read"] });
    const seen = await server.ok("contact.person.list-timeline", at(), { as: { key } });
    assert.deepEqual(
      seen.map(({ type }: { type: string }) => type),
      ["note"],
    );
  });
});
