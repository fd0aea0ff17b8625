// What was said before the oldest message that is here: a long chat comes in parts, the latest first.

import { useState } from "preact/hooks";
import type { Chat } from "../core/types.ts";
import { useScene } from "./scene.ts";

export function Before({ chat, add }: { chat: Chat | null; add(longer: Chat): void }) {
  const { core, t } = useScene();
  const [asks, setAsks] = useState<"asking" | "failed">();
  const [oldest] = chat?.messages ?? [];
  if (!chat?.hasEarlier || !oldest) return null;
  const ask = () => {
    setAsks("asking");
    core.call<Chat>("messenger.get-chat", { chatId: chat.id, before: oldest.id }).then(
      ({ messages, hasEarlier = false }) => {
        setAsks(undefined);
        add({ ...chat, hasEarlier, messages: [...messages, ...chat.messages] });
      },
      () => setAsks("failed"),
    );
  };
  return (
    <p class="went" role={asks === "failed" ? "alert" : undefined}>
      {asks === "failed" && `${t("trouble")} `}
      <button
        type="button"
        class="link"
        disabled={asks === "asking"}
        aria-busy={asks === "asking"}
        onClick={ask}
      >
        {t("before")}
      </button>
    </p>
  );
}
