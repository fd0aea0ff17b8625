// How settings are laid over each other, and which are refused.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { contrast } from "@parlo/ui";
import { validatorOf } from "../../kernel/schema.ts";
import { isConsentRequired } from "./consent.rules.ts";
import type { Field, Settings } from "./settings.resource.ts";
import { SettingsDocument } from "./settings.resource.ts";
import {
  asksDepartment,
  changed,
  complete,
  DEFAULTS,
  mayShowOn,
  type Partly,
  settingsProblems,
  sitesOf,
} from "./settings.rules.ts";
import { readableTheme } from "./theme.rules.ts";

suite("settings", () => {
  test("the defaults are what the schema asks for, and nothing is wrong with them", () => {
    assert.deepEqual(validatorOf(SettingsDocument).problems(DEFAULTS), { faults: [], unknown: [] });
    assert.deepEqual(settingsProblems(DEFAULTS), []);
  });

  test("a change reaches to any depth, replaces lists whole, and leaves the rest as it was", () => {
    const once = changed({}, { widget: { theme: { header: { background: "#112233" } } } });
    const twice = changed(once, {
      widget: { features: { emoji: false } },
      prechat: { fields: [{ label: "", type: "email", required: true }] },
    });
    const settings = complete(twice);
    assert.equal(settings.widget.theme.header.background, "#112233");
    assert.equal(settings.widget.theme.header.text, "");
    assert.deepEqual(settings.widget.features, { ...DEFAULTS.widget.features, emoji: false });
    assert.equal(settings.prechat.fields.length, 1);
    assert.equal(DEFAULTS.widget.theme.header.background, "#0B6E5F");
  });

  const name = { label: "", type: "name", required: true } as const;
  const email = { label: "", type: "email", required: true } as const;
  const states = DEFAULTS.widget.states;
  const heading = { id: "heading:abcdefghij", type: "heading", content: { text: "Ciao" } } as const;
  const forName: Field = { label: "Nome", type: "text", required: true, context: "name" };
  const forEmail: Field = { label: "", type: "text", required: true, context: "email", format: "email" };
  const formCard = (fields: Field[]) => ({
    id: "form:abcdefghij",
    type: "form" as const,
    content: { fields },
  });
  const showing = (
    state: "online" | "offline",
    card: Settings["widget"]["states"]["online"]["body"][number],
  ) => ({
    widget: { states: { [state]: { body: [card] } } },
  });
  const refused: readonly (readonly [string, Partly<Settings>, string])[] = [
    [
      "a question without words",
      { prechat: { fields: [{ label: " ", type: "text", required: true }] } },
      "settings.prechat.fields[0].label",
    ],
    [
      "the same detail asked twice",
      { prechat: { fields: [email, name, email] } },
      "settings.prechat.fields[2].type",
    ],
    [
      "an offline form that nobody could answer",
      { offline: { fields: [name, { ...email, required: false }] } },
      "settings.offline.fields",
    ],
    [
      "two cards of one id",
      { widget: { states: { online: { ...states.online, body: [heading, heading] } } } },
      "settings.widget.states.online.body[1].id",
    ],
    [
      "a card whose id says another kind",
      { widget: { states: { away: { header: [{ ...heading, id: "text:abcdefghij" }] } } } },
      "settings.widget.states.away.header[0].id",
    ],
    [
      "a context that is another thing than what is asked",
      { prechat: { fields: [{ ...forName, type: "phone" }] } },
      "settings.prechat.fields[0].context",
    ],
    [
      "a detail asked once by type and once by context",
      { prechat: { fields: [email, forEmail] } },
      "settings.prechat.fields[1].context",
    ],
    [
      "questions of a card that is no form",
      showing("online", { ...heading, content: { fields: [name] } }),
      "settings.widget.states.online.body[0].content.fields",
    ],
    [
      "a form card's question without words",
      showing("online", formCard([{ label: "", type: "textarea", required: false }])),
      "settings.widget.states.online.body[0].content.fields[0].label",
    ],
    [
      "a form card that nobody could be answered by",
      showing("offline", formCard([forName])),
      "settings.widget.states.offline.body[0].content.fields",
    ],
    ["an address that is none", { consent: { privacyUrl: "https://[half" } }, "settings.consent.privacyUrl"],
  ];
  for (const [what, change, path] of refused)
    test(`refused: ${what}`, () => {
      assert.deepEqual(
        settingsProblems(complete(change)).map((problem) => problem.path),
        [path],
      );
    });

  test("a text counts as the name or address it is for, in forms and in cards", () => {
    const settings = complete({
      prechat: { enabled: true, fields: [forEmail, forName] },
      offline: { fields: [forName, { ...forEmail, type: "textarea" }] },
      ...showing("offline", formCard([forName, forEmail])),
    });
    assert.deepEqual(validatorOf(SettingsDocument).problems(settings), { faults: [], unknown: [] });
    assert.deepEqual(settingsProblems(settings), []);
  });

  test("visitors hear of departments where a form that they may see asks which", () => {
    const asked = { label: "", type: "department", required: false } as const;
    const cases: readonly (readonly [Partly<Settings>, boolean])[] = [
      [{}, false],
      [{ prechat: { fields: [asked] } }, false],
      [{ prechat: { enabled: true, fields: [asked] } }, true],
      [{ offline: { fields: [name, email, asked] } }, true],
      [showing("online", formCard([asked])), true],
    ];
    for (const [change, asks] of cases) assert.equal(asksDepartment(complete(change)), asks);
  });

  test("sites are named with or without what is below them", () => {
    const domains = ["shop.example", "*.Bottega.example"];
    const cases: readonly (readonly [string, boolean])[] = [
      ["https://shop.example/vasi?x=1", true],
      ["https://SHOP.example:8443/", true],
      ["https://www.shop.example/", false],
      ["https://it.bottega.example/", true],
      ["https://bottega.example/", false],
      ["https://notbottega.example/", false],
      ["https://shop.example.evil.example/", false],
      ["about:blank", false],
      ["", false],
    ];
    for (const [url, shown] of cases) assert.equal(mayShowOn(domains, url), shown, url);
    assert.equal(mayShowOn([], ""), true);
  });

  test("the sites a pop-out listens to are those listed, else the property's own", () => {
    assert.deepEqual(sitesOf(["*.A.example"], "https://b.example"), ["*.a.example"]);
    assert.deepEqual(sitesOf([], "https://www.b.example/shop"), ["b.example", "*.b.example"]);
    for (const nowhere of [null, "", "b"]) assert.deepEqual(sitesOf([], nowhere), []);
  });
});

