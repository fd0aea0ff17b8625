// Where one answers a ticket: the answer is mailed to the customer, a note stays among colleagues. Enter begins a line, as
// in a mail; Ctrl or ⌘ and Enter sends.

import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import type { Shortcut, Ticket } from "@parlo/sdk";
import { ChevronDown, CircleCheck, EyeOff, Paperclip, Send, Slash } from "lucide-react";
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
import { client } from "../../api/calls.ts";
import { errorText } from "../../parts/error-text.ts";
import { refused } from "../../parts/said.tsx";
import { modifierKey } from "../../shell/shortcuts.ts";
import composer from "../inbox/Composer.module.css";
import { keepDraft, readDraft } from "../inbox/drafts.ts";
import { EmojiPicker } from "../inbox/EmojiPicker.tsx";
import { ShortcutMenu } from "../inbox/ShortcutMenu.tsx";
import { UploadStrip } from "../inbox/UploadStrip.tsx";
import { MOST_FILES, useUploads } from "../inbox/uploads.ts";
import { useGrowth } from "../inbox/use-growth.ts";
import { useSlash } from "../inbox/use-slash.ts";
import classes from "./Tickets.module.css";
import { showChanged } from "./use-tickets.ts";

export interface TicketComposerHandle {
  focus(mode: "reply" | "note"): void;
}

const MOST_CHARACTERS = 20_000;

export function TicketComposer({ ref, ticket }: { ref: Ref<TicketComposerHandle>; ticket: Ticket }) {
  const { t } = useTranslation();
  const { propertyId, id: ticketId, requester } = ticket;
  const [draft, setDraft] = useState(() => readDraft(ticketId));
  const [sending, setSending] = useState(false);
  const [over, setOver] = useState(false);
  const note = draft.whisper;
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const files = useUploads(propertyId);
  useEffect(() => keepDraft(ticketId, draft), [ticketId, draft]);
  useGrowth(field, draft.text);
  const setMode = (whisper: boolean) => {
    setDraft((now) => ({ ...now, whisper }));
    field.current?.focus();
  };
  useImperativeHandle(ref, () => ({ focus: (mode) => setMode(mode === "note") }), []);

  const write = (text: string) => setDraft((now) => ({ ...now, text }));
  const insert = (piece: string, from?: number) => {
    const element = field.current;
    if (!element) return;
    element.focus();
    element.setRangeText(piece, from ?? element.selectionStart, element.selectionEnd, "end");
    write(element.value);
  };
  const onPick = (shortcut: Shortcut, from: number) => insert(shortcut.message, from);
  const slash = useSlash({ propertyId, text: draft.text, field, onPick });

  const text = draft.text.trim();
  const canSend = !sending && !files.busy && (text !== "" || (files.arrived.length > 0 && !note));
  const send = async (status?: "closed") => {
    if (!canSend) return;
    setSending(true);
    const at = { propertyId, ticketId };
    const fileIds = files.arrived.map(({ fileId }) => fileId);
    try {
      if (note) await client.call("ticket.add-note", { ...at, text });
      else
        await client.call("ticket.reply", {
          ...at,
          ...(text ? { message: text } : {}),
          ...(fileIds.length > 0 ? { files: fileIds } : {}),
          ...(status ? { status } : {}),
        });
      write("");
      if (!note) files.clear();
      showChanged(propertyId, ticket);
    } catch (error) {
      // What was written stays in the field.
      refused(errorText(t, error instanceof Error ? error : new Error(String(error))));
    } finally {
      setSending(false);
      field.current?.focus();
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a character, the keys are its.
    if (event.nativeEvent.isComposing || slash.onKey(event)) return;
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0 || note) return;
    event.preventDefault();
    files.add(pasted);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!note) files.add([...event.dataTransfer.files]);
  };
  const label = note ? t("tickets.writeNote") : t("tickets.write", { name: requester.name });
  return (
    <div className={composer.room}>
      <section
        className={composer.composer}
        aria-label={t("tickets.composer")}
        data-whisper={note || undefined}
        data-drop={over || undefined}
        onDragOver={(event) => {
          if (note || !event.dataTransfer.types.includes("Files")) return;
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
        {!note && <UploadStrip uploads={files.uploads} onRemove={files.remove} />}
        <textarea
          ref={field}
          className={`${composer.field} ${classes.field}`}
          rows={2}
          maxLength={MOST_CHARACTERS}
          aria-label={label}
          aria-controls={slash.shortcuts ? slash.id : undefined}
          aria-activedescendant={slash.chosen ? `${slash.id}-${slash.chosen.shortcutId}` : undefined}
          placeholder={note ? t("tickets.writeNote") : hint()}
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onSelect={slash.look}
          onBlur={slash.close}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <div className={composer.tools}>
          <EmojiPicker onPick={insert} />
          {!note && (
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
          <Tooltip label={t("tickets.noteHint")}>
            <Button
              variant={note ? "light" : "subtle"}
              color={note ? "warn" : "gray"}
              size="compact-sm"
              leftSection={<EyeOff size={16} aria-hidden />}
              aria-pressed={note}
              onClick={() => setMode(!note)}
            >
              {t("tickets.note")}
            </Button>
          </Tooltip>
          <span className={composer.gap} />
          <Tooltip label={`${modifierKey} Enter`}>
            <Button
              size="xs"
              color={note ? "warn" : "accent"}
              loading={sending}
              disabled={!canSend}
              leftSection={<Send size={15} aria-hidden />}
              className={note ? undefined : classes.send}
              onClick={() => void send()}
            >
              {note ? t("tickets.addNote") : t("tickets.send")}
            </Button>
          </Tooltip>
          {!note && (
            <Menu position="top-end" width={200}>
              <Menu.Target>
                <Button
                  size="xs"
                  className={classes.sendMore}
                  disabled={!canSend}
                  aria-label={t("tickets.sendMore")}
                >
                  <ChevronDown size={15} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<CircleCheck size={16} aria-hidden />}
                  onClick={() => void send("closed")}
                >
                  {t("tickets.sendAndClose")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </section>
    </div>
  );

  function hint(): string {
    return requester.email ? t("tickets.writeHint", { email: requester.email }) : t("tickets.noAddress");
  }
}
