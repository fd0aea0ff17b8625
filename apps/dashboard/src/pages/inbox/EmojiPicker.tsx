// A few hundred emoji to pick from, the ones picked last first.

import { ActionIcon, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { Smile } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./EmojiPicker.module.css";
import { emojiGroups, keepRecent, recentEmoji } from "./emoji.ts";

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  const recent = opened ? recentEmoji() : [];
  const groups = [...(recent.length > 0 ? [{ name: "recent" as const, emoji: recent }] : []), ...emojiGroups];
  const pick = (emoji: string) => {
    keepRecent(emoji);
    open(false);
    onPick(emoji);
  };
  return (
    <Popover opened={opened} onChange={open} position="top-start" shadow="md" radius="md" trapFocus>
      <Popover.Target>
        <Tooltip label={t("inbox.emoji.open")} disabled={opened}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("inbox.emoji.open")}
            onClick={() => open(!opened)}
          >
            <Smile size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} className={classes.picker} onKeyDown={walk}>
        {groups.map(({ name, emoji }) => (
          <section key={name} aria-label={t(`inbox.emoji.${name}`)}>
            <p className={classes.group}>{t(`inbox.emoji.${name}`)}</p>
            <div className={classes.grid}>
              {emoji.map((one) => (
                <UnstyledButton key={one} className={classes.emoji} onClick={() => pick(one)}>
                  {one}
                </UnstyledButton>
              ))}
            </div>
          </section>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

const COLUMNS = 8;

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
  if (!step) return;
  event.preventDefault();
  const all: (Element | null)[] = [...event.currentTarget.querySelectorAll("button")];
  const next = all[all.indexOf(document.activeElement) + step];
  if (next instanceof HTMLElement) next.focus();
}
