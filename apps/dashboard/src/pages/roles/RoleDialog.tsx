// Making a role out of scopes, or changing one.

import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { ScopePicker } from "../../parts/ScopePicker.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import type { Role } from "./Roles.tsx";

interface Props {
  propertyId: string;
  role: Role | undefined;
  onClose: () => void;
}

export function RoleDialog({ propertyId, role, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: { name: role?.name ?? "", scopes: role?.scopes ?? [] },
    validate: {
      name: rules.required,
      scopes: (scopes) => (scopes.length === 0 ? t("keys.noScope") : null),
    },
  });
  const done = { fields: { name_taken: "name" }, said: t("roles.saved"), onDone: onClose };
  const create = useSave("roles.create", form, done);
  const update = useSave("roles.update", form, done);
  const submit = ({ name, scopes }: typeof form.values) =>
    role
      ? update.submit({ propertyId, roleId: role.roleId, name, scopes })
      : create.submit({ propertyId, name, scopes });
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={role ? t("roles.edit") : t("roles.create")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <TextInput
          label={t("fields.name")}
          data-autofocus
          autoComplete="off"
          {...form.getInputProps("name")}
        />
        <ScopePicker
          label={t("roles.may")}
          value={form.values.scopes}
          error={form.errors.scopes ? t("keys.noScope") : undefined}
          onChange={(scopes) => form.setFieldValue("scopes", scopes)}
        />
        <Failure error={create.failure ?? update.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending || update.pending}>
            {role ? t("save") : t("create")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
