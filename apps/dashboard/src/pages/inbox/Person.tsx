// Who the visitor is; name, mail and phone can be written where they stand.

import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { InboxChat } from "@parlo/sdk";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useInbox } from "../../live/live.tsx";
import { Face } from "../../parts/Face.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import { placeName } from "./age.ts";
import { Fact } from "./Fact.tsx";
import classes from "./VisitorPanel.module.css";

export function Person({ chat, answer }: { chat: InboxChat; answer: boolean }) {
  const { t } = useTranslation();
  const [editing, edit] = useState(false);
  const { name, email, phone } = chat.visitor;
  const place = placeName(chat.location, currentLanguage());
  return (
    <div className={classes.person}>
      <Face name={name} size={48} />
      <div className={classes.personName}>
        <Text fw={600} truncate>
          {name}
        </Text>
        {place && (
          <Text size="xs" c="dimmed">
            {place}
          </Text>
        )}
      </div>
      {answer && !editing && (
        <Tooltip label={t("inbox.panel.edit")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("inbox.panel.edit")}
            onClick={() => edit(true)}
          >
            <PenLine size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {editing ? (
        <DetailsForm chat={chat} onClose={() => edit(false)} />
      ) : (
        <dl className={classes.facts}>
          {email && (
            <Fact name={t("fields.email")} value={<a href={`mailto:${email}`}>{email}</a>} copy={email} />
          )}
          {phone && (
            <Fact name={t("inbox.panel.phone")} value={<a href={`tel:${phone}`}>{phone}</a>} copy={phone} />
          )}
          {chat.ip && <Fact name={t("inbox.panel.ip")} value={<code>{chat.ip}</code>} copy={chat.ip} />}
          <Fact name={t("inbox.panel.started")} value={<When at={chat.createdOn} />} />
        </dl>
      )}
    </div>
  );
}

function DetailsForm({ chat, onClose }: { chat: InboxChat; onClose: () => void }) {
  const { t } = useTranslation();
  const inbox = useInbox();
  const { propertyId } = inbox;
  const rules = useRules();
  const { name, email = "", phone = "" } = chat.visitor;
  const form = useForm({
    initialValues: { name, email, phone },
    validate: { email: (value) => (value === "" ? null : rules.email(value)) },
  });
  const save = useSave("visitor.update", form, {
    said: t("inbox.panel.saved"),
    onDone: async () => {
      onClose();
      await inbox.readThread(chat.id).catch(() => {});
    },
  });
  const submit = (values: typeof form.values) => {
    const changed = (now: string, before: string) => now.trim() !== before;
    save.submit({
      propertyId,
      visitorId: chat.visitor.id,
      ...(changed(values.name, name) && { name: values.name.trim() }),
      ...(changed(values.email, email) && { email: values.email.trim() }),
      ...(changed(values.phone, phone) && { phone: values.phone.trim() }),
    });
  };
  return (
    <form noValidate className={classes.details} onSubmit={form.onSubmit(submit, focusFirst(form))}>
      <TextInput size="xs" label={t("fields.name")} autoFocus {...form.getInputProps("name")} />
      <TextInput size="xs" label={t("fields.email")} type="email" {...form.getInputProps("email")} />
      <TextInput size="xs" label={t("inbox.panel.phone")} type="tel" {...form.getInputProps("phone")} />
      <Failure error={save.failure} />
      <Group gap="xs" justify="flex-end">
        <Button size="xs" variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="xs" type="submit" loading={save.pending}>
          {t("save")}
        </Button>
      </Group>
    </form>
  );
}
