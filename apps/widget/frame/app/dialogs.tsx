// Small questions that come up from the foot of the window.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { EMAIL } from "./fields.ts";
import { Rating } from "./rating.tsx";
import { useScene } from "./scene.ts";

export function EndDialog() {
  const { core, over, t } = useScene();
  const [trouble, setTrouble] = useState(false);
  const end = () =>
    core.end().then(
      () => {
        over.value = undefined;
      },
      () => setTrouble(true),
    );
  return (
    <Sheet title={t("endQuestion")}>
      <p>{t("endText")}</p>
      {trouble && <p role="alert">{t("trouble")}</p>}
      <div class="sheet-actions">
        <CancelButton />
        <button type="button" class="button danger" onClick={end}>
          {t("end")}
        </button>
      </div>
    </Sheet>
  );
}

export function RateDialog() {
  const { over, t } = useScene();
  return (
    <Sheet title={t("rate")}>
      <Rating />
      <div class="sheet-actions">
        <button
          type="button"
          class="button soft"
          onClick={() => {
            over.value = undefined;
          }}
        >
          {t("close")}
        </button>
      </div>
    </Sheet>
  );
}

export function TranscriptDialog() {
  const { core, state, over, t } = useScene();
  const [email, setEmail] = useState(state.value.visitor?.email ?? "");
  const [said, setSaid] = useState<"" | "wrong" | "busy" | "sent" | "trouble">("");
  const send = () => {
    if (!EMAIL.test(email)) {
      setSaid("wrong");
      return;
    }
    setSaid("busy");
    const chatId = state.value.chat?.id;
    core.call("messenger.send-transcript", { chatId, email }).then(
      () => setSaid("sent"),
      () => setSaid("trouble"),
    );
  };
  if (said === "sent")
    return (
      <Sheet title={t("transcript")}>
        <p role="status">{t("transcriptSent", { email })}</p>
        <div class="sheet-actions">
          <button
            type="button"
            class="button"
            onClick={() => {
              over.value = undefined;
            }}
          >
            {t("close")}
          </button>
        </div>
      </Sheet>
    );
  return (
    <Sheet title={t("transcript")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label class="field">
          <span>{t("transcriptText")}</span>
          <input
            type="email"
            autocomplete="email"
            placeholder="name@example.com"
            value={email}
            aria-invalid={said === "wrong"}
            onInput={({ currentTarget }) => setEmail(currentTarget.value.trim())}
          />
          {said === "wrong" && <small role="alert">{t("emailWrong")}</small>}
          {said === "trouble" && <small role="alert">{t("trouble")}</small>}
        </label>
        <div class="sheet-actions">
          <CancelButton />
          <button type="submit" class="button" disabled={said === "busy"}>
            {t("send")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function CancelButton() {
  const { over, t } = useScene();
  return (
    <button
      type="button"
      class="button soft"
      onClick={() => {
        over.value = undefined;
      }}
    >
      {t("cancel")}
    </button>
  );
}

function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const { over } = useScene();
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    sheet.current?.querySelector<HTMLElement>("input, button")?.focus();
    return () => {
      // It was opened from the menu, which is gone: back to what opened that.
      document.querySelector<HTMLElement>("[aria-haspopup]")?.focus();
    };
  }, []);
  return (
    <div class="shade">
      <button
        type="button"
        class="shade-ground"
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => {
          over.value = undefined;
        }}
      />
      <div ref={sheet} class="sheet" role="dialog" aria-modal="true" aria-label={title} data-modal>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
