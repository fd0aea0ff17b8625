// The rules of words, trees, cursors and videos.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { cursorOf, placeOf } from "./cursor.rules.ts";
import {
  fold,
  freeSlug,
  slipsAllowed,
  slipsBetween,
  slugOf,
  snippetOf,
  vocabularyOf,
  wordsOf,
} from "./text.rules.ts";
import { inTreeOrder, MOST_LEVELS, problemOfParent, subtreeOf } from "./tree.rules.ts";
import { playerUrl, videoId } from "./video.rules.ts";

suite("The rules of words", () => {
  test("accents and capitals tell no words apart, in any script", () => {
    assert.equal(fold("Però È Straße Smørrebrød ﬁn Łódź"), "pero e strasse smorrebrod fin lodz");
    assert.deepEqual(wordsOf("L'argilla, 24/7 — привет"), ["l", "argilla", "24", "7", "привет"]);
  });

  test("no letter is cut in half, however far from the Latin ones", () => {
    const far = "\u{10280}\u{10281}".repeat(60);
    for (const one of [...wordsOf(far), slugOf(far)]) assert.doesNotMatch(one, /\p{Surrogate}/u, one);
  });

  test("an address is made of the words of a title, without punctuation and brackets", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["Shipping (Italy) & returns!", "shipping-italy-returns"],
      ["Città: com'è?", "citta-com-e"],
      ["日本語 の 記事", "日本語-の-記事"],
      ["!!!", ""],
    ];
    for (const [title, slug] of cases) assert.equal(slugOf(title), slug, title);
    assert.equal(freeSlug("help", new Set(["help", "help-2"])), "help-3");
  });

  test("a slip is a letter left out, too many, wrong, or swapped with its neighbour", () => {
    assert.equal(slipsBetween("glaze", "glaze", 2), 0);
    assert.equal(slipsBetween("shiping", "shipping", 2), 1);
    assert.equal(slipsBetween("retrun", "return", 2), 1);
    assert.equal(slipsBetween("cermaic", "ceramic", 1), 1);
    assert.equal(slipsBetween("vase", "bowl", 1), 2);
    assert.equal(slipsAllowed("cup"), 0);
    assert.equal(slipsAllowed("glaze"), 1);
    assert.equal(slipsAllowed("porcelain"), 2);
  });

  test("numbers and short words are no vocabulary", () => {
    assert.deepEqual(vocabularyOf(["The kiln is at 1280 degrees, the kiln!"]), ["kiln", "degrees"]);
  });

  test("a snippet stands around what was found and marks it, accents or not", () => {
    const text = `${"word ".repeat(60)}La spedizione è gratuita. ${"more ".repeat(60)}`;
    const { parts } = snippetOf(text, ["spediz", "e"], 120);
    assert.ok(parts.includes("spedizione") && parts.includes("è"), parts.join("|"));
    assert.ok(parts[0]?.startsWith("… ") && parts.at(-1)?.endsWith(" …"), parts.join("|"));
    assert.deepEqual(snippetOf("Short.", ["nothing"], 100).parts, ["Short."]);
  });
});

suite("The rules of the tree of categories", () => {
  const node = (category_id: string, parent_id: string | null, position = 0) => ({
    category_id,
    parent_id,
    position,
  });
  const nodes = [node("a", null, 1), node("b", "a"), node("c", "b"), node("d", null, 0)];

  test("a category cannot lie within itself, however deep", () => {
    assert.equal(problemOfParent(nodes, "a", "a"), "cycle");
    assert.equal(problemOfParent(nodes, "a", "c"), "cycle");
    assert.equal(problemOfParent(nodes, "c", "d"), undefined);
    assert.equal(problemOfParent(nodes, "c", "x"), "unknown");
  });

  test("a chain has its longest length", () => {
    const chain = Array.from({ length: MOST_LEVELS }, (_, at) =>
      node(`n${at}`, at === 0 ? null : `n${at - 1}`),
    );
    assert.equal(problemOfParent(chain, undefined, `n${MOST_LEVELS - 1}`), "too_deep");
    assert.equal(problemOfParent(chain, undefined, `n${MOST_LEVELS - 2}`), undefined);
    assert.equal(problemOfParent([...chain, ...nodes], "a", `n${MOST_LEVELS - 3}`), "too_deep");
  });

  test("each is followed by those within it, and none is lost with its parent", () => {
    assert.deepEqual(
      inTreeOrder([...nodes, node("orphan", "gone", 5)]).map(({ category_id }) => category_id),
      ["d", "a", "b", "c", "orphan"],
    );
    assert.deepEqual(subtreeOf(nodes, "a"), ["a", "b", "c"]);
  });
});

suite("The rules of cursors and videos", () => {
  test("a cursor is good in its own order alone", () => {
    const place = { value: "2026-11-02T09:00:00.000000Z", id: "6ae8510f4d0e8a5b7c9f2e31" };
    const cursor = cursorOf({ field: "createdAt", order: "desc" }, place);
    assert.deepEqual(placeOf({ field: "createdAt", order: "desc" }, cursor), place);
    assert.equal(placeOf({ field: "createdAt", order: "asc" }, cursor), undefined);
    assert.equal(placeOf({ field: "title", order: "desc" }, cursor), undefined);
    assert.equal(placeOf({ field: "title", order: "desc" }, "nonsense"), undefined);
  });

  test("a player is made of an id alone, so that no other page is ever framed", () => {
    const youtube = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";
    for (const url of [
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4",
      "https://youtu.be/dQw4w9WgXcQ?si=x",
      "https://m.youtube.com/shorts/dQw4w9WgXcQ",
    ])
      assert.equal(playerUrl("youtube", url, {}), `${youtube}?rel=0`, url);
    for (const url of [
      "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
      "https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ",
      "https://vimeo.com/123456789",
    ])
      assert.equal(videoId("youtube", url), undefined, url);
    assert.equal(
      playerUrl("vimeo", "https://vimeo.com/123456789", { startTime: 12 }),
      "https://player.vimeo.com/video/123456789?dnt=1#t=12s",
    );
    assert.equal(
      playerUrl("dailymotion", "https://dai.ly/x8abcd", {}),
      "https://geo.dailymotion.com/player.html?video=x8abcd",
    );
  });
});
