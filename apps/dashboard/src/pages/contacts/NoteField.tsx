// Noting something about a contact or an organization, for colleagues alone.

import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Params } from "../../api/calls.ts";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

interface Props<M> {
  method: M;
  about: M extends AddNote ? Omit<Params<M>, "text"> : never;
}

type AddNote = "contact.person.add-note" | "contact.organization.add-note";

export function NoteField<M extends AddNote>({ method, about }: Props<M>) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const add = useSave(method, null, { onDone: () => setText("") });
  const submit = () => {
    if (text.trim()) add.submit({ ...about, text: text.trim() } as unknown as Params<M>);
  };
  return (
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
  );
}
