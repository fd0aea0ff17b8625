// Asks for the password before something that weakens or renews the protection of the account.

import { Button, Group, Modal, PasswordInput, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

interface Props {
  opened: boolean;
  title: string;
  about: string;
  verb: string;
  danger?: boolean;
  save: {
    submit: (params: { password: string }) => void;
    pending: boolean;
    failure: Error | null;
    clear: () => void;
  };
  onClose: () => void;
}

export function PasswordDialog({ opened, title, onClose, ...rest }: Props) {
  const { t } = useTranslation();
  // Asked again, it starts without the last try's failure.
  const close = () => {
    rest.save.clear();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <PasswordForm {...rest} onClose={close} />
    </Modal>
  );
}

function PasswordForm({ about, verb, danger, save, onClose }: Omit<Props, "opened" | "title">) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({ initialValues: { password: "" }, validate: { password: rules.required } });
  return (
    <form noValidate onSubmit={form.onSubmit(save.submit, focusFirst(form))} className="stack">
      <Text>{about}</Text>
      <PasswordInput
        label={t("fields.currentPassword")}
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps("password")}
      />
      <Failure error={save.failure} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" color={danger ? "danger" : "accent"} loading={save.pending}>
          {verb}
        </Button>
      </Group>
    </form>
  );
}
