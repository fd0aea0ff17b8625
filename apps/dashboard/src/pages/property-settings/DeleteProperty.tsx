// Deleting a property: the phrase is typed out, and thirty days remain to change one's mind.

import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readAgain } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Section } from "../../parts/Page.tsx";
import { said } from "../../parts/said.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { shortDate } from "../../parts/time.ts";

export function DeleteProperty({ propertyId, name }: { propertyId: string; name: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Section
        title={t("deleteProperty.title")}
        about={t("deleteProperty.about")}
        tone="danger"
        action={
          <Button variant="default" color="danger" onClick={() => setAsking(true)}>
            {t("deleteProperty.open")}
          </Button>
        }
      />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("deleteProperty.ask", { name })}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <DeleteForm propertyId={propertyId} name={name} onCancel={() => setAsking(false)} />
      </Modal>
    </>
  );
}

interface FormProps {
  propertyId: string;
  name: string;
  onCancel: () => void;
}

function DeleteForm({ propertyId, name, onCancel }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phrase = `delete ${name}`;
  const form = useForm({
    initialValues: { confirm: "" },
    validate: { confirm: (typed) => (typed === phrase ? null : t("deleteProperty.mismatch")) },
  });
  const save = useSave("property.delete", form, {
    refresh: [],
    onDone: async ({ recoverableUntil }) => {
      said(t("deleteProperty.done", { name, date: shortDate(recoverableUntil, currentLanguage()) }));
      await navigate({ to: "/properties/deleted" });
      await readAgain(["property"]);
    },
  });
  return (
    <form
      noValidate
      className="stack"
      onSubmit={form.onSubmit(({ confirm }) => save.submit({ propertyId, confirm }), focusFirst(form))}
    >
      <Text>{t("deleteProperty.warning")}</Text>
      <TextInput
        label={t("deleteProperty.type", { phrase })}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        {...form.getInputProps("confirm")}
      />
      <Failure error={save.failure} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button type="submit" color="danger" loading={save.pending} disabled={form.values.confirm !== phrase}>
          {t("deleteProperty.submit")}
        </Button>
      </Group>
    </form>
  );
}
