// The guide's functions that verify a webhook's signature, each run as it stands where its language is on the machine.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { deliveryHeaders } from "../../modules/webhooks/signature.rules.ts";

const GUIDE = fileURLToPath(new URL("../../../../../docs/guide/webhooks.md", import.meta.url));

interface Harness {
  readonly language: string;
  readonly command: readonly string[];
  readonly file: string;
  /** The sample with a main program around it that reads {secret, headers, body} and prints true or false. */
  whole(sample: string): string;
}

const harnesses: readonly Harness[] = [
  {
    language: "js",
    command: [process.execPath],
    file: "verify.mjs",
    whole: (sample) =>
      `${sample}\nimport { readFileSync } from "node:fs";\nconst { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));\nconsole.log(isFromParlo(secret, headers, Buffer.from(body)));\n`,
  },
  {
    language: "python",
    command: ["python3"],
    file: "verify.py",
    whole: (sample) =>
      `${sample}\n\nimport json, sys\nt = json.load(sys.stdin)\nprint(str(is_from_parlo(t["secret"], t["headers"], t["body"].encode())).lower())\n`,
  },
  {
    language: "php",
    command: ["php"],
    file: "verify.php",
    whole: (sample) =>
      `<?php\n${sample}\n$t = json_decode(stream_get_contents(STDIN), true);\necho is_from_parlo($t['secret'], $t['headers'], $t['body']) ? 'true' : 'false', "\\n";\n`,
  },
  {
    language: "ruby",
    command: ["ruby"],
    file: "verify.rb",
    whole: (sample) =>
      `${sample}\nrequire "json"\nt = JSON.parse($stdin.read)\nputs from_parlo?(t["secret"], t["headers"], t["body"])\n`,
  },
  {
    language: "go",
    command: ["go", "run"],
    file: "verify.go",
    whole: (sample) =>
      `package main\n${sample.replace("import (", 'import (\n\t"encoding/json"\n\t"fmt"\n\t"os"')}\nfunc main() {\n\tvar t struct {\n\t\tSecret, Body string\n\t\tHeaders map[string]string\n\t}\n\tif json.NewDecoder(os.Stdin).Decode(&t) != nil {\n\t\tos.Exit(2)\n\t}\n\tfmt.Println(isFromParlo(t.Secret, t.Headers, []byte(t.Body)))\n}\n`,
  },
];

suite("the guide's ways to verify a webhook", () => {
  const folder = mkdtempSync(join(tmpdir(), "parlo-samples-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const guide = readFileSync(GUIDE, "utf8");
  const secret = "whsec_QXVyb3JhQmVsbGluaVBvcmNlbGxhbmU4QmVs";
  const body = '{"event":"chat:start","message":{"text":"C’è la zuppiera a/b?"}}';
  const sent = deliveryHeaders({
    eventId: "6ab1c2d3e4f5a6b7c8d9e0f1",
    body,
    secrets: { current: secret, previous: undefined },
    atMs: Date.now(),
    attempt: 1,
  });
  // As servers hand them to programs.
  const headers = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]),
  );

  for (const { language, command, file, whole } of harnesses) {
    const [program = ""] = command;
    const known = spawnSync("which", [program]).status === 0;
    test(`in ${language}`, { skip: known ? false : `${program} is not on this machine` }, () => {
      const sample = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? "";
      assert.notEqual(sample, "", `the guide has no sample in ${language}`);
      writeFileSync(join(folder, file), whole(sample));
      const says = (told: object) => {
        const [name = "", ...args] = command;
        const run = spawnSync(name, [...args, join(folder, file)], {
          input: JSON.stringify(told),
          encoding: "utf8",
        });
        assert.equal(run.status, 0, run.stderr);
        return run.stdout.trim();
      };
      assert.equal(says({ secret, headers, body }), "true");
      assert.equal(says({ secret, headers, body: `${body} ` }), "false");
      assert.equal(says({ secret: `${secret}x`, headers, body }), "false");
      assert.equal(says({ secret, headers: {}, body }), "false");
      assert.equal(says({ secret, headers: { "x-tawk-signature": "nonsense" }, body }), "false");
    });
  }
});
