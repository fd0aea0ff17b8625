// What files promise: only what was announced is taken, only what is safe is shown, nothing is left behind, and an
// address is the only way in.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { sql } from "../../kernel/db.ts";
import { withServer } from "../../testing/server.ts";
import { put, upload } from "../../testing/upload.ts";

const HOUR_MS = 3_600_000;

function picture(width = 900, height = 600) {
  return sharp({ create: { width, height, channels: 3, background: "#0b6e5f" } });
}

suite("files", () => {
  const server = withServer({ FILE_MAX_BYTES: "4000000", FILE_STALL_SECONDS: "1" });
  const create = (name: string, size: number, more: object = {}) =>
    server.call("files.create", { propertyId: server.world.property.id, name, size, ...more });
  const announce = async (name: string, size: number) => (await create(name, size)).body.data;
  const objects = (): string[] => {
    const folder = join(server.dataDir, "files");
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  };
  const purge = async () => {
    await sql`select jobs.add_job('files.purge', '{}'::json)`.execute(server.database.db);
    await server.drain();
  };
  const local = (url: string) => server.url + new URL(url).pathname;
  const leftNothing = async (what: () => Promise<unknown>) => {
    const before = objects().length;
    await what();
    assert.equal(objects().length, before);
  };

  test("are announced, uploaded and served byte for byte, to be kept for ever", async () => {
    const bytes = Buffer.from("%PDF-1.4\n% un listino\n%%EOF\n");
    const file = await upload(server, "Listino perché.pdf", bytes);
    assert.equal(file.mimeType, "application/pdf");
    assert.equal(file.extension, "pdf");
    assert.equal(file.size, bytes.length);
    assert.match(
      new URL(file.url).pathname,
      new RegExp(
        `^/files/${server.world.property.id}/a/${server.world.owner.id}/[0-9a-f]{40}/Listino%20perch%C3%A9.pdf$`,
      ),
    );
    const { fileId, propertyId } = file;
    assert.deepEqual(await server.ok("files.get", { propertyId, fileId }), file);
    const reply = await fetch(local(file.url));
    assert.equal(reply.status, 200);
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), bytes);
    const header = (name: string) => reply.headers.get(name);
    assert.equal(header("content-type"), "application/pdf");
    assert.equal(
      header("content-disposition"),
      "attachment; filename=\"Listino perche.pdf\"; filename*=UTF-8''Listino%20perch%C3%A9.pdf",
    );
    assert.equal(header("x-content-type-options"), "nosniff");
    assert.equal(header("content-security-policy"), "sandbox; default-src 'none'");
    assert.equal(header("cross-origin-resource-policy"), "cross-origin");
    assert.equal(header("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(header("content-length"), String(bytes.length));
    const etag = header("etag") ?? "";
    const again = await fetch(local(file.url), { headers: { "if-none-match": etag } });
    assert.equal(again.status, 304);
  });

  test("are served in parts, and their head alone", async () => {
    const file = await upload(server, "numbers.txt", Buffer.from("0123456789"));
    const part = async (range: string, more: Record<string, string> = {}) => {
      const reply = await fetch(local(file.url), { headers: { range, ...more } });
      return [reply.status, reply.headers.get("content-range"), await reply.text()];
    };
    assert.deepEqual(await part("bytes=2-4"), [206, "bytes 2-4/10", "234"]);
    assert.deepEqual(await part("bytes=-2"), [206, "bytes 8-9/10", "89"]);
    assert.deepEqual(await part("bytes=20-"), [416, "bytes */10", ""]);
    assert.deepEqual(await part("bytes=0-1,3-4"), [200, null, "0123456789"]);
    assert.deepEqual(await part("bytes=2-4", { "if-range": '"another"' }), [200, null, "0123456789"]);
    const head = await fetch(local(file.url), { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(head.headers.get("content-length"), "10");
    assert.equal(head.headers.get("accept-ranges"), "bytes");
    assert.equal(await head.text(), "");
  });

  test("that are pictures are shown, with their size as looked at and a small copy that tells nothing more", async () => {
    const bytes = await picture(900, 600)
      .withExif({ IFD0: { Artist: "Aurora Bellini" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await upload(server, "vaso.jpg", bytes);
    assert.deepEqual([file.mimeType, file.width, file.height], ["image/jpeg", 600, 900]);
    const shown = await fetch(local(file.url));
    assert.match(shown.headers.get("content-disposition") ?? "", /^inline; filename="vaso\.jpg"/);
    await shown.arrayBuffer();
    const small = await fetch(local(file.thumbnailUrl));
    assert.equal(small.headers.get("content-type"), "image/webp");
    const thumbnail = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    assert.deepEqual([thumbnail.width, thumbnail.height], [427, 640]);
    assert.equal(thumbnail.exif, undefined);
  });

  test("that call themselves pictures and are none, or unfold to too many pixels, are mere downloads", async () => {
    const broken = (await picture().png().toBuffer()).subarray(0, 200);
    const bomb = await picture(20_000, 4_000).png({ compressionLevel: 9 }).toBuffer();
    for (const [name, bytes] of [
      ["broken.png", broken],
      ["bomb.png", bomb],
    ] as const) {
      const file = await upload(server, name, bytes);
      assert.equal(file.mimeType, "application/octet-stream", name);
      assert.equal("width" in file || "thumbnailUrl" in file, false);
      const reply = await fetch(local(file.url), { method: "HEAD" });
      assert.match(reply.headers.get("content-disposition") ?? "", /^attachment;/);
    }
  });

  test("that hold scripts are never shown", async () => {
    const page = Buffer.from("<!doctype html><script>alert(1)</script>");
    for (const name of ["page.html", "drawing.svg", "page.unknown", "page"]) {
      const file = await upload(server, name, page);
      const reply = await fetch(local(file.url), { method: "HEAD" });
      assert.equal(reply.headers.get("content-type"), "application/octet-stream", name);
      assert.match(reply.headers.get("content-disposition") ?? "", /^attachment;/, name);
    }
  });

  test("must be what their name says", () =>
    leftNothing(async () => {
      const png = await picture(4, 4).png().toBuffer();
      const page = Buffer.from("<!doctype html><script>alert(1)</script>");
      const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 1)]);
      for (const [name, bytes] of [
        ["picture.html", png],
        ["picture.pdf", png],
        ["page.png", page],
        ["page.jpg", page],
        ["installer.pdf", program],
        ["installer", program],
      ] as const) {
        const { uploadUrl } = await announce(name, bytes.length);
        const reply = await put(uploadUrl, new Uint8Array(bytes));
        assert.deepEqual([name, reply.status, reply.body.error], [name, 415, "file_type_refused"]);
      }
      for (const name of ["setup.exe", "holiday.jpg.scr", "macro.vbs", "../x.BAT"]) {
        const reply = await create(name, 10);
        assert.deepEqual([name, reply.status, reply.body.error], [name, 415, "file_type_refused"]);
      }
    }));

  test("keep no folder of the name they are given", async () => {
    const name = "../../../etc/cron.d/../passwd";
    const file = await upload(server, name, Buffer.from("root"));
    assert.equal(file.name, "passwd");
    assert.ok(objects().every((path) => path.startsWith(join(server.dataDir, "files"))));
    for (const bad of ["..", "a/..", "\u202e", " / "]) {
      const reply = await create(bad, 4);
      assert.equal(reply.status, 400, JSON.stringify(bad));
      assert.equal(reply.body.details[0].path, "name");
    }
  });

  test("have exactly the size that was announced", () =>
    leftNothing(async () => {
      const tooLarge = await create("big.txt", 4_000_001);
      assert.deepEqual([tooLarge.status, tooLarge.body.details[0].path], [400, "size"]);
      for (const [announced, sent] of [
        [10, 9],
        [10, 11],
        [10, 2_000_000],
        [10, 0],
      ] as const) {
        const { uploadUrl } = await announce("text.txt", announced);
        const whole = await put(uploadUrl, "x".repeat(sent));
        assert.deepEqual([sent, whole.status, whole.body.error], [sent, 400, "validation_error"]);
        // Without a Content-Length the bytes themselves are counted, as they come.
        const stream = new Blob(["x".repeat(sent)]).stream();
        const chunked = await put(uploadUrl, stream);
        assert.deepEqual([sent, chunked.status, chunked.body.error], [sent, 400, "validation_error"]);
      }
    }));

  test("are taken once: a second upload, also at the same moment, finds nothing", async () => {
    const { uploadUrl, fileId } = await announce("once.txt", 4);
    const replies = await Promise.all(["aaaa", "bbbb", "cccc"].map((body) => put(uploadUrl, body)));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 404, 404]);
    assert.equal((await put(uploadUrl, "dddd")).status, 404);
    const first = replies.find(({ status }) => status === 200);
    assert.equal(first?.body.data.fileId, fileId);
    server.clock.advance(2 * HOUR_MS);
    await purge();
    const body = await (await fetch(local(first?.body.data.url))).text();
    assert.match(body, /^(aaaa|bbbb|cccc)$/);
  });

  test("are taken only while they are awaited", () =>
    leftNothing(async () => {
      const { uploadUrl } = await announce("late.txt", 4);
      server.clock.advance(16 * 60_000);
      assert.equal((await put(uploadUrl, "late")).status, 404);
      const guessed = uploadUrl.replace(/.{43}$/, "A".repeat(43));
      assert.equal((await put(guessed, "late")).body.error, "not_found");
      assert.equal((await put(`${server.url}/files/uploads/x`, "late")).status, 404);
    }));

  test("that stop or drip on their way are cut, and nothing of them stays", () =>
    leftNothing(async () => {
      const drip = async (size: number, everyMs: number, times: number) => {
        const { uploadUrl } = await announce("slow.txt", size);
        const stream = new ReadableStream({
          async start(controller) {
            for (let sent = 0; sent < times; sent++) {
              controller.enqueue(new TextEncoder().encode("x"));
              await sleep(everyMs);
            }
          },
        });
        const startedMs = performance.now();
        const reply = await put(uploadUrl, stream).catch(() => undefined);
        if (reply) assert.deepEqual([reply.status, reply.body.error], [408, "upload_too_slow"]);
        return performance.now() - startedMs;
      };
      const [stalled = 0, dripped = 0] = await Promise.all([drip(50, 0, 5), drip(50, 100, 40)]);
      assert.ok(stalled < 4_000, `${stalled}`);
      assert.ok(dripped < 5_000, `${dripped}`);
    }));

  test("whose sender goes away leave nothing", () =>
    leftNothing(async () => {
      const { uploadUrl } = await announce("gone.txt", 1_000_000);
      await new Promise<void>((resolve) => {
        const sending = request(uploadUrl, { method: "PUT", headers: { "content-length": 1_000_000 } });
        sending.on("error", () => resolve());
        sending.write("x".repeat(100_000), () => setTimeout(() => sending.destroy(), 50));
        sending.on("close", () => resolve());
      });
      await sleep(200);
    }));

  test("answer every wrong address alike", async () => {
    const file = await upload(server, "secret.txt", Buffer.from("secret"));
    const good = new URL(file.url).pathname;
    const { world } = server;
    const wrong = [
      good.replace(/\/a\//, "/v/"),
      good.replace(world.property.id, world.otherProperty.id),
      good.replace(world.owner.id, world.agent.id),
      good.replace(/[0-9a-f]{40}/, "0".repeat(40)),
      good.replace(/[0-9a-f]{40}/, "%2e%2e"),
      good.replace("secret.txt", "other.txt"),
      good.replace("secret.txt", "..%2f..%2fsecret.txt"),
      `${good}/more`,
      "/files/..%2f..%2fsecret.key",
      "/files/incoming/x",
    ];
    const answers = await Promise.all(
      wrong.map(async (path) => {
        const reply = await fetch(server.url + path);
        const headers = [...reply.headers].filter(([name]) => !["date", "x-request-id"].includes(name));
        return JSON.stringify([reply.status, headers, await reply.text()]);
      }),
    );
    assert.equal(new Set(answers).size, 1, answers.join("\n"));
    assert.match(answers[0] ?? "", /^\[404/);
  });

  test("of another property are as good as none", async () => {
    const { world } = server;
    const file = await upload(server, "ours.txt", Buffer.from("ours"));
    const as = { key: world.stranger.key };
    for (const method of ["files.get", "files.delete"])
      for (const propertyId of [world.property.id, world.otherProperty.id]) {
        const reply = await server.call(method, { propertyId, fileId: file.fileId }, { as });
        assert.deepEqual([reply.status, reply.body.error], [404, "not_found"]);
      }
  });

  test("are gone from their address at once when they are deleted, and from disk soon after", async () => {
    const file = await upload(server, "vaso.png", await picture(40, 40).png().toBuffer());
    const before = objects().length;
    const { fileId, propertyId } = file;
    await server.ok("files.delete", { propertyId, fileId });
    for (const url of [file.url, file.thumbnailUrl]) assert.equal((await fetch(local(url))).status, 404);
    assert.equal((await server.call("files.delete", { propertyId, fileId })).status, 404);
    await purge();
    assert.equal(objects().length, before - 2);
  });

  test("that nobody sends go away by themselves", async () => {
    const file = await upload(server, "unsent.txt", Buffer.from("unsent"));
    server.clock.advance(24 * HOUR_MS);
    await purge();
    assert.equal((await fetch(local(file.url))).status, 200);
    server.clock.advance(2 * HOUR_MS);
    await purge();
    assert.equal((await fetch(local(file.url))).status, 404);
    assert.deepEqual(objects(), []);
  });

  test("of a deleted property go with it", async () => {
    const { db } = server.database;
    const file = await upload(server, "last.txt", Buffer.from("last"));
    await sql`delete from properties where property_id = ${file.propertyId}`.execute(db);
    assert.equal((await fetch(local(file.url))).status, 404);
    await purge();
    assert.deepEqual(objects(), []);
  });
});
