// What bad configuration is told.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ConfigError, readConfig } from "./config.ts";
import { writeTlsFiles } from "./testing/tls.ts";

test("every bad variable is named at once, with what it must be", () => {
  const bad = {
    PORT: "70000",
    DATABASE_URL: "mysql://elsewhere",
    REDIS_URL: "nowhere",
    TLS_CERT: "/does/not/exist.pem",
    SECRET_KEY: "short",
    PUBLIC_DOCS: "perhaps",
    PARLO_OWNER_PASSWORD: "short",
  };
  assert.throws(
    () => readConfig(bad),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      for (const name of Object.keys(bad)) assert.match(error.message, new RegExp(`${name} must`), name);
      return true;
    },
  );
});

test("nothing at all is a good configuration", () => {
  const config = readConfig({});
  assert.equal(config.mode, "production");
  assert.equal(config.host, "0.0.0.0");
  assert.equal(config.databaseUrl, undefined);
});

test("a certificate without its key is refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "parlo-config-"));
  try {
    const { TLS_CERT, TLS_KEY } = writeTlsFiles(folder);
    assert.throws(() => readConfig({ TLS_CERT }), /TLS_KEY/);
    assert.ok(readConfig({ TLS_CERT, TLS_KEY }).tls);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
