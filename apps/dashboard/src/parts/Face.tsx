// A person's picture or initials, with a presence dot whose shape speaks as well as its colour.

import { Avatar } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Face.module.css";

interface Props {
  name: string;
  picture?: string | undefined;
  presence?: "online" | "away" | "invisible" | "offline" | undefined;
  size?: number;
}

export function Face({ name, picture, presence, size = 28 }: Props) {
  const { t } = useTranslation();
  return (
    <span className={classes.face}>
      <Avatar src={picture ?? null} size={size} radius="xl" color="accent" alt="" aria-hidden>
        {initials(name)}
      </Avatar>
      {presence && (
        <span
          className={classes.dot}
          data-presence={presence}
          role="img"
          aria-label={t(`presence.${presence}`)}
        />
      )}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
