// Tells the others in a chat that one writes, and when one has stopped or gone elsewhere.

import { useEffect, useRef } from "react";
import { useInbox } from "../../live/live.tsx";

/** Not a key pressed for so long: one has stopped. */
const PAUSE_MS = 5_000;

export function useTypingNews(chatId: string): (writes: boolean) => void {
  const inbox = useInbox();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      inbox.typing(chatId, false);
    },
    [inbox, chatId],
  );
  return (writes) => {
    clearTimeout(timer.current);
    inbox.typing(chatId, writes);
    if (writes) timer.current = setTimeout(() => inbox.typing(chatId, false), PAUSE_MS);
  };
}
