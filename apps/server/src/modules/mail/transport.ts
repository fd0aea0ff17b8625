// How a mail leaves the house: by SMTP_URL, else as a file in the outbox folder that any mail program opens.

import type { Config } from "../../config.ts";
import type { Envelope } from "./envelope.ts";
import { writeToOutbox } from "./outbox.ts";
import type { RenderedMail } from "./render.ts";

const SMTP_TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export async function dispatch(config: Config, envelope: Envelope, mail: RenderedMail): Promise<void> {
  const { createTransport } = await import("nodemailer");
  const { thread, fromName, cc = [] } = envelope;
  const bracketed = (id: string) => `<${id}>`;
  const message = {
    from: fromName === undefined ? config.mailFrom : { name: fromName, address: addressOf(config.mailFrom) },
    // As an object it is one address, whatever it contains; nodemailer folds line breaks out of every header.
    to: { name: "", address: envelope.to },
    cc: cc.map((address) => ({ name: "", address })),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: bracketed(thread?.mailId ?? `${envelope.messageId}@${new URL(envelope.origin).hostname}`),
    ...(thread?.inReplyTo ? { inReplyTo: bracketed(thread.inReplyTo) } : {}),
    ...(thread?.references ? { references: thread.references.map(bracketed) } : {}),
    date: new Date(envelope.queuedOn),
    // Out-of-office replies to these mails help nobody (RFC 3834).
    headers: envelope.automatic === false ? {} : { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (config.smtpUrl) {
    const smtp = createTransport({ url: config.smtpUrl, ...SMTP_TIMEOUTS });
    await smtp.sendMail(message);
    return;
  }
  const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  if (!Buffer.isBuffer(composed.message)) throw new Error("The mail was not composed into a buffer.");
  await writeToOutbox(
    config.dataDir,
    `${envelope.queuedOn.replace(/\W/g, "")}-${envelope.messageId}`,
    composed.message,
  );
}

/** `Parlo <parlo@host>` without its name. */
function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
