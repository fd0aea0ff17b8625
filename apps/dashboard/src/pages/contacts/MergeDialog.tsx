// Choosing the contact that is really this one; it goes into this one.

import { Button, Group, Modal, Select, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { nameOf, type Person, usePeople } from "./people.ts";

interface Props {
  propertyId: string;
  person: Person;
  onClose: () => void;
}

export function MergeDialog({ propertyId, person, onClose }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [query] = useDebouncedValue(words.trim(), 200);
  const [mergedPersonId, choose] = useState<string | null>(null);
  const found = usePeople({
    ...{ propertyId, size: 20, sort: "ls-new-old" as const },
    ...(query && mergedPersonId === null ? { query } : {}),
  });
  const others = (found.data?.data ?? []).filter(({ id }) => id !== undefined && id !== person.id);
  const name = nameOf(person);
  const merge = useSave("contact.person.merge", null, {
    refresh: ["contact", "chat", "ticket", "visitor"],
    onDone: () => {
      said(t("contacts.merge.done", { name }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contacts.merge.title", { name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className="stack">
        <Text>{t("contacts.merge.about", { name })}</Text>
        <Select
          label={t("contacts.merge.other")}
          searchable
          data-autofocus
          data={others.map((other) => ({
            value: other.id ?? "",
            label: [nameOf(other), other.primaryEmail]
              .filter((one, at, all) => one && all.indexOf(one) === at)
              .join(" · "),
          }))}
          filter={({ options }) => options}
          nothingFoundMessage={found.isFetching ? undefined : t("nothingFound")}
          value={mergedPersonId}
          onChange={choose}
          onSearchChange={setWords}
        />
        <Failure error={merge.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            color="danger"
            disabled={mergedPersonId === null}
            loading={merge.pending}
            onClick={() =>
              mergedPersonId && merge.submit({ propertyId, personId: person.id ?? "", mergedPersonId })
            }
          >
            {t("contacts.merge.submit")}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
