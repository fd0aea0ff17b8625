// The rules that read a browser's name of itself.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { deviceOf, isBot } from "./device.rules.ts";

const KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)";
const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

suite("A user agent", () => {
  test("tells browser, system and kind of device", () => {
    const cases: readonly (readonly [string, string])[] = [
      [
        `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/140.0.0.0 Safari/537.36`,
        "chrome windows desktop",
      ],
      [
        `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
        "edge windows desktop",
      ],
      [
        `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${KHTML} Chrome/140.0.0.0 Safari/537.36 OPR/120.0`,
        "opera macos desktop",
      ],
      ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox linux desktop"],
      [
        `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.5 Safari/605.1.15`,
        "safari macos desktop",
      ],
      [
        `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`,
        "safari ios mobile",
      ],
      [
        `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} CriOS/140.0 Mobile/15E148 Safari/604.1`,
        "chrome ios mobile",
      ],
      [
        `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`,
        "firefox ios mobile",
      ],
      [
        `Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`,
        "safari ios tablet",
      ],
      [
        `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${KHTML} Chrome/140.0.0.0 Mobile Safari/537.36`,
        "chrome android mobile",
      ],
      [
        `Mozilla/5.0 (Linux; Android 15; SM-X910) ${KHTML} Chrome/140.0.0.0 Safari/537.36`,
        "chrome android tablet",
      ],
      [
        `Mozilla/5.0 (Linux; Android 15; SM-S931B) ${KHTML} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
        "samsung android mobile",
      ],
      [
        `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KHTML} Chrome/140.0.0.0 Safari/537.36`,
        "chrome chromeos desktop",
      ],
      [
        "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
        "internet-explorer windows desktop",
      ],
      [
        `Mozilla/5.0 (X11; Linux x86_64) ${KHTML} HeadlessChrome/140.0.0.0 Safari/537.36`,
        "chrome linux desktop",
      ],
      ["", "other other desktop"],
      ["something else", "other other desktop"],
    ];
    for (const [text, expected] of cases) {
      const { browser, os, type } = deviceOf(text);
      assert.equal(`${browser} ${os} ${type}`, expected, text);
      assert.equal(isBot(text), false, text);
    }
  });

  test("of a program that reads pages is no visitor's", () => {
    for (const text of [
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
      "Mozilla/5.0 (compatible; bingbot/2.0)",
      `Mozilla/5.0 ${KHTML} (compatible; GPTBot/1.2)`,
      "facebookexternalhit/1.1",
      "Mozilla/5.0 (compatible; AhrefsBot/7.0)",
      "Mozilla/5.0 (compatible; YandexBot/3.0)",
      `Mozilla/5.0 (Linux; Android 11) ${KHTML} Chrome/140.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse`,
      "Mozilla/5.0 (compatible; Baiduspider/2.0)",
      "curl/8.9.1",
      "Wget/1.24",
      "python-requests/2.32",
      "Go-http-client/2.0",
    ])
      assert.equal(isBot(text), true, text);
    for (const text of [
      "CUBOT X30 Mobile Android",
      "Mozilla/5.0 (Linux; Android 14; CUBOT) Chrome/140 Mobile",
    ])
      assert.equal(deviceOf(text).os, "android");
  });
});
