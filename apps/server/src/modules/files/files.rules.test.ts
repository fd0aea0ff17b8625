// Names, types, spans and times of files, as tables.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { cleanName, disposition, endingOf, spanOf, typeOf, uploadMs } from "./files.rules.ts";

suite("rules of files", () => {
  test("a name keeps no folder, no control character and no trick", () => {
    const names: readonly (readonly [string, string])[] = [
      ["menu.pdf", "menu.pdf"],
      ["../../etc/passwd", "passwd"],
      ["..\\..\\windows\\win.ini", "win.ini"],
      ["/absolute/è.png", "è.png"],
      ["..", ""],
      ["...", ""],
      ["a/..", ""],
      ["", ""],
      ["nul\u0000.txt", "nul.txt"],
      ["line\r\nbreak.txt", "linebreak.txt"],
      ["cod\u202egnp.exe", "codgnp.exe"],
      ["  spaced   out .txt. ", "spaced out .txt"],
      ['a"b<c>.png', "a_b_c_.png"],
      ["e\u0301.png", "é.png"],
      ["名前.webp", "名前.webp"],
    ];
    for (const [given, kept] of names) assert.equal(cleanName(given), kept, JSON.stringify(given));
    const long = cleanName(`${"é".repeat(400)}.jpeg`);
    assert.equal([...long].length, 120);
    assert.equal(endingOf(long), "jpeg");
  });

  test("the type is the content's, and the name must agree", () => {
    const of = (name: string, ending: string | undefined, isText = false) => {
      const type = typeOf(name, { ending, isText });
      return type === "refused" ? type : type.mimeType;
    };
    const unknown = "application/octet-stream";
    assert.equal(of("a.png", "png"), "image/png");
    assert.equal(of("A.JPEG", "jpg"), "image/jpeg");
    assert.equal(of("a.png", "jpg"), "refused");
    assert.equal(of("a.png", undefined, true), "refused");
    assert.equal(of("a.html", "png"), "refused");
    assert.equal(of("a.html", undefined, true), unknown);
    assert.equal(of("a.svg", "xml", true), unknown);
    assert.equal(of("a.pdf", undefined, true), "refused");
    assert.equal(
      of("a.docx", "docx"),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    );
    assert.equal(of("a.docx", "exe"), "refused");
    assert.equal(of("a.csv", undefined, true), "text/csv");
    assert.equal(of("a.csv", undefined, false), "refused");
    assert.equal(of("a.exe", undefined, true), "refused");
    assert.equal(of("holiday.png.scr", "png"), "refused");
    assert.equal(of("setup", "exe"), "refused");
    assert.equal(of("drawing.step", undefined, true), unknown);
    assert.equal(of("noending", "png"), unknown);
  });

  test("a Range is one span, or everything", () => {
    assert.deepEqual(spanOf("bytes=0-3", 10), { start: 0, end: 3 });
    assert.deepEqual(spanOf("bytes=4-", 10), { start: 4, end: 9 });
    assert.deepEqual(spanOf("bytes=-3", 10), { start: 7, end: 9 });
    assert.deepEqual(spanOf("bytes=-30", 10), { start: 0, end: 9 });
    assert.deepEqual(spanOf("bytes=5-99", 10), { start: 5, end: 9 });
    assert.equal(spanOf("bytes=10-", 10), "unsatisfiable");
    assert.equal(spanOf("bytes=-0", 10), "unsatisfiable");
    for (const header of [undefined, "", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b"])
      assert.equal(spanOf(header, 10), "all", String(header));
  });

  test("a download is named for old clients and for all others", () => {
    assert.equal(
      disposition("attachment", 'perché "no".pdf'),
      "attachment; filename=\"perche _no_.pdf\"; filename*=UTF-8''perch%C3%A9%20%22no%22.pdf",
    );
    assert.equal(
      disposition("inline", "名.png"),
      "inline; filename=\"_.png\"; filename*=UTF-8''%E5%90%8D.png",
    );
  });

  test("an upload may take longer the larger it is", () => {
    assert.equal(uploadMs(1, 30), 31_000);
    assert.equal(uploadMs(26_214_400, 30), 1_630_000);
  });
});
