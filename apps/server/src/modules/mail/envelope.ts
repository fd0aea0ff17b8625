// A mail on its way. The queue keeps it sealed: links in mails open accounts, and a copy of the database must not.

import type { Vault } from "../../kernel/secret.ts";
import type { Letter } from "./render.ts";

export interface Envelope extends Letter {
  readonly to: string;
  /** The same at every try, so that a mail sent twice after a crash is recognised as one. */
  readonly messageId: string;
  readonly queuedOn: string;
  readonly cc?: readonly string[];
  readonly fromName?: string;
  /** Ids of mails, without angle brackets: its own where others may refer to it, and those it answers. */
  readonly thread?: {
    readonly mailId: string | null;
    readonly inReplyTo: string | null;
    readonly references: readonly string[] | null;
  };
  readonly automatic?: boolean;
}

const PURPOSE = "mail";

export function sealEnvelope(vault: Vault, envelope: Envelope): string {
  return vault.seal(PURPOSE, JSON.stringify(envelope)).toString("base64");
}

export function openEnvelope(vault: Vault, sealed: string): Envelope {
  return JSON.parse(vault.open(PURPOSE, Buffer.from(sealed, "base64"))) as Envelope;
}
