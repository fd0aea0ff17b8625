// Noting something about a contact, for colleagues alone.

import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

export function NoteField({ propertyId, personId }: { propertyId: string; personId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const add = useSave("contact.person.add-note", null, { onDone: () => setText("") });
  const submit = () => {
    if (text.trim()) add.submit({ propertyId, personId, text: text.trim() });
  };
  return (
    <Section>
      <div className="stack">
        <Textarea
          aria-label={t("contacts.note.field")}
          placeholder={t("contacts.note.field")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
          }}
        />
        <Failure error={add.failure} />
        <Group justify="flex-end">
          <Button size="xs" disabled={!text.trim()} loading={add.pending} onClick={submit}>
            {t("contacts.note.add")}
          </Button>
        </Group>
      </div>
    </Section>
  );
}
