// Asks the name servers what the owner of a domain has written there. Their silence is no proof.

import { Resolver } from "node:dns/promises";

export async function txtRecords(name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  try {
    // A long record comes in parts of 255 characters.
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(""));
  } catch {
    return [];
  }
}
