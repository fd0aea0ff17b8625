// What Markdown promises: an article goes out as it came in.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";
import { problemsOf } from "./blocks.ts";
import { markdownOf } from "./markdown.rules.ts";
import { blocksOf } from "./markdown.ts";

const SOURCE = `# Caring for glaze

## By *hand*

Use **lukewarm** water, \`pH 7\`, and [our soap](https://a.example/soap?x=1&y=2).

- plates
- bowls
  - small
  - large

3. rinse
4. dry

> Never the dishwasher.

\`\`\`js
const hot = "<b>";
\`\`\`

![A kiln](https://a.example/kiln.jpg)

<https://www.youtube.com/watch?v=dQw4w9WgXcQ>

---

| Clay | °C |
| --- | --- |
| Stoneware | **1280** |
| Terracotta | 1000 |
`;

suite("Markdown", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });

  test("becomes blocks that are taken, and becomes Markdown again", () => {
    const { title = "", blocks } = blocksOf(SOURCE);
    assert.equal(title, "Caring for glaze");
    assert.deepEqual(
      blocks.map(({ type }) => type),
      [
        ...["header", "paragraph", "paragraph", "paragraph", "paragraph", "code", "image", "video"],
        ...["divider", "table"],
      ],
    );
    assert.deepEqual(problemsOf(blocks as never, "contents"), []);
    assert.equal(markdownOf(title, "", blocks), SOURCE);
  });

  test("stays text where it could act", () => {
    const { blocks } = blocksOf(
      "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](data:text/html,z)",
    );
    assert.doesNotMatch(JSON.stringify(blocks), /<script|href=\\"javascript|<img/);
  });

  test("makes an article, and takes the place of its text", async () => {
    const made = await server.ok("knowledge-base.article.import-markdown", { ...at(), markdown: SOURCE });
    const { id: articleId, content } = made.article;
    assert.deepEqual(
      [content.title, content.status, content.slug],
      ["Caring for glaze", "draft", "caring-for-glaze"],
    );
    const again = { ...at(), articleId, markdown: "Only this.\n", status: "published" };
    const { article } = await server.ok("knowledge-base.article.import-markdown", again);
    assert.deepEqual([article.content.title, article.content.status], ["Caring for glaze", "published"]);
    const { markdown, fileName } = await server.ok("knowledge-base.article.export-markdown", {
      ...at(),
      articleId,
    });
    assert.deepEqual([markdown, fileName], ["# Caring for glaze\n\nOnly this.\n", "caring-for-glaze.md"]);
    const untitled = await server.call("knowledge-base.article.import-markdown", {
      ...at(),
      markdown: "No heading.",
    });
    assert.equal(untitled.body.message, "title");
  });

  test("is refused where it makes more blocks than an article holds, and no more are made", async () => {
    const markdown = `# T\n\n${"a\n\n".repeat(100_000)}`;
    assert.equal(blocksOf(markdown).blocks.length, 501);
    const long = await server.call("knowledge-base.article.import-markdown", { ...at(), markdown });
    assert.deepEqual([long.status, long.body.message], [400, "markdown"]);
  });
});
