// The guide's functions that read a tab's token, each run as it stands where its language is on the machine.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { signToken } from "../../modules/tabs/tabs.rules.ts";

const GUIDE = fileURLToPath(new URL("../../../../../docs/guide/tabs.md", import.meta.url));
const SECRET = "parlo_tab_QXVyb3JhQmVsbGluaVBvcmNlbGxhbmU4QmVsbGluaTI";

interface Harness {
  readonly language: string;
  readonly program: string;
  readonly file: string;
  /** A main program that reads {token, secret} and prints the agent's id, or nothing. */
  readonly main: string;
}

const harnesses: readonly Harness[] = [
  {
    language: "js",
    program: process.execPath,
    file: "read.mjs",
    main: 'import { readFileSync } from "node:fs";\nconst { token, secret } = JSON.parse(readFileSync(0, "utf8"));\nconsole.log(readTabToken(token, secret)?.agentId ?? "");\n',
  },
  {
    language: "python",
    program: "python3",
    file: "read.py",
    main: 'import sys\nt = json.load(sys.stdin)\nprint((read_tab_token(t["token"], t["secret"]) or {}).get("agentId", ""))\n',
  },
];

suite("the guide's ways to read a tab's token", () => {
  const folder = mkdtempSync(join(tmpdir(), "parlo-tabs-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const guide = readFileSync(GUIDE, "utf8");
  for (const { language, program, file, main } of harnesses) {
    const known = spawnSync("which", [program]).status === 0;
    test(`in ${language}`, { skip: !known && `${program} is not here` }, () => {
      const sample = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1];
      assert.ok(sample, `the guide has a sample in ${language}`);
      writeFileSync(join(folder, file), `${sample}\n${main}`);
      for (const [what, token, agent] of tokens()) {
        const input = JSON.stringify({ token, secret: SECRET });
        const { stdout, stderr } = spawnSync(program, [join(folder, file)], { input, encoding: "utf8" });
        assert.equal(stdout.trim(), agent, `a token ${what}: ${stderr}`);
      }
    });
  }
});

/** Made when they are needed: a token lives five minutes, and so may a test's turn be in coming. */
function tokens(): readonly (readonly [what: string, token: string, agent: string])[] {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss: "https://chat.example", aud: "tab", propertyId: "p", agentId: "aurora" };
  const good = signToken(SECRET, { ...claims, iat, exp: iat + 300 });
  const [head = "", , signature = ""] = good.split(".");
  const forged = Buffer.from(JSON.stringify({ ...claims, agentId: "other", iat, exp: iat + 300 }));
  return [
    ["of this tab", good, "aurora"],
    ["that has ended", signToken(SECRET, { ...claims, iat: iat - 600, exp: iat - 300 }), ""],
    ["of another secret", signToken("another", { ...claims, iat, exp: iat + 300 }), ""],
    ["that was changed", [head, forged.toString("base64url"), signature].join("."), ""],
  ];
}
