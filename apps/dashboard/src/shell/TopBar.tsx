// Above every page: which property this is about, and the search that opens the command palette.

import { Kbd, UnstyledButton } from "@mantine/core";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PropertySwitcher } from "./PropertySwitcher.tsx";
import { modifierKey } from "./shortcuts.ts";
import classes from "./TopBar.module.css";

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <PropertySwitcher />
      <UnstyledButton className={classes.search} onClick={onSearch} aria-keyshortcuts="Meta+K Control+K">
        <Search size={16} aria-hidden />
        <span>{t("palette.open")}</span>
        <Kbd size="xs" aria-hidden>
          {modifierKey} K
        </Kbd>
      </UnstyledButton>
    </header>
  );
}
