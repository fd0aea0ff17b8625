// Where one writes, to a visitor in a chat or to a customer in a ticket: `/` finds a shortcut, files come by button, paste
// or drop, and what is begun stays in this browser. In note mode it is orange, and goes to colleagues alone.

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import type { Shortcut } from "@parlo/sdk";
import { EyeOff, Paperclip, Slash } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { keepDraft, readDraft } from "../../live/drafts.ts";
import type { Saying } from "../../live/outbox.ts";
import { attachedOf } from "./afterwards.ts";
import classes from "./Composer.module.css";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { ShortcutMenu } from "./ShortcutMenu.tsx";
import { UploadStrip } from "./UploadStrip.tsx";
import { MOST_FILES, useUploads } from "./uploads.ts";
import { useGrowth } from "./use-growth.ts";
import { useSlash } from "./use-slash.ts";

export interface WritingHandle {
  focus(mode: Saying["kind"]): void;
}

export type Written = Pick<Saying, "kind" | "text" | "files">;

interface Props {
  ref: Ref<WritingHandle>;
  propertyId: string;
  threadId: string;
  mostCharacters: number;
  /** For what is written as a mail is. */
  tall?: boolean;
  onlyNotes?: boolean;
  label: string;
  words: Record<"field" | "hint" | "writeNote" | "note" | "noteHint", string>;
  sendsWith: (event: KeyboardEvent) => boolean;
  onSend: (written: Written) => void;
  onWrite?: (text: string) => void;
  onShortcut?: (shortcut: Shortcut) => void;
  /** Between the field and its tools. */
  beneath?: (isNote: boolean) => ReactNode;
  /** `take` empties the field and tells what was in it. */
  button: (state: { isNote: boolean; canSend: boolean; take: () => Written }) => ReactNode;
}

export function Writing({ ref, propertyId, threadId, onlyNotes = false, label, words, ...props }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => readDraft(threadId));
  const isNote = onlyNotes || draft.whisper;
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const files = useUploads(propertyId);
  const [over, setOver] = useState(false);
  useEffect(() => keepDraft(threadId, draft), [threadId, draft]);
  useGrowth(field, draft.text);
  const setMode = (whisper: boolean) => {
    setDraft((now) => ({ ...now, whisper }));
    field.current?.focus();
  };
  useImperativeHandle(ref, () => ({ focus: (mode) => setMode(mode === "note") }), []);

  const write = (text: string) => {
    setDraft((now) => ({ ...now, text }));
    if (!isNote) props.onWrite?.(text);
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
      props.onShortcut?.(shortcut);
    },
  });

  const text = draft.text.trim();
  const canSend = (text !== "" || (files.arrived.length > 0 && !isNote)) && !files.busy;
  const take = (): Written => {
    write("");
    if (!isNote) files.clear();
    field.current?.focus();
    return {
      kind: isNote ? "note" : "message",
      text,
      files: isNote ? [] : files.arrived.map(attachedOf),
    };
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a character, the keys are its.
    if (event.nativeEvent.isComposing || slash.onKey(event)) return;
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || !props.sendsWith(event)) return;
    event.preventDefault();
    if (canSend) props.onSend(take());
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0 || isNote) return;
    event.preventDefault();
    files.add(pasted);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isNote) files.add([...event.dataTransfer.files]);
  };

  return (
    <div className={classes.room}>
      <section
        className={classes.composer}
        aria-label={label}
        data-whisper={isNote || undefined}
        data-drop={over || undefined}
        onDragOver={(event) => {
          if (isNote || !event.dataTransfer.types.includes("Files")) return;
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
        {!isNote && <UploadStrip uploads={files.uploads} onRemove={files.remove} />}
        <textarea
          ref={field}
          className={classes.field}
          data-tall={props.tall || undefined}
          rows={1}
          maxLength={props.mostCharacters}
          aria-label={isNote ? words.writeNote : words.field}
          aria-controls={slash.shortcuts ? slash.id : undefined}
          aria-activedescendant={slash.chosen ? `${slash.id}-${slash.chosen.shortcutId}` : undefined}
          placeholder={isNote ? words.writeNote : words.hint}
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onSelect={slash.look}
          onBlur={slash.close}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {props.beneath?.(isNote)}
        <div className={classes.tools}>
          <EmojiPicker onPick={insert} />
          {!isNote && (
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
            <Tooltip label={words.noteHint}>
              <Button
                variant={isNote ? "light" : "subtle"}
                color={isNote ? "warn" : "gray"}
                size="compact-sm"
                leftSection={<EyeOff size={16} aria-hidden />}
                aria-pressed={isNote}
                onClick={() => setMode(!isNote)}
              >
                {words.note}
              </Button>
            </Tooltip>
          )}
          <span className={classes.gap} />
          {props.button({ isNote, canSend, take })}
        </div>
      </section>
    </div>
  );
}
