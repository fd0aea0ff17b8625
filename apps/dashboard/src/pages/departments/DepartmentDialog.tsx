// Creating a department or changing one: name, description, members.

import { Button, Checkbox, Group, Modal, MultiSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Item } from "../../api/calls.ts";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import type { Department } from "./Departments.tsx";

interface Props {
  propertyId: string;
  department: Department | undefined;
  members: Item<"members.list">[];
  onClose: () => void;
}

export function DepartmentDialog({ propertyId, department, members, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      name: department?.name ?? "",
      description: department?.description ?? "",
      agentIds: department?.agentIds ?? [],
      makeDefault: false,
    },
    validate: { name: rules.required },
  });
  const done = { fields: { name_taken: "name" }, said: t("departments.saved"), onDone: onClose };
  const create = useSave("departments.create", form, done);
  const update = useSave("departments.update", form, done);
  const submit = ({ makeDefault, ...values }: typeof form.values) => {
    if (!department) return create.submit({ propertyId, ...values });
    const { departmentId } = department;
    update.submit({ propertyId, departmentId, ...values, ...(makeDefault && { default: true }) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={department ? t("departments.edit") : t("departments.create")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <TextInput
          label={t("fields.name")}
          data-autofocus
          autoComplete="off"
          {...form.getInputProps("name")}
        />
        <TextInput
          label={t("departments.description")}
          autoComplete="off"
          {...form.getInputProps("description")}
        />
        <MultiSelect
          label={t("nav.members")}
          data={members.map(({ agentId, name }) => ({ value: agentId, label: name }))}
          searchable
          {...form.getInputProps("agentIds")}
        />
        {department && !department.default && (
          <Checkbox
            label={t("departments.makeDefault")}
            description={t("departments.makeDefaultHint")}
            {...form.getInputProps("makeDefault", { type: "checkbox" })}
          />
        )}
        <Failure error={create.failure ?? update.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending || update.pending}>
            {department ? t("save") : t("create")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
