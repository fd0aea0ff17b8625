// Scopes: what a credential or a role may do. The names are the contract's (compatibility §1.4) and a few of ours.

import type { Scopes } from "../../kernel/caller.ts";

/** Each scope and its meaning, in the order lists show them. */
export const scopeMeanings = {
  property_read: "See properties and their settings",
  property_manage: "Create, change and delete properties",
  widgets_read: "See chat widgets",
  widgets_manage: "Create, change and delete chat widgets",
  widgets_api_read: "See the keys used to sign visitors' identities",
  members_read: "See members, invitations, departments and roles",
  members_manage: "Invite, change and remove members, departments and roles",
  chat_history_read: "Read chats",
  chat_notes_read: "Read the internal notes of chats, which no visitor sees",
  chats_manage: "Start, answer, assign, tag, end, delete and restore chats",
  visitors_read: "See who is on the site, and on which page",
  bans_read: "See who is banned",
  bans_manage: "Ban visitors and addresses, and lift bans",
  shortcuts_read: "See the shortcuts of chats",
  shortcuts_manage: "Create, change and delete shortcuts",
  tickets_read: "Read tickets",
  ticket_notes_read: "Read the internal notes of tickets, which no customer gets",
  tickets_manage: "Create, answer, assign, tag, close, delete and restore tickets",
  tabs_read: "See dashboard tabs",
  tabs_manage: "Create, change and remove dashboard tabs",
  knowledgebase_read: "Read knowledge-base articles, drafts included",
  knowledgebase_manage: "Write knowledge-base articles and categories",
  knowledgebase_settings_manage: "Change the knowledge base's address and settings",
  webhooks_read: "See webhooks",
  webhooks_manage: "Create, change and delete webhooks",
  metrics_read: "Read statistics",
  contact_attribute_read: "See custom contact attributes",
  contact_person_read: "Read contacts",
  contacts_manage: "Add, change, merge and delete contacts, organizations and their attributes",
  keys_manage: "Create, rotate and delete API keys, never wider than the key used",
  presence_manage: "Change one's own presence",
} as const;

export type Scope = keyof typeof scopeMeanings;

export const scopeNames = Object.keys(scopeMeanings) as Scope[];

const AGENT_ROLE: ReadonlySet<string> = new Set<Scope>([
  "property_read",
  "widgets_read",
  "members_read",
  "chat_history_read",
  "chat_notes_read",
  "chats_manage",
  "visitors_read",
  "bans_read",
  "bans_manage",
  "shortcuts_read",
  "shortcuts_manage",
  "tickets_read",
  "ticket_notes_read",
  "tickets_manage",
  "tabs_read",
  "knowledgebase_read",
  "knowledgebase_manage",
  "webhooks_read",
  "metrics_read",
  "contact_attribute_read",
  "contact_person_read",
  "contacts_manage",
  "presence_manage",
]);

/** What a role may do at its property. `custom` are the scopes of a custom role, undefined when it is gone. */
export function scopesOfRole(role: string, custom: readonly string[] | undefined): Scopes {
  if (role === "admin") return "all";
  if (role === "agent") return AGENT_ROLE;
  return new Set(custom ?? []);
}

/** What is left to a disabled member, who may look but neither change nor answer anything. */
export function readOnly(scopes: Scopes): Scopes {
  const held = scopes === "all" ? scopeNames : [...scopes];
  return new Set(held.filter((scope) => scope.endsWith("_read")));
}

/**
 * True when nothing in `wanted` is beyond `held`. Only everything covers everything: a role with each scope of today
 * has not those of tomorrow, which an admin will have.
 */
export function reaches(held: Scopes, wanted: Scopes): boolean {
  if (held === "all") return true;
  return wanted !== "all" && [...wanted].every((scope) => held.has(scope));
}
