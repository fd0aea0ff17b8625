// Making accounts, signing people in and out, and mailing them what happened to their account.

import type { Context } from "../../kernel/context.ts";
import { sha256 } from "../../kernel/secret.ts";
import { type MailValues, sendMail } from "../mail/index.ts";
import { type AgentRow, emailKey, findAgents, insertAgent } from "./agent.store.ts";
import type { CredentialRow } from "./credential.store.ts";
import { passwordProblem } from "./password.rules.ts";
import { hashPassword } from "./password.ts";
import { deleteSessions, insertSession, SESSION_DAYS } from "./session.store.ts";
import { replaceToken, type TokenPurpose } from "./token.store.ts";

const TOKEN_LETTERS = 43;
const HOUR_MS = 3_600_000;

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: string;
  /** True when a link mailed to the address was followed. */
  readonly emailConfirmed: boolean;
  readonly instanceOwner: boolean;
}

/** Refuses `email_taken`, and a bad password. Mails a link to confirm the address. */
export async function createAccount(ctx: Context, account: NewAccount): Promise<AgentRow> {
  refuseBadPassword(ctx, "password", account.password, account.email);
  const agentId = ctx.newId();
  const { password, ...rest } = account;
  const made = await insertAgent(ctx.db, {
    ...rest,
    agentId,
    passwordHash: await hashPassword(password),
    now: ctx.now,
  });
  if (!made) return ctx.fail("email_taken");
  const agent = await readAgent(ctx, agentId);
  if (!agent.email_confirmed)
    await mailLink(ctx, { agent, purpose: "confirm-email", to: agent.email, hours: 24 });
  return agent;
}

export function refuseBadPassword(ctx: Context, path: string, password: string, email: string): void {
  const problem = passwordProblem(password, email);
  if (problem) ctx.invalid(path, problem);
}

/** The session's cookie goes out with the reply. */
export async function startSession(ctx: Context, agentId: string): Promise<void> {
  const token = ctx.randomText(43);
  await insertSession(ctx.db, {
    sessionId: ctx.newId(),
    tokenHash: sha256(token),
    agentId,
    now: ctx.now,
    ip: ctx.request.ip,
    userAgent: ctx.request.userAgent,
  });
  ctx.setSession({ token, maxAgeS: SESSION_DAYS * 86_400 });
}

/** All of them, or all but the caller's. Answers how many there were. */
export async function endSessions(ctx: Context, agentId: string, which: "all" | "others"): Promise<number> {
  const ended = await deleteSessions(ctx.db, agentId, which === "others" ? ctx.caller.id : undefined);
  ctx.forget({ agentId });
  return ended;
}

type Recipient = Pick<AgentRow, "agent_id" | "name" | "email" | "language">;

/** Mails a one-time link; one of the same purpose mailed before stops working. */
export async function mailLink(
  ctx: Context,
  o: { agent: Recipient; purpose: TokenPurpose; to: string; hours: number; origin?: string },
): Promise<void> {
  const token = ctx.randomText(TOKEN_LETTERS);
  await replaceToken(ctx.db, sha256(token), {
    agent_id: o.agent.agent_id,
    purpose: o.purpose,
    email: o.to,
    expires_on: new Date(ctx.now.getTime() + o.hours * HOUR_MS),
  });
  await sendMail(ctx, {
    to: o.to,
    template: o.purpose,
    language: o.agent.language,
    values: { name: o.agent.name, email: o.to, token },
    ...(o.origin === undefined ? {} : { origin: o.origin }),
  });
}

type Notice =
  | "password-changed"
  | "email-changed"
  | "two-factor-enabled"
  | "two-factor-disabled"
  | "recovery-codes-renewed";

/** Tells the agent what was changed, so that a change they did not make is noticed. */
export async function mailNotice(
  ctx: Context,
  agent: Recipient,
  notice: Notice,
  to: string = agent.email,
): Promise<void> {
  const values: MailValues<Notice> = { name: agent.name, email: agent.email };
  await sendMail(ctx, { to, template: notice, language: agent.language, values });
}

/** The account as it stands now; for callers and new accounts, which surely exist. */
export async function readAgent(ctx: Context, agentId: string): Promise<AgentRow> {
  const [agent] = await findAgents(ctx.db, [agentId]);
  if (!agent) throw new Error(`There is no account ${agentId}.`);
  return agent;
}

export function isSameAddress(agent: Pick<CredentialRow, "email_key">, email: string): boolean {
  return agent.email_key === emailKey(email);
}
