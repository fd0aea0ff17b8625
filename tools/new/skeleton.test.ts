// What `npm run new` writes can run as it stands.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Method, World } from "../../apps/server/src/kernel/define.ts";
import { validatorOf } from "../../apps/server/src/kernel/schema.ts";
import { methodSkeleton } from "./skeleton.ts";

suite("a new method", () => {
  const folder = mkdtempSync(join(tmpdir(), "parlo-new-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const load = async (name: string): Promise<Method> => {
    const kernel = new URL("../../apps/server/src/kernel/", import.meta.url).href;
    const [method] = methodSkeleton(name, "0.1").files;
    const path = join(folder, `${name}.mts`);
    writeFileSync(path, (method?.text ?? "").replaceAll("../../../kernel/", kernel));
    return ((await import(pathToFileURL(path).href)) as { default: Method }).default;
  };

  test("is complete: its example fits its parameters and its answer its result", async () => {
    const world = { property: { id: "6ae851108fbd474527d3c049" } } as World;
    for (const name of ["chat.end", "chat.list", "knowledge-base.article.get"]) {
      const method = await load(name);
      assert.equal(method.name, name);
      assert.ok(validatorOf(method.params).check(method.example(world)), name);
    }
  });

  test("reads or writes as its verb says", async () => {
    assert.equal((await load("chat.end")).effect, "write");
    assert.equal((await load("chat.get")).effect, "read");
    assert.equal((await load("members.list-invites")).list, true);
  });

  test("lies where its name says, beside its story", () => {
    const { module, files } = methodSkeleton("knowledge-base.article.get", "0.1");
    assert.equal(module, "knowledge-base");
    assert.deepEqual(
      files.map(({ path }) => path),
      [
        "apps/server/src/modules/knowledge-base/methods/knowledge-base.article.get.ts",
        "apps/server/src/modules/knowledge-base/methods/knowledge-base.article.get.test.ts",
      ],
    );
  });

  test("needs a name of the house's form", () => {
    for (const name of ["end", "Chat.end", "chat.", "chat.End", "chat end", "../chat.end"])
      assert.throws(() => methodSkeleton(name, "0.1"), /module\.verb/, name);
  });
});
