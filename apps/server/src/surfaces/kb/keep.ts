// What is kept of knowledge bases between requests: their sites, and pages that were made of one revision. Every change
// draws up the revision, on whichever process it is made; so a page is as new as the last look at that number.

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Database } from "../../kernel/db.ts";
import { findDoor, listDomains, openBase } from "../../modules/knowledge-base/index.ts";

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly type?: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface KeptPage extends Page {
  readonly etag: string;
  readonly plain: Buffer;
  readonly zipped: Buffer;
}

type Open = NonNullable<Awaited<ReturnType<typeof openBase>>>;

export interface House extends Open {
  readonly pages: Map<string, KeptPage>;
}

type By = { readonly subdomain: string } | { readonly domain: string };

interface Look {
  readonly house: House | undefined;
  readonly atMs: number;
  readonly wakes: number;
}

/** Without news from other processes, a change of theirs shows within this time. */
const LOOK_MS = 250;
const DOMAINS_MS = 2_000;
const MOST_HOUSES = 500;
const MOST_PAGES = 2_000;

export interface Keep {
  find(by: By): Promise<House | undefined> | House | undefined;
  /** Whether the domain is one of a knowledge base. */
  isOurs(domain: string): Promise<boolean> | boolean;
  /** Something changed somewhere: look again before the next answer. */
  wake(): void;
}

export function createKeep(db: Database): Keep {
  const looks = new Map<string, Look>();
  const looking = new Map<string, Promise<House | undefined>>();
  let domains:
    | { readonly names: ReadonlySet<string>; readonly atMs: number; readonly wakes: number }
    | undefined;
  let wakes = 0;

  async function look(key: string, by: By): Promise<House | undefined> {
    const [atMs, seen] = [performance.now(), wakes];
    const door = await findDoor(db, by);
    const open = door?.published ? await openBase({ db }, door.property_id) : undefined;
    const before = looks.get(key)?.house;
    const isSame =
      open && before?.base.revision === open.base.revision && before.base.kb_id === open.base.kb_id;
    const house = open && { ...open, pages: isSame ? before.pages : new Map() };
    looks.delete(key);
    if (house) {
      looks.set(key, { house, atMs, wakes: seen });
      for (const [oldest] of looks) {
        if (looks.size <= MOST_HOUSES) break;
        looks.delete(oldest);
      }
    }
    return house;
  }

  return {
    find(by) {
      const key = "subdomain" in by ? `s ${by.subdomain}` : `d ${by.domain}`;
      const last = looks.get(key);
      if (last && last.wakes === wakes && performance.now() - last.atMs < LOOK_MS) return last.house;
      // Whoever comes after a change must not be told what a look from before it saw.
      const once = `${key} ${wakes}`;
      const known = looking.get(once);
      if (known) return known;
      const made = look(key, by).finally(() => looking.delete(once));
      looking.set(once, made);
      return made;
    },
    isOurs(domain) {
      if (domains && domains.wakes === wakes && performance.now() - domains.atMs < DOMAINS_MS)
        return domains.names.has(domain);
      const [atMs, seen] = [performance.now(), wakes];
      return listDomains(db).then((names) => {
        domains = { names: new Set(names), atMs, wakes: seen };
        return domains.names.has(domain);
      });
    },
    wake() {
      wakes += 1;
    },
  };
}

export function keepPage(house: House, key: string, page: Page): KeptPage {
  const plain = Buffer.from(page.html);
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const kept = { ...page, plain, zipped: gzipSync(plain), etag: `"${house.base.revision}-${hash}"` };
  if (page.status === 200) {
    if (house.pages.size >= MOST_PAGES) {
      const [oldest] = house.pages.keys();
      if (oldest !== undefined) house.pages.delete(oldest);
    }
    house.pages.set(key, kept);
  }
  return kept;
}
