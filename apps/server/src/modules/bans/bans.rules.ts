// Decisions about bans: what address or range is meant, whether it may be banned, and whom it hits.

import ipaddr from "ipaddr.js";
import { canonicalIp, inRanges, isRange } from "../../kernel/ip.ts";

/** A wider range would lock out a good part of the world by a slip of the hand. */
const WIDEST = { ipv4: 8, ipv6: 16 } as const;

/** One spelling per address or range, IPv4 inside IPv6 as the IPv4 it is; else what is wrong with it. */
export function readRange(text: string): { readonly range: string } | { readonly reason: string } {
  const [address = "", length] = text.split("/");
  if (!isRange(text)) return { reason: "must be an IP address or a CIDR range such as 203.0.113.0/24" };
  if (length === undefined) return { range: canonicalIp(address) };
  let [network, bits] = ipaddr.parseCIDR(text);
  if (network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress()) {
    if (bits < 96) return { reason: "must lie within IPv4 when it is written as IPv4 inside IPv6" };
    network = network.toIPv4Address();
    bits -= 96;
  }
  const kind = network.kind();
  if (bits < WIDEST[kind]) return { reason: `must be no wider than /${WIDEST[kind]}` };
  if (bits === (kind === "ipv4" ? 32 : 128)) return { range: network.toString() };
  const parse = kind === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return { range: `${parse.networkAddressFromCIDR(`${network}/${bits}`)}/${bits}` };
}

export interface Target {
  readonly visitorId: string | null;
  readonly range: string | null;
}

/** Whether a ban of `target` keeps out this visitor. */
export function hits(
  target: Target,
  visitor: { readonly visitorId: string; readonly ip: string | null },
): boolean {
  if (target.range !== null) return visitor.ip !== null && inRanges(visitor.ip, [target.range]);
  return target.visitorId === visitor.visitorId;
}
