// Tags of a contact or an organization: a cross takes one off, a word and Enter adds one. Saved at once.

import { Pill, Text, TextInput } from "@mantine/core";
import { Tag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Contacts.module.css";

interface Props {
  tags: readonly string[];
  manage: boolean;
  onChange: (tags: string[]) => void;
}

export function Tags({ tags, manage, onChange }: Props) {
  const { t } = useTranslation();
  const [word, setWord] = useState("");
  const add = () => {
    const tag = word.trim();
    if (!tag) return;
    setWord("");
    if (!tags.includes(tag)) onChange([...tags, tag]);
  };
  return (
    <div className={classes.tags}>
      {tags.map((tag) => (
        <Pill
          key={tag}
          withRemoveButton={manage}
          onRemove={() => onChange(tags.filter((other) => other !== tag))}
          removeButtonProps={{
            "aria-label": t("contacts.removeTag", { tag }),
            tabIndex: 0,
            "aria-hidden": false,
          }}
        >
          {tag}
        </Pill>
      ))}
      {manage && (
        <TextInput
          size="xs"
          w="100%"
          maxLength={50}
          aria-label={t("contacts.addTag")}
          placeholder={t("contacts.addTag")}
          leftSection={<Tag size={13} aria-hidden />}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") add();
          }}
        />
      )}
      {!manage && tags.length === 0 && <Text c="dimmed">–</Text>}
    </div>
  );
}
