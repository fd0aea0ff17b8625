// The sheet behind `?`: every key that does something.

import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Command } from "./commands.ts";
import { Keys } from "./Palette.tsx";
import classes from "./ShortcutSheet.module.css";
import { modifierKey } from "./shortcuts.ts";

interface Props {
  opened: boolean;
  onClose: () => void;
  commands: Command[];
}

export function ShortcutSheet({ opened, onClose, commands }: Props) {
  const { t } = useTranslation();
  const everywhere = [
    { label: t("palette.open"), keys: `${modifierKey} K` },
    { label: t("shortcuts.main"), keys: "c" },
    { label: t("shortcuts.rows"), keys: "↑ ↓" },
    { label: t("shortcuts.close"), keys: "Esc" },
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("shortcuts.title")}
      size={560}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <dl className={classes.sheet}>
        {[...everywhere, ...commands.filter(({ keys }) => keys)].map(({ label, keys }) => (
          <div key={label} className={classes.row}>
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
