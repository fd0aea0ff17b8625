// Each table has one owner; nobody else's SQL names it. The tables are those the migrations make.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applyExceptions, type Check, type Exception, type Finding } from "./finding.ts";
import { isTest, readSources, type Source } from "./sources.ts";
import { sqlTexts, tablesNamed } from "./sql.ts";

const MIGRATIONS = "apps/server/migrations";
const SERVER = "apps/server/src";

/** Owner of each table: a module, whose stores alone may name it, or a file. */
export const owners: Readonly<Record<string, string>> = {
  migrations: "kernel/db.ts",
  ledger: "kernel/ledger.ts",
  idempotency_keys: "kernel/idempotency.ts",
  demo: "demo.ts",
  instance: "instance",
  agents: "account",
  agent_pictures: "account",
  agent_recovery_codes: "account",
  agent_tokens: "account",
  sign_in_failures: "account",
  sessions: "account",
  mail_origin: "mail",
  claimed_mails: "mail",
  properties: "property",
  widgets: "property",
  widget_settings: "widgets",
  widget_identity: "widgets",
  widget_versions: "widgets",
  tabs: "tabs",
  roles: "roles",
  members: "members",
  invites: "members",
  invitation_mails: "members",
  inviter_mails: "members",
  departments: "departments",
  department_members: "departments",
  api_keys: "keys",
  access_requests: "access",
  files: "files",
  file_leftovers: "files",
  visitors: "visitor",
  visitor_sessions: "visitor",
  page_views: "visitor",
  visitor_events: "visitor",
  visitor_tokens: "messenger",
  bans: "bans",
  shortcuts: "shortcuts",
  persons: "contact",
  contact_attributes: "contact",
  contact_counts: "contact",
  organizations: "contact",
  person_notes: "contact",
  organization_notes: "contact",
  person_merges: "contact",
  chats: "chat",
  chat_messages: "chat",
  chat_notes: "chat",
  chat_counts: "chat",
  knowledge_bases: "knowledge-base",
  kb_sites: "knowledge-base",
  kb_categories: "knowledge-base",
  kb_category_contents: "knowledge-base",
  kb_articles: "knowledge-base",
  kb_contents: "knowledge-base",
  kb_old_slugs: "knowledge-base",
  kb_article_categories: "knowledge-base",
  kb_words: "knowledge-base",
  kb_votes: "knowledge-base",
  tickets: "ticket",
  ticket_messages: "ticket",
  ticket_history: "ticket",
  ticket_notes: "ticket",
  ticket_numbers: "ticket",
  ticket_counts: "ticket",
  ticket_names: "ticket",
  webhooks: "webhooks",
  webhook_deliveries: "webhooks",
  webhook_attempts: "webhooks",
  metric_days: "metrics",
  ledger_readers: "kernel/ledger.ts",
};

const exceptions: readonly Exception[] = [
  {
    where: /^apps\/server\/src\/world\//,
    reason: "the seeded cast is written before anybody can sign in to make it through methods",
    since: "2026-11-22",
  },
];

export const tableOwners: Check = {
  name: "table owners",
  run: (root) => checkTables(root, owners, exceptions),
};

export function checkTables(
  root: string,
  owned: Readonly<Record<string, string>>,
  excused: readonly Exception[],
): readonly Finding[] {
  const made = new Set(["migrations", ...tablesMade(root)]);
  const listed = "tools/check/tables.ts";
  const unowned = [...made]
    .filter((table) => !(table in owned))
    .map((table) => ({ where: listed, problem: `table ${table} has no owner: name one` }));
  const gone = Object.keys(owned)
    .filter((table) => !made.has(table))
    .map((table) => ({ where: listed, problem: `table ${table} is made by no migration: delete its line` }));
  const trespasses = readSources(root)
    .filter((source) => source.path.startsWith(`${SERVER}/`) && !isTest(source.path))
    .flatMap((source) => trespassesOf(source, owned));
  return [...unowned, ...gone, ...applyExceptions(trespasses, excused, listed)];
}

function trespassesOf(source: Source, owned: Readonly<Record<string, string>>): readonly Finding[] {
  return sqlTexts(source).flatMap(({ text, line }) =>
    [...tablesNamed(text)].flatMap((table) => {
      const owner = owned[table];
      if (owner === undefined || isHome(source.path, owner)) return [];
      const problem = `names the table ${table}: ask ${owner.endsWith(".ts") ? owner : `the stores of module ${owner}, through its index.ts`}`;
      return [{ where: `${source.path}:${line}`, problem }];
    }),
  );
}

function isHome(path: string, owner: string): boolean {
  if (owner.endsWith(".ts")) return path === `${SERVER}/${owner}`;
  return path.startsWith(`${SERVER}/modules/${owner}/`) && path.endsWith(".store.ts");
}

function tablesMade(root: string): readonly string[] {
  const folder = join(root, MIGRATIONS);
  if (!existsSync(folder)) return [];
  const text = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const dropped = new Set([...text.matchAll(/^drop table (?:if exists )?(\w+)/gim)].map((match) => match[1]));
  return [...text.matchAll(/^create (?:unlogged )?table (?:if not exists )?(\w+)/gim)].flatMap((match) =>
    match[1] !== undefined && !dropped.has(match[1]) ? [match[1]] : [],
  );
}
