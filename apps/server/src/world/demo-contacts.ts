// Who the shop knows besides those who chatted, for the demo alone: shops, restaurants and hotels that buy by the dozen,
// the people there, and what was noted about both.

import type { Database } from "../kernel/db.ts";
import { newId, seededRandom } from "../kernel/id.ts";
import {
  insertAttributes,
  insertOrganization,
  insertPerson,
  organizationNotes,
  personNotes,
} from "../modules/contact/index.ts";
import type { Speaker } from "./conversation.ts";

const DAY_MS = 86_400_000;

const organizations = [
  ["Trattoria del Portico", "trattoria-portico.example", "Restaurants", "IT", "horeca"],
  ["Hotel Miramonti", "hotel-miramonti.example", "Hotels", "IT", "horeca"],
  ["Casa & Tavola", "casaetavola.example", "Shops", "IT", "reseller"],
  ["Keller Interiors", "keller-interiors.example", "Interior design", "DE", "reseller"],
  ["The Bristol Larder", "bristol-larder.example", "Shops", "GB", "reseller"],
  ["Caffè Ducale", "caffe-ducale.example", "Restaurants", "IT", "horeca"],
] as const;

/** Name, job, organization, orders so far, and the day of the month they were born on. */
const people = [
  ["Caterina", "Donati", "Owner", 0, 14, "1974-03-02"],
  ["Fabio", "Neri", "Chef", 0, 3, "1986-11-19"],
  ["Lucia", "Zanetti", "Front office", 1, 6, "1990-07-08"],
  ["Stefano", "Bruni", "Purchasing", 1, 11, "1969-01-27"],
  ["Teresa", "Bassi", "Owner", 2, 22, "1978-05-15"],
  ["Klara", "Vogel", "Buyer", 3, 8, "1983-09-30"],
  ["Jonas", "Keller", "Managing director", 3, 5, "1971-12-11"],
  ["Alice", "Thornton", "Owner", 4, 17, "1988-02-23"],
  ["Harriet", "Moss", "Shop manager", 4, 4, "1995-06-17"],
  ["Enrico", "Valli", "Owner", 5, 9, "1965-10-04"],
  ["Beatrice", "Corsi", "Ceramicist", -1, 1, "1992-08-21"],
  ["Matilde", "Pini", "", -1, 2, "1999-04-12"],
] as const;

const notes: Readonly<Record<string, string>> = {
  Caterina: "Ordina sempre a marzo e a settembre. Preferisce il telefono, mai prima delle dieci.",
  Stefano: "Chiede la fattura elettronica intestata a Hotel Miramonti S.p.A.",
  Klara: "Wants the turquoise glaze without lead certificate in English and German.",
  Alice: "Takes seconds at 30 % off for the January sale.",
};

/** By the name of the organization. */
const notesOnOrganizations: Readonly<Record<string, string>> = {
  "Hotel Miramonti": "Riapre a fine maggio: prima di allora le consegne vanno al magazzino.",
  "Keller Interiors": "Invoices in German, to Jonas Keller and nobody else.",
};

export async function writeDemoContacts(
  db: Database,
  cast: { readonly now: Date; readonly propertyId: string; readonly agents: readonly Speaker[] },
): Promise<void> {
  const random = seededRandom("demo contacts");
  const { propertyId: property_id, now } = cast;
  const id = () => newId({ nowMs: () => now.getTime() }, random);
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS - 3_600_000);
  await insertAttributes(db, [
    { property_id, object: "person", key: "birthday", label: "Birthday", data_type: "date" },
    { property_id, object: "person", key: "newsletter", label: "Newsletter", data_type: "boolean" },
    { property_id, object: "organization", key: "discount", label: "Discount, %", data_type: "number" },
  ]);
  const agent = (at: number) => cast.agents[at % cast.agents.length];
  const organizationIds: string[] = [];
  for (const [at, [name, domain, industry, country_code, tag]] of organizations.entries()) {
    const organization_id = id();
    organizationIds.push(organization_id);
    await insertOrganization(db, {
      ...{ property_id, organization_id, name, domain, industry, country_code },
      website: `https://${domain}`,
      email: `info@${domain}`,
      phone: null,
      address: null,
      description: null,
      tags: [tag],
      custom_attributes: { discount: [10, 15, 30, 25, 30, 5][at] ?? 0 },
      created_on: daysAgo(90 - at * 9),
      updated_on: daysAgo(20 - at * 2),
    });
  }
  for (const [at, [first, last, job, of, orders, birthday]] of people.entries()) {
    const person_id = id();
    const domain = organizations.find((_, nth) => nth === of)?.[1] ?? "posta.example";
    const seenOn = daysAgo(1 + ((at * 7) % 30));
    await insertPerson(db, {
      ...{ property_id, person_id, first_name: first, last_name: last },
      emails: [`${first}.${last}@${domain}`.toLowerCase()],
      phones: at % 3 === 2 ? [] : [`+39 059 555 ${String(120 + at * 7).padStart(4, "0")}`],
      job_title: job || null,
      user_id: null,
      tags: orders > 10 ? ["wholesale", "vip"] : of >= 0 ? ["wholesale"] : [],
      custom_attributes: { orders, birthday, newsletter: at % 2 === 0 },
      organization_id: organizationIds[of] ?? null,
      first_seen_on: daysAgo(80 - at * 5),
      last_seen_on: seenOn,
      created_on: daysAgo(80 - at * 5),
      updated_on: seenOn,
    });
    const text = notes[first];
    const by = agent(at);
    if (text && by)
      await personNotes.insert(db, {
        ...{ property_id, person_id, note_id: id(), text, created_on: seenOn },
        agent_id: by.id,
        agent_name: by.name,
      });
  }
  for (const [at, [name]] of organizations.entries()) {
    const organization_id = organizationIds[at];
    const text = notesOnOrganizations[name];
    const by = agent(at);
    if (organization_id && text && by)
      await organizationNotes.insert(db, {
        ...{ property_id, organization_id, note_id: id(), text, created_on: daysAgo(12 - at) },
        agent_id: by.id,
        agent_name: by.name,
      });
  }
}
