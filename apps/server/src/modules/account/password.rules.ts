// Which passwords are good enough, and how long to wait after wrong ones.

/** Of the passwords people choose most, those long enough to pass otherwise. */
const COMMONEST = new Set(
  `password12 password123 password1234 passw0rd123 password1! 1234567890 12345678910 123456789a 0123456789 0987654321
  123123123123 1111111111 0000000000 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwerty1234 qwerty12345 qwerty123456 qwertyuiop123
  asdfghjkl1 asdfghjkl; asdf123456 zxcvbnm123 abcdefghij abcdef123456 abcd123456 abc1234567 iloveyou123 iloveyou12
  letmein123 letmein1234 welcome123 welcome1234 admin12345 administrator changeme123 changeme12 football123 baseball123
  superman123 princess123 sunshine123 dragon1234 monkey1234 master1234 michael123 computer123 internet123 whatever123
  trustno1trustno1 passwordpassword ciaociao123 password.123 parlo12345 parloparlo`.split(/\s+/),
);

/** Why a password is refused, as the end of "The password …"; undefined for a good one. */
export function passwordProblem(password: string, email: string): string | undefined {
  const plain = password.normalize("NFKC").toLowerCase();
  if ([...plain].length < 10) return "must have at least 10 characters";
  if ([...plain].length > 200) return "must have at most 200 characters";
  const address = email.trim().toLowerCase();
  if (plain === address || plain === address.split("@")[0]) return "must not be your e-mail address";
  if (COMMONEST.has(plain) || new Set(plain).size < 4)
    return "is one of the first that are guessed: choose another";
  return undefined;
}

export const FREE_TRIES = 8;

/** How long an address waits after its nth failure in a row: a minute after the eighth, then twice as long each time, up to an hour. */
export function lockMs(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(60_000 * 2 ** (failures - FREE_TRIES), 3_600_000);
}
