// Which area of the dashboard an address belongs to; the rail and the side menu agree by asking here.

export type Area =
  | "inbox"
  | "visitors"
  | "contacts"
  | "home"
  | "tab"
  | "administration"
  | "profile"
  | "instance"
  | "properties";

export function areaOf(path: string): Area {
  if (path.startsWith("/inbox")) return "inbox";
  if (path.startsWith("/profile")) return "profile";
  if (/^\/(instance|access-requests)/.test(path)) return "instance";
  if (/^\/properties\/[^/]+\/visitors/.test(path)) return "visitors";
  if (/^\/properties\/[^/]+\/(contacts|organizations|attributes)/.test(path)) return "contacts";
  if (/^\/properties\/[^/]+\/tabs\/[^/]+/.test(path)) return "tab";
  if (/^\/properties\/[^/]+\/[^/]+/.test(path)) return "administration";
  if (path === "/properties/new" || path === "/properties/deleted") return "properties";
  return "home";
}

/** Where one is, as far as the frame cares: within the inbox one stays in one place. */
export function placeOf(path: string): string {
  return areaOf(path) === "inbox" ? "/inbox" : path;
}
