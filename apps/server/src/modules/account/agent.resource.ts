// How an account looks from outside.

import type { Caller, CallerAgent } from "../../kernel/caller.ts";
import { Email, Id, OneOf, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { AgentRow } from "./agent.store.ts";

export const Presence = OneOf(
  ["online", "away", "invisible"],
  "Whether the agent takes chats: `online`, `away`, or `invisible`.",
);

/** The account as its owner sees it. */
export const Agent = strict(
  {
    id: Id("agent"),
    name: Type.String({ description: "Name." }),
    email: Type.String({ description: "Sign-in e-mail address; empty for a service key." }),
    role: Type.Optional(
      Type.String({
        description:
          "`owner` for the owner of the instance, else the highest role held: `admin`, `agent`, or `member`.",
      }),
    ),
    type: Type.Optional(OneOf(["service"], "Present for a service key, which stands for no person.")),
    alias: Type.Optional(Type.String({ description: "Name shown to visitors instead." })),
    title: Type.Optional(Type.String({ description: "Title shown in chats." })),
    language: Type.Optional(
      Type.String({ description: "Language of the dashboard and of mails: `en` or `it`." }),
    ),
    picture: Type.Optional(Type.String({ description: "Address of the picture." })),
    presence: Type.Optional(Presence),
    twoFactor: Type.Optional(Type.Boolean({ description: "Whether two-factor authentication is on." })),
    emailConfirmed: Type.Optional(
      Type.Boolean({ description: "Whether the address was confirmed by mail." }),
    ),
    instanceOwner: Type.Optional(Type.Boolean({ description: "Whether this agent owns the instance." })),
    createdOn: Time("When the account was made."),
  },
  "The account.",
);

export function presentCaller(caller: Caller): Static<typeof Agent> {
  if (caller.agent) return presentAgent(caller.agent, roleOf(caller));
  return {
    id: caller.id,
    name: caller.service?.name ?? "",
    email: "",
    type: "service",
    createdOn: (caller.service?.createdOn ?? new Date(0)).toISOString(),
  };
}

export function presentAgent(agent: CallerAgent, role?: string): Static<typeof Agent> {
  return {
    id: agent.id,
    name: agent.name,
    email: agent.email,
    ...(role ? { role } : {}),
    ...(agent.alias ? { alias: agent.alias } : {}),
    ...(agent.title ? { title: agent.title } : {}),
    language: agent.language,
    ...(agent.picture ? { picture: agent.picture } : {}),
    presence: agent.presence,
    twoFactor: agent.twoFactor,
    emailConfirmed: agent.emailConfirmed,
    instanceOwner: agent.instanceOwner,
    createdOn: agent.createdOn,
  };
}

/** Where an account's picture is served; the hash in it changes with the picture. */
export function pictureUrl(agent: {
  readonly agent_id: string;
  readonly picture_hash: string | null;
}): string | undefined {
  return agent.picture_hash ? `/pictures/${agent.agent_id}/${agent.picture_hash}` : undefined;
}

/** The account as callers carry it. */
export function callerAgent(row: AgentRow): CallerAgent {
  return {
    id: row.agent_id,
    name: row.name,
    email: row.email,
    alias: row.alias ?? undefined,
    title: row.title ?? undefined,
    language: row.language,
    picture: pictureUrl(row),
    presence: row.presence,
    twoFactor: row.totp_enabled,
    emailConfirmed: row.email_confirmed,
    instanceOwner: row.instance_owner,
    createdOn: row.created_on.toISOString(),
  };
}

function roleOf(caller: Caller): string {
  const roles = [...caller.grants.values()].map((grant) => grant.role);
  return highestRole(roles, caller.agent?.instanceOwner ?? false);
}

export function highestRole(roles: readonly string[], instanceOwner: boolean): string {
  if (instanceOwner) return "owner";
  if (roles.includes("admin")) return "admin";
  return roles.includes("agent") ? "agent" : "member";
}

/** The account as people who share a property see it. */
export const PublicAgent = strict({
  id: Id("agent"),
  name: Type.String({ description: "Name." }),
  email: Email("Sign-in e-mail address."),
  role: Type.Optional(Type.String({ description: "Highest role at a property you share." })),
  alias: Type.Optional(Type.String({ description: "Name shown to visitors instead." })),
  title: Type.Optional(Type.String({ description: "Title shown in chats." })),
  picture: Type.Optional(Type.String({ description: "Address of the picture." })),
  presence: Presence,
  createdOn: Time("When the account was made."),
});

export function presentPublicAgent(row: AgentRow, role: string | undefined): Static<typeof PublicAgent> {
  const picture = pictureUrl(row);
  return {
    id: row.agent_id,
    name: row.name,
    email: row.email,
    ...(role ? { role } : {}),
    ...(row.alias ? { alias: row.alias } : {}),
    ...(row.title ? { title: row.title } : {}),
    ...(picture ? { picture } : {}),
    presence: row.presence,
    createdOn: row.created_on.toISOString(),
  };
}
