// Ticking scopes, grouped by what they are about.

import { Checkbox, SimpleGrid } from "@mantine/core";
import { type Scope, scopes } from "@parlo/sdk";
import { useTranslation } from "react-i18next";
import classes from "./ScopePicker.module.css";
import { scopeGroups } from "./scopes.ts";

interface Props {
  label: string;
  value: Scope[];
  error?: string | undefined;
  disabled?: boolean;
  onChange: (scopes: Scope[]) => void;
}

export function ScopePicker({ label, value, error, disabled = false, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={label}
      value={value}
      onChange={(picked) => onChange(scopes.filter((scope) => picked.includes(scope)))}
      error={error}
      readOnly={disabled}
    >
      <SimpleGrid cols={2} spacing="md" mt="xs">
        {(Object.keys(scopeGroups) as (keyof typeof scopeGroups)[]).map((group) => (
          <fieldset key={group} className={classes.group}>
            <legend>{t(`scopeGroups.${group}`)}</legend>
            {scopeGroups[group].map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`scopes.${scope}`)} disabled={disabled} mt={6} />
            ))}
          </fieldset>
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
