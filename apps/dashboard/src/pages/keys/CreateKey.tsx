// Making a key: a name is enough, everything that narrows it waits under "advanced"; then the key, shown once.

import { Button, Collapse, Group, Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./CreateKey.module.css";
import { KeyLimits } from "./KeyLimits.tsx";
import { KeyShown } from "./KeyShown.tsx";
import { type KeyForm, keyParams, newKey } from "./key-form.ts";

export function CreateKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState("");
  const close = () => {
    onClose();
    setSecret("");
  };
  return (
    <Modal
      // A key that exists is shown, even where the dialog was closed while it was being made: nothing shows it again.
      opened={opened || secret !== ""}
      onClose={close}
      size={600}
      title={secret ? t("keys.shownTitle") : t("keys.createTitle")}
      closeOnClickOutside={!secret}
      closeOnEscape={!secret}
      withCloseButton={!secret}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {secret ? (
        <KeyShown secret={secret} onClose={close} />
      ) : (
        <Fields onSecret={setSecret} onCancel={close} />
      )}
    </Modal>
  );
}

function Fields({ onSecret, onCancel }: { onSecret: (key: string) => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const rules = useRules();
  const [advanced, setAdvanced] = useState(false);
  const form = useForm<KeyForm>({
    initialValues: newKey,
    validate: {
      name: rules.required,
      scopes: (scopes, { reach }) => (reach === "some" && scopes.length === 0 ? t("keys.noScope") : null),
      propertyId: (id, { kind }) => (kind === "service" && !id ? t("rules.required") : null),
      expiryDate: (date, { expiry }) => (expiry === "date" && !date ? t("rules.required") : null),
    },
  });
  const save = useSave("keys.create", form, {
    fields: { expiresOn: "expiry" },
    onDone: ({ key }) => onSecret(key),
  });
  // Whatever was refused must be in sight.
  const open = advanced || Object.keys(form.errors).some((field) => field !== "name");
  return (
    <form
      noValidate
      className="stack"
      onSubmit={form.onSubmit((values) => save.submit(keyParams(values)), focusFirst(form))}
    >
      <TextInput
        label={t("keys.name")}
        description={t("keys.nameHint")}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("name")}
      />
      <div>
        <UnstyledButton className={classes.advanced} aria-expanded={open} onClick={() => setAdvanced(!open)}>
          <ChevronRight size={16} aria-hidden className={classes.chevron} />
          {t("keys.advanced")}
        </UnstyledButton>
        <Collapse expanded={open}>
          <KeyLimits form={form} />
        </Collapse>
      </div>
      <Failure error={save.failure} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={save.pending}>
          {t("create")}
        </Button>
      </Group>
    </form>
  );
}
