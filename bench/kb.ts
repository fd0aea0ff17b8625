// The knowledge base: how many cached article pages a second, against a bare node:http server that answers the same
// bytes, and how long a search over 20,000 articles takes, against reading all of them. With SEARCH_ONLY set, the pages are
// left out.

import { spawn } from "node:child_process";
import { openDatabase, sql } from "../apps/server/src/kernel/db.ts";
import { newId, seededRandom, systemClock } from "../apps/server/src/kernel/id.ts";
import { addToBase } from "../apps/server/src/modules/knowledge-base/index.ts";
import { kbWriter, paragraph } from "../apps/server/src/world/kb-writer.ts";
import { CONNECTIONS, findClient, type Load, median } from "./load.ts";
import type { Bar } from "./main.ts";
import { basic, firstLine, ROOT, startServer } from "./server.ts";

const BARS = { perSecond: 2_000, p95Ms: 40 };
const ARTICLES = 20_000;
const WORDS_EACH = 150;
const VOCABULARY = 12_000;
const QUERIES = 400;
const ROUNDS = 5;
const SECONDS = 4;

const random = seededRandom("bench kb");
const chance = () => random.bytes(4).readUInt32BE() / 2 ** 32;

const SYLLABLES = [
  "ba",
  "cor",
  "del",
  "fi",
  "gla",
  "ko",
  "lu",
  "mi",
  "no",
  "pra",
  "ri",
  "sto",
  "ta",
  "ven",
  "zu",
  "per",
];
const vocabulary = Array.from({ length: VOCABULARY }, (_, at) => {
  const parts = [at % 16, Math.floor(at / 16) % 16, Math.floor(at / 256) % 16, Math.floor(at / 4096)];
  return parts.map((part) => SYLLABLES[part]).join("");
});
/** As in any language: a few words are everywhere, most are rare. */
const word = () => vocabulary[Math.floor(VOCABULARY ** chance()) - 1] ?? "glaze";
const words = (count: number) => Array.from({ length: count }, word).join(" ");

export async function benchKb(): Promise<readonly Bar[]> {
  const server = await startServer();
  const database = openDatabase({
    connectionString: server.databaseUrl,
    poolSize: 2,
    named: true,
    onError: () => {},
  });
  try {
    const { propertyId, baseUrl, apiKey } = server.facts;
    const began = performance.now();
    await fill(database.db, propertyId);
    await sql`vacuum analyze`.execute(database.db);
    console.log(`  ${ARTICLES} articles of ${WORDS_EACH} words written in ${seconds(began)} s`);
    const pages = process.env.SEARCH_ONLY
      ? undefined
      : await loadPages(`${baseUrl}/kb/bottega-aurora/article/dishwasher-oven-microwave`);
    const found = await searches(`${baseUrl}/v1/knowledge-base.article.search`, basic(apiKey), propertyId);
    const scan = await scans(database.db, propertyId);
    console.log(
      `  reading every text for one word instead: median ${scan.toFixed(0)} ms, ${(scan / found.p50).toFixed(0)} times as long`,
    );
    const searched: Bar = {
      what: `search over ${ARTICLES} articles, p95`,
      measured: `${found.p95.toFixed(1)} ms (median ${found.p50.toFixed(1)}, ${(found.p50 / scan).toFixed(3)} of reading every text)`,
      bar: `at most ${BARS.p95Ms} ms`,
      kept: found.p95 <= BARS.p95Ms,
    };
    if (!pages) return [searched];
    const paged: Bar = {
      what: "article pages a second, cached, median",
      measured: `${Math.round(pages.perSecond)} (${(pages.ratio * 100).toFixed(0)} % of bare node:http)`,
      bar: `at least ${BARS.perSecond}`,
      kept: pages.perSecond >= BARS.perSecond && pages.failed === 0,
    };
    return [paged, searched];
  } finally {
    await database.close();
    await server.stop();
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

type Db = ReturnType<typeof openDatabase>["db"];

async function fill(db: Db, propertyId: string): Promise<void> {
  const kbId = await addToBase(db, propertyId);
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < ARTICLES) {
      const from = next;
      next += 200;
      await db.transaction().execute(async (trx) => {
        const id = () => newId(systemClock, random);
        const writer = kbWriter(trx, { propertyId, newId: id, at: new Date(systemClock.nowMs()), kbId });
        for (let at = from; at < Math.min(from + 200, ARTICLES); at++)
          await writer.article([
            {
              siteId: "primary",
              language: "en",
              title: words(5),
              slug: `bench-${at}`,
              subtitle: words(8),
              blocks: [paragraph(words(WORDS_EACH))],
            },
          ]);
      });
    }
  };
  // One alone: several would wait for each other's new words.
  await write();
}

