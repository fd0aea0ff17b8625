// What happens to properties. Visitors' lines hear when one is not in use or in the bin, and end; nothing of it
// is passed on to visitors.

import { defineEvent } from "../../kernel/define.ts";
import { PropertyFacts } from "./property.resource.ts";

export const propertyCreate = defineEvent({
  name: "property:create",
  summary: "A property was made.",
  payload: PropertyFacts,
  audience: "property",
  scopes: ["property_read"],
});

export const propertyUpdate = defineEvent({
  name: "property:update",
  summary: "A property's name or settings changed.",
  payload: PropertyFacts,
  audience: "property",
  scopes: ["property_read"],
  alsoHeardBy: ({ propertyId }) => [`visitors:${propertyId}`],
});

export const propertyDelete = defineEvent({
  name: "property:delete",
  summary: "A property was put in the bin.",
  payload: PropertyFacts,
  audience: "property",
  scopes: ["property_read"],
  alsoHeardBy: ({ propertyId }) => [`visitors:${propertyId}`],
});

export const propertyRestore = defineEvent({
  name: "property:restore",
  summary: "A property came back from the bin.",
  payload: PropertyFacts,
  audience: "property",
  scopes: ["property_read"],
});
