// Where one writes: Enter sends, Shift and Enter begins a line, `/` finds a shortcut. In whisper mode it is orange, and
// what is written goes to colleagues alone.

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { EyeOff, SendHorizontal } from "lucide-react";
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useInbox } from "../../live/live.tsx";
import classes from "./Composer.module.css";
import { keepDraft, readDraft } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";

export interface ComposerHandle {
  focus(mode: "message" | "note"): void;
}

interface Props {
  ref: Ref<ComposerHandle>;
  chat: InboxChat;
  onlyNotes?: boolean;
}

export const MOST_CHARACTERS = 10_000;

export function Composer({ ref, chat, onlyNotes = false }: Props) {
  const { t } = useTranslation();
  const { outbox } = useInbox();
  const [draft, setDraft] = useState(() => readDraft(chat.id));
  const whisper = onlyNotes || draft.whisper;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => keepDraft(chat.id, draft), [chat.id, draft]);
  useGrowth(field, draft.text);
  useImperativeHandle(
    ref,
    () => ({
      focus(mode) {
        setDraft((now) => ({ ...now, whisper: mode === "note" }));
        field.current?.focus();
      },
    }),
    [],
  );

  const write = (text: string) => {
    setDraft((now) => ({ ...now, text }));
  };
  /** At the cursor, which goes behind it. */
  const insert = (piece: string) => {
    const element = field.current;
    if (!element) return;
    element.focus();
    element.setRangeText(piece, element.selectionStart, element.selectionEnd, "end");
    write(element.value);
  };
  const send = () => {
    const text = draft.text.trim();
    if (!text) return;
    outbox.send({ chatId: chat.id, kind: whisper ? "note" : "message", text, files: [] });
    setDraft((now) => ({ ...now, text: "" }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") event.currentTarget.blur();
    // While an input method composes a character, Enter chooses it.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div className={classes.room}>
      <div className={classes.composer} data-whisper={whisper || undefined}>
        <textarea
          ref={field}
          className={classes.field}
          rows={1}
          maxLength={MOST_CHARACTERS}
          aria-label={whisper ? t("inbox.writeWhisper") : t("inbox.write", { name: chat.visitor.name })}
          placeholder={whisper ? t("inbox.writeWhisper") : t("inbox.writeHint")}
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <div className={classes.tools}>
          <EmojiPicker onPick={insert} />
          {!onlyNotes && (
            <Tooltip label={t("inbox.whisperHint")}>
              <Button
                variant={whisper ? "light" : "subtle"}
                color={whisper ? "warn" : "gray"}
                size="compact-sm"
                leftSection={<EyeOff size={16} aria-hidden />}
                aria-pressed={whisper}
                onClick={() => {
                  setDraft((now) => ({ ...now, whisper: !whisper }));
                  field.current?.focus();
                }}
              >
                {t("inbox.whisper")}
              </Button>
            </Tooltip>
          )}
          <span className={classes.gap} />
          <Tooltip label={t("inbox.sendHint")}>
            <ActionIcon
              variant="filled"
              color={whisper ? "warn" : "accent"}
              size={32}
              aria-label={whisper ? t("inbox.sendWhisper") : t("inbox.send")}
              disabled={draft.text.trim() === ""}
              onClick={send}
            >
              <SendHorizontal size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
    </div>
  );
}

/** The field is as high as what is in it; the stylesheet says where that ends. */
function useGrowth(field: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
}