async function loadPages(url: string): Promise<{ perSecond: number; ratio: number; failed: number }> {
  const client = findClient();
  const headers = { "accept-encoding": "gzip" };
  const bare = await startBare(url, headers);
  try {
    console.log(
      `  client   ${client.name}, ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s each, in turns`,
    );
    const get = (target: string, time = SECONDS) => client.run(target, headers, time, { method: "GET" });
    await get(url, 2);
    await get(bare.url, 2);
    const rounds: { readonly page: Load; readonly bare: Load }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const first = round % 2 === 1 ? await get(url) : undefined;
      const other = await get(bare.url);
      const page = first ?? (await get(url));
      rounds.push({ page, bare: other });
      console.log(
        `  round ${round}  page ${Math.round(page.perSecond)}/s p99 ${page.p99Ms.toFixed(2)} ms   bare ${Math.round(other.perSecond)}/s`,
      );
    }
    return {
      perSecond: median(rounds.map(({ page }) => page.perSecond)),
      ratio: median(rounds.map(({ page, bare: other }) => page.perSecond / other.perSecond)),
      failed: rounds.reduce((sum, { page }) => sum + page.failed, 0),
    };
  } finally {
    bare.stop();
  }
}

/** Started with the page the real server gave. */
async function startBare(url: string, headers: Record<string, string>) {
  const sample = await fetch(url, { headers });
  if (sample.status !== 200) throw new Error(`${url} answered ${sample.status}.`);
  const body = (await sample.text()).slice(0, 3_000);
  const own = ["date", "connection", "keep-alive", "content-length", "content-encoding"];
  const sent = [...sample.headers].filter(([name]) => !own.includes(name));
  const reply = { headers: { ...Object.fromEntries(sent), "content-length": Buffer.byteLength(body) }, body };
  const child = spawn(process.execPath, ["--import", "tsx", "bench/bare.ts", JSON.stringify(reply)], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { url: `http://127.0.0.1:${await firstLine(child)}/`, stop: () => child.kill() };
}

/** What people type: one word or three, unfinished ones, and slips. */
function typed(at: number): string {
  const one = word();
  if (at % 4 === 0) return one;
  if (at % 4 === 1) return words(3);
  if (at % 4 === 2) return one.slice(0, -1);
  const cut = 1 + Math.floor(chance() * (one.length - 2));
  return `${one.slice(0, cut)}${one.slice(cut + 1)}`;
}

async function searches(url: string, authorization: string, propertyId: string) {
  const took: number[] = [];
  for (let at = 0; at < QUERIES + 40; at++) {
    const body = JSON.stringify({ propertyId, query: typed(at), highlight: true, limit: 20 });
    const began = performance.now();
    const reply = await fetch(url, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body,
    });
    const text = await reply.text();
    if (reply.status !== 200) throw new Error(text);
    // The first ones warm up what is read from disk.
    if (at >= 40) took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return { p50: median(took), p95: took[Math.floor(took.length * 0.95)] ?? Number.NaN };
}

/** What the index saves. */
async function scans(db: Db, propertyId: string): Promise<number> {
  const took: number[] = [];
  for (let at = 0; at < 5; at++) {
    const began = performance.now();
    await sql`select count(*) from kb_contents
      where property_id = ${propertyId} and lower(body) like ${`%${word()}%`}`.execute(db);
    took.push(performance.now() - began);
  }
  return median(took);
}
