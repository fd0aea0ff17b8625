// What a block may have besides what it says: behind one button, so that it does not stand in the way.

import { ActionIcon, Popover, TextInput, Tooltip } from "@mantine/core";
import { SlidersHorizontal, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "../Editor.module.css";
import { orNothing } from "./block-props.ts";
import { wholeColour } from "./ground.ts";

export function Options({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" shadow="md" radius="md" width={230} trapFocus>
      <Popover.Target>
        <Tooltip label={t("kb.options")}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t("kb.options")}>
            <SlidersHorizontal size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">{children}</div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ColourProps {
  label: string;
  value: string | undefined;
  error?: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Left out, it follows the page: readers choose light or dark themselves. */
export function ColourOption({ label, value, error, onChange }: ColourProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={t("kb.asPage")}
      value={value ?? ""}
      maxLength={7}
      autoComplete="off"
      spellCheck={false}
      error={error}
      onChange={(event) => onChange(orNothing(event.currentTarget.value.trim()))}
      leftSection={
        <input
          type="color"
          className={classes.swatch}
          aria-label={label}
          value={wholeColour(value) ?? "#888888"}
          onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
        />
      }
      rightSection={
        value !== undefined && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={20}
            aria-label={t("kb.noColour", { what: label })}
            onClick={() => onChange(undefined)}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        )
      }
    />
  );
}
