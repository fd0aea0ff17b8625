// Adding an organization, or changing what is kept of one.

import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Result } from "../../api/calls.ts";
import { useRules } from "../../parts/rules.ts";
import { said } from "../../parts/said.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

interface Props {
  propertyId: string;
  organization?: Result<"contact.organization.get">;
  onClose: () => void;
}

const texts = ["name", "domain", "website", "industry", "email", "phone", "address", "description"] as const;

export function OrganizationDialog({ propertyId, organization, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: Object.fromEntries(texts.map((name) => [name, organization?.[name] ?? ""])) as Record<
      (typeof texts)[number],
      string
    >,
    validate: { name: rules.required },
  });
  const done = ({ name }: { name: string }) => {
    said(t("contacts.org.saved", { name }));
    onClose();
  };
  const fields = { name_taken: "name" };
  const create = useSave("contact.organization.create", form, { fields, onDone: done });
  const update = useSave("contact.organization.update", form, { fields, onDone: done });
  const submit = (values: typeof form.values) => {
    if (organization) update.submit({ propertyId, organizationId: organization.organizationId, ...values });
    else
      create.submit({
        propertyId,
        ...Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== "")),
        name: values.name,
      });
  };
  const title = organization ? t("editThing", { name: organization.name }) : t("contacts.org.add");
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <TextInput label={t("fields.name")} data-autofocus {...form.getInputProps("name")} />
        <Group grow align="flex-start">
          <TextInput
            label={t("contacts.org.domain")}
            placeholder="example.com"
            {...form.getInputProps("domain")}
          />
          <TextInput label={t("contacts.org.industry")} {...form.getInputProps("industry")} />
        </Group>
        <TextInput
          label={t("contacts.org.website")}
          placeholder="https://"
          {...form.getInputProps("website")}
        />
        <Group grow align="flex-start">
          <TextInput label={t("fields.email")} type="email" {...form.getInputProps("email")} />
          <TextInput label={t("contacts.phone")} type="tel" {...form.getInputProps("phone")} />
        </Group>
        <TextInput label={t("contacts.org.address")} {...form.getInputProps("address")} />
        <Textarea
          label={t("contacts.org.description")}
          autosize
          minRows={2}
          maxRows={6}
          {...form.getInputProps("description")}
        />
        <Failure error={create.failure ?? update.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending || update.pending}>
            {organization ? t("save") : t("contacts.org.add")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
