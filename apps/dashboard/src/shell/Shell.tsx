// The frame of every page behind sign-in: rail, top bar, side menu where the area has one, and the page.

import "@mantine/notifications/styles.layer.css";
import { Notifications } from "@mantine/notifications";
import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alerts } from "../live/Alerts.tsx";
import { LiveInbox } from "../live/live.tsx";
import { isFlush, placeOf } from "./areas.ts";
import { useCommands } from "./commands.ts";
import { PageSkeleton } from "./PageStates.tsx";
import { Palette } from "./Palette.tsx";
import { useOfferedCommands } from "./page-commands.ts";
import { Rail } from "./Rail.tsx";
import classes from "./Shell.module.css";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { SideMenu } from "./SideMenu.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { TopBar } from "./TopBar.tsx";

export function Shell() {
  const { t } = useTranslation();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  const place = placeOf(path);
  const commands = [...useOfferedCommands(), ...useCommands(() => setOpen("shortcuts"))];
  useShortcuts(commands, () => setOpen("palette"));

  // A new page is a new place: the keyboard and the screen reader start at its top.
  const main = useRef<HTMLElement>(null);
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current !== place && !main.current?.contains(document.activeElement)) main.current?.focus();
    shown.current = place;
  }, [place]);

  return (
    <LiveInbox>
      <Alerts />
      <div className={classes.shell}>
        <a href="#content" className={classes.skip}>
          {t("shell.skip")}
        </a>
        <Rail />
        <div className={classes.room}>
          <TopBar onSearch={() => setOpen("palette")} />
          <div className={classes.columns}>
            <SideMenu />
            <main
              id="content"
              ref={main}
              tabIndex={-1}
              className={classes.main}
              data-flush={isFlush(path) || undefined}
              key={place}
            >
              <Suspense fallback={<PageSkeleton />}>
                <Outlet />
              </Suspense>
            </main>
          </div>
        </div>
        <Notifications aria-live="polite" position="bottom-right" autoClose={5000} />
        <Palette opened={open === "palette"} onClose={() => setOpen(null)} commands={commands} />
        <ShortcutSheet opened={open === "shortcuts"} onClose={() => setOpen(null)} commands={commands} />
      </div>
    </LiveInbox>
  );
}
