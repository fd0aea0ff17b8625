// Decisions about visitors: what one without a name is called, and how an id looks from outside.

/** `V` and digits of the clock (compatibility §1.8). */
export function unnamedVisitor(now: Date): string {
  return `V${now.getTime()}`;
}

/** `{propertyId}-{visitorId}`: what clients know a visitor by. */
export function publicVisitorId(propertyId: string, visitorId: string): string {
  return `${propertyId}-${visitorId}`;
}

/** The own part of a public id; undefined for a visitor of another property. */
export function ownVisitorId(propertyId: string, publicId: string): string | undefined {
  const prefix = publicId.slice(0, 24).toLowerCase();
  return prefix === propertyId ? publicId.slice(25) : undefined;
}

/** A person's name in two: the last word is the family's, as far as anybody can tell. */
export function splitName(name: string): { first: string; last: string } {
  const at = name.lastIndexOf(" ");
  return at === -1 ? { first: name, last: "" } : { first: name.slice(0, at), last: name.slice(at + 1) };
}
