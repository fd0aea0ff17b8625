// The form of a visitor's token: a prefix that leak scanners can recognise, and 256 random bits.

const PREFIX = "parlo_visitor_";

/** Letters of base 62 that make 256 bits. */
export const TOKEN_LETTERS = 43;

export function tokenFrom(random: string): string {
  return PREFIX + random;
}

/** False for text that cannot be a token of ours; such text never reaches the database. */
export function isVisitorToken(text: string): boolean {
  return /^parlo_visitor_[0-9A-Za-z]{43}$/.test(text);
}
