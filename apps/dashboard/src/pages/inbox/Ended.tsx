// In place of the composer once a chat is over: it can go on, and colleagues can still be told something.

import { Button } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { EyeOff, RotateCcw } from "lucide-react";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { When } from "../../parts/When.tsx";
import { useChatActs } from "./acts.ts";
import { Composer } from "./Composer.tsx";
import classes from "./Ended.module.css";
import type { WritingHandle } from "./Writing.tsx";

interface Props {
  ref: Ref<WritingHandle>;
  chat: InboxChat;
  answer: boolean;
}

export function Ended({ ref, chat, answer }: Props) {
  const { t } = useTranslation();
  const acts = useChatActs(chat.id);
  const [noting, setNoting] = useState(false);
  const composer = useRef<WritingHandle>(null);
  const note = () => {
    setNoting(true);
    requestAnimationFrame(() => composer.current?.focus("note"));
  };
  useImperativeHandle(ref, () => ({ focus: note }));
  return (
    <div>
      <div className={classes.ended}>
        <span>
          {t(chat.state === "missed" ? "inbox.ended.missed" : "inbox.ended.ended")}{" "}
          {chat.endedOn && <When at={chat.endedOn} />}
        </span>
        {answer && (
          <>
            <Button
              size="xs"
              variant="subtle"
              color="warn"
              leftSection={<EyeOff size={16} aria-hidden />}
              onClick={note}
            >
              {t("inbox.whisper")}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<RotateCcw size={16} aria-hidden />}
              onClick={() => void acts.reopen()}
            >
              {t("inbox.act.reopen")}
            </Button>
          </>
        )}
      </div>
      {noting && <Composer ref={composer} chat={chat} onlyNotes />}
    </div>
  );
}
