// Promises of the article editor: what is sent, what counts as a change, and where a refusal is shown.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  type Block,
  changed,
  type Draft,
  draftOf,
  flagsOf,
  movedBy,
  newBlock,
  printOf,
  sourceOf,
  videoOptions,
  wishOf,
} from "../src/pages/knowledge-base/draft.ts";
import { addressFrom } from "../src/pages/knowledge-base/format.ts";
import { placeProblems, problemsOfBlock, without } from "../src/pages/knowledge-base/problems.ts";
import { isSubdomain, subdomainFrom } from "../src/pages/knowledge-base/subdomain.ts";

const paragraph = (text: string): Block => ({ ...newBlock("paragraph"), content: { text } }) as Block;
const draft = (patch: Partial<Draft> = {}): Draft => ({ ...draftOf(undefined), title: "Glazes", ...patch });

suite("A refusal", () => {
  const keys = ["block-1", "block-2"];

  test("is shown at the field of the article or the block that it names", () => {
    const { problems, rest } = placeProblems(
      [
        { path: "article.content.title", reason: "is required" },
        { path: "article.content.contents[1].content.url", reason: "must be an address" },
        { path: "article.content.contents[0].content.body[2].cells", reason: "must have 2 cells" },
        { path: "article.content.contents[0].type", reason: "is unknown" },
        { path: "article.content.metadata.banner.content", reason: "must be an address" },
        { path: "article.meta.categories[3].id", reason: "must be a category" },
      ],
      keys,
    );
    assert.deepEqual(problems, {
      title: "is required",
      "block-2 url": "must be an address",
      "block-1 body[2].cells": "must have 2 cells",
      "block-1 type": "is unknown",
      banner: "must be an address",
      categories: "must be a category",
    });
    assert.deepEqual(rest, []);
    assert.deepEqual(problemsOfBlock(problems, "block-2"), { url: "must be an address" });
  });

  test("without a place of its own is kept whole", () => {
    const other = { path: "propertyId", reason: "is required" };
    const beyond = { path: "article.content.contents[7].content.text", reason: "is required" };
    assert.deepEqual(placeProblems([other, beyond], keys), { problems: {}, rest: [other, beyond] });
  });

  test("is over for what was changed since, and for nothing else", () => {
    const problems = { title: "a", "block-1 url": "b", "block-1 alt": "c", "block-11 url": "d" };
    assert.deepEqual(without(problems, "block-1"), { title: "a", "block-11 url": "d" });
    assert.equal(without(problems, "slug"), problems);
  });
});

suite("An article that is written", () => {
  test("is sent whole, with empty text left out and an address only where one was typed", () => {
    const blocks = [paragraph("<p>Hot</p>"), paragraph(""), newBlock("divider")];
    const { content, meta } = wishOf(draft({ blocks, slug: "  " }), "primary", "draft");
    assert.deepEqual(content, {
      siteId: "primary",
      title: "Glazes",
      subtitle: "",
      status: "draft",
      author: null,
      metadata: { banner: null, description: "" },
      contents: [
        { type: "paragraph", content: { text: "<p>Hot</p>" } },
        { type: "divider", content: { type: "line-full" } },
      ],
    });
    assert.deepEqual(meta, { visibility: "public", categories: [], relatedArticles: [] });
    assert.equal(wishOf(draft({ slug: " care " }), "primary", "draft").content.slug, "care");
  });

  test("counts as changed by what it says, not by empty blocks or the names of blocks", () => {
    const one = draft({ blocks: [paragraph("<p>Hot</p>")] });
    const same = draft({ blocks: [paragraph("<p>Hot</p>"), paragraph("")] });
    assert.equal(printOf(one), printOf(same));
    assert.notEqual(printOf(one), printOf(draft({ blocks: [paragraph("<p>Cold</p>")] })));
  });

  test("has its blocks added, changed, moved and removed", () => {
    const [a, b] = [paragraph("a"), paragraph("b")];
    let written = draft({ blocks: [a] });
    written = changed(written, { do: "insert", at: 0, block: b });
    assert.deepEqual(written.blocks, [b, a]);
    written = changed(written, { do: "move", key: a.key, by: -1 });
    assert.deepEqual(written.blocks, [a, b]);
    written = changed(written, { do: "move", key: a.key, by: -1 });
    assert.deepEqual(written.blocks, [a, b]);
    written = changed(written, { do: "change", key: b.key, patch: { size: 20 } });
    assert.deepEqual(written.blocks[1]?.content, { text: "b", size: 20 });
    written = changed(written, { do: "remove", key: a.key });
    assert.equal(written.blocks.length, 1);
  });

  test("keeps a list as it was where an entry has no further to go", () => {
    assert.deepEqual(movedBy([1, 2, 3], 0, 1), [2, 1, 3]);
    assert.deepEqual(movedBy([1, 2, 3], 2, 1), [1, 2, 3]);
  });
});

suite("A video", () => {
  test("is known by its address", () => {
    assert.equal(sourceOf("https://youtu.be/dQw4w9WgXcQ"), "youtube");
    assert.equal(sourceOf("https://www.youtube-nocookie.com/embed/x"), "youtube");
    assert.equal(sourceOf("https://player.vimeo.com/video/1"), "vimeo");
    assert.equal(sourceOf("https://dai.ly/x8abc"), "dailymotion");
    assert.equal(sourceOf("https://cdn.example.com/kiln.mp4?v=2"), "selfhosted");
    assert.equal(sourceOf("https://notyoutube.com.example/x"), undefined);
  });

  test("has all options of its source, and keeps those chosen before", () => {
    const options = videoOptions("vimeo", { mute: true, startTime: 12, info: true });
    assert.deepEqual(Object.keys(options).sort(), ["endTime", "startTime", ...flagsOf("vimeo")].toSorted());
    assert.equal((options as Record<string, unknown>).mute, true);
    assert.equal(options.startTime, 12);
  });
});

suite("An address", () => {
  test("that was typed without https gets it, and a mail address becomes one", () => {
    assert.equal(addressFrom(" bottega-aurora.example/shop "), "https://bottega-aurora.example/shop");
    assert.equal(addressFrom("ciao@bottega-aurora.example"), "mailto:ciao@bottega-aurora.example");
    assert.equal(addressFrom("http://a.example"), "http://a.example");
    assert.equal(addressFrom("javascript:alert(1)"), "https://javascript:alert(1)");
    assert.equal(addressFrom(""), "");
  });

  test("of a knowledge base is made of the property's name", () => {
    assert.equal(subdomainFrom("Caffè & Cucina, S.r.l."), "caffe-cucina-s-r-l");
    assert.ok(isSubdomain("bottega-aurora"), "a plain name");
    for (const wrong of ["ab", "-abc", "abc-", "a b c", "x".repeat(41)])
      assert.ok(!isSubdomain(wrong), wrong);
  });
});
