// The launcher's promises that need no installation: one at a time, honest about changes, careful with folders.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { claim } from "./claim.mjs";
import { prepareDataDir, resetDataDir } from "./data-dir.mjs";
import { contentFingerprint, quickFingerprint, sourceFiles } from "./fingerprint.mjs";
import { isComplete, npmCommand, npmEnvironment } from "./install.mjs";

let room: string;
before(async () => {
  room = await mkdtemp(join(tmpdir(), "parlo-launch-test-"));
});
after(() => rm(room, { recursive: true, force: true }));

test("Of many starts at once, one works while the others wait", async () => {
  const folder = join(room, "claims");
  let working = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      const release = await claim(folder);
      working++;
      assert.equal(working, 1);
      await new Promise((resolve) => setTimeout(resolve, 10));
      working--;
      done++;
      release();
    }),
  );
  assert.equal(done, 5);
  assert.deepEqual(await readdir(folder), []);
});

test("A start that was killed at work does not hold up the next", async () => {
  const folder = join(room, "killed");
  const module = new URL("./claim.mjs", import.meta.url).href;
  const script = `import { claim } from ${JSON.stringify(module)}; await claim(${JSON.stringify(folder)});
    console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  assert.equal((await readdir(folder)).length, 1);
  (await claim(folder))();
  assert.deepEqual(await readdir(folder), []);
});

test("A claim whose process id is somebody else's by now counts as dead", async () => {
  const folder = join(room, "recycled");
  await mkdir(folder);
  const old = join(folder, `${process.ppid}.00000000`);
  await writeFile(old, "");
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(old, longAgo, longAgo);
  (await claim(folder))();
  assert.equal(existsSync(old), false);
});

test("A touched file is no change, an edited, added or removed one is; tests and built files do not count", async () => {
  const base = join(room, "sources");
  await mkdir(join(base, "src", "dist"), { recursive: true });
  await writeFile(join(base, "src", "a.ts"), "a");
  await writeFile(join(base, "src", "a.test.ts"), "test");
  await writeFile(join(base, "src", "dist", "built.js"), "built");
  const look = () => {
    const files = sourceFiles(base, ["src", "not-there"]);
    return { files, quick: quickFingerprint(base, files), content: contentFingerprint(base, files) };
  };
  const first = look();
  assert.deepEqual(first.files, [join(base, "src", "a.ts")]);
  await utimes(join(base, "src", "a.ts"), new Date(1000), new Date(1000));
  const touched = look();
  assert.notEqual(touched.quick, first.quick);
  assert.equal(touched.content, first.content);
  await writeFile(join(base, "src", "a.ts"), "b");
  const edited = look();
  assert.notEqual(edited.content, first.content);
  await writeFile(join(base, "src", "b.ts"), "");
  const added = look();
  assert.notEqual(added.content, edited.content);
  await rm(join(base, "src", "b.ts"));
  assert.equal(look().content, edited.content);
});

test("An installation made by hand is accepted when complete, in the right versions and for this machine", () => {
  const here = { os: [process.platform], cpu: [process.arch] };
  const elsewhere = { os: ["plan9"], cpu: ["vax"] };
  const wanted = {
    "": { version: "1.0.0" },
    "packages/sdk": { version: "1.0.0" },
    "node_modules/sdk": { link: true },
    "node_modules/a": { version: "1.2.3" },
    "node_modules/native-here": { version: "1.0.0", optional: true, ...here },
    "node_modules/native-elsewhere": { version: "1.0.0", optional: true, ...elsewhere },
  };
  const { "node_modules/native-elsewhere": left, ...installed } = wanted;
  assert.equal(isComplete(wanted, installed), true);
  assert.equal(isComplete(wanted, { ...installed, "node_modules/a": { version: "1.2.4" } }), false);
  const { "node_modules/native-here": missing, ...incomplete } = installed;
  assert.equal(isComplete(wanted, incomplete), false);
  assert.equal(isComplete(wanted, { ...installed, "node_modules/native-elsewhere": left }), false);
  assert.ok(missing);
});

test("npm is asked for everything, whatever the environment says", () => {
  const env = npmEnvironment({
    HOME: room,
    NODE_ENV: "production",
    npm_config_omit: "dev",
    npm_config_loglevel: "silent",
    npm_config_json: "true",
    npm_config_registry: "https://registry.example",
    HTTPS_PROXY: "http://proxy.example",
  });
  assert.deepEqual(env, {
    HOME: room,
    npm_config_registry: "https://registry.example",
    HTTPS_PROXY: "http://proxy.example",
  });
});

test("An empty or missing home directory is replaced by one that can be written", () => {
  for (const env of [{ HOME: "" }, {}, { HOME: join(room, "not-there") }]) {
    const { HOME } = npmEnvironment(env);
    assert.ok(HOME && existsSync(HOME));
  }
});

test("The npm that runs the script installs; another package manager's path is not mistaken for it", () => {
  assert.deepEqual(npmCommand({ npm_execpath: "/lib/npm/bin/npm-cli.js" }), {
    command: process.execPath,
    args: ["/lib/npm/bin/npm-cli.js"],
  });
  assert.deepEqual(npmCommand({ npm_execpath: "/lib/yarn.js" }), { command: "npm", args: [] });
  assert.deepEqual(npmCommand({}), { command: "npm", args: [] });
});

test("A reset touches nothing in a folder that Parlo did not make", async () => {
  const precious = join(room, "precious");
  await mkdir(precious);
  await writeFile(join(precious, "thesis.txt"), "years of work");
  prepareDataDir(precious);
  await assert.rejects(resetDataDir(precious), /was not made by Parlo/);
  assert.deepEqual(await readdir(precious), ["thesis.txt"]);
});

test("A reset of nothing, or of an empty folder, is done at once", async () => {
  await resetDataDir(join(room, "never-made"));
  await mkdir(join(room, "empty"));
  await resetDataDir(join(room, "empty"));
});

test("An unknown command or flag is refused by name, with nothing on stdout", () => {
  const launcher = fileURLToPath(new URL("../launch.mjs", import.meta.url));
  for (const [args, said] of [
    [["nonsense"], /Unknown command "nonsense"/],
    [["demo", "--rest"], /demo does not know --rest\. It knows --reset and --json\./],
    [["start", "now"], /start does not know now\. It takes none\./],
  ] as const) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: "utf8" });
    assert.equal(status, 64);
    assert.equal(stdout, "");
    assert.match(stderr, said);
  }
});

/** A server for the supervisor, as a script, and everything the supervisor did with it. */
function runSupervised(script: string) {
  const module = new URL("./supervise.mjs", import.meta.url).href;
  const program = `import { supervise } from ${JSON.stringify(module)};
    process.exitCode = await supervise({ args: ["-e", ${JSON.stringify(script)}], env: process.env });`;
  // Not as an npm script, even when the tests are one: nothing but signals shall end it. Nor on a port of the outer world's.
  const { npm_lifecycle_event: _, PORT: __, ...env } = process.env;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { env });
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, "close").then(([code]) => ({ code: Number(code), stdout, stderr }));
  return { child, ended };
}

test("A server that never becomes ready is tried three times", async () => {
  const { ended } = runSupervised(`console.error("trying"); process.exit(3)`);
  const { code, stderr } = await ended;
  assert.equal(code, 3);
  assert.equal(stderr.match(/^trying$/gm)?.length, 3);
});

test("Bad configuration is not tried again", async () => {
  const { ended } = runSupervised(`console.error("trying"); process.exit(78)`);
  const { code, stderr } = await ended;
  assert.equal(code, 78);
  assert.equal(stderr.match(/^trying$/gm)?.length, 1);
});

test("A server that crashes is started again on its old port, and announces itself on stdout only once", async () => {
  const marker = join(room, "crashed");
  const { child, ended } = runSupervised(`
    const { existsSync, writeFileSync } = require("node:fs");
    console.log("announced " + (process.env.PORT ?? "any port"));
    if (existsSync(${JSON.stringify(marker)})) process.on("SIGTERM", () => process.exit(0));
    process.send({ ready: true, port: 4321 }, () => {
      if (existsSync(${JSON.stringify(marker)})) { console.error("second life"); setInterval(() => {}, 1000); }
      else { writeFileSync(${JSON.stringify(marker)}, ""); process.kill(process.pid, "SIGKILL"); }
    });`);
  let seen = "";
  for await (const chunk of child.stderr) {
    seen += String(chunk);
    if (seen.includes("second life")) break;
  }
  child.kill("SIGTERM");
  const { code, stdout } = await ended;
  assert.equal(code, 0);
  assert.equal(stdout, "announced any port\n");
  assert.match(seen, /announced 4321/);
});

test("Ctrl-C, which npm doubles, asks the server once to stop, and its exit code is ours", async () => {
  const { child, ended } = runSupervised(`
    let asked = 0;
    process.on("SIGINT", () => { asked++; setTimeout(() => process.exit(10 + asked), 300); });
    process.send({ ready: true }, () => console.log("up")); setInterval(() => {}, 1000);`);
  await once(child.stdout, "data");
  child.kill("SIGINT");
  child.kill("SIGINT");
  assert.equal((await ended).code, 11);
});

test("A server whose supervisor is killed is told by the end of their channel", async () => {
  const marker = join(room, "told");
  const { child } = runSupervised(`
    process.on("disconnect", () => { require("node:fs").writeFileSync(${JSON.stringify(marker)}, ""); process.exit(0) });
    console.log(process.env.PARLO_SUPERVISED); setInterval(() => {}, 1000);`);
  const [supervised] = await once(child.stdout, "data");
  assert.equal(String(supervised), "1\n");
  child.kill("SIGKILL");
  for (let tries = 0; tries < 600 && !existsSync(marker); tries++)
    await new Promise((r) => setTimeout(r, 50));
  assert.ok(existsSync(marker));
});
