// Finding contacts: lists in every order, filters, searches, and totals that are exact.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { UNLIMITED } from "../../conformance/credentials.ts";
import { withServer } from "../../testing/server.ts";

interface Shown {
  readonly id: string;
  readonly name?: { readonly first?: string; readonly last?: string };
}

suite("A list of contacts", () => {
  const server = withServer(UNLIMITED);
  const at = (more: object = {}) => ({ propertyId: server.world.property.id, ...more });
  const names = (list: readonly Shown[]) => list.map(({ name }) => [name?.first, name?.last].join(" "));
  const list = async (more: object = {}): Promise<string[]> =>
    names(await server.ok("contact.person.list", at(more)));
  const search = async (query: string): Promise<string[]> =>
    names(await server.ok("contact.person.search", at({ query }))).sort();
  /** Others of the cast come and go. */
  const four = {
    match: "any",
    conditions: ["Elena Costa", "Hannah Weber", "Giulia Marchetti", "Paolo Greco"].map((value) => ({
      attribute: "name",
      operator: "is",
      value,
    })),
  };
  const where = (attribute: string, operator: string, value?: string | number | boolean) => ({
    filters: {
      groups: [{ conditions: [{ attribute, operator, ...(value === undefined ? {} : { value }) }] }, four],
    },
  });

  test("shows what is kept of each, the newest first, and no more than the fields asked for", async () => {
    const all = await server.ok("contact.person.list", at({ filters: { groups: [four] } }));
    assert.deepEqual(names(all), ["Elena Costa", "Hannah Weber", "Giulia Marchetti", "Paolo Greco"]);
    const giulia = all[2];
    const { person } = await server.ok("contact.person.get", at({ personId: giulia.id }));
    const { device, location, webSession, liveChat, ticket, customEvents, ...kept } = person;
    assert.deepEqual(giulia, kept);
    const fields = ["name", "liveChat", "location", "webSession"];
    const [, , narrow] = await server.ok("contact.person.list", at({ fields, filters: { groups: [four] } }));
    assert.deepEqual(narrow, { name: person.name, liveChat, location, webSession });
    assert.deepEqual(await list({ sort: "n-a-z", fields, filters: { groups: [four] } }), [
      "Elena Costa",
      "Giulia Marchetti",
      "Hannah Weber",
      "Paolo Greco",
    ]);
  });

  test("is narrowed by what is kept and by what visits and chats tell", async () => {
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [where("name", "is", "giulia marchetti"), ["Giulia Marchetti"]],
      [where("name.first", "contains", "ELE"), ["Elena Costa"]],
      [where("name.last", "is-not", "Costa"), ["Hannah Weber", "Giulia Marchetti", "Paolo Greco"]],
      [where("primaryEmail", "is", "Hannah.Weber@mail.example"), ["Hannah Weber"]],
      [where("emails", "unknown"), ["Paolo Greco"]],
      [where("emails", "does-not-contain", "@posta"), ["Hannah Weber", "Paolo Greco"]],
      [where("organization", "contains", "osteria"), ["Giulia Marchetti"]],
      [where("organizationId", "is", server.world.organization.id), ["Giulia Marchetti"]],
      [where("customAttributes.orders", "more-than", 2), ["Giulia Marchetti"]],
      [where("customAttributes.orders", "less-than", 3), []],
      [where("customAttributes.orders", "is", 3), ["Giulia Marchetti"]],
      [where("customAttributes.loyalty-card", "contains", "a-20"), ["Giulia Marchetti"]],
      [where("customAttributes.loyalty-card", "unknown"), ["Elena Costa", "Hannah Weber", "Paolo Greco"]],
      [where("createdOn", "is", "2026-11-02"), ["Elena Costa"]],
      [where("createdOn", "before", "2026-10-20"), ["Paolo Greco"]],
      [where("createdOn", "after", "2026-10-28"), ["Elena Costa", "Hannah Weber"]],
      [where("location.country", "is", "DE"), ["Hannah Weber"]],
      [where("webSession.count", "more-than", 1), ["Giulia Marchetti"]],
      [where("liveChat.count", "is", 0), ["Paolo Greco"]],
      [where("ticket.count", "any-value"), ["Giulia Marchetti"]],
      [where("ticket.count", "is", 0), ["Elena Costa", "Hannah Weber", "Paolo Greco"]],
      [where("tags", "any-value"), []],
    ];
    for (const [filter, expected] of cases)
      assert.deepEqual(await list(filter), expected, JSON.stringify(filter));
  });

  test("joins groups and conditions as asked", async () => {
    const one = { attribute: "name.first", operator: "is", value: "Elena" };
    const other = { attribute: "name.first", operator: "is", value: "Paolo" };
    const mailed = { attribute: "emails", operator: "any-value" };
    const filter = ({ match = "all", groups }: { match?: string; groups: object[] }) =>
      list({ filters: { match, groups } });
    assert.deepEqual(
      await filter({ groups: [{ match: "any", conditions: [one, other] }, { conditions: [mailed] }] }),
      ["Elena Costa"],
    );
    assert.deepEqual(
      await filter({ match: "any", groups: [{ conditions: [one, other] }, { conditions: [one, mailed] }] }),
      ["Elena Costa"],
    );
  });

  test("names the condition that asks for nothing", async () => {
    const path = "filters.groups[0].conditions[0]";
    const cases: readonly (readonly [object, string])[] = [
      [where("shoeSize", "is", "44"), "attribute"],
      [where("customAttributes.shoe-size", "is", 44), "attribute"],
      [where("name", "before", "2026-01-01"), "operator"],
      [where("name", "is"), "value"],
      [where("createdOn", "before", "yesterday"), "value"],
      [where("createdOn", "before", "2026-02-30"), "value"],
      [where("customAttributes.orders", "is", "3"), "value"],
      [where("name", "unknown", "x"), "value"],
    ];
    for (const [filter, field] of cases) {
      const { status, body } = await server.call("contact.person.list", at(filter));
      assert.deepEqual([status, body.message], [400, `${path}.${field}`], JSON.stringify(filter));
    }
  });

  test("finds parts of names, addresses and numbers, whatever their accents", async () => {
    const add = (first: string, last: string, email: string, phone: string) =>
      server.ok("contact.person.create", at({ name: { first, last }, emails: [email], phones: [phone] }));
    await add("Zoë", "Müller", "z.m@brandt.example", "+49 (30) 555-0134");
    await add("Ann", "O'Neil_100%", "ann@oneil.example", "+1 212 555 0199");
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ["zoe", ["Zoë Müller"]],
      ["mull", ["Zoë Müller"]],
      ["ÜLL", ["Zoë Müller"]],
      ["müller zoë", ["Zoë Müller"]],
      ["brandt.exa", ["Zoë Müller"]],
      ["30 5550", ["Zoë Müller"]],
      ["5550", ["Ann O'Neil_100%", "Giulia Marchetti", "Zoë Müller"]],
      ["100%", ["Ann O'Neil_100%"]],
      ["l_1", ["Ann O'Neil_100%"]],
      ["marchet", ["Giulia Marchetti"]],
      ["an", ["Ann O'Neil_100%"]],
      // As one types a whole name, or no more than its initial.
      ["giulia m", ["Giulia Marchetti"]],
      ["marchetti g", ["Giulia Marchetti"]],
      ["giulia x", []],
      ["nobody at all", []],
    ];
    for (const [query, expected] of cases) assert.deepEqual(await search(query), expected, query);
  });

  test("hands out every contact once by cursor, in every order, with an exact total", async () => {
    for (let n = 0; n < 5; n++) {
      server.clock.advance(1_000);
      await server.ok("contact.person.create", at({ name: { first: "Twin", last: "Same" } }));
    }
    const whole = await list({ size: 1000 });
    for (const sort of [
      "co-new-old",
      "co-old-new",
      "uo-new-old",
      "uo-old-new",
      "ls-new-old",
      "ls-old-new",
      "n-a-z",
      "n-z-a",
    ]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await server.call(
          "contact.person.list",
          at({ sort, size: 3, ...(cursor ? { cursor } : {}) }),
        );
        assert.equal(body.total, whole.length, sort);
        seen.push(...body.data.map(({ id }: Shown) => id));
        cursor = body.next;
      } while (cursor);
      assert.equal(seen.length, whole.length, sort);
      assert.equal(new Set(seen).size, whole.length, sort);
      const byOffset = await server.ok("contact.person.list", at({ sort, size: 3, offset: 3 }));
      assert.deepEqual(
        byOffset.map(({ id }: Shown) => id),
        seen.slice(3, 6),
        sort,
      );
    }
    const wrong = await server.call("contact.person.list", at({ cursor: "nonsense" }));
    assert.equal(wrong.body.message, "cursor");
  });

  test("counts what comes, goes and is merged, exactly", async () => {
    const total = async () => (await server.call("contact.person.list", at({ size: 1 }))).body.total;
    const before = await total();
    const make = async () =>
      (await server.ok("contact.person.create", at({ name: { first: "Counted" } }))).person.id;
    const [a, b, c] = [await make(), await make(), await make()];
    assert.equal(await total(), before + 3);
    await server.ok("contact.person.merge", at({ personId: a, mergedPersonId: b }));
    assert.equal(await total(), before + 2);
    for (const personId of [a, c]) await server.ok("contact.person.delete", at({ personId }));
    assert.equal(await total(), before);
  });
});
