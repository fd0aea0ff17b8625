// The questions asked once before a chat ends or goes to the bin, and where its transcript goes.

import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { InboxChat } from "@parlo/sdk";
import { useTranslation } from "react-i18next";
import { useInbox } from "../../live/live.tsx";
import { Confirm } from "../../parts/Confirm.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

interface Props {
  opened: boolean;
  chat: InboxChat;
  onClose: () => void;
}

export function AskEnd({ opened, chat, onClose }: Props) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const end = useSave("chat.end", null, { refresh: [], onDone: onClose });
  return (
    <Confirm
      opened={opened}
      title={t("inbox.end.title", { name: chat.visitor.name })}
      verb={t("inbox.act.end")}
      danger={false}
      save={end}
      onConfirm={() => end.submit({ propertyId, chatId: chat.id })}
      onClose={onClose}
    >
      <Text>{t("inbox.end.text")}</Text>
    </Confirm>
  );
}

export function AskDelete({ opened, chat, onClose, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const remove = useSave("chat.delete", null, {
    refresh: [],
    said: t("inbox.delete.done"),
    onDone: () => {
      onClose();
      onDone();
    },
  });
  return (
    <Confirm
      opened={opened}
      title={t("inbox.delete.title", { name: chat.visitor.name })}
      verb={t("delete")}
      save={remove}
      onConfirm={() => remove.submit({ propertyId, chatId: chat.id })}
      onClose={onClose}
    >
      <Text>{t("inbox.delete.text")}</Text>
    </Confirm>
  );
}

export function AskTranscript({ chat, onClose }: Omit<Props, "opened">) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const rules = useRules();
  const form = useForm({
    initialValues: { email: chat.visitor.email ?? "" },
    validate: { email: rules.email },
  });
  const send = useSave("chat.send-transcript", form, {
    refresh: [],
    said: t("inbox.transcript.done"),
    onDone: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.act.transcript")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit(
          ({ email }) => send.submit({ propertyId, chatId: chat.id, email }),
          focusFirst(form),
        )}
      >
        <TextInput label={t("fields.email")} type="email" data-autofocus {...form.getInputProps("email")} />
        <Failure error={send.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={send.pending}>
            {t("inbox.transcript.send")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
