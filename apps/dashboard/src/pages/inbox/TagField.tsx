// The tags of a chat: a cross takes one off, a word and Enter adds one. Saved at once.

import { Pill, TextInput } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { Tag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChatActs } from "./acts.ts";
import classes from "./VisitorPanel.module.css";

export function TagField({ chat, answer }: { chat: InboxChat; answer: boolean }) {
  const { t } = useTranslation();
  const acts = useChatActs(chat.id);
  const [word, setWord] = useState("");
  const tags = chat.tags ?? [];
  const add = async () => {
    const tag = word.trim();
    if (!tag) return;
    setWord("");
    if (!(await acts.addTag(tag))) setWord(tag);
  };
  return (
    <div className={classes.tags}>
      {tags.map((tag) => (
        <Pill
          key={tag}
          withRemoveButton={answer}
          onRemove={() => void acts.removeTag(tag)}
          removeButtonProps={{
            "aria-label": t("inbox.panel.removeTag", { tag }),
            tabIndex: 0,
            "aria-hidden": false,
          }}
        >
          {tag}
        </Pill>
      ))}
      {answer && (
        <TextInput
          size="xs"
          w="100%"
          maxLength={50}
          aria-label={t("inbox.panel.addTag")}
          placeholder={t("inbox.panel.addTag")}
          leftSection={<Tag size={13} aria-hidden />}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") void add();
          }}
        />
      )}
      {!answer && tags.length === 0 && <span>–</span>}
    </div>
  );
}
