// The country of an address, looked up in a file that comes with the server (decision 13): nobody outside learns who
// visits whom. Read when the first visitor comes: 8 MB that a server without visitors never loads.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ipaddr from "ipaddr.js";
import { Reader, type Response } from "mmdb-lib";
import { canonicalIp } from "../../kernel/ip.ts";
import { memo } from "../../kernel/memo.ts";

const FILE = "@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb";

let reader: Reader<Response> | null | undefined;

function open(): Reader<Response> | null {
  try {
    return new Reader<Response>(readFileSync(createRequire(import.meta.url).resolve(FILE)));
  } catch {
    // An installation may leave the file out: then no visitor has a country.
    return null;
  }
}

const lookUp = memo(10_000, (ip: string): string | undefined => {
  // The file has an answer for private addresses too.
  if (!ipaddr.isValid(ip) || ipaddr.process(ip).range() !== "unicast") return undefined;
  if (reader === undefined) reader = open();
  try {
    const found = reader?.get(ip) as { country_code?: string } | null | undefined;
    const code = found?.country_code;
    return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
});

/** ISO 3166 code; undefined for an address nobody's, a private one for example. */
export function countryOf(ip: string): string | undefined {
  return lookUp(canonicalIp(ip));
}
