// Who is kept out of the world's properties, and the answers agents keep at hand there.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import { insertBan } from "../modules/bans/index.ts";
import { insertShortcut } from "../modules/shortcuts/index.ts";
import type { Speaker } from "./conversation.ts";

interface Named {
  readonly id: string;
}

export interface BanCast {
  /** A range of addresses, banned for good. */
  readonly ban: Named;
  readonly otherBan: Named;
  /** One of the whole property. */
  readonly shortcut: Named;
  /** The agent's own. */
  readonly personalShortcut: Named;
  readonly otherShortcut: Named;
}

export async function writeBans(
  db: Database,
  random: Random,
  cast: {
    readonly now: Date;
    readonly propertyId: string;
    readonly departmentId: string;
    readonly agent: Speaker;
    readonly otherPropertyId: string;
    readonly stranger: Speaker;
  },
): Promise<BanCast> {
  const { propertyId, otherPropertyId, agent, stranger } = cast;
  const on = new Date(cast.now.getTime() - 5 * 86_400_000);
  const id = () => newId({ nowMs: () => on.getTime() }, random);
  const ban = async (property_id: string, by: Speaker, ip: string, reason: string) => {
    const ban_id = id();
    const made = { created_by: by.id, created_by_name: by.name, created_on: on, expires_on: null };
    await insertBan(db, { property_id, ban_id, visitor_id: null, visitor_name: null, ip, reason, ...made });
    return { id: ban_id };
  };
  const shortcut = async (
    o: { propertyId: string; by: Speaker; name: string; message: string },
    more: { personal?: true; tags?: string[]; departmentId?: string } = {},
  ) => {
    const shortcut_id = id();
    await insertShortcut(db, {
      property_id: o.propertyId,
      shortcut_id,
      owner_id: more.personal ? o.by.id : null,
      created_by: o.by.id,
      name: o.name,
      name_key: o.name.toLowerCase(),
      message: o.message,
      tags: more.tags ?? [],
      transfer_agent_id: null,
      transfer_department_id: more.departmentId ?? null,
      created_on: on,
      updated_on: on,
    });
    return { id: shortcut_id };
  };
  const own = { propertyId, by: agent };
  const written = {
    ban: await ban(propertyId, agent, "192.0.2.128/25", "Advertising in every chat"),
    otherBan: await ban(otherPropertyId, stranger, "203.0.113.200", "Rude to the carpenters"),
    shortcut: await shortcut({ ...own, name: "ciao", message: "Buongiorno! Come possiamo aiutarla oggi?" }),
    personalShortcut: await shortcut(
      { ...own, name: "firma", message: "Un saluto da Marco, Bottega Aurora." },
      { personal: true },
    ),
    otherShortcut: await shortcut({
      propertyId: otherPropertyId,
      by: stranger,
      name: "measure",
      message: "Could you send us the measurements of the alcove?",
    }),
  };
  await shortcut(
    {
      ...own,
      name: "spedizione",
      message: "Spediamo in due o tre giorni lavorativi; sopra i 90 euro la spedizione è gratuita.",
    },
    { tags: ["shipping"] },
  );
  await shortcut(
    {
      ...own,
      name: "reso",
      message: "Può rendere l'ordine entro 30 giorni: la passo ai colleghi degli ordini.",
    },
    { tags: ["return"], departmentId: cast.departmentId },
  );
  return written;
}
