// The contacts of the cast besides those who chatted: an organization of each property, and a note about somebody.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import { assignOrganization, insertOrganization, insertPersonNote } from "../modules/contact/index.ts";
import type { ChatCast } from "./chats.ts";
import type { Speaker } from "./conversation.ts";

interface Named {
  readonly id: string;
}

export interface ContactCast {
  /** Who wrote in `closedChat` belongs to it. */
  readonly organization: Named;
  readonly otherOrganization: Named;
  /** About who wrote in `closedChat`. */
  readonly personNote: Named;
  readonly otherPersonNote: Named;
}

export async function writeContacts(
  db: Database,
  cast: {
    readonly random: Random;
    readonly now: Date;
    readonly chats: ChatCast;
    readonly mine: string;
    readonly theirs: string;
    readonly agent: Speaker;
    readonly stranger: Speaker;
  },
): Promise<ContactCast> {
  const at = new Date(cast.now.getTime() - 5 * 86_400_000);
  const id = () => newId({ nowMs: () => at.getTime() }, cast.random);
  const organization = async (
    propertyId: string,
    personId: string,
    name: string,
    domain: string,
    countryCode: string,
  ) => {
    const made = { property_id: propertyId, organization_id: id() };
    await insertOrganization(db, {
      ...made,
      name,
      domain,
      website: `https://${domain}`,
      industry: null,
      email: null,
      phone: null,
      address: null,
      country_code: countryCode,
      description: null,
      tags: [],
      custom_attributes: {},
      created_on: at,
      updated_on: at,
    });
    await assignOrganization(db, { propertyId, personId, organizationId: made.organization_id });
    return { id: made.organization_id };
  };
  const note = async (propertyId: string, personId: string, by: Speaker, text: string) => {
    const note_id = id();
    const about = { property_id: propertyId, person_id: personId, note_id };
    await insertPersonNote(db, { ...about, agent_id: by.id, agent_name: by.name, text, created_on: at });
    return { id: note_id };
  };
  const { mine, theirs, chats } = cast;
  const { personId } = chats.closedChat;
  const otherPersonId = chats.otherChat.personId;
  return {
    organization: await organization(mine, personId, "Osteria Marchetti", "osteria-marchetti.example", "IT"),
    otherOrganization: await organization(
      theirs,
      otherPersonId,
      "Hughes & Partners",
      "hughes-partners.example",
      "GB",
    ),
    personNote: await note(
      mine,
      personId,
      cast.agent,
      "Prende le ceramiche per l'osteria di famiglia: fattura intestata a Osteria Marchetti.",
    ),
    otherPersonNote: await note(
      theirs,
      otherPersonId,
      cast.stranger,
      "Wants the shelves fitted before Easter.",
    ),
  };
}
