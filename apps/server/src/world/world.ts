// The world: one seeded cast used by tests, the reference's examples and the demo. Two properties that must never
// meet: Bottega Aurora, a ceramics shop in Bologna, and Clarke & Sons, a stranger on the same instance.

import { hash } from "@node-rs/argon2";
import type { Database } from "../kernel/db.ts";
import { sql } from "../kernel/db.ts";
import { type Clock, newId, type Random, randomText } from "../kernel/id.ts";
import { sha256, type Vault } from "../kernel/secret.ts";
import { sealTotpSecret, totpCode } from "../modules/account/index.ts";
import { insertDepartment } from "../modules/departments/index.ts";
import { hintOf, keyFrom } from "../modules/keys/index.ts";
import { insertInvites, insertMember } from "../modules/members/index.ts";
import { insertProperty, insertWidget } from "../modules/property/index.ts";
import { insertRole } from "../modules/roles/index.ts";
import { writeAccessRequests } from "./access.ts";
import { type BanCast, writeBans } from "./bans.ts";
import { type ChatCast, writeChats } from "./chats.ts";
import { type ContactCast, writeContacts } from "./contacts.ts";
import { type FileCast, writeFiles } from "./files.ts";
import { type KnowledgeBaseCast, writeKnowledgeBases } from "./knowledge-base.ts";
import { PASSWORDS } from "./passwords.ts";
import { type TabCast, writeTabs } from "./tabs.ts";
import { type TicketCast, writeTickets } from "./tickets.ts";
import { writeTokens } from "./visits.ts";
import { type WebhookCast, writeWebhooks } from "./webhooks.ts";
import { writeWidgets } from "./widgets.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Token of a signed-in session. */
  readonly session: string;
  readonly sessionId: string;
}

