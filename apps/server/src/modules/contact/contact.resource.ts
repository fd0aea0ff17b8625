// How contacts look from outside (compatibility §1.10): what has no value is left out.

import { Id, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { KnownPersonRow, PersonRow } from "./contact.store.ts";
import { continentOf } from "./continent.rules.ts";

export const personFields = [
  ...["id", "name", "jobTitle", "primaryEmail", "emails", "primaryPhone", "phones", "avatar"],
  ...["socialProfiles", "tags", "organizationId", "userId", "device", "location", "webSession", "liveChat"],
  ...["ticket", "firstSeenOn", "lastSeenOn", "customAttributes", "customEvents", "createdOn", "updatedOn"],
] as const;

const text = (description: string) => Type.Optional(Type.String({ description }));
const count = (description: string) => Type.Optional(Type.Integer({ description }));

const Values = (description: string) =>
  Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), { description });

export const SocialProfile = strict({
  network: Type.String({ description: "Such as `instagram`." }),
  url: Type.String({ description: "Address of their page." }),
});

export const Person = strict({
  id: Type.Optional(Id("contact")),
  name: Type.Optional(strict({ first: text("First name."), last: text("Last name.") })),
  jobTitle: text("What they do."),
  primaryEmail: text("The first of the addresses."),
  emails: Type.Optional(Type.Array(Type.String(), { description: "E-mail addresses." })),
  primaryPhone: text("The first of the telephone numbers."),
  phones: Type.Optional(Type.Array(Type.String(), { description: "Telephone numbers." })),
  avatar: text("Address of a picture."),
  socialProfiles: Type.Optional(
    Type.Array(SocialProfile, { description: "Where else they are found; absent when nowhere." }),
  ),
  tags: Type.Optional(Type.Array(Type.String(), { description: "Tags." })),
  organizationId: Type.Optional(Id("organization they belong to")),
  userId: text("What the shop's own site knows them by."),
  device: Type.Optional(
    strict({
      ip: text("Address."),
      browser: text("Such as `firefox`; `other` when unknown."),
      os: text("Such as `windows`; `other` when unknown."),
    }),
  ),
  location: Type.Optional(
    strict({
      continent: text("Two letters."),
      country: text("Two letters, ISO 3166."),
      cityName: text("City."),
      cityId: count("Number of the city."),
      regionName: text("Region."),
      regionId: count("Number of the region."),
      point: text("`latitude,longitude`."),
    }),
  ),
  webSession: Type.Optional(
    strict({
      count: count("Visits."),
      first: text("Moment of the first, ISO 8601."),
      latest: text("Moment of the latest, ISO 8601."),
      pageViews: count("Pages seen."),
      timeSpent: count("Seconds spent."),
    }),
  ),
  liveChat: Type.Optional(
    strict({
      count: count("Chats."),
      first: text("Moment the first began, ISO 8601."),
      latest: text("Moment the latest began, ISO 8601."),
    }),
  ),
  ticket: Type.Optional(
    strict({
      count: count("Tickets."),
      first: text("Moment of the first, ISO 8601."),
      latest: text("Moment of the latest, ISO 8601."),
    }),
  ),
  firstSeenOn: Type.Optional(Time("First seen.")),
  lastSeenOn: Type.Optional(Time("Last seen.")),
  customAttributes: Type.Optional(Values("What the shop's own pages say of them.")),
  customEvents: Type.Optional(
    Type.Array(
      strict({
        name: Type.String({ description: "Name." }),
        data: Values("What was told with it."),
        time: Time("When."),
      }),
      { description: "What the shop's own pages reported, the latest first; 100 at most." },
    ),
  ),
  createdOn: Type.Optional(Time("When they became a contact.")),
  updatedOn: Type.Optional(Time("When the contact last changed.")),
});

const { name, jobTitle, primaryEmail, emails, primaryPhone, phones } = Person.properties;
const { avatar, socialProfiles, tags, organizationId, userId } = Person.properties;
const { firstSeenOn, lastSeenOn, customAttributes, createdOn, updatedOn } = Person.properties;

