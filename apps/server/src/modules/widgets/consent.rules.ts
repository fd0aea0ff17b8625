// Decisions about consent: who must agree before anything is stored or sent.

import type { Settings } from "./settings.resource.ts";

/** The European Economic Area, where the GDPR is law: the Union, Iceland, Liechtenstein and Norway. */
const EEA = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split(" "),
);

/** `countryCode` is undefined where nobody knows: then it is asked, since asking once too often harms nobody. */
export function isConsentRequired(
  required: Settings["consent"]["required"],
  countryCode: string | undefined,
): boolean {
  switch (required) {
    case "none":
      return false;
    case "all":
      return true;
    case "eu":
      return countryCode === undefined || EEA.has(countryCode.toUpperCase());
  }
}
