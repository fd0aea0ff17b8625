// The mails a test server has sent, read back from its outbox folder as a mail program would show them.

import { statSync } from "node:fs";
import { join } from "node:path";
import { type AddressObject, simpleParser } from "mailparser";
import { listOutbox, readFromOutbox } from "../modules/mail/index.ts";
import type { TestServer } from "./server.ts";

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Addresses of the pages it links to, in the order of the text. */
  readonly links: readonly string[];
}

/** Names of the mails looked at so far, by the server's folder. */
const seen = new Map<string, readonly string[]>();

/** Runs the queue first; the oldest mail comes first. */
export async function outbox(server: TestServer): Promise<readonly ReceivedMail[]> {
  await server.drain();
  const names = await listOutbox(server.dataDir);
  // The tests' clock stands still, so the names of several mails may begin alike: the files tell which came first,
  // as finely as the file system dates them; what an earlier look has seen came first in any case.
  const written = (name: string) =>
    statSync(join(server.dataDir, "outbox", `${name}.eml`), { bigint: true }).mtimeNs;
  const known = seen.get(server.dataDir) ?? [];
  const fresh = names.filter((name) => !known.includes(name));
  fresh.sort((a, b) => Number(written(a) - written(b)));
  const ordered = [...known, ...fresh];
  seen.set(server.dataDir, ordered);
  return Promise.all(
    ordered.map(async (name) => {
      const parsed = await simpleParser((await readFromOutbox(server.dataDir, name)) ?? "");
      const text = parsed.text ?? "";
      return {
        to: addressesOf(parsed.to).join(", "),
        subject: parsed.subject ?? "",
        text,
        html: parsed.html || "",
        links: text.match(/https?:\/\/\S+\?\S+/g) ?? [],
      };
    }),
  );
}

/** The value of a parameter in the first link of the latest mail to an address; fails when there is none. */
export async function tokenMailedTo(server: TestServer, address: string): Promise<string> {
  const mail = (await outbox(server)).findLast(({ to }) => to === address);
  const token = mail?.links[0] && new URL(mail.links[0]).searchParams.get("token");
  if (!token) throw new Error(`No mail with a link was sent to ${address}.`);
  return token;
}

function addressesOf(to: AddressObject | AddressObject[] | undefined): readonly string[] {
  return [to ?? []].flat().flatMap(({ value }) => value.map((one) => one.address ?? ""));
}