/** What is kept of a contact. What visits, chats and events tell besides is counted when somebody asks. */
export const Contact = strict({
  propertyId: Id("property"),
  personId: Id("contact"),
  ...{ name, jobTitle, primaryEmail, emails, primaryPhone, phones },
  ...{ avatar, socialProfiles, tags, organizationId, userId },
  ...{ firstSeenOn, lastSeenOn, customAttributes, createdOn, updatedOn },
});

type Shown = Static<typeof Person>;

export function presentPerson(row: KnownPersonRow, fields: readonly string[] = personFields): Shown {
  const [primaryEmail] = row.emails;
  const [primaryPhone] = row.phones;
  const { first_name: first, last_name: last } = row;
  const all: Shown = {
    id: row.person_id,
    ...(first || last ? { name: { ...(first ? { first } : {}), ...(last ? { last } : {}) } } : {}),
    ...(row.job_title ? { jobTitle: row.job_title } : {}),
    ...(primaryEmail ? { primaryEmail } : {}),
    emails: row.emails,
    ...(primaryPhone ? { primaryPhone } : {}),
    phones: row.phones,
    ...(row.avatar ? { avatar: row.avatar } : {}),
    ...(row.social_profiles.length > 0 ? { socialProfiles: [...row.social_profiles] } : {}),
    tags: row.tags,
    ...(row.organization_id ? { organizationId: row.organization_id } : {}),
    ...(row.user_id ? { userId: row.user_id } : {}),
    ...placeOf(row),
    ...(row.visits.count > 0 ? { webSession: visitsOf(row) } : {}),
    ...(row.chats.count > 0 ? { liveChat: totalsOf(row.chats) } : {}),
    ...(row.tickets.count > 0 ? { ticket: totalsOf(row.tickets) } : {}),
    firstSeenOn: row.first_seen_on.toISOString(),
    lastSeenOn: row.last_seen_on.toISOString(),
    customAttributes: row.custom_attributes,
    ...(row.events.length > 0 ? { customEvents: row.events.map(presentEvent) } : {}),
    createdOn: row.created_on.toISOString(),
    updatedOn: row.updated_on.toISOString(),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)));
}

const NEVER = { count: 0, first_on: null, latest_on: null };
/** For rows of which only what is kept was read. */
export const UNSEEN = {
  place: null,
  visits: { ...NEVER, page_views: 0, time_spent_s: 0 },
  chats: NEVER,
  tickets: NEVER,
  events: [],
};

export function presentContact(row: PersonRow): Static<typeof Contact> {
  const { id: personId = row.person_id, ...kept } = presentPerson({ ...row, ...UNSEEN });
  return { propertyId: row.property_id, personId, ...kept };
}

/** Where they were last, as far as their address tells. */
function placeOf({ place }: KnownPersonRow): Pick<Shown, "device" | "location"> {
  if (!place) return {};
  const { ip, browser, os, country_code: country, city } = place;
  const continent = country ? continentOf(country) : undefined;
  return {
    ...(ip || browser
      ? { device: { ...(ip ? { ip } : {}), ...(browser ? { browser } : {}), ...(os ? { os } : {}) } }
      : {}),
    ...(country
      ? { location: { ...(continent ? { continent } : {}), country, ...(city ? { cityName: city } : {}) } }
      : {}),
  };
}

function visitsOf({ visits }: KnownPersonRow): NonNullable<Shown["webSession"]> {
  return { ...totalsOf(visits), pageViews: visits.page_views, timeSpent: visits.time_spent_s };
}

function totalsOf(totals: KnownPersonRow["chats"]) {
  const { count, first_on: first, latest_on: latest } = totals;
  return {
    count,
    ...(first ? { first: new Date(first).toISOString() } : {}),
    ...(latest ? { latest: new Date(latest).toISOString() } : {}),
  };
}

function presentEvent({ name, data, created_on }: KnownPersonRow["events"][number]) {
  return { name, data, time: new Date(created_on).toISOString() };
}

/** A contact that took another one in. */
export const MergedContact = strict({
  ...Contact.properties,
  mergedPersonId: Id("contact that is in this one now"),
});

/** What is kept of a contact, as a Person. */
export function presentKept(row: PersonRow, fields?: readonly string[]): Shown {
  return presentPerson({ ...row, ...UNSEEN }, fields);
}
