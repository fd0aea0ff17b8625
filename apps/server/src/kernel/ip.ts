// IP addresses and ranges, with IPv4 written inside IPv6 taken for the IPv4 it is.

import ipaddr from "ipaddr.js";
import { memo } from "./memo.ts";

const rangeOf = memo(10_000, (text): [ipaddr.IPv4 | ipaddr.IPv6, number] =>
  text.includes("/") ? network(ipaddr.parseCIDR(text)) : single(ipaddr.process(text)),
);

function network([address, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96)
    return [address.toIPv4Address(), bits - 96];
  return [address, bits];
}

function single(address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/** True when the address lies in one of the addresses or CIDR ranges. */
export function inRanges(ip: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  return ranges.some((text) => {
    const [network, bits] = rangeOf(text);
    return network.kind() === address.kind() && address.match(network, bits);
  });
}

/** True when every address of `range` lies in one of `ranges`. */
export function liesWithin(range: string, ranges: readonly string[]): boolean {
  const [inner, innerBits] = rangeOf(range);
  return ranges.some((text) => {
    const [outer, outerBits] = rangeOf(text);
    return outer.kind() === inner.kind() && innerBits >= outerBits && inner.match(outer, outerBits);
  });
}

/** An address or CIDR range in its usual spelling; the parser's octal and one-number forms surprise people. */
export function isRange(text: string): boolean {
  const [address = ""] = text.split("/");
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !/^[0-9a-fA-F]*:[0-9a-fA-F:.]+$/.test(address))
    return false;
  return text.includes("/") ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);
}

/** What limits per address count: an IPv6 subscriber has a /64 of addresses, which counts as one. */
export function addressBucket(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  return address instanceof ipaddr.IPv6
    ? `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`
    : address.toString();
}

export const isLoopback = memo(
  10_000,
  (ip): boolean => ipaddr.isValid(ip) && ipaddr.process(ip).range() === "loopback",
);

/** One spelling per address: IPv4-mapped IPv6 becomes IPv4, and the port that some proxies write behind it goes. */
export const canonicalIp = memo(10_000, (text): string => {
  const ip = withoutPort(text);
  return ipaddr.isValid(ip) ? ipaddr.process(ip).toString() : text;
});

/** `203.0.113.9:4444` or `[2001:db8::1]:4444`; with the port each connection would be somebody else to every limit. */
function withoutPort(text: string): string {
  const [, v6, v4] = /^(?:\[([0-9a-fA-F:.]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(text) ?? [];
  return v6 ?? v4 ?? text;
}
