// sendMail: the one way to write to somebody.

import type { Context } from "../../kernel/context.ts";
import { Email, validatorOf } from "../../kernel/schema.ts";
import { sha256 } from "../../kernel/secret.ts";
import type { MailTemplate, MailValues } from "./catalogue.ts";
import { CLAIMED_MAILS_A_DAY, mailboxOf } from "./claim.rules.ts";
import { countClaimed } from "./claim.store.ts";
import { type Envelope, sealEnvelope } from "./envelope.ts";
import { mailSend } from "./mail.jobs.ts";
import { linkOrigin } from "./origin.ts";

const address = validatorOf(Email());

/**
 * Queues a mail with this call's transaction. `language` is the reader's. Within a job there is no request to take
 * the origin of links from: hand on `origin` as `linkOrigin` answered it in the call that queued the job.
 */
export async function sendMail<T extends MailTemplate>(
  ctx: Context,
  mail: {
    to: string;
    template: T;
    language: string;
    values: MailValues<T>;
    origin?: string;
    cc?: readonly string[];
    /** Who it is from, before the installation's own address. */
    fromName?: string;
    thread?: Envelope["thread"];
    /** False for what a person wrote to another. */
    automatic?: boolean;
  },
): Promise<void> {
  for (const to of [mail.to, ...(mail.cc ?? [])])
    if (!address.check(to)) throw new Error("A mail was addressed to something that is not an address.");
  const { cc, fromName, thread, automatic } = mail;
  const sealed = sealEnvelope(ctx.vault, {
    to: mail.to,
    template: mail.template,
    language: mail.language,
    values: mail.values,
    origin: mail.origin ?? (await linkOrigin(ctx)),
    messageId: ctx.newId(),
    queuedOn: ctx.now.toISOString(),
    ...(cc && cc.length > 0 ? { cc } : {}),
    ...(fromName === undefined ? {} : { fromName }),
    ...(thread ? { thread } : {}),
    ...(automatic === undefined ? {} : { automatic }),
  });
  await ctx.enqueue(mailSend, { sealed });
}

/** Counts a mail to an address that a stranger typed; false when it had as many today as it may. */
export function mayMailClaimed(ctx: Context, propertyId: string, to: string): Promise<boolean> {
  return countClaimed(ctx.db, {
    propertyId,
    addressHash: sha256(mailboxOf(to)),
    day: ctx.now.toISOString().slice(0, 10),
    most: CLAIMED_MAILS_A_DAY,
  });
}
