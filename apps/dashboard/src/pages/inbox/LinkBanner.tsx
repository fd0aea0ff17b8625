// Says when the line to the server is down, and when it is back; what one types meanwhile is kept.

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLink } from "../../live/live.tsx";
import classes from "./LinkBanner.module.css";

/** A blink of the line is nothing to read about. */
const PATIENCE_MS = 1_500;

export function LinkBanner() {
  const { t } = useTranslation();
  const link = useLink();
  const [shown, show] = useState(false);
  useEffect(() => {
    if (link === "live") return show(false);
    const timer = setTimeout(() => show(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [link]);
  return (
    <div role="status" aria-live="polite">
      {shown && link !== "live" && (
        <p className={classes.banner} data-ended={link === "ended" || undefined}>
          <span className={classes.pulse} aria-hidden />
          {link === "ended" ? t("inbox.link.ended") : t("inbox.link.lost")}
        </p>
      )}
    </div>
  );
}
