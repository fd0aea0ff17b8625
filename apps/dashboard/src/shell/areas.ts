// Which area of the dashboard an address belongs to; the rail and the side menu agree by asking here.

export type Area =
  | "inbox"
  | "tickets"
  | "visitors"
  | "contacts"
  | "reports"
  | "knowledge"
  | "article"
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
  if (/^\/properties\/[^/]+\/tickets/.test(path)) return "tickets";
  if (/^\/properties\/[^/]+\/visitors/.test(path)) return "visitors";
  if (/^\/properties\/[^/]+\/(contacts|organizations|attributes)/.test(path)) return "contacts";
  if (/^\/properties\/[^/]+\/reports/.test(path)) return "reports";
  // Whoever writes wants the width that the menu would take.
  if (/^\/properties\/[^/]+\/knowledge-base\/articles/.test(path)) return "article";
  if (/^\/properties\/[^/]+\/knowledge-base/.test(path)) return "knowledge";
  if (/^\/properties\/[^/]+\/tabs\/[^/]+/.test(path)) return "tab";
  if (/^\/properties\/[^/]+\/[^/]+/.test(path)) return "administration";
  if (path === "/properties/new" || path === "/properties/deleted") return "properties";
  return "home";
}

/** Areas of three columns, and pages that are somebody else's: they fill the frame to its edges. */
export function isFlush(path: string): boolean {
  return ["inbox", "tickets", "tab"].includes(areaOf(path));
}

/** Where one is, as far as the frame cares: within the inbox or among tickets one stays in one place. */
export function placeOf(path: string): string {
  return ["inbox", "tickets"].includes(areaOf(path)) ? areaOf(path) : path;
}
