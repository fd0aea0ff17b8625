// Where one writes: Enter sends, Shift and Enter begins a line, `/` finds a shortcut, files come by button, paste or drop.
// In whisper mode it is orange, and what is written goes to colleagues alone.

import { ActionIcon, Button, CloseButton, Tooltip } from "@mantine/core";
import type { InboxChat, Shortcut } from "@parlo/sdk";
import { EyeOff, Paperclip, SendHorizontal, Slash } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useInbox } from "../../live/live.tsx";
import { attachedOf, useAfterwards } from "./afterwards.ts";
import classes from "./Composer.module.css";
import { keepDraft, readDraft } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { Does, ShortcutMenu } from "./ShortcutMenu.tsx";
import { UploadStrip } from "./UploadStrip.tsx";
import { MOST_FILES, useUploads } from "./uploads.ts";
import { useGrowth } from "./use-growth.ts";
import { useSlash } from "./use-slash.ts";
import { useTypingNews } from "./use-typing-news.ts";

export interface ComposerHandle {
  focus(mode: "message" | "note"): void;
}

interface Props {
  ref: Ref<ComposerHandle>;
  chat: InboxChat;
  onlyNotes?: boolean;
}

const MOST_CHARACTERS = 10_000;

export function Composer({ ref, chat, onlyNotes = false }: Props) {
  const { t } = useTranslation();
  const { outbox, propertyId } = useInbox();
  const [draft, setDraft] = useState(() => readDraft(chat.id));
  const whisper = onlyNotes || draft.whisper;
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const files = useUploads(propertyId);
  const [used, setUsed] = useState<Shortcut | null>(null);
  const afterwards = useAfterwards(chat.id);
  const typing = useTypingNews(chat.id);
  const [over, setOver] = useState(false);
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
    if (!whisper) typing(text.trim() !== "");
  };
  /** In place of what is chosen, or from `from` to the cursor, which goes behind it. */
  const insert = (piece: string, from?: number) => {
    const element = field.current;
    if (!element) return;
    element.focus();
    element.setRangeText(piece, from ?? element.selectionStart, element.selectionEnd, "end");
    write(element.value);
  };
  const slash = useSlash({
    propertyId,
    text: draft.text,
    field,
    onPick(shortcut, from) {
      insert(shortcut.message, from);
      if (shortcut.tags.length > 0 || shortcut.transferTo) setUsed(shortcut);
    },
  });

  const text = draft.text.trim();
  const canSend = (text !== "" || (files.arrived.length > 0 && !whisper)) && !files.busy;
  const send = () => {
    if (!canSend) return;
    const kind = whisper ? "note" : "message";
    outbox.send({
      ...{ chatId: chat.id, kind, text },
      files: whisper ? [] : files.arrived.map(attachedOf),
      onSent: used && !whisper ? () => afterwards(used) : undefined,
    });
    write("");
    setUsed(null);
    if (!whisper) files.clear();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a character, the keys are its.
    if (event.nativeEvent.isComposing || slash.onKey(event)) return;
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0 || whisper) return;
    event.preventDefault();
    files.add(pasted);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!whisper) files.add([...event.dataTransfer.files]);
  };

  return (
    <div className={classes.room}>
      <section
        className={classes.composer}
        aria-label={t("inbox.composer")}
        data-whisper={whisper || undefined}
        data-drop={over || undefined}
        onDragOver={(event) => {
          if (whisper || !event.dataTransfer.types.includes("Files")) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {slash.shortcuts && (
          <ShortcutMenu
            id={slash.id}
            shortcuts={slash.shortcuts}
            chosen={slash.chosen}
            onHover={slash.choose}
            onPick={slash.pick}
          />
        )}
        {!whisper && <UploadStrip uploads={files.uploads} onRemove={files.remove} />}
        <textarea
          ref={field}
          className={classes.field}
          rows={1}
          maxLength={MOST_CHARACTERS}
          aria-label={whisper ? t("inbox.writeWhisper") : t("inbox.write", { name: chat.visitor.name })}
          aria-controls={slash.shortcuts ? slash.id : undefined}
          aria-activedescendant={slash.chosen ? `${slash.id}-${slash.chosen.shortcutId}` : undefined}
          placeholder={whisper ? t("inbox.writeWhisper") : t("inbox.writeHint")}
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onSelect={slash.look}
          onBlur={slash.close}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {used && !whisper && (
          <div className={classes.used}>
            <Does shortcut={used} />
            <CloseButton size="xs" aria-label={t("inbox.shortcuts.without")} onClick={() => setUsed(null)} />
          </div>
        )}
        <div className={classes.tools}>
          <EmojiPicker onPick={insert} />
          {!whisper && (
            <>
              <Tooltip label={t("inbox.files.add")}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("inbox.files.add")}
                  disabled={files.uploads.length >= MOST_FILES}
                  onClick={() => picker.current?.click()}
                >
                  <Paperclip size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                aria-label={t("inbox.files.add")}
                onChange={(event) => {
                  files.add([...(event.currentTarget.files ?? [])]);
                  event.currentTarget.value = "";
                }}
              />
            </>
          )}
          <Tooltip label={t("inbox.shortcuts.title")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("inbox.shortcuts.title")}
              onClick={() => insert(/(^|\s)$/.test(draft.text) ? "/" : " /")}
            >
              <Slash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
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
              disabled={!canSend}
              onClick={send}
            >
              <SendHorizontal size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </section>
    </div>
  );
}
