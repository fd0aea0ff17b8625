// A knowledge base is set up, an article is written in it, refused where it is wrong, published, translated, thrown away
// and taken back, all in the dashboard.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { openProperty, signIn, withBrowser } from "./browser.ts";

/** Drawn, and not only there. */
const seen = (image: Locator) =>
  image.evaluate(async (one) => {
    await (one as HTMLImageElement).decode();
    if ((one as HTMLImageElement).naturalWidth !== 320) throw new Error("It is another picture.");
  });

const picture = () =>
  sharp({ create: { width: 320, height: 180, channels: 3, background: "#b8860b" } })
    .png()
    .toBuffer();

suite("A knowledge base", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const saved = (page: Page) => page.getByRole("status").getByText("Saved", { exact: true }).waitFor();

  journey(
    "is set up, and its first article is written, mended where it was refused, and published",
    async ({ page }) => {
      const { owner, sandbox } = server.world;
      const propertyId = sandbox.id;
      await signIn(page, owner);
      await openProperty(page, propertyId, "knowledge-base");
      const name = page.getByLabel("Name in the address");
      await name.fill("bottega-aurora");
      await page.getByText("This name is taken. Choose another.").waitFor();
      await name.fill("aurora-sandbox");
      await page.getByText("This name is taken. Choose another.").waitFor({ state: "detached" });
      await page.getByRole("textbox", { name: "Name", exact: true }).fill("Aurora Help");
      await page.getByRole("button", { name: "Set up" }).click();
      await page.getByText("No article yet").waitFor();

      await page.getByRole("link", { name: "Categories" }).click();
      await page.getByRole("button", { name: "Add category" }).first().click();
      await page.getByRole("dialog").getByLabel("Name").fill("Care");
      await page.getByRole("dialog").getByTitle("Drop", { exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
      await page.getByRole("button", { name: "Care", exact: true }).waitFor();
      const { categories } = await server.ok("knowledge-base.category.list", { propertyId });
      assert.deepEqual(categories[0].icon, { type: "predefined", content: "droplet" });
      await page.getByRole("link", { name: "Articles" }).click();
      await page.getByRole("button", { name: "Write an article" }).click();

      await page.getByRole("textbox", { name: "Title", exact: true }).fill("Caring for glazes");
      await page.keyboard.press("Enter");
      await page.keyboard.type("By hand, always");
      const first = page.getByRole("textbox", { name: "Text, 1 of 1" });
      await first.click();
      await page.keyboard.type("Wash it in ");
      await page.keyboard.press("Control+b");
      await page.keyboard.type("lukewarm");
      await page.keyboard.press("Control+b");
      await page.keyboard.type(" water.");
      const add = (kind: string) =>
        page.getByRole("group", { name: "Add a block" }).getByRole("button", { name: kind }).click();
      await add("Heading");
      await page.keyboard.type("What never to do");
      // A line ends with a text below it.
      await page.keyboard.press("Enter");
      await page
        .getByRole("region", { name: "Text, 3 of 3" })
        .getByRole("button", { name: "List", exact: true })
        .click();
      await page.keyboard.type("No dishwasher");
      await add("Video");
      await page.keyboard.type("https://www.youtube.com/channel/nothing");
      await add("Table");
      await page.getByRole("textbox", { name: "Row 1, column 1" }).click();
      await page.keyboard.type("Glaze");
      await add("Code");
      await page.keyboard.type("<b>bold</b>");
      await add("Divider");
      await page.getByRole("checkbox", { name: "Care" }).check();

      await page.getByRole("button", { name: "Save draft" }).click();
      const video = page.getByRole("region", { name: "Video, 4 of 7" });
      await video.getByText("This is not the address of a video there.").waitFor();
      const url = video.getByRole("textbox", { name: /Address of the video/ });
      await url.fill("https://youtu.be/dQw4w9WgXcQ");
      // Above the list, by keys.
      await url.press("Alt+ArrowUp");
      await page.getByRole("region", { name: "Video, 3 of 7" }).waitFor();
      await page.getByRole("button", { name: "Publish", exact: true }).click();
      await page.getByText("The article is published").waitFor();
      await page.waitForURL(/articles\/[0-9a-f]{24}$/);

      const { articles } = await server.ok("knowledge-base.article.list", { propertyId });
      assert.equal(articles.length, 1);
      const { article } = await server.ok("knowledge-base.article.get", {
        propertyId,
        articleId: articles[0].id,
        siteId: "primary",
      });
      assert.equal(article.content.status, "published");
      assert.equal(article.content.subtitle, "By hand, always");
      assert.equal(article.content.slug, "caring-for-glazes");
      assert.equal(article.meta.categories[0].name, "Care");
      const contents = article.content.contents as { type: string; content: Record<string, unknown> }[];
      assert.deepEqual(
        contents.map(({ type }) => type),
        ["paragraph", "header", "video", "paragraph", "table", "code", "divider"],
      );
      assert.equal(contents[0]?.content.text, "<p>Wash it in <b>lukewarm</b> water.</p>");
      assert.deepEqual(contents[1]?.content, { text: "<p>What never to do</p>", heading: "h2" });
      assert.equal(contents[3]?.content.text, "<ul><li>No dishwasher</li></ul>");
      assert.equal((contents[2]?.content.options as { privacy: boolean } | undefined)?.privacy, true);
      assert.equal(contents[5]?.content.text, "<b>bold</b>");

      await page.getByText("Preview", { exact: true }).click();
      const preview = page.getByRole("article", { name: "Preview" });
      await preview.getByRole("heading", { name: "What never to do" }).waitFor();
      await preview.getByText("<b>bold</b>").waitFor();

      await page.getByText("Write", { exact: true }).click();
      await page.getByRole("button", { name: "Actions for Caring for glazes" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: "Export as Markdown" }).click(),
      ]);
      assert.equal(download.suggestedFilename(), "caring-for-glazes.md");
      await page.getByRole("link", { name: "Articles" }).click();
      await page.getByLabel("Markdown files").setInputFiles({
        name: "kiln.md",
        mimeType: "text/markdown",
        buffer: Buffer.from("# The kiln\n\nIt is **hot**.\n"),
      });
      await page.getByText("1 article imported as a draft").waitFor();
      assert.equal(await page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "The kiln");

      // Readers see what was published, and no draft.
      const shown = await fetch(`${server.url}/kb/aurora-sandbox/article/caring-for-glazes`);
      assert.match(await shown.text(), /Wash it in <b>lukewarm<\/b> water/);
      assert.equal((await fetch(`${server.url}/kb/aurora-sandbox/article/the-kiln`)).status, 404);
    },
  );

  journey("warns before anything unsaved is left behind, and saves by key", async ({ page }) => {
    const { owner, property, draftArticle } = server.world;
    const at = { propertyId: property.id, articleId: draftArticle.id, siteId: "primary" };
    await signIn(page, owner);
    await openProperty(page, property.id, "knowledge-base");
    await page.getByRole("link", { name: "Repairing with gold" }).click();
    const title = page.getByRole("textbox", { name: "Title", exact: true });
    await title.fill("Mending with gold");
    await page.getByText("Not saved").waitFor();
    await page.getByRole("link", { name: "Inbox" }).click();
    const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal(await title.inputValue(), "Mending with gold");
    await title.press("Control+s");
    await saved(page);
    const { article } = await server.ok("knowledge-base.article.get", at);
    assert.equal(article.content.title, "Mending with gold");
    assert.equal(article.content.status, "draft");

    // Its address is another's: told where it was typed.
    const slug = page.getByRole("textbox", { name: "Last part of its address" });
    await slug.fill("shipping-times-and-costs");
    await slug.press("Control+s");
    await page.getByText("Another one in this language has this address").waitFor();
    await page.getByRole("link", { name: "Inbox" }).click();
    await dialog.getByRole("button", { name: "Leave" }).click();
    await page.waitForURL(/\/inbox\//);
  });

  journey(
    "of two who write at once is written over by nobody who was not told",
    async ({ page, somebodyElse }) => {
      const { owner, agent, property, draftArticle } = server.world;
      const at = { propertyId: property.id, articleId: draftArticle.id, siteId: "primary" };
      const address = `/properties/${property.id}/knowledge-base/articles/${draftArticle.id}`;
      const kept = async () => (await server.ok("knowledge-base.article.get", at)).article.content.title;
      const other = await somebodyElse();
      const title = (whose: Page) => whose.getByRole("textbox", { name: "Title", exact: true });
      for (const [whose, who] of [
        [page, owner],
        [other, agent],
      ] as const) {
        await signIn(whose, who);
        await whose.goto(address);
        await title(whose).waitFor();
      }
      // Texts are told apart by the moment they were saved.
      server.clock.advance(1_000);
      await title(page).fill("By the first");
      await title(page).press("Control+s");
      await saved(page);
      await title(other).fill("By the second");
      await title(other).press("Control+s");
      const told = other.getByRole("alert", { name: "Somebody has saved this article since you opened it" });
      await told.getByText("Yours is not saved yet. Saving now writes over theirs.").waitFor();
      // One sentence, not two, and the words one wrote are still there.
      assert.equal(await other.getByRole("alert").count(), 1);
      assert.equal(await title(other).inputValue(), "By the second");
      assert.equal(await kept(), "By the first");

      await told.getByRole("button", { name: "Load theirs, drop mine" }).click();
      await told.waitFor({ state: "detached" });
      assert.equal(await title(other).inputValue(), "By the first");
      server.clock.advance(1_000);
      await title(other).fill("By both");
      await title(other).press("Control+s");
      await saved(other);

      // Now the first is the one who is late, and means it.
      await title(page).fill("By the first again");
      await title(page).press("Control+s");
      await page.getByText("Yours is not saved yet.").waitFor();
      server.clock.advance(1_000);
      const written = page.waitForResponse(/knowledge-base\.article\.update$/);
      await title(page).press("Control+s");
      assert.equal((await written).status(), 200);
      await page.getByText("Yours is not saved yet.").waitFor({ state: "detached" });
      assert.equal(await kept(), "By the first again");
    },
  );

  journey("shows pictures that were uploaded in it to whoever reads it", async ({ page }) => {
    const { owner, property } = server.world;
    const propertyId = property.id;
    await signIn(page, owner);
    await page.goto(`/properties/${propertyId}/knowledge-base/articles/new`);
    await page.getByRole("textbox", { name: "Title", exact: true }).fill("Gold seams");
    await page
      .getByRole("group", { name: "Add a block" })
      .getByRole("button", { name: "Picture", exact: true })
      .click();
    const block = page.getByRole("region", { name: "Picture, 2 of 2" });
    const choose = async (name: string, buffer: Buffer) => {
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        block.getByRole("button", { name: "Upload a picture" }).click(),
      ]);
      await chooser.setFiles({ name, mimeType: "image/png", buffer });
    };
    await choose("seam.png", Buffer.from("no picture at all"));
    await block.getByRole("alert").waitFor();
    await choose("seam.png", await picture());
    const url = block.getByRole("textbox", { name: /Address of the picture/ });
    await page.waitForFunction(
      (field) => (field as HTMLInputElement).value.endsWith("/seam.png"),
      await url.elementHandle(),
    );
    assert.equal(await block.getByRole("alert").count(), 0);
    await seen(block.locator("img"));
    await block.getByRole("textbox", { name: "What it shows" }).fill("A seam of gold");
    await block.getByText("Left", { exact: true }).click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText("The article is published").waitFor();

    // It stays although nobody sends it in a message.
    server.clock.advance(3 * 86_400_000);
    await server.database.pool.query("select jobs.add_job('files.purge', '{}')");
    await server.drain();
    await page.goto("/kb/bottega-aurora/article/gold-seams");
    const shown = page.getByRole("img", { name: "A seam of gold" });
    await seen(shown);
    assert.equal(new URL((await shown.getAttribute("src")) ?? "").origin, server.url);
  });

  journey("is read, searched and voted upon in a browser that runs no scripts", async ({ page }) => {
    const context = await page.context().browser()?.newContext({ javaScriptEnabled: false });
    assert.ok(context);
    try {
      const plain = await context.newPage();
      await plain.goto(`${server.url}/kb/bottega-aurora`);
      await plain.getByRole("searchbox").first().fill("gold");
      await plain.getByRole("searchbox").first().press("Enter");
      await plain.getByRole("main").getByRole("link").first().click();
      await plain.waitForURL(/\/article\//);
      await plain.getByRole("heading", { level: 1 }).waitFor();
      await plain.getByRole("button", { name: "Yes" }).click();
      await plain.getByText(/Thank/).waitFor();
    } finally {
      await context.close();
    }
  });

  journey(
    "has an article in a second language, beginning with the first, and gives it up and back",
    async ({ page }) => {
      const { owner, property, privateArticle, site } = server.world;
      const at = { propertyId: property.id, articleId: privateArticle.id };
      await signIn(page, owner);
      await page.goto(`/properties/${property.id}/knowledge-base/articles/${privateArticle.id}`);
      await page.getByRole("link", { name: /Italian/ }).click();
      await page.getByRole("button", { name: "Copy from English" }).click();
      await page
        .getByRole("textbox", { name: "Title", exact: true })
        .fill("Come imballiamo i pacchi fragili");
      await page.getByText("Public", { exact: true }).click();
      await page.getByRole("button", { name: "Publish", exact: true }).click();
      await page.getByText("The article is published").waitFor();
      const { article } = await server.ok("knowledge-base.article.get", { ...at, siteId: site.id });
      assert.equal(article.content.title, "Come imballiamo i pacchi fragili");
      assert.equal(article.content.contents.length, 1);
      assert.equal(article.meta.visibility, "public");

      await page.getByRole("button", { name: "Actions for Come imballiamo" }).click();
      await page.getByRole("menuitem", { name: "Unpublish" }).click();
      await page.getByText("The article is a draft again").waitFor();
      await page.getByRole("button", { name: "Actions for Come imballiamo" }).click();
      await page.getByRole("menuitem", { name: "Put in the bin" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Put in the bin" }).click();
      await page.waitForURL(/knowledge-base$/);
      await page.getByRole("link", { name: "Bin" }).click();
      await page.getByRole("button", { name: "Take How we pack fragile parcels back" }).click();
      await page.getByText("It is back where it was").waitFor();
      assert.ok(
        (await server.ok("knowledge-base.article.get", { ...at, siteId: "primary" })).article.id,
        "is back",
      );
      await page.getByRole("button", { name: "Remove Stall at the Christmas market for good" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Remove for good" }).click();
      await page.getByText("The bin is empty").waitFor();
    },
  );

  journey(
    "is found by words and narrowed down, and changes its look (it)",
    async ({ page }) => {
      const { owner, property } = server.world;
      await signIn(page, owner, "it");
      await openProperty(page, property.id, "knowledge-base");
      const table = page.getByRole("table", { name: "Articoli" });
      await page.getByRole("searchbox", { name: "Cerca negli articoli" }).fill("spediz");
      await table.getByText("Spediamo in").waitFor();
      await page.getByRole("button", { name: "Togli i filtri" }).click();
      await page.getByRole("combobox", { name: "Stato" }).click();
      await page.getByRole("option", { name: "Archiviato" }).click();
      await page.getByText("Nessun articolo corrisponde").waitFor();

      await page.getByRole("link", { name: "Impostazioni" }).click();
      await page.getByLabel("Carattere").first().click();
      await page.getByRole("option", { name: "Serif", exact: true }).click();
      await page.getByRole("region", { name: "Aspetto" }).getByRole("button", { name: "Salva" }).click();
      await page.getByText("Impostazioni salvate").waitFor();
      await page.getByRole("textbox", { name: "Nuovo collegamento", exact: true }).fill("Negozio");
      await page.getByLabel("Indirizzo del nuovo collegamento").fill("negozio");
      await page.getByRole("button", { name: "Aggiungi", exact: true }).click();
      await page.getByText("Non è un indirizzo web").waitFor();
      await page.getByLabel("Indirizzo del nuovo collegamento").fill("https://bottega-aurora.example/it");
      await page.getByRole("button", { name: "Aggiungi", exact: true }).click();
      await page.getByLabel("Testo del collegamento Negozio").waitFor();
      await page.getByLabel("Dominio", { exact: true }).fill("aiuto.bottega-aurora.example");
      await page.getByRole("button", { name: "Mostra cosa impostare" }).click();
      const records = page.getByRole("table", { name: "Record da impostare" });
      await records.getByText("_parlo-challenge.aiuto.bottega-aurora.example").waitFor();
      const { settings } = await server.ok("knowledge-base.settings.get", { propertyId: property.id });
      assert.equal(settings.font, "serif");
    },
    "it",
  );
});
