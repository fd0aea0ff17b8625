// Which addresses that somebody typed may be called from here. A server can reach what its users cannot: databases,
// cloud metadata, other people's machines. So a URL's form is checked when it is saved, and every address that its name
// leads to when a connection is made; the connection goes to an address that was checked and no other, and once it
// stands its other end is checked again. A name that answers differently the second time gains nothing.

import { Resolver, promises as system } from "node:dns";
import { isIP, type LookupFunction, type Socket } from "node:net";
import ipaddr from "ipaddr.js";
import { inRanges, isLoopback } from "./ip.ts";
import { memo } from "./memo.ts";

/** Why nothing came of a call; kept short and stable, for logs and for people. */
export type OutsideCode =
  | "refused_address"
  | "dns"
  | "connect"
  | "tls"
  | "reset"
  | "timeout"
  | "too_slow"
  | "bad_answer";

export class OutsideError extends Error {
  readonly code: OutsideCode;
  constructor(code: OutsideCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Guard {
  /** What is wrong with a URL, as the end of a sentence ("must …"); undefined when it may be saved. */
  problemOf(url: string): string | undefined;
  /** Whether a connection made for `host` may end at `ip`. */
  allows(ip: string, host: string): boolean;
  /** For `net.connect`: hands over addresses that are allowed, or fails. */
  readonly lookup: LookupFunction;
  /** Ends a connection whose other end is not allowed, before anything is sent. */
  watch(socket: Socket, host: string): void;
}

export type Resolve = (name: string) => Promise<readonly string[]>;

export interface GuardOptions {
  /** Ranges and addresses that may be called although they are not public. */
  readonly allow: readonly string[];
  /** Where nothing but this machine is at stake: its own receivers, also over plain HTTP. */
  readonly allowLoopbackHttp: boolean;
  readonly resolve?: Resolve;
}

export function createGuard(options: GuardOptions): Guard {
  const resolve = options.resolve ?? resolveName;

  function allows(ip: string, host: string): boolean {
    const plain = withinIpv6(ip);
    if (isPublic(plain) || inRanges(plain, options.allow)) return true;
    return options.allowLoopbackHttp && isLoopback(plain) && isLoopbackHost(host);
  }

  const refused = (host: string) => new OutsideError("refused_address", nowhere(host));

  async function addressesOf(host: string): Promise<{ address: string; family: number }[]> {
    const found = [...(await resolve(host))];
    if (found.length === 0) throw new OutsideError("dns", nowhere(host));
    if (!found.every((ip) => allows(ip, host))) throw refused(host);
    return found.map((address) => ({ address, family: isIP(address) }));
  }

  return {
    allows,
    problemOf(text) {
      if (!URL.canParse(text)) return "must be a URL";
      const url = new URL(text);
      const host = hostOf(url);
      const plainly = url.protocol === "http:" && options.allowLoopbackHttp && isLoopbackHost(host);
      if (url.protocol !== "https:" && !plainly)
        return options.allowLoopbackHttp
          ? "must begin with https:// (or http:// and a loopback address, where nothing is in production)"
          : "must begin with https://";
      if (url.username !== "" || url.password !== "") return "must not contain a user name or password";
      const known = isIP(host) !== 0 ? host : isLoopbackHost(host) ? "127.0.0.1" : undefined;
      return known === undefined || allows(known, host) ? undefined : "must not lead to a private address";
    },
    lookup(host, wanted, done) {
      addressesOf(host).then(
        (all) => (wanted.all ? done(null, all) : done(null, all[0]?.address ?? "", all[0]?.family)),
        (error) => done(error, ""),
      );
    },
    watch(socket, host) {
      const check = () => {
        const ip = socket.remoteAddress;
        if (ip !== undefined && !allows(ip, host)) socket.destroy(refused(host));
      };
      if (socket.connecting) socket.once("connect", check);
      else check();
    },
  };
}

/** Alike for a name nobody knows and one of a private network. */
function nowhere(host: string): string {
  return `${host} has no public address, and none that is allowed.`;
}

/** The host of a URL as `net` knows it. The URL parser has already read `0x7f.1`, `017700000001` and `2130706433`. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

function isLoopbackHost(host: string): boolean {
  return isIP(host) !== 0 ? isLoopback(host) : /(^|\.)localhost\.?$/.test(host);
}

/** An IPv4 address written as IPv6, and what a NAT64 makes an IPv4 connection of: judged by the IPv4 address. */
function withinIpv6(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (!(address instanceof ipaddr.IPv6) || !address.match(NAT64, 96)) return address.toString();
  return new ipaddr.IPv4(address.toByteArray().slice(12)).toString();
}

const NAT64 = ipaddr.IPv6.parse("64:ff9b::");
const GLOBAL = ipaddr.IPv6.parse("2000::");
/** Public by its number, but what answers there is the cloud a machine runs in, with the machine's own secrets. */
const METADATA = "168.63.129.16";

/**
 * Whether an address is one of the internet's, of one machine. Ways to write an IPv4 address within an IPv6 one that
 * nobody uses any more (6to4, Teredo, `::1.2.3.4`) are not.
 */
const isPublic = memo(10_000, (ip): boolean => {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.parse(ip);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv6 ? address.match(GLOBAL, 3) : address.toString() !== METADATA;
});

/**
 * Asks the name servers directly. The system's own way keeps a thread for as long as they are silent, and two dead names
 * at once would hold up all the others; it is asked for what only it knows, such as the hosts file.
 */
async function resolveName(name: string): Promise<readonly string[]> {
  if (isLoopbackHost(name)) return ["127.0.0.1", "::1"];
  const resolver = new Resolver({ timeout: 2_500, tries: 2 });
  const ask = (how: "resolve4" | "resolve6") =>
    new Promise<{ found: readonly string[]; silent: boolean }>((done) =>
      resolver[how](name, (error, found) =>
        done({ found: error ? [] : found, silent: error?.code === "ETIMEOUT" }),
      ),
    );
  const answers = await Promise.all([ask("resolve4"), ask("resolve6")]);
  const found = answers.flatMap((answer) => answer.found);
  if (found.length > 0) return found;
  if (answers.some((answer) => answer.silent))
    throw new OutsideError("dns", `The name servers are silent about ${name}.`);
  try {
    return (await system.lookup(name, { all: true })).map(({ address }) => address);
  } catch {
    throw new OutsideError("dns", nowhere(name));
  }
}
