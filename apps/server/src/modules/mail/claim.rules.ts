// What strangers may have mailed to whom they like: whoever types an address need not be whose it is.

/** To one address, from one property, on one day (UTC). */
export const CLAIMED_MAILS_A_DAY = 3;

const DAY_MS = 86_400_000;

/** One mailbox by its spelling: most providers bring `ada+anything@` to Ada, so that it would be no limit. */
export function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, "@");
}

/** When counts of a day (UTC) begin again. */
export function secondsToNextDay(now: Date): number {
  return Math.ceil((DAY_MS - (now.getTime() % DAY_MS)) / 1000);
}
