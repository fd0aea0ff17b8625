// Every curl and TypeScript example of the guide is run, as it stands, against a server.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { withServer } from "../../testing/server.ts";

const GUIDE = fileURLToPath(new URL("../../../../../docs/guide", import.meta.url));
const SDK = new URL("../../../../../packages/sdk/src/index.ts", import.meta.url).href;
const run = promisify(execFile);

suite("the guide's examples", () => {
  const server = withServer();
  const folder = mkdtempSync(join(tmpdir(), "parlo-guide-"));
  const said = console.log;

  before(() => {
    process.env.PARLO_KEY = server.world.owner.key;
    process.env.PARLO_PROPERTY = server.world.property.id;
    process.env.PARLO_VISITOR = server.world.visitor.token;
    // What the examples print is for their readers.
    console.log = () => {};
  });
  after(() => {
    console.log = said;
    delete process.env.PARLO_KEY;
    delete process.env.PARLO_PROPERTY;
    delete process.env.PARLO_VISITOR;
    rmSync(folder, { recursive: true, force: true });
  });

  const filledIn = (code: string) =>
    code.replaceAll("{{baseUrl}}", server.url).replaceAll("{{keyId}}", server.world.testKey.id);

  for (const { name, language, code } of examples()) {
    if (language === "ts")
      test(`${name} runs in TypeScript`, async () => {
        const file = join(folder, `${name.replace(/\W/g, "-")}.mts`);
        const own = filledIn(code).replaceAll('"@parlo/sdk"', JSON.stringify(SDK));
        writeFileSync(file, own.replaceAll('"ws"', JSON.stringify(import.meta.resolve("ws"))));
        await import(pathToFileURL(file).href);
      });
    if (language === "sh")
      test(`${name} runs with curl`, async (t) => {
        if (!(await hasCurl())) return t.skip("there is no curl on this machine");
        const { stdout } = await run("sh", [
          "-c",
          filledIn(code).replace(/^curl /, "curl --silent --noproxy '*' "),
        ]);
        assert.equal(JSON.parse(stdout).ok, true, stdout);
      });
  }
});

function examples() {
  return readdirSync(GUIDE).flatMap((file) => {
    const source = readFileSync(join(GUIDE, file), "utf8");
    const blocks = [...source.matchAll(/^```(sh|ts)\n([\s\S]*?)^```$/gm)];
    return blocks.map(([, language = "", code = ""], index) => ({
      name: `${file} #${index + 1}`,
      language,
      code,
    }));
  });
}

async function hasCurl(): Promise<boolean> {
  return run("curl", ["--version"]).then(
    () => true,
    () => false,
  );
}
