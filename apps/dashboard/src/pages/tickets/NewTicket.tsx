// Making a ticket: by hand, for somebody named here, or from a chat, for its visitor with what was said.

import { Button, Group, Modal, SegmentedControl, Select, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Ticket } from "@parlo/sdk";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useMe } from "../../shell/me.ts";
import { useNames } from "../inbox/names.tsx";
import { type Priority, priorities } from "./filters.ts";

interface Props {
  propertyId: string;
  chat?: { readonly id: string; readonly visitor: { readonly name: string; readonly email?: string } };
  onClose: () => void;
  onMade: (ticket: Ticket) => void;
}

export function NewTicket({ propertyId, chat, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { colleagues, departments } = useNames();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      as: "visitor" as "agent" | "visitor",
      name: chat?.visitor.name ?? "",
      email: chat?.visitor.email ?? "",
      subject: "",
      message: "",
      assignee: me.id as string | null,
      priority: "normal" as Priority,
    },
    validate: {
      email: (value) => (value.trim() === "" ? null : rules.email(value)),
      name: (value, { email }) => (value.trim() || email.trim() ? null : rules.required(value)),
      subject: (value) => (chat ? null : rules.required(value)),
      message: (value) => (chat ? null : rules.required(value)),
    },
  });
  const create = useSave("ticket.create", form, {
    fields: {
      "requester.name": "name",
      "requester.email": "email",
      requester: "name",
      "assignee.agentId": "assignee",
      "assignee.departmentId": "assignee",
    },
    onDone: (ticket) => onMade(ticket),
  });
  const submit = (values: typeof form.values) => {
    const { as, name, email, subject, message, assignee, priority } = values;
    const to = assignee?.startsWith("d-")
      ? { departmentId: assignee.slice(2) }
      : { agentId: assignee ?? me.id };
    create.submit({
      propertyId,
      requester: {
        ...(name.trim() ? { name: name.trim() } : {}),
        ...(email.trim() ? { email: email.trim() } : {}),
      },
      ...(chat ? { chatId: chat.id } : {}),
      ...(subject.trim() ? { subject: subject.trim() } : {}),
      ...(message.trim() ? { message: message.trim() } : {}),
      ...{ as, assignee: to, priority },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={chat ? t("tickets.new.fromChat") : t("tickets.new.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <SegmentedControl
          size="sm"
          fullWidth
          aria-label={t("tickets.new.who")}
          data={[
            { value: "visitor", label: t("tickets.new.visitor") },
            { value: "agent", label: t("tickets.new.agent") },
          ]}
          {...form.getInputProps("as")}
        />
        <Group grow align="flex-start">
          <TextInput label={t("tickets.new.name")} data-autofocus {...form.getInputProps("name")} />
          <TextInput label={t("fields.email")} type="email" {...form.getInputProps("email")} />
        </Group>
        <TextInput
          label={t("tickets.subject")}
          maxLength={200}
          placeholder={chat ? t("tickets.new.subjectOfChat") : ""}
          {...form.getInputProps("subject")}
        />
        <Textarea
          label={t("tickets.message")}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={20_000}
          placeholder={chat ? t("tickets.new.messageOfChat") : ""}
          {...form.getInputProps("message")}
        />
        <Group grow align="flex-start">
          <Select
            label={t("tickets.assignee")}
            searchable
            allowDeselect={false}
            data={[
              {
                group: t("inbox.transfer.agents"),
                items: colleagues
                  .filter(({ enabled }) => enabled)
                  .map(({ agentId, name }) => ({ value: agentId, label: name })),
              },
              {
                group: t("nav.departments"),
                items: departments.map(({ departmentId, name }) => ({
                  value: `d-${departmentId}`,
                  label: name,
                })),
              },
            ]}
            {...form.getInputProps("assignee")}
          />
          <Select
            label={t("tickets.priority")}
            allowDeselect={false}
            data={priorities.map((value) => ({ value, label: t(`tickets.priorities.${value}`) }))}
            {...form.getInputProps("priority")}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {form.values.email.trim() ? t("tickets.new.mailed") : t("tickets.new.notMailed")}
        </Text>
        <Failure error={create.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending}>
            {t("tickets.new.make")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
