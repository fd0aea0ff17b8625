// Who may import whom, as data. `imports.ts` reads it.

import type { Exception } from "./finding.ts";

export interface Place {
  readonly name: string;
  readonly files: RegExp;
  /** Names of the places its files may import from, itself always included. */
  readonly may: readonly string[];
}

/** The first place whose pattern fits a file is the file's place. A file without one is a finding. */
export const places: readonly Place[] = [
  // What runs elsewhere comes first: its tests keep the same distance from the server.
  { name: "dashboard", files: /^apps\/dashboard\//, may: ["sdk", "ui"] },
  // On customers' pages every byte counts, and nothing of the frame is known there but what they say to each other.
  { name: "widget-bridge", files: /^apps\/widget\/bridge\.ts$/, may: [] },
  { name: "widget-loader", files: /^apps\/widget\/loader\//, may: ["widget-bridge"] },
  { name: "widget-frame", files: /^apps\/widget\/frame\//, may: ["widget-bridge", "ui"] },
  { name: "sdk", files: /^packages\/sdk\//, may: [] },
  { name: "ui", files: /^packages\/ui\//, may: [] },
  {
    name: "test",
    files: /(\.test\.tsx?$|^tests\/|^apps\/server\/src\/(testing|conformance)\/)/,
    may: ["main", "app", "config", "world", "kernel", "module", "surface", "registry", "tool", "sdk", "ui"],
  },
  {
    name: "tool",
    files: /^(tools|bench)\//,
    may: ["test", "app", "config", "world", "kernel", "module", "surface", "registry", "sdk", "ui"],
  },
  {
    name: "main",
    files: /^apps\/server\/src\/(main|demo)\.ts$/,
    may: ["app", "config", "world", "kernel", "module", "surface"],
  },
  {
    name: "app",
    files: /^apps\/server\/src\/app\.ts$/,
    may: ["config", "kernel", "module", "surface", "registry"],
  },
  {
    name: "surface",
    files: /^apps\/server\/src\/surfaces\//,
    may: ["config", "kernel", "module", "registry", "ui"],
  },
  { name: "world", files: /^apps\/server\/src\/world\//, may: ["kernel", "module"] },
  { name: "registry", files: /^apps\/server\/src\/registry\.gen\.ts$/, may: ["kernel", "module"] },
  { name: "module", files: /^apps\/server\/src\/modules\//, may: ["config", "kernel"] },
  // The kernel is typed by the configuration, never the other way round.
  { name: "kernel", files: /^apps\/server\/src\/kernel\//, may: ["config"] },
  { name: "config", files: /^apps\/server\/src\/config\.ts$/, may: [] },
];

/** A module uses those after it, never those before it: uphill, listen to an event. */
export const moduleOrder: readonly string[] = [
  "callers",
  "metrics",
  "webhooks",
  "keys",
  "access",
  "agent",
  "instance",
  "messenger",
  "ticket",
  "shortcuts",
  "tabs",
  "bans",
  "chat",
  "visitor",
  "widgets",
  "contact",
  "knowledge-base",
  "property",
  "departments",
  "members",
  "roles",
  "account",
  "files",
  "mail",
  "events",
  "scope",
];

/** Packages and built-in modules with one door: whoever else needs them goes through it. */
export const doors: readonly {
  readonly packages: readonly string[];
  readonly files: RegExp;
  readonly instead: string;
}[] = [
  {
    packages: ["node:http", "node:https", "node:net", "node:tls", "node:dgram", "node:dns"],
    files: /^apps\/server\/src\/(kernel|surfaces|testing)\//,
    instead: "handlers never call the outside world: queue a job and let it use kernel/outside",
  },
  {
    packages: ["pg", "kysely"],
    files: /^apps\/server\/src\/(kernel|testing)\//,
    instead: "use `sql` and `Database` from kernel/db.ts",
  },
  { packages: ["graphile-worker"], files: /^apps\/server\/src\/kernel\/queue\.ts$/, instead: "define a job" },
  {
    packages: ["typebox"],
    files: /^apps\/server\/src\/kernel\//,
    instead: "use Type and the helpers of kernel/schema.ts",
  },
  {
    packages: ["fastify"],
    files: /^apps\/server\/src\/surfaces\/http\.ts$/,
    instead: "use what surfaces/http.ts exports",
  },
  {
    packages: ["nodemailer"],
    files: /^apps\/server\/src\/modules\/mail\//,
    instead: "use sendMail of the mail module",
  },
  {
    packages: ["node:child_process"],
    files: /^apps\/server\/src\/kernel\/postgres\//,
    instead: "the server starts no process but its database",
  },
];

/** Packages a rule may use: pure functions without state, clock or I/O. */
export const purePackages: readonly string[] = ["node:zlib", "node:crypto", "csv-parse", "ipaddr.js"];

/** Kernel files of pure functions, which rules may use. */
export const pureKernel: readonly string[] = ["caller", "ip"].map(
  (name) => `apps/server/src/kernel/${name}.ts`,
);

export const exceptions: readonly Exception[] = [
  {
    where: /^apps\/server\/src\/modules\/mail\/render\.ts:\d+ imports @parlo\/ui/,
    reason: "mails know no stylesheet: their colours are written into each element, from the tokens",
    since: "2026-11-22",
  },
  {
    where: /^apps\/server\/src\/modules\/widgets\/theme\.rules\.ts:\d+ imports @parlo\/ui/,
    reason:
      "whether a text can be read on a customer's colour is told by the rule the tokens are tested with",
    since: "2026-11-26",
  },
];