export interface KeyHolder extends Person {
  readonly key: string;
  readonly keyId: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

declare module "../kernel/define.ts" {
  interface World
    extends ChatCast,
      BanCast,
      FileCast,
      WebhookCast,
      TabCast,
      TicketCast,
      KnowledgeBaseCast,
      ContactCast {
    /** Owner of the instance, admin of `property` and `sandbox`, with API access. */
    owner: KeyHolder;
    /** Role agent at `property`, with API access and a key. */
    agent: KeyHolder;
    /** Role agent at `property`, whose request for API access is pending. */
    newcomer: Person & {
      /** Good at the world's moment for a second factor that is being turned on. */
      readonly totpCode: string;
    };
    /** An account without any property, which never asked for API access. */
    guest: Person;
    /** At no property; signs in with a second factor. */
    guarded: Person & { readonly totpSecret: string; readonly recoveryCode: string };
    /** What the links of mails and of the set-up carry. */
    tokens: { readonly setUp: string; readonly confirmEmail: string; readonly resetPassword: string };
    /** Admin of `otherProperty` and nothing else, with API access. */
    stranger: KeyHolder;
    property: Named;
    sandbox: Named;
    otherProperty: Named;
    /** The owner's, put in the bin three days ago. */
    deletedProperty: Named;
    department: Named;
    defaultDepartment: Named;
    otherDepartment: Named;
    /** A custom role at `property`. */
    role: Named;
    otherRole: Named;
    /** A pending invitation to `property`. */
    invite: { readonly id: string; readonly email: string; readonly token: string };
    otherInvite: { readonly id: string; readonly email: string; readonly token: string };
    /** A pending invitation of the newcomer to `sandbox`. */
    newcomerInvite: { readonly id: string; readonly email: string; readonly token: string };
    /** A key that belongs to `property`. */
    serviceKey: { readonly id: string; readonly key: string };
    /** A test key of the owner: sees `sandbox` only. */
    testKey: { readonly id: string; readonly key: string };
    /** Who writes in `chat`, with a token of their browser. */
    visitor: { readonly token: string };
    /** Who wrote in `closedChat`, and is back. */
    returningVisitor: { readonly token: string };
    /** Who wrote in `otherChat`, at the stranger's property. */
    otherVisitor: { readonly token: string };
    /** The newcomer's pending request for API access. */
    accessRequest: { readonly id: string };
  }
}

export type { World } from "../kernel/define.ts";

/** The moment the seeded world is at when it is built for tests and the reference: Monday, 2 November 2026. */
export const WORLD_NOW_MS = Date.UTC(2026, 10, 2, 9, 0, 0);

/** Fills an empty, migrated database. */
export async function buildWorld(
  db: Database,
  tools: { clock: Clock; random: Random; vault: Vault },
): Promise<import("../kernel/define.ts").World> {
  const { clock, random, vault } = tools;
  const id = () => newId(clock, random);
  const now = new Date(clock.nowMs());
  const earlier = (days: number) => new Date(now.getTime() - days * 86_400_000);

  const person = async (
    name: string,
    email: string,
    password: string,
    days: number,
    instanceOwner = false,
  ): Promise<Person> => {
    const agentId = id();
    const passwordHash = await hash(password, { memoryCost: 19456, timeCost: 2, parallelism: 1 });
    await sql`insert into agents (agent_id, name, email, email_key, email_confirmed, password_hash, language, instance_owner, created_on)
      values (${agentId}, ${name}, ${email}, ${email}, true, ${passwordHash}, 'en', ${instanceOwner}, ${earlier(days)})`.execute(
      db,
    );
    const sessionId = id();
    const session = randomText(random, 43);
    await sql`insert into sessions (session_id, token_hash, agent_id, created_on, last_seen_on, last_seen_ip, user_agent, expires_on)
      values (${sessionId}, ${sha256(session)}, ${agentId}, ${earlier(1)}, ${earlier(0)}, '127.0.0.1', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140', ${earlier(-30)})`.execute(
      db,
    );
    return { id: agentId, name, email, password, session, sessionId };
  };
  const owner = await person("Aurora Bellini", "aurora@bottega-aurora.example", PASSWORDS.owner, 40, true);
  const agent = await person("Marco Ferri", "marco@bottega-aurora.example", PASSWORDS.agent, 35);
  const newcomer = await person("Luca Moretti", "luca@bottega-aurora.example", PASSWORDS.newcomer, 6);
  const stranger = await person("Emma Clarke", "emma@clarke-and-sons.example", PASSWORDS.stranger, 20);
  const guarded = await person("Nora Lindqvist", "nora@lindqvist.example", PASSWORDS.guarded, 12);

  const secondFactor = async (of: Person, secret: string, enabled: boolean): Promise<void> => {
    await sql`update agents set totp_secret = ${sealTotpSecret({ vault }, secret)}, totp_enabled = ${enabled}
      where agent_id = ${of.id}`.execute(db);
  };
  const totpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  const recoveryCode = "kuhn-marz-tepa-dwvs";
  await secondFactor(newcomer, totpSecret, false);
  await secondFactor(guarded, totpSecret, true);
  await sql`insert into agent_recovery_codes (agent_id, code_hash)
    values (${guarded.id}, ${sha256(recoveryCode.replaceAll("-", ""))})`.execute(db);

  const link = async (of: Person, purpose: string): Promise<string> => {
    const token = randomText(random, 43);
    await sql`insert into agent_tokens (token_hash, agent_id, purpose, email, expires_on)
      values (${sha256(token)}, ${of.id}, ${purpose}, ${of.email}, ${new Date(now.getTime() + 3_600_000)})`.execute(
      db,
    );
    return token;
  };
  const tokens = {
    setUp: randomText(random, 43),
    confirmEmail: await link(newcomer, "confirm-email"),
    resetPassword: await link(newcomer, "reset-password"),
  };
  await sql`update instance set set_up_token_hash = ${sha256(tokens.setUp)}`.execute(db);

  const guest = await person("Sara Conti", "sara@tornio.example", PASSWORDS.guest, 3);

  const property = async (
    name: string,
    url: string,
    sandbox: boolean,
    members: readonly (readonly [Person, string])[],
    days: number,
    deletedOn: Date | null = null,
  ): Promise<Named> => {
    const property_id = id();
    await insertProperty(db, {
      property_id,
      name,
      url,
      type: "business",
      enabled: true,
      sandbox,
      language: "it",
      timezone: "Europe/Rome",
      created_on: earlier(days),
      deleted_on: deletedOn,
    });
    await insertWidget(db, { property_id, widget_id: "default", name: "Default", created_on: earlier(days) });
    for (const [member, role] of members)
      await insertMember(db, {
        property_id,
        agent_id: member.id,
        role,
        enabled: true,
        joined_on: earlier(days - 1),
      });
    return { id: property_id, name };
  };
  const shop = await property(
    "Bottega Aurora",
    "https://bottega-aurora.example",
    false,
    [
      [owner, "admin"],
      [agent, "agent"],
      [newcomer, "agent"],
    ],
    40,
  );
  const sandbox = await property(
    "Bottega Aurora (sandbox)",
    "https://staging.bottega-aurora.example",
    true,
    [[owner, "admin"]],
    30,
  );
  const other = await property(
    "Clarke & Sons",
    "https://clarke-and-sons.example",
    false,
    [[stranger, "admin"]],
    20,
  );

  const department = async (
    at: Named,
    name: string,
    description: string,
    isDefault: boolean,
    agents: readonly Person[],
  ): Promise<Named> => {
    const department_id = id();
    await insertDepartment(db, {
      property_id: at.id,
      department_id,
      name,
      description,
      is_default: isDefault,
      created_on: earlier(18),
      agent_ids: agents.map((one) => one.id),
      assignment: "everyone",
      chats_per_agent: null,
    });
    return { id: department_id, name };
  };
  const support = await department(shop, "Support", "Questions before and after a purchase", true, [
    owner,
    agent,
    newcomer,
  ]);
  const orders = await department(shop, "Orders", "Shipping, returns and invoices", false, [agent]);
  await department(sandbox, "Support", "Questions before and after a purchase", true, [owner]);
  const otherDepartment = await department(other, "Sales", "Quotes for fitted furniture", true, [stranger]);

  const role = async (at: Named, name: string, scopes: string[]): Promise<Named> => {
    const role_id = id();
    await insertRole(db, { property_id: at.id, role_id, name, scopes, createdOn: earlier(15) });
    return { id: role_id, name };
  };
  const editor = await role(shop, "Editor", ["property_read", "knowledgebase_read", "knowledgebase_manage"]);
  const otherRole = await role(other, "Bookkeeper", ["property_read", "metrics_read"]);

  const invite = async (at: Named, by: Person, email: string, as: string) => {
    const invite_id = id();
    const token = randomText(random, 43);
    const invited = {
      property_id: at.id,
      invite_id,
      email,
      email_key: email,
      role: as,
      token_hash: sha256(token),
      invited_by: by.id,
      created_on: earlier(2),
      expires_on: earlier(-5),
    };
    await insertInvites(db, [invited]);
    return { id: invite_id, email, token };
  };
  const invitation = await invite(shop, owner, "giulia@bottega-aurora.example", "agent");
  const otherInvite = await invite(other, stranger, "tom@clarke-and-sons.example", "agent");
  const newcomerInvite = await invite(sandbox, owner, newcomer.email, "agent");
  const deleted = await property(
    "Bottega Aurora Firenze",
    "https://firenze.bottega-aurora.example",
    false,
    [[owner, "admin"]],
    33,
    earlier(3),
  );

  const accessRequest = { id: id() };
  const approvals = [
    { id: id(), who: agent, company: "Bottega Aurora" },
    { id: id(), who: stranger, company: "Clarke & Sons" },
  ];
  await writeAccessRequests(db, { approvals, pending: { ...accessRequest, who: newcomer }, owner, earlier });

  const makeKey = async (
    mode: "live" | "test",
    name: string,
    holder: { agentId?: string; propertyId?: string },
    scopes: readonly string[] | null,
  ) => {
    const keyId = id();
    const key = keyFrom(mode, randomText(random, 34));
    await sql`insert into api_keys (key_id, kind, mode, agent_id, property_id, created_by, name, hash, hint, scopes, created_on)
      values (${keyId}, ${holder.agentId ? "personal" : "service"}, ${mode}, ${holder.agentId ?? null}, ${holder.propertyId ?? null}, ${owner.id}, ${name}, ${sha256(key)}, ${hintOf(key)}, ${scopes as string[] | null}::text[], ${earlier(8)})`.execute(
      db,
    );
    return { id: keyId, key };
  };
  const holder = async (who: Person, name: string): Promise<KeyHolder> => {
    const made = await makeKey("live", name, { agentId: who.id }, null);
    return { ...who, key: made.key, keyId: made.id };
  };
  const people = {
    owner: await holder(owner, "Nightly export"),
    agent: await holder(agent, "Order book"),
    guest,
    newcomer: { ...newcomer, totpCode: totpCode(totpSecret, now) },
    guarded: { ...guarded, totpSecret, recoveryCode },
    tokens,
    stranger: await holder(stranger, "Clarke reports"),
    property: shop,
    sandbox,
    otherProperty: other,
    department: orders,
    defaultDepartment: support,
    otherDepartment,
    role: editor,
    otherRole,
    invite: invitation,
    otherInvite,
    newcomerInvite,
    deletedProperty: deleted,
    serviceKey: await makeKey("live", "Shop backend", { propertyId: shop.id }, null),
    testKey: await makeKey("test", "Staging", { agentId: owner.id }, null),
    accessRequest,
  };
  // Last, so that nobody's id above depends on what was said here.
  const chats = await writeChats(db, random, {
    now,
    propertyId: shop.id,
    departmentId: support.id,
    agent,
    otherPropertyId: other.id,
    otherDepartmentId: otherDepartment.id,
    stranger,
  });
  const bans = await writeBans(db, random, {
    now,
    propertyId: shop.id,
    departmentId: orders.id,
    agent,
    otherPropertyId: other.id,
    stranger,
  });
  const files = await writeFiles(db, random, {
    now,
    propertyId: shop.id,
    agentId: agent.id,
    otherPropertyId: other.id,
    strangerId: stranger.id,
  });
  const visitors = await writeTokens(db, random, chats, earlier(1));
  const both = { random, vault, now, mine: shop.id, theirs: other.id };
  const widgets = await writeWidgets(db, both);
  const webhooks = await writeWebhooks(db, both);
  const tabs = await writeTabs(db, both);
  const tickets = await writeTickets(db, random, {
    ...{ now, chats, agent, stranger, departmentId: orders.id, otherDepartmentId: otherDepartment.id },
    propertyId: shop.id,
    otherPropertyId: other.id,
  });
  const kb = await writeKnowledgeBases(db, { ...both, authorId: agent.id });
  const contacts = await writeContacts(db, { ...both, chats, agent, stranger });
  const work = { ...widgets, ...webhooks, ...tabs, ...tickets, ...kb, ...contacts };
  return { ...people, ...chats, ...bans, ...files, ...visitors, ...work };
}

/** Marks the instance as set up. */
export async function openInstance(db: Database): Promise<void> {
  await sql`update instance set name = 'Bottega Aurora', set_up_token_hash = null`.execute(db);
}
