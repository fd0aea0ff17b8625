// A picture from wherever it lies, or what its place is where it cannot be shown.

import { Text } from "@mantine/core";
import { ImageOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Editor.module.css";

export function Picture({ url, alt }: { url: string; alt: string }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState("");
  // Half an address asks nobody for anything.
  const whole = URL.canParse(url) && /^https?:\/\/[^/]+\/.+/.test(url);
  if (!whole || failed === url)
    return (
      <div className={classes.noPicture}>
        <ImageOff size={20} aria-hidden />
        <Text size="xs" c="dimmed">
          {whole ? t("kb.pictureFailed") : t("kb.pictureNone")}
        </Text>
      </div>
    );
  return (
    <img
      src={url}
      alt={alt}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setFailed(url)}
    />
  );
}
