// The symbol of a category, and choosing one.

import { Input } from "@mantine/core";
import { categoryIcon, categoryIcons, type CategoryIcon as Name } from "@parlo/ui";
import { Ban } from "lucide-react";
import { useTranslation } from "react-i18next";
import classes from "./KnowledgeBase.module.css";

const names = Object.keys(categoryIcons) as Name[];

/** Nothing where there is none, or one that another product gave. */
export function CategoryIcon({ name }: { name: string | null | undefined }) {
  const drawn = categoryIcon(name);
  if (!drawn) return null;
  return (
    <svg
      className={classes.symbol}
      viewBox="0 0 24 24"
      aria-hidden="true"
      // Ours, word for word: nothing anybody typed.
      dangerouslySetInnerHTML={{ __html: drawn }}
    />
  );
}

interface Props {
  value: string | null;
  onChange: (icon: string | null) => void;
}

export function IconPicker({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.icons}>
      <Input.Label component="legend">{t("kb.icon")}</Input.Label>
      {[null, ...names].map((name) => {
        const label = name ? t(`kb.icons.${name}`) : t("kb.noIcon");
        return (
          <label key={name} title={label} className={classes.icon}>
            <input
              type="radio"
              name="icon"
              className="visually-hidden"
              aria-label={label}
              checked={value === name}
              onChange={() => onChange(name)}
            />
            {name ? <CategoryIcon name={name} /> : <Ban size={18} strokeWidth={1.75} aria-hidden />}
          </label>
        );
      })}
    </fieldset>
  );
}
