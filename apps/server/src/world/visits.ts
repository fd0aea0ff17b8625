// Visits of the seeded visitors: a few pages before each chat, and earlier ones of those who know the shop.

import type { Database } from "../kernel/db.ts";
import { newId, type Random, randomText } from "../kernel/id.ts";
import { sha256 } from "../kernel/secret.ts";
import { insertTokens, tokenFrom } from "../modules/messenger/index.ts";
import {
  countVisits,
  endVisits,
  insertPageViews,
  type VisitRow,
  writeVisits,
} from "../modules/visitor/index.ts";

const devices = [
  { browser: "chrome", os: "windows", type: "desktop" },
  { browser: "safari", os: "ios", type: "mobile" },
  { browser: "firefox", os: "linux", type: "desktop" },
  { browser: "chrome", os: "android", type: "mobile" },
  { browser: "safari", os: "macos", type: "desktop" },
] as const;

const referrers = [
  "https://www.google.com/",
  null,
  "https://www.instagram.com/",
  null,
  "https://duckduckgo.com/",
];

const languages: Readonly<Record<string, string>> = { IT: "it-IT", DE: "de-DE", FR: "fr-FR", US: "en-US" };

export interface Visitation {
  readonly propertyId: string;
  /** 21 characters. */
  readonly visitorId: string;
  readonly countryCode: string;
  readonly ip: string;
  readonly site: string;
  readonly page: { readonly url: string; readonly title: string };
  readonly startedOn: Date;
  /** The moment until which they were there. */
  readonly lastOn: Date;
  /** The tab is open still. */
  readonly open: boolean;
}

export async function writeVisit(db: Database, random: Random, o: Visitation): Promise<void> {
  const at = (seconds: number) => new Date(o.startedOn.getTime() + seconds * 1000);
  const kind = (random.bytes(1)[0] ?? 0) % devices.length;
  const landing = { url: `${o.site}/`, title: "Bottega Aurora" };
  const row: VisitRow = {
    property_id: o.propertyId,
    visitor_id: o.visitorId,
    session_id: newId({ nowMs: () => o.startedOn.getTime() }, random),
    started_on: o.startedOn,
    last_active_on: o.lastOn,
    seen_on: o.lastOn,
    left_on: o.open ? null : o.lastOn,
    ip: o.ip,
    country_code: o.countryCode,
    device: devices[kind] ?? devices[0],
    language: languages[o.countryCode] ?? "en-GB",
    referrer: referrers[kind] ?? null,
    landing,
    page: o.page,
    views: [
      { ...landing, viewed_on: at(0) },
      { ...o.page, viewed_on: at(55) },
    ],
  };
  const [written] = await writeVisits(db, [row]);
  if (!written) throw new Error("A seeded visitor is not there.");
  await countVisits(db, [row]);
  await insertPageViews(
    db,
    row.views.map((view) => ({ ...view, property_id: o.propertyId, session_id: written.session_id })),
  );
  if (!o.open) await endVisits(db, { buffer: o.lastOn, sessionBuffer: o.lastOn }, [row]);
}

/** What visitors' browsers prove by who they are. */
export async function writeTokens(
  db: Database,
  random: Random,
  chats: Readonly<Record<"chat" | "closedChat" | "otherChat", { readonly visitorId: string }>>,
  on: Date,
) {
  const write = async ({ visitorId }: { readonly visitorId: string }) => {
    const token = tokenFrom(randomText(random, 43));
    const [property_id = "", visitor_id = ""] = [visitorId.slice(0, 24), visitorId.slice(25)];
    const row = { property_id, token_hash: sha256(token), visitor_id, widget_id: "default" };
    await insertTokens(db, [row], on);
    return { token };
  };
  return {
    visitor: await write(chats.chat),
    returningVisitor: await write(chats.closedChat),
    otherVisitor: await write(chats.otherChat),
  };
}
