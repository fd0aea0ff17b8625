// Where the visitor writes: text, emoji, files. What is not sent yet survives a reload.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { EmojiPicker } from "./emoji.tsx";
import { Icon } from "./icons.tsx";
import { useScene } from "./scene.ts";
import { Tray } from "./tray.tsx";
import { FILES_AT_MOST, type Uploads, useUploads } from "./uploads.ts";

const DRAFT_KEY = "parlo:draft:";
const LONGEST = 10_000;

interface Props {
  readonly placeholder: string;
  readonly uploads?: Uploads;
  sent?(): void;
}

export function Composer({ placeholder, uploads: given, sent }: Props) {
  const { core, state, held, t } = useScene();
  const own = useUploads();
  const uploads = given ?? own;
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const whose = state.value.visitor?.id ?? "";
  const [text, setText] = useState(() => readDraft(whose));
  const [emoji, setEmoji] = useState(false);
  /** Sent while files were still going: goes as soon as they are there. */
  const [waits, setWaits] = useState(false);
  const features = state.value.settings.widget?.features ?? {};
  const list = uploads.list.value;
  const going = list.some((one) => one.state === "going");
  const done = list.filter((one) => one.state === "done");
  const empty = text.trim() === "" && done.length === 0;

  const write = (next: string) => {
    setText(next);
    keepDraft(whose, next);
    core.typing(next);
  };
  const send = () => {
    if (going) {
      setWaits(true);
      return;
    }
    setWaits(false);
    if (empty) return;
    const files = done.flatMap(({ file }) => file ?? []);
    const fileIds = done.flatMap(({ fileId }) => fileId ?? []);
    const form = state.value.chat ? undefined : held.value;
    core.say({
      text: text.trim(),
      ...(files.length > 0 ? { files, fileIds } : {}),
      ...(form && Object.keys(form).length > 0 ? { form } : {}),
    });
    setText("");
    keepDraft(whose, "");
    uploads.clear();
    field.current?.focus();
    sent?.();
  };
  useEffect(() => {
    if (waits && !going) send();
  }, [waits, going]);
  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }, [text]);

  const insert = (chosen: string) => {
    const box = field.current;
    if (!box) return;
    const { selectionStart, selectionEnd, value } = box;
    write(value.slice(0, selectionStart) + chosen + value.slice(selectionEnd));
    const caret = selectionStart + chosen.length;
    requestAnimationFrame(() => box.setSelectionRange(caret, caret));
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Tray uploads={uploads} />
      {emoji && (
        <EmojiPicker
          choose={insert}
          close={() => {
            setEmoji(false);
            field.current?.focus();
          }}
        />
      )}
      <div class="composer-line">
        <textarea
          ref={field}
          rows={1}
          {...(text ? { dir: "auto" as const } : {})}
          value={text}
          placeholder={placeholder}
          aria-label={t("message")}
          maxLength={LONGEST}
          enterkeyhint="send"
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length === 0 || features.uploads === false) return;
            event.preventDefault();
            uploads.add(files);
          }}
        />
        <div class="composer-tools">
          {features.emoji !== false && (
            <button
              type="button"
              class="plain"
              aria-label={t("emoji")}
              aria-expanded={emoji}
              onClick={() => setEmoji(!emoji)}
            >
              <Icon name="smile" />
            </button>
          )}
          {features.uploads !== false && (
            <>
              <button
                type="button"
                class="plain"
                aria-label={t("attach")}
                onClick={() => picker.current?.click()}
              >
                <Icon name="attach" />
              </button>
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                tabIndex={-1}
                aria-label={t("attach")}
                onChange={({ currentTarget }) => {
                  uploads.add(currentTarget.files ?? []);
                  currentTarget.value = "";
                }}
              />
            </>
          )}
          <button
            type="submit"
            class="round"
            aria-label={t("send")}
            disabled={empty && !going}
            data-busy={waits}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
      {uploads.refused.value && (
        <p class="composer-note" role="alert">
          {t("filesAtMost", { count: FILES_AT_MOST })}
        </p>
      )}
    </form>
  );
}

/** Of this tab alone, so that two tabs do not share a sentence, and of this visitor alone. */
function readDraft(visitorId: string): string {
  try {
    return sessionStorage.getItem(DRAFT_KEY + visitorId) ?? "";
  } catch {
    return "";
  }
}

function keepDraft(visitorId: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(DRAFT_KEY + visitorId, text);
    else sessionStorage.removeItem(DRAFT_KEY + visitorId);
  } catch {
    // The browser keeps nothing for frames: the draft lives as long as the page.
  }
}
