// What strangers can make the server compress: little at a time, and nothing that drives out what others ask for.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { newId, seededRandom, systemClock } from "../../kernel/id.ts";
import { compressed } from "./send.ts";

const random = seededRandom("send");
/** Some 12 KB of letters and digits, as long as the loader. */
const body = Array.from({ length: 500 }, () => newId(systemClock, random)).join("");

/** Milliseconds, the median of many texts never seen before. */
function timeOf(press: (text: string, at: number) => Buffer): number {
  const took = Array.from({ length: 31 }, (_, at) => {
    const began = performance.now();
    press(body + at, at);
    return performance.now() - began;
  });
  return took.sort((a, b) => a - b)[15] ?? 0;
}

suite("The widget's files, compressed", () => {
  test("cost about as much in brotli as in gzip, though each text is a new one", () => {
    const gzip = timeOf((text) => gzipSync(text, { level: 9 }));
    const brotli = timeOf((text, at) => compressed("br", `time ${at}`, { body: text, isAskers: true }));
    assert.ok(brotli < 10 * gzip, `${brotli} ms, and ${gzip} ms in gzip`);
  });

  test("stay in memory, however many names of ours somebody makes up", () => {
    const ours = () => compressed("br", "ours", { body });
    const first = ours();
    for (let n = 0; n < 1_100; n++)
      compressed("gzip", `asked ${n}`, { body: `http://${n}.example`, isAskers: true });
    assert.equal(ours(), first, "the very same bytes");
  });
});
