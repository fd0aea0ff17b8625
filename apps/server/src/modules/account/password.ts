// Passwords: argon2id with 19 MiB and two passes (about 10 ms), the OWASP minimum. The pipeline lets few methods of tier
// `credential` run at once, so a burst costs neither the memory nor the database connections of everybody else.

import { hash, verify } from "@node-rs/argon2";

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody has: what an unknown address is checked against, so that it takes as long as a known one. */
const NOBODYS =
  "$argon2id$v=19$m=19456,t=2,p=1$n5jjyE+w229NHxeSuZhU8g$SISOnyEWwHw4Lij0aqigGWCi66L5mKr2tb+cZ3ilFaY";

export function hashPassword(password: string): Promise<string> {
  return hash(spelled(password), COST);
}

export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? NOBODYS, spelled(password));
  return right && passwordHash !== undefined;
}

/** The same letters typed on another keyboard may come as other code points. */
function spelled(password: string): string {
  return password.normalize("NFKC");
}
