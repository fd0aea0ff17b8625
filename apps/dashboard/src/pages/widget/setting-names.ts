// What settings are called on the page, by their paths in the document.

import type { TFunction } from "i18next";

const FEATURES = [
  ...["features.emoji", "features.uploads", "features.rating", "features.transcript"],
  ...["components.liveChat", "components.kb"],
  ...["notification.all.sound", "notification.all.tab", "notification.all.estimatedWaitTime"],
  ...["notification.all.agentTyping", "notification.all.visitorTyping"],
] as const;

type Feature = (typeof FEATURES)[number] extends `${string}.${infer Rest}` ? Last<Rest> : never;
type Last<Path> = Path extends `${string}.${infer Rest}` ? Last<Rest> : Path;

const STATES = ["online", "away", "offline"] as const;

/** The names of what changed, each once; a setting the page has no field for is called as the API calls it. */
export function settingNames(paths: readonly string[], t: TFunction): readonly string[] {
  const known = namesOf(t);
  return [
    ...new Set(
      paths.map((path) => {
        const short = path.replace(/^widget\./, "");
        return known.find(([start]) => short === start || short.startsWith(`${start}.`))?.[1] ?? short;
      }),
    ),
  ];
}

function namesOf(t: TFunction): readonly (readonly [string, string])[] {
  const within = (whole: string, part: string) => `${whole}: ${part}`;
  return [
    ["language", t("language")],
    ["minimized.desktop", t("widget.launcher")],
    ["minimized.mobile", t("widget.launcherPhone")],
    ["maximized.desktop.width", t("widget.width")],
    ["maximized.desktop.height", t("widget.height")],
    ["bubble", t("widget.attention")],
    ["theme.header.background", t("widget.colour")],
    ["theme.header.text", within(t("widget.colour"), t("widget.headerText"))],
    ["theme.visitor.messageBackground", t("widget.visitorColour")],
    ["theme.visitor.messageText", t("widget.visitorText")],
    ["theme.agent.messageBackground", t("widget.agentColour")],
    ["theme.agent.messageText", t("widget.agentText")],
    ["notification.desktop.preview", t("widget.preview.on.desktop")],
    ["notification.mobile.preview", t("widget.preview.on.mobile")],
    ["behavior.click", t("widget.click")],
    ["visibility.all.showWhenOffline", t("widget.whileOffline")],
    ["visibility.desktop.show", t("widget.onDesktops")],
    ["visibility.desktop.position", t("widget.desktopPosition")],
    ["visibility.mobile.show", t("widget.onPhones")],
    ["visibility.mobile.position", t("widget.mobilePosition")],
    ...(["desktop", "mobile"] as const).flatMap((device) => [
      [`visibility.${device}.xOffset`, t(`widget.xOffset.${device}`)] as const,
      [`visibility.${device}.yOffset`, t(`widget.yOffset.${device}`)] as const,
    ]),
    ...FEATURES.map((path) => {
      const feature = path.slice(path.lastIndexOf(".") + 1) as Feature;
      return [path, t(`widget.feature.${feature}`)] as const;
    }),
    ["scheduler", t("widget.hours")],
    ...STATES.flatMap((state) => {
      const when = t(`widget.states.${state}`);
      return [
        [`states.${state}.minimizedText`, within(t("widget.onLauncher"), when)] as const,
        [`states.${state}`, within(t("widget.cardsTitle"), when)] as const,
      ];
    }),
    ["prechat", t("widget.prechat")],
    ["offline", t("widget.offline")],
    ["consent", t("widget.consent")],
    ["domains", t("widget.domains")],
  ];
}
