// Whose word counts for a contact.

/**
 * Who says it. Anybody may type anybody's address: such a claim makes a contact or fills in what is empty, and neither
 * writes over what is known nor removes it. The team may, and whoever proved the address or the user the contact is of.
 */
export interface Proof {
  /** Agents, and programs with the team's key. */
  readonly team: boolean;
  /** Proven by a hash, in small letters. */
  readonly email: string | null;
  /** Proven by a login. */
  readonly userId: string | null;
}

export const TEAM: Proof = { team: true, email: null, userId: null };

export function proofOf(userId: string | null, email?: string | null): Proof {
  return { team: false, email: email?.toLowerCase() ?? null, userId };
}

/** What strangers may put into one contact, all of them together. */
export const MOST_CLAIMED = 50;
