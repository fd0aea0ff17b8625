// Decisions about what the team says of a contact: what a change makes of them, and what two contacts make of one.

import type { PersonRow } from "./contact.store.ts";

/** What may be said; `customAttributes` come checked and whole. */
export interface PersonEdit {
  readonly name?: { readonly first?: string; readonly last?: string };
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  readonly jobTitle?: string;
  readonly avatar?: string;
  readonly socialProfiles?: readonly { readonly network: string; readonly url: string }[];
  readonly organizationId?: string | null;
  readonly userId?: string;
  readonly tags?: readonly string[];
  readonly customAttributes?: PersonRow["custom_attributes"];
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A list once each, the first spelling of it. */
function distinct(texts: readonly string[], keyOf = (text: string) => text): string[] {
  const byKey = new Map<string, string>();
  for (const text of texts.map(tidy))
    if (text !== "" && !byKey.has(keyOf(text))) byKey.set(keyOf(text), text);
  return [...byKey.values()];
}

const small = (text: string): string => text.toLowerCase();

/** The contact as they are after it. What is not said stays; what is empty is taken away. */
export function edited(row: PersonRow, edit: PersonEdit): PersonRow {
  const text = (said: string | undefined, known: string | null) =>
    said === undefined ? known : tidy(said) || null;
  return {
    ...row,
    first_name: text(edit.name?.first, row.first_name),
    last_name: text(edit.name?.last, row.last_name),
    emails: edit.emails ? distinct(edit.emails, small) : row.emails,
    phones: edit.phones ? distinct(edit.phones) : row.phones,
    job_title: text(edit.jobTitle, row.job_title),
    avatar: text(edit.avatar, row.avatar),
    social_profiles: edit.socialProfiles
      ? edit.socialProfiles.map(({ network, url }) => ({ network: tidy(network), url }))
      : row.social_profiles,
    organization_id: edit.organizationId === undefined ? row.organization_id : edit.organizationId,
    user_id: text(edit.userId, row.user_id),
    tags: edit.tags ? distinct(edit.tags) : row.tags,
    custom_attributes: edit.customAttributes ?? row.custom_attributes,
  };
}

/** Whether anything of them differs but the moments. */
export function differs(a: PersonRow, b: PersonRow): boolean {
  return JSON.stringify(kept(a)) !== JSON.stringify(kept(b));
}

function kept({ last_seen_on: _, updated_on: __, custom_attributes, ...rest }: PersonRow): unknown {
  return { ...rest, attributes: Object.entries(custom_attributes).sort(([x], [y]) => (x < y ? -1 : 1)) };
}

/** The first with what only the second knows: lists together, single values where the first has none. */
export function merged(first: PersonRow, second: PersonRow): PersonRow {
  const named = first.first_name || first.last_name ? first : second;
  const networks = new Set(first.social_profiles.map(({ url }) => url));
  return {
    ...first,
    first_name: named.first_name,
    last_name: named.last_name,
    emails: distinct([...first.emails, ...second.emails], small),
    phones: distinct([...first.phones, ...second.phones]),
    job_title: first.job_title ?? second.job_title,
    user_id: first.user_id ?? second.user_id,
    avatar: first.avatar ?? second.avatar,
    social_profiles: [
      ...first.social_profiles,
      ...second.social_profiles.filter(({ url }) => !networks.has(url)),
    ],
    organization_id: first.organization_id ?? second.organization_id,
    tags: distinct([...first.tags, ...second.tags]),
    custom_attributes: { ...second.custom_attributes, ...first.custom_attributes },
    first_seen_on: earlier(first.first_seen_on, second.first_seen_on),
    last_seen_on:
      earlier(first.last_seen_on, second.last_seen_on) === first.last_seen_on
        ? second.last_seen_on
        : first.last_seen_on,
    created_on: earlier(first.created_on, second.created_on),
  };
}

function earlier(a: Date, b: Date): Date {
  return a <= b ? a : b;
}

/** http or https, with a host. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/i.test(text) && URL.canParse(text);
}
