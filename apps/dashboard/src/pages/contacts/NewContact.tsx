// Adding somebody the team knows.

import { Button, Group, Modal, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Item } from "../../api/calls.ts";
import { useRules } from "../../parts/rules.ts";
import { said } from "../../parts/said.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { nameOf } from "./people.ts";

interface Props {
  propertyId: string;
  organizations: readonly Item<"contact.organization.list">[];
  onClose: () => void;
}

export function NewContact({ propertyId, organizations, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: {
      first: "",
      last: "",
      email: "",
      phone: "",
      jobTitle: "",
      organizationId: null as string | null,
    },
    validate: {
      first: (first, { last, email, phone }) => (last || email || phone ? null : rules.required(first)),
      email: (email) => (email.trim() === "" ? null : rules.email(email)),
    },
  });
  const create = useSave("contact.person.create", form, {
    fields: { email_taken: "email", name: "first", "emails[0]": "email", emails: "email", phones: "phone" },
    onDone: ({ person }) => {
      said(t("contacts.added", { name: nameOf(person) }));
      onClose();
      if (person.id)
        void navigate({
          to: "/properties/$propertyId/contacts/$personId",
          params: { propertyId, personId: person.id },
        });
    },
  });
  const submit = ({ first, last, email, phone, jobTitle, organizationId }: typeof form.values) =>
    create.submit({
      propertyId,
      ...(first.trim() || last.trim() ? { name: { first: first.trim(), last: last.trim() } } : {}),
      ...(email.trim() ? { emails: [email.trim()] } : {}),
      ...(phone.trim() ? { phones: [phone.trim()] } : {}),
      ...(jobTitle.trim() ? { jobTitle: jobTitle.trim() } : {}),
      ...(organizationId ? { organizationId } : {}),
    });
  return (
    <Modal opened onClose={onClose} title={t("contacts.add")} closeButtonProps={{ "aria-label": t("close") }}>
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <Group grow align="flex-start">
          <TextInput label={t("contacts.first")} data-autofocus {...form.getInputProps("first")} />
          <TextInput label={t("contacts.last")} {...form.getInputProps("last")} />
        </Group>
        <TextInput label={t("fields.email")} type="email" {...form.getInputProps("email")} />
        <TextInput label={t("contacts.phone")} type="tel" {...form.getInputProps("phone")} />
        <TextInput label={t("contacts.jobTitle")} {...form.getInputProps("jobTitle")} />
        <Select
          label={t("contacts.organization")}
          searchable
          clearable
          data={organizations.map(({ organizationId, name }) => ({ value: organizationId, label: name }))}
          {...form.getInputProps("organizationId")}
        />
        <Failure error={create.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending}>
            {t("contacts.add")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
