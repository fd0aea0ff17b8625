// What a call may say of a contact.

import { Email, Id, type Static, strict, Text, Type } from "../../kernel/schema.ts";

const Address = (description: string) => Type.String({ maxLength: 2_000, description });

export const AttributeValues = Type.Record(
  Type.String({ pattern: "^[a-z0-9-]{1,255}$" }),
  Type.Union([
    Type.String({ maxLength: 1_000 }),
    Type.Number(),
    Type.Boolean(),
    Type.Null({ description: "Takes the value away." }),
  ]),
  {
    maxProperties: 100,
    description:
      "Values by the keys of custom attributes, each of its attribute's type. What is not named stays; null takes a value away.",
  },
);

export const tagsInput = Type.Array(Text(50, "A tag."), {
  maxItems: 100,
  uniqueItems: true,
  description: "All tags, in order.",
});

export const personInput = {
  name: strict({
    first: Type.Optional(Text(100, "First name; empty for none.", 0)),
    last: Type.Optional(Text(100, "Last name; empty for none.", 0)),
  }),
  emails: Type.Array(Email(), {
    maxItems: 20,
    description: "All e-mail addresses. The first is the primary one, which no two contacts share.",
  }),
  phones: Type.Array(Text(50, "A telephone number."), {
    maxItems: 20,
    description: "All telephone numbers, the primary one first.",
  }),
  jobTitle: Text(200, "What they do; empty for nothing.", 0),
  avatar: Address("Address of a picture, http or https; empty for none."),
  socialProfiles: Type.Array(
    strict({
      network: Text(50, "Such as `instagram`."),
      url: Address("Address of their page there, http or https."),
    }),
    { maxItems: 20, description: "All places where else they are found." },
  ),
  organizationId: Type.Union([Id("organization"), Type.Null({ description: "None." })], {
    description: "The organization they belong to.",
  }),
  userId: Text(255, "What the shop's own site knows them by; empty for nothing.", 0),
  tags: tagsInput,
  customAttributes: AttributeValues,
};

/** Every field may be left out. */
export const PersonChanges = strict({
  name: Type.Optional(personInput.name),
  emails: Type.Optional(personInput.emails),
  phones: Type.Optional(personInput.phones),
  jobTitle: Type.Optional(personInput.jobTitle),
  avatar: Type.Optional(personInput.avatar),
  socialProfiles: Type.Optional(personInput.socialProfiles),
  organizationId: Type.Optional(personInput.organizationId),
  userId: Type.Optional(personInput.userId),
  tags: Type.Optional(personInput.tags),
  customAttributes: Type.Optional(personInput.customAttributes),
});

export type PersonChange = Static<typeof PersonChanges>;
