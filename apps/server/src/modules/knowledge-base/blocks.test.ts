// What an article may hold: each block type, where its faults are, and that nothing harmful comes out of 10,000
// documents made to harm. `npm test -- blocks`, the same documents each time; BLOCKS_SEED=<number> makes others.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { DOCUMENTS, harmIn, withEvilDocuments } from "../../testing/evil-blocks.ts";
import { type Block, type BlockType, cleanBlocks, problemsOf, textOfBlocks } from "./blocks.ts";
import { cleanHtml, plainText } from "./html.ts";
import { renderBlocks } from "./render.ts";

const cell = (value: string) => ({ value });
const youtubeOptions = {
  ...{ startTime: 0, endTime: 30, autoplay: false, mobile: true, mute: false },
  ...{ controls: true, loop: false, branding: false, privacy: true },
};

const GOOD: readonly Block[] = [
  { type: "header", content: { text: "<p>Care</p>", heading: "h2", color: "#123" } },
  {
    type: "paragraph",
    content: { text: "<p>By <b>hand</b></p>", size: 18, color: "#102030", backgroundColor: "#fff" },
  },
  { type: "image", content: { url: "https://pictures.example/kiln.jpg", alignment: "center" } },
  { type: "code", content: { text: "<b>not bold</b>", mime: "text/html" } },
  {
    type: "video",
    content: { url: "https://youtu.be/dQw4w9WgXcQ", source: "youtube", options: youtubeOptions },
  },
  { type: "divider", content: { type: "blank", height: 40 } },
  {
    type: "table",
    content: {
      rows: 1,
      columns: 2,
      head: { cells: [cell("Clay"), cell("°C")] },
      body: [{ cells: [cell("Stoneware"), cell("1280")] }],
    },
  },
];

const words = { playVideo: (source: string) => `Play (${source})` };
const pathsOf = (blocks: readonly { type: BlockType; content: object }[]) =>
  problemsOf(blocks as never, "article.content.contents").map(({ path }) => path);

suite("Blocks", () => {
  test("of every type of the contract are taken", () => {
    assert.deepEqual(pathsOf(GOOD), []);
    assert.match(renderBlocks(GOOD, words), /<h2 id="care-1" class="c-112233">Care<\/h2>/);
    assert.equal(textOfBlocks(GOOD), "Care By hand <b>not bold</b> Clay °C Stoneware 1280");
  });

  test("say where their fault is", () => {
    const at = (block: { type: BlockType; content: object }) => pathsOf([...GOOD.slice(0, 3), block]);
    const here = "article.content.contents[3].content";
    const table = (content: object) => ({
      type: "table" as const,
      content: { rows: 1, columns: 2, body: [], ...content },
    });
    const cases: readonly (readonly [{ type: BlockType; content: object }, string])[] = [
      [{ type: "header", content: { heading: "h2" } }, `${here}.text`],
      [{ type: "header", content: { text: "x", heading: "h1" } }, `${here}.heading`],
      [{ type: "paragraph", content: { text: "x", size: 7 } }, `${here}.size`],
      [{ type: "paragraph", content: { text: "x", color: "red" } }, `${here}.color`],
      [{ type: "paragraph", content: { text: "x", style: "y" } }, `${here}.style`],
      [{ type: "image", content: { url: "javascript:alert(1)" } }, `${here}.url`],
      [{ type: "code", content: {} }, `${here}.text`],
      [
        { type: "video", content: { url: "https://evil.example/v", source: "youtube", options: {} } },
        `${here}.url`,
      ],
      [
        { type: "video", content: { url: "https://youtu.be/dQw4w9WgXcQ", source: "youtube" } },
        `${here}.options`,
      ],
      [{ type: "divider", content: { type: "blank", height: 4 } }, `${here}.height`],
      [table({}), `${here}.body`],
      [table({ body: [{ cells: [cell("1")] }] }), `${here}.body[0].cells`],
      [table({ body: [{ cells: [cell("1"), {}] }] }), `${here}.body[0].cells[1].value`],
      [table({ columns: 21 }), `${here}.columns`],
      [table({ head: { cells: [] }, body: [{ cells: [cell("1"), cell("2")] }] }), `${here}.head.cells`],
    ];
    for (const [block, path] of cases) assert.deepEqual(at(block)[0], path, JSON.stringify(block));
  });

  test("keep their meaning and lose what could act", () => {
    assert.equal(
      cleanHtml(
        '<p onclick="x()">A <b>bold</b> <a href="javascript:alert(1)">no</a> <a href="https://a.example" style="position:fixed">yes</a></p>',
      ),
      '<p>A <b>bold</b> <a rel="noopener noreferrer">no</a> <a href="https://a.example" rel="noopener noreferrer">yes</a></p>',
    );
    assert.equal(plainText("<p>Salt &amp; pepper</p><p>a &lt; b</p>"), "Salt & pepper a < b");
    assert.equal(cleanHtml("<script>alert(1)</script><style>*{}</style><iframe src=x>y</iframe>"), "");
  });
});

suite("The pages of articles", () => {
  test(`let no script, handler, style or foreign frame through, in ${DOCUMENTS} documents made to harm`, () => {
    assert.equal(harmIn('<p onclick="x">'), '<p onclick="x">');
    assert.equal(
      harmIn('<iframe src="https://evil.example/"></iframe>'),
      '<iframe src="https://evil.example/">',
    );
    withEvilDocuments((blocks, isCleaned) => {
      const page = renderBlocks(isCleaned ? cleanBlocks(blocks) : blocks, words);
      const harm = harmIn(page);
      assert.equal(harm, undefined, `${harm} in ${page}`);
    });
  });
});

suite("What is kept of articles, and given to whoever asks the API", () => {
  test(`is HTML without harm, and addresses and colours that are nothing else, in as many documents`, () => {
    let taken = 0;
    withEvilDocuments((blocks) => {
      for (const block of cleanBlocks(blocks)) {
        for (const html of htmlOf(block)) {
          const harm = harmIn(html);
          assert.equal(harm, undefined, `${harm} in ${html}`);
        }
        // A block with a fault is refused at the door, and never kept.
        if (pathsOf([block]).length > 0) continue;
        taken++;
        const { url, color, backgroundColor } = block.content as Record<string, unknown>;
        if (url !== undefined) assert.match(String(url), /^https?:\/\/[^\s"'<>\\]+$/);
        for (const one of [color, backgroundColor])
          if (one !== undefined) assert.match(String(one), /^#(?:[0-9a-f]{3}){1,2}$/i);
      }
    });
    assert.ok(taken > DOCUMENTS / 20, `${taken} blocks had no fault`);
  });
});

function htmlOf({ type, content }: Block): readonly string[] {
  if (type === "header" || type === "paragraph") return [content.text];
  if (type !== "table") return [];
  return [...(content.head ? [content.head] : []), ...content.body].flatMap(({ cells }) =>
    cells.map(({ value }) => value),
  );
}
