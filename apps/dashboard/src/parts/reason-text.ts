// Why a field was refused, in the reader's language. The server says it in English; what is not listed stays as it is.

import type { TFunction } from "i18next";

const known = [
  [/^is required/, "required"],
  [/^must not be blank/, "required"],
  [/^must (?:not have fewer than|have at least) (\d+) characters/, "short"],
  [/^must (?:not have more than|have at most) (\d+) characters/, "long"],
  [/^must not be your e-mail address/, "passwordIsEmail"],
  [/^is one of the first that are guessed/, "passwordGuessed"],
  [/^is your address already/, "sameEmail"],
  [/^must be a PNG, JPEG or WebP picture/, "picture"],
  [/is not an e-mail address|match format "email"/, "email"],
  [/is invited already/, "invited"],
  [/is a member already/, "member"],
  [/appears more than once/, "twice"],
  [/must be admin, agent or the id/, "role"],
  [/allows more than this credential does/, "wide"],
  [/^must be an http or https address|^must be a URL/, "url"],
  [/^must begin with https/, "https"],
  [/^must not contain a user name/, "credentials"],
  [/^must not lead to a private/, "private"],
  [/^must be whsec_ and base64/, "base64"],
  [/x21-/, "visible"],
  [/^must be an IP address|match format "ip-range"/, "ip"],
  [/^must be no wider than/, "ipWide"],
  [/^must be a visitor of the property|match pattern .*\{21\}/, "visitor"],
  [/^must be a moment in the future/, "past"],
  [/^is not a sandbox property/, "sandbox"],
  [/^must be small letters and digits, joined/, "slug"],
  [/^must be the address of a video/, "videoOf"],
  [/match pattern "\^#/, "colour"],
  [/match pattern "\^https\?:/, "url"],
  [/^must not be a name the server needs/, "reserved"],
  [/match pattern "\^\(\[A-Za-z0-9\]/, "domain"],
  [/^must not be this server's own/, "ownName"],
  [/^must leave no more than \d+ levels/, "depth"],
  [/^must not be the category itself/, "within"],
  [/^must be (?:a category|an article) of the knowledge base/, "gone"],
] as const;

export function reasonText(t: TFunction, reason: string): string {
  for (const [pattern, key] of known) {
    const match = pattern.exec(reason);
    if (match) return t(`reasons.${key}`, { count: Number(match[1] ?? 0) });
  }
  return reason;
}