suite("consent", () => {
  const cases: readonly (readonly ["none" | "all" | "eu", string | undefined, boolean])[] = [
    ["none", "IT", false],
    ["none", undefined, false],
    ["all", "US", true],
    ["all", undefined, true],
    ["eu", "IT", true],
    ["eu", "no", true],
    ["eu", "CH", false],
    ["eu", "GB", false],
    ["eu", "US", false],
    ["eu", undefined, true],
  ];
  for (const [required, country, asked] of cases)
    test(`${required}, from ${country ?? "nobody knows where"}: ${asked ? "asked" : "not asked"}`, () => {
      assert.equal(isConsentRequired(required, country), asked);
    });
});

suite("colours", () => {
  test("what visitors get can be read, whatever was chosen", () => {
    for (const background of ["#FFFFFF", "#FFE600", "#777777", "#E4572E", "#0B6E5F", "#000000"]) {
      const theme = readableTheme({
        header: { background, text: background },
        agent: { messageBackground: background, messageText: "" },
        visitor: { messageBackground: "", messageText: "#808080" },
      });
      assert.ok(contrast(theme.header.text, background) >= 4.5, background);
      assert.ok(contrast(theme.agent.messageText, background) >= 4.5, background);
      assert.equal(theme.visitor.messageBackground, background);
      assert.ok(contrast(theme.visitor.messageText, background) >= 4.5, background);
    }
  });

  test("agents' messages without a colour of their own follow light and dark", () => {
    const { agent } = readableTheme({
      ...DEFAULTS.widget.theme,
      agent: { messageBackground: "", messageText: "#FF0000" },
    });
    assert.deepEqual(agent, { messageBackground: "", messageText: "" });
  });
});
