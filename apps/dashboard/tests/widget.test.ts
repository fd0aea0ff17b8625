// What the pages of widgets and tabs work out: what was changed, what visitors would see, and what a tab may do.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { asShown, changesOf, Drafts, merged } from "../src/pages/widget/drafts.ts";
import { asksForToken, sandboxFor } from "../src/parts/tab-frame.ts";

suite("drafts of a widget's settings", () => {
  test("say what differs and nothing else; lists are one setting", () => {
    const known = { widget: { features: { emoji: true, rating: true }, language: "auto" }, domains: ["a"] };
    assert.equal(changesOf(known, { widget: { features: { emoji: true } } }), undefined);
    assert.deepEqual(changesOf(known, { widget: { features: { emoji: false, rating: true } } }), {
      widget: { features: { emoji: false } },
    });
    assert.deepEqual(changesOf(known, { domains: ["a", "b"] }), { domains: ["a", "b"] });
  });

  test("of several forms are shown together, until a form is gone", () => {
    const drafts = new Drafts();
    let heard = 0;
    drafts.subscribe(() => heard++);
    drafts.tell("colours", { widget: { language: "it" } });
    drafts.tell("features", { widget: { features: { emoji: false } } });
    assert.deepEqual(drafts.current(), { widget: { language: "it", features: { emoji: false } } });
    drafts.tell("colours", undefined);
    assert.deepEqual(drafts.current(), { widget: { features: { emoji: false } } });
    assert.equal(heard, 3);
  });

  test("show a colour that is being typed as the one before it, with text that can be read", () => {
    const theme = {
      header: { background: "#0B6E5F", text: "" },
      visitor: { messageBackground: "", messageText: "" },
      agent: { messageBackground: "", messageText: "" },
    };
    const widget = { widgetId: "default", domains: [], widget: { theme } };
    type Shown = { domains?: unknown; widget: { theme: typeof theme } };
    const shown = (draft: object) => asShown(widget as never, draft) as Shown;
    const half = shown({ widget: { theme: { header: { background: "#12" } } } });
    assert.equal(half.widget.theme.header.background, "#0B6E5F");
    assert.equal("domains" in half, false);
    const bright = shown({ widget: { theme: { header: { background: "#FFE600", text: "#FFFFFF" } } } });
    assert.notEqual(bright.widget.theme.header.text, "#FFFFFF");
    assert.equal(bright.widget.theme.visitor.messageBackground, "#FFE600");
  });

  test("are laid over what is known, to any depth", () => {
    assert.deepEqual(merged({ a: { b: 1, c: [1] } }, { a: { c: [2, 3] } }), { a: { b: 1, c: [2, 3] } });
  });
});

suite("the frame of a tab", () => {
  test("leaves a page its own origin, and takes ours from it", () => {
    const ours = "https://chat.example";
    assert.match(sandboxFor("https://orders.example/x", ours), /allow-same-origin/);
    for (const url of ["https://chat.example/docs", "nonsense"])
      assert.doesNotMatch(sandboxFor(url, ours), /allow-same-origin/, url);
    assert.doesNotMatch(sandboxFor("https://orders.example", ours), /top-navigation|modals/);
  });

  test("hears who asks for a token, and nobody else", () => {
    assert.equal(asksForToken({ parlo: "token" }), true);
    for (const said of [null, "token", { parlo: "secret" }, undefined])
      assert.equal(asksForToken(said), false, JSON.stringify(said));
  });
});
