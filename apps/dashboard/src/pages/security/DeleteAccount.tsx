// Deleting one's account; irreversible, so it asks for the password and the e-mail typed out.

import { Button, Group, Modal, PasswordInput, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useMe } from "../../shell/me.ts";

export function DeleteAccount() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Section
        title={t("deleteAccount.title")}
        about={t("deleteAccount.about")}
        tone="danger"
        action={
          <Button variant="default" color="danger" onClick={() => setAsking(true)}>
            {t("deleteAccount.title")}
          </Button>
        }
      />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("deleteAccount.title")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <DeleteForm onCancel={() => setAsking(false)} />
      </Modal>
    </>
  );
}

function DeleteForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const rules = useRules();
  const form = useForm({
    initialValues: { confirm: "", password: "" },
    validate: {
      confirm: (typed) => (typed.trim() === me.email ? null : t("deleteAccount.mismatch")),
      password: rules.required,
    },
  });
  const save = useSave("agent.delete", form, {
    refresh: [],
    fields: { wrong_password: "password" },
    onDone: () => location.assign("/sign-in"),
  });
  return (
    <form noValidate onSubmit={form.onSubmit(save.submit, focusFirst(form))} className="stack">
      <Text>{t("deleteAccount.warning")}</Text>
      <TextInput
        label={t("deleteAccount.typeEmail", { email: me.email })}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("confirm")}
      />
      <PasswordInput
        label={t("fields.currentPassword")}
        autoComplete="current-password"
        {...form.getInputProps("password")}
      />
      <Failure error={save.failure} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button type="submit" color="danger" loading={save.pending}>
          {t("deleteAccount.submit")}
        </Button>
      </Group>
    </form>
  );
}
