// A moment, told relative to now in the viewer's language, with the exact time on hover.

import { Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import { currentLanguage } from "../i18n/i18n.ts";
import { exactTime, relativeTime } from "./time.ts";

export function When({ at }: { at: string }) {
  const now = useNow();
  const language = currentLanguage();
  return (
    <Tooltip label={exactTime(at, language)}>
      <time dateTime={at}>{relativeTime(at, now, language)}</time>
    </Tooltip>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
