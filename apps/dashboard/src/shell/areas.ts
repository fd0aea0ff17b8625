// Which area of the dashboard an address belongs to; the rail and the side menu agree by asking here.

export type Area =
  | "inbox"
  | "tickets"
  | "visitors"
  | "home"
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
  if (/^\/properties\/[^/]+\/[^/]+/.test(path)) return "administration";
  if (path === "/properties/new" || path === "/properties/deleted") return "properties";
  return "home";
}

/** Areas of three columns, which fill the frame to its edges. */
export function isFlush(path: string): boolean {
  return ["inbox", "tickets"].includes(areaOf(path));
}

/** Where one is, as far as the frame cares: within the inbox or among tickets one stays in one place. */
export function placeOf(path: string): string {
  return isFlush(path) ? areaOf(path) : path;
}
