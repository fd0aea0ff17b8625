// What a browser says it is: its name, the system, the kind of device. A few rules, as contacts and lists show no more.

export interface Device {
  /** In small letters, such as `firefox`; `other` when we do not know it. */
  readonly browser: string;
  readonly os: string;
  readonly type: "desktop" | "mobile" | "tablet";
}

/** The first that fits: browsers name those they descend from, too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "edge"],
  [/\bOPR\/|\bOpera\b|\bOPiOS\/|\bOPT\//, "opera"],
  [/\bSamsungBrowser\//, "samsung"],
  [/\bYaBrowser\//, "yandex"],
  [/\bVivaldi\//, "vivaldi"],
  [/\bDuckDuckGo\//, "duckduckgo"],
  [/\bUCBrowser\//, "uc"],
  [/\bFirefox\/|\bFxiOS\//, "firefox"],
  [/\bMSIE |\bTrident\//, "internet-explorer"],
  [/Chrome\/|\bCriOS\/|\bChromium\//, "chrome"],
  [/\bSafari\/|\bAppleWebKit\/.*\bMobile\//, "safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad|iPod)\b/, "ios"],
  [/\bAndroid\b/, "android"],
  [/\bWindows\b/, "windows"],
  [/\bCrOS\b/, "chromeos"],
  [/\bMac ?OS X\b|\bMacintosh\b/, "macos"],
  [/\bLinux\b|\bX11\b/, "linux"],
];

const first = (list: readonly (readonly [RegExp, string])[], text: string) =>
  list.find(([pattern]) => pattern.test(text))?.[1] ?? "other";

export function deviceOf(userAgent: string): Device {
  const text = userAgent.slice(0, 1000);
  return { browser: first(browsers, text), os: first(systems, text), type: typeOf(text) };
}

function typeOf(text: string): Device["type"] {
  if (/\biPad\b|\bTablet\b|\bPlayBook\b|\bKindle\b|\bSilk\//.test(text)) return "tablet";
  // Android tablets are those that do not say they are mobile.
  if (/\bAndroid\b/.test(text)) return /\bMobile\b/.test(text) ? "mobile" : "tablet";
  return /\bMobile\b|\biPhone\b|\biPod\b|\bWindows Phone\b/.test(text) ? "mobile" : "desktop";
}

const BOT =
  /bot\b|crawl|spider|slurp|\bbingpreview|facebookexternalhit|embedly|lighthouse|pagespeed|pingdom|uptime|statuscake|monitor|^(curl|wget|python|java|go-http-client|okhttp|libwww|php|ruby|axios|node)\b/i;

/** Programs that read pages are no visitors. One that says nothing of itself is taken for a person. */
export function isBot(userAgent: string): boolean {
  return BOT.test(userAgent.slice(0, 1000));
}
