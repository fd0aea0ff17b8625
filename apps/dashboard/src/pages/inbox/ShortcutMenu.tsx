// The shortcuts a slash has found, above the composer: arrows choose, Enter or Tab inserts.

import { Kbd } from "@mantine/core";
import type { Shortcut } from "@parlo/sdk";
import { CornerDownRight, Lock, Tag } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "./names.tsx";
import classes from "./ShortcutMenu.module.css";

interface Props {
  id: string;
  shortcuts: readonly Shortcut[];
  chosen: Shortcut | undefined;
  onHover: (index: number) => void;
  onPick: (shortcut: Shortcut) => void;
}

export function ShortcutMenu({ id, shortcuts, chosen, onHover, onPick }: Props) {
  const { t } = useTranslation();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) menu.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div className={classes.menu} ref={menu}>
      {shortcuts.length === 0 ? (
        <p className={classes.none}>{t("inbox.shortcuts.none")}</p>
      ) : (
        <div role="listbox" id={id} aria-label={t("inbox.shortcuts.title")}>
          {shortcuts.map((shortcut, index) => (
            <div
              key={shortcut.shortcutId}
              id={`${id}-${shortcut.shortcutId}`}
              role="option"
              tabIndex={-1}
              aria-selected={shortcut === chosen}
              className={classes.option}
              onMouseMove={() => onHover(index)}
              // Before the field loses the cursor.
              onMouseDown={(event) => {
                event.preventDefault();
                onPick(shortcut);
              }}
            >
              <span className={classes.name}>
                /{shortcut.name}
                {shortcut.personal && <Lock size={13} aria-label={t("inbox.shortcuts.personal")} />}
              </span>
              <span className={classes.message}>{shortcut.message}</span>
              <Does shortcut={shortcut} />
            </div>
          ))}
        </div>
      )}
      <p className={classes.foot} aria-hidden>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> <Kbd size="xs">Enter</Kbd> {t("inbox.shortcuts.insert")}
      </p>
    </div>
  );
}

/** What else it does when the message is sent. */
export function Does({ shortcut }: { shortcut: Pick<Shortcut, "tags" | "transferTo"> }) {
  const { t } = useTranslation();
  const names = useNames();
  const { tags, transferTo } = shortcut;
  if (tags.length === 0 && !transferTo) return null;
  const to = transferTo?.agentId
    ? names.agent(transferTo.agentId)
    : names.anyDepartment(transferTo?.departmentId);
  return (
    <span className={classes.does}>
      {tags.length > 0 && (
        <span>
          <Tag size={13} aria-hidden /> {tags.join(", ")}
        </span>
      )}
      {transferTo && (
        <span>
          <CornerDownRight size={13} aria-hidden /> {t("inbox.shortcuts.then", { name: to })}
        </span>
      )}
    </span>
  );
}
