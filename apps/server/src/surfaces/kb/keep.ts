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

export interface KeptPage extends Omit<Page, "html"> {
  readonly etag: string;
  readonly plain: Buffer;
  readonly zipped: Buffer;
}

type Open = NonNullable<Awaited<ReturnType<typeof openBase>>>;

export interface House extends Open {
  readonly shelf: Shelf;
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
/** Pages of all knowledge bases together: 200 requests for one long article under made-up addresses took 1.2 GB. */
const MOST_BYTES = 64 * 1024 * 1024;

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
  const shelf = createShelf(MOST_BYTES);

  async function look(key: string, by: By): Promise<House | undefined> {
    const [atMs, seen] = [performance.now(), wakes];
    const door = await findDoor(db, by);
    const open = door?.published ? await openBase({ db }, door.property_id) : undefined;
    const house = open && { ...open, shelf };
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

/** Pages as they go out, by the revision they were made of; the oldest go where there are too many bytes of them. */
export interface Shelf {
  find(key: string): KeptPage | undefined;
  put(key: string, page: KeptPage): void;
  /** Bytes of all. */
  size(): number;
}

export function createShelf(mostBytes: number): Shelf {
  const pages = new Map<string, KeptPage>();
  let bytes = 0;
  const take = (key: string) => {
    const page = pages.get(key);
    if (page && pages.delete(key)) bytes -= sizeOf(page);
  };
  return {
    find: (key) => pages.get(key),
    put(key, page) {
      take(key);
      pages.set(key, page);
      bytes += sizeOf(page);
      for (const [oldest] of pages) {
        if (bytes <= mostBytes) break;
        take(oldest);
      }
    },
    size: () => bytes,
  };
}

function sizeOf({ plain, zipped }: KeptPage): number {
  return plain.length + zipped.length;
}

/** Where a page of a knowledge base stands on the shelf: a change of anything leads elsewhere. */
export function placeOf({ base }: House, address: string): string {
  return `${base.kb_id} ${base.revision} ${address}`;
}

export function finished(house: House, { html, ...page }: Page): KeptPage {
  const plain = Buffer.from(html);
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  return { ...page, plain, zipped: gzipSync(plain), etag: `"${house.base.revision}-${hash}"` };
}
