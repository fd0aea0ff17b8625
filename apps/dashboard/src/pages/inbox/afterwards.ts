// What follows a message once it has arrived: the tags and the transfer of the shortcut it came from.

import type { File as SentFile, Shortcut } from "@parlo/sdk";
import { useTranslation } from "react-i18next";
import { client } from "../../api/calls.ts";
import { useInbox } from "../../live/live.tsx";
import type { Saying } from "../../live/outbox.ts";
import { errorText } from "../../parts/error-text.ts";
import { refused } from "../../parts/said.tsx";

export function useAfterwards(chatId: string): (shortcut: Shortcut) => void {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  return ({ tags, transferTo }) => {
    const act = async () => {
      if (tags.length > 0) await client.call("chat.add-tags", { propertyId, chatId, tags });
      if (transferTo) await client.call("chat.transfer", { propertyId, chatId, ...transferTo });
    };
    act().catch((error: Error) => refused(errorText(t, error)));
  };
}

/** A file that arrived, as a message shows it. */
export function attachedOf(file: SentFile): Saying["files"][number] {
  const { fileId, propertyId: _, ...shown } = file;
  return { fileId, attached: { type: "file", content: { file: shown } } };
}
