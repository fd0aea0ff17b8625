// Who asked for API access: the agents who have it, and the newcomer whose request waits.

import type { Database } from "../kernel/db.ts";
import { sql } from "../kernel/db.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

export async function writeAccessRequests(
  db: Database,
  cast: {
    readonly approvals: readonly { readonly id: string; readonly who: Named; readonly company: string }[];
    readonly pending: { readonly id: string; readonly who: Named };
    readonly owner: Named;
    earlier(days: number): Date;
  },
): Promise<void> {
  const { approvals, pending, owner, earlier } = cast;
  for (const { id, who, company } of approvals)
    await sql`insert into access_requests (request_id, agent_id, name, company, purpose, expected_use, status, created_on, decided_on, decided_by)
      values (${id}, ${who.id}, ${who.name}, ${company}, 'Read our chats into our own reports', 'A few calls an hour', 'approved', ${earlier(10)}, ${earlier(9)}, ${owner.id})`.execute(
      db,
    );
  await sql`insert into access_requests (request_id, agent_id, name, company, purpose, expected_use, status, created_on)
    values (${pending.id}, ${pending.who.id}, ${pending.who.name}, 'Bottega Aurora', 'Copy new tickets into our order book', 'Every ten minutes', 'pending', ${earlier(1)})`.execute(
    db,
  );
}
