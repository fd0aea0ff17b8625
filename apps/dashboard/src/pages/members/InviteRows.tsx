// Rows of e-mail and role; used to invite to a property and to create one with its team.

import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { Plus, X } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Members.module.css";

export interface InviteRow {
  /** Keeps a row itself while others come and go. */
  key: string;
  email: string;
  role: string;
}

export function newRow(role = "agent"): InviteRow {
  return { key: crypto.randomUUID(), email: "", role };
}

interface Props {
  rows: InviteRow[];
  roles: { value: string; label: string }[];
  /** Field name to message, for example `invites.0.email`. */
  errors: Record<string, unknown>;
  path: string;
  onChange: (rows: InviteRow[]) => void;
}

export function InviteRows({ rows, roles, errors, path, onChange }: Props) {
  const { t } = useTranslation();
  const put = (key: string, change: Partial<InviteRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <div>
      <div className={classes.rows}>
        {rows.map((row, index) => (
          <Fragment key={row.key}>
            <TextInput
              aria-label={t("invite.emailOf", { number: index + 1 })}
              placeholder="name@example.com"
              type="email"
              autoComplete="off"
              data-autofocus={index === 0 || undefined}
              autoFocus={index > 0}
              data-path={`${path}.${index}.email`}
              value={row.email}
              error={errors[`${path}.${index}.email`] as string | undefined}
              onChange={(event) => put(row.key, { email: event.currentTarget.value })}
            />
            <Select
              aria-label={t("invite.roleOf", { number: index + 1 })}
              data={roles}
              value={row.role}
              onChange={(role) => role && put(row.key, { role })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t("invite.dropRow", { number: index + 1 })}
              style={{ visibility: rows.length > 1 ? "visible" : "hidden" }}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          </Fragment>
        ))}
      </div>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        mt="xs"
        leftSection={<Plus size={16} aria-hidden />}
        onClick={() => onChange([...rows, newRow(rows.at(-1)?.role)])}
      >
        {t("invite.addRow")}
      </Button>
    </div>
  );
}
