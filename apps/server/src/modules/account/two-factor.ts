// Two-factor authentication: time-based codes (RFC 6238: SHA-1, six digits, 30 seconds, as every authenticator app
// has them) and recovery codes for the day the phone is lost.

import { Secret, TOTP } from "otpauth";
import qrcode from "qrcode-generator";
import type { Context } from "../../kernel/context.ts";
import { sha256 } from "../../kernel/secret.ts";
import {
  type CredentialRow,
  deleteRecoveryCode,
  replaceRecoveryCodes,
  updateLastStep,
} from "./credential.store.ts";

const PURPOSE = "totp";
const PERIOD_S = 30;
const RECOVERY_CODES = 10;

/** Base 32, 160 bits. */
export function newTotpSecret(ctx: Context): string {
  return Secret.fromHex(sha256(ctx.randomText(43)).slice(0, 40)).base32;
}

export function sealTotpSecret(ctx: Pick<Context, "vault">, secret: string): Buffer {
  return ctx.vault.seal(PURPOSE, secret);
}

/** What the app reads: the address to type or open, and the same as a picture. */
export function totpEnrolment(secret: string, email: string): { uri: string; qr: string } {
  const uri = totpOf(secret, email).toString();
  const code = qrcode(0, "M");
  code.addData(uri);
  code.make();
  return { uri, qr: code.createSvgTag({ cellSize: 4, margin: 16, scalable: true }) };
}

/**
 * The step a code is for, now or one step to either side, for clocks that are a little off; undefined when it is for
 * none of them, or for a step that was used before: a code read over the shoulder is worth nothing.
 */
export function matchingStep(
  sealed: Pick<CredentialRow, "totp_secret" | "totp_last_step">,
  ctx: Pick<Context, "vault" | "now">,
  code: string,
): number | undefined {
  if (!sealed.totp_secret) return undefined;
  const timestamp = ctx.now.getTime();
  const totp = totpOf(ctx.vault.open(PURPOSE, sealed.totp_secret), "");
  const delta = totp.validate({ token: code.replace(/\s/g, ""), timestamp, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / (PERIOD_S * 1000)) + delta;
  return step > sealed.totp_last_step ? step : undefined;
}

/** The code an app shows. */
export function totpCode(secret: string, now: Date): string {
  return totpOf(secret, "").generate({ timestamp: now.getTime() });
}

/** Takes a code of the app or a recovery code, and uses it up. */
export async function takeCode(ctx: Context, agent: CredentialRow, code: string): Promise<boolean> {
  if (!/^[\d\s]+$/.test(code)) return deleteRecoveryCode(ctx.db, agent.agent_id, sha256(lettersOf(code)));
  const step = matchingStep(agent, ctx, code);
  if (step === undefined) return false;
  await updateLastStep(ctx.db, agent.agent_id, step);
  return true;
}

/** Ten codes, shown this once: 16 letters each, 72 bits, so their SHA-256 cannot be searched. */
export async function renewRecoveryCodes(ctx: Context, agentId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(ctx));
  await replaceRecoveryCodes(
    ctx.db,
    agentId,
    codes.map((code) => sha256(lettersOf(code))),
  );
  return codes;
}

/** `abcd-efgh-jkmn-pqrs`, without the letters that look like digits. */
function recoveryCode(ctx: Context): string {
  let letters = "";
  while (letters.length < 16) letters += lettersOf(ctx.randomText(40)).replace(/[ilo]/g, "");
  return (letters.slice(0, 16).match(/.{4}/g) ?? []).join("-");
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "Parlo", label, period: PERIOD_S, secret: Secret.fromBase32(secret) });
}
