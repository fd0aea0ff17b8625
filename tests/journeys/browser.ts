// A browser for journeys: Debian's Chromium driven by playwright-core. A journey fails when the page logs an error or
// asks any host but its own server for something.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { TestServer } from "../../apps/server/src/testing/server.ts";
import type { Person } from "../../apps/server/src/world/world.ts";
import { findChromium } from "../../tools/test/chromium.ts";

export const CHROMIUM_FLAGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Locale = "en" | "it";

export interface Visit {
  readonly page: Page;
  /** Another person at another computer, looking at the same server. */
  somebodyElse(locale?: Locale): Promise<Page>;
}

type Journey = (name: string, run: (visit: Visit) => Promise<void>, locale?: Locale) => void;

export interface BrowserOptions {
  readonly flags?: readonly string[];
  /** Beginnings of addresses that are the server's too, under other names. */
  readonly alsoOurs?: readonly string[];
}

/** For the body of a suite: one browser, and a fresh context for each journey. */
export function withBrowser(server: TestServer, { flags = [], alsoOurs = [] }: BrowserOptions = {}): Journey {
  let browser: Browser | undefined;
  before(async () => {
    const executablePath = findChromium();
    if (!executablePath) throw new Error("A journey needs a Chromium: set CHROMIUM_PATH.");
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...flags] });
  });
  after(() => browser?.close());

  return (name, run, locale = "en") =>
    test(name, async () => {
      const contexts: BrowserContext[] = [];
      const complaints: string[] = [];
      const open = async (language: Locale): Promise<Page> => {
        if (!browser) throw new Error("The browser has not started.");
        const context = await browser.newContext({
          baseURL: server.url,
          // The tests' own certificate is nobody's.
          ignoreHTTPSErrors: true,
          locale: language === "it" ? "it-IT" : "en-GB",
          viewport: { width: 1280, height: 800 },
          // Nothing to wait for, nothing that moves away under the pointer.
          reducedMotion: "reduce",
        });
        contexts.push(context);
        await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        listen(page, [`${server.url}/`, ...alsoOurs], complaints);
        return page;
      };
      try {
        const page = await open(locale);
        await run({ page, somebodyElse: (language = locale) => open(language) });
        assert.deepEqual(complaints, []);
      } catch (error) {
        await shoot(contexts, name);
        throw error;
      } finally {
        for (const context of contexts) await context.close();
      }
    });
}

function listen(page: Page, ours: readonly string[], complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`page error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // A refusal the page shows is no fault of the page; Chromium logs each one.
    const refused = /Failed to load resource.* status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !refused) complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!ours.some((one) => url.startsWith(one)) && !/^(data|blob):/.test(url))
      complaints.push(`asked another host: ${url}`);
  });
}

/** With JOURNEY_SHOTS=<folder>, what the pages looked like when a journey failed. */
async function shoot(contexts: readonly BrowserContext[], name: string): Promise<void> {
  const folder = process.env.JOURNEY_SHOTS;
  if (!folder) return;
  const pages = contexts.flatMap((context) => context.pages());
  for (const [at, page] of pages.entries())
    await page.screenshot({ path: `${folder}/${name.replace(/\W+/g, "-")}-${at}.png` });
}

const SIGN_IN = {
  en: { email: "E-mail", password: "Password", submit: "Sign in" },
  it: { email: "E-mail", password: "Password", submit: "Accedi" },
};

/** From the start page to the dashboard, as a person does it. */
export async function signIn(page: Page, person: Pick<Person, "email" | "password">, locale: Locale = "en") {
  const words = SIGN_IN[locale];
  await page.goto("/");
  await page.getByLabel(words.email).fill(person.email);
  await page.getByLabel(words.password, { exact: true }).fill(person.password);
  await page.getByRole("button", { name: words.submit }).click();
  await page.getByRole("navigation").first().waitFor();
}

/** A page of a property's administration. */
export async function openProperty(
  page: Page,
  propertyId: string,
  section:
    | "members"
    | "departments"
    | "roles"
    | "shortcuts"
    | "bans"
    | "visitors"
    | "contacts"
    | `contacts/${string}`
    | "organizations"
    | "attributes"
    | "webhooks"
    | "knowledge-base"
    | "widget"
    | "tabs"
    | "settings"
    | "tickets"
    | "reports",
): Promise<void> {
  await page.goto(`/properties/${propertyId}/${section}`);
}
