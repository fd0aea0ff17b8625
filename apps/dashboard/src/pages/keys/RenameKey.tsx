// Gives a key another name; the key itself stays as it is.

import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import type { ApiKey } from "./KeyList.tsx";

export function RenameKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({ initialValues: { name: apiKey.name }, validate: { name: rules.required } });
  const save = useSave("keys.update", form, { said: t("keys.renamed"), onDone: onClose });
  return (
    <Modal opened onClose={onClose} title={t("keys.rename")} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit(({ name }) => save.submit({ keyId: apiKey.keyId, name }), focusFirst(form))}
      >
        <TextInput label={t("keys.name")} data-autofocus {...form.getInputProps("name")} />
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={save.pending}>
            {t("save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
