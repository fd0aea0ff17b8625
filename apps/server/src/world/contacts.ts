// The contacts of the cast besides those who chatted: an organization of each property, and a note about somebody and
// about each organization.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import {
  assignOrganization,
  insertOrganization,
  organizationNotes,
  personNotes,
} from "../modules/contact/index.ts";
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
  /** About `organization`. */
  readonly organizationNote: Named;
  readonly otherOrganizationNote: Named;
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
  const noted = (propertyId: string, by: Speaker, text: string) => ({
    property_id: propertyId,
    note_id: id(),
    agent_id: by.id,
    agent_name: by.name,
    text,
    created_on: at,
  });
  const note = async (propertyId: string, personId: string, by: Speaker, text: string) => {
    const row = noted(propertyId, by, text);
    await personNotes.insert(db, { ...row, person_id: personId });
    return { id: row.note_id };
  };
  const organizationNote = async (propertyId: string, organization_id: string, by: Speaker, text: string) => {
    const row = noted(propertyId, by, text);
    await organizationNotes.insert(db, { ...row, organization_id });
    return { id: row.note_id };
  };
  const { mine, theirs, chats } = cast;
  const { personId } = chats.closedChat;
  const otherPersonId = chats.otherChat.personId;
  const ours = await organization(mine, personId, "Osteria Marchetti", "osteria-marchetti.example", "IT");
  const other = await organization(
    theirs,
    otherPersonId,
    "Hughes & Partners",
    "hughes-partners.example",
    "GB",
  );
  return {
    organization: ours,
    otherOrganization: other,
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
    organizationNote: await organizationNote(
      mine,
      ours.id,
      cast.agent,
      "Chiusa il lunedì: consegnare dal martedì, dalla porta sul cortile.",
    ),
    otherOrganizationNote: await organizationNote(
      theirs,
      other.id,
      cast.stranger,
      "Pays at thirty days from the end of the month.",
    ),
  };
}
