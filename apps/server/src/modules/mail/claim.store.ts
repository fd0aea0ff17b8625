// SQL for the mails that strangers have sent to an address: how many on its latest day.

import { type Database, sql } from "../../kernel/db.ts";

/** Counts one more; false when there were as many on the day as there may be. */
export async function countClaimed(
  db: Database,
  o: {
    readonly propertyId: string;
    readonly addressHash: string;
    readonly day: string;
    readonly most: number;
  },
): Promise<boolean> {
  const result = await sql`
    insert into claimed_mails (property_id, address_hash, day, sent)
    values (${o.propertyId}, ${o.addressHash}, ${o.day}::date, 1)
    on conflict (property_id, address_hash) do update set day = excluded.day,
      sent = 1 + case when claimed_mails.day = excluded.day then claimed_mails.sent else 0 end
    where claimed_mails.day <> excluded.day or claimed_mails.sent < ${o.most}`.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Of the days before. */
export async function deleteClaimed(db: Database, day: string): Promise<void> {
  await sql`delete from claimed_mails where day < ${day}::date`.execute(db);
}
