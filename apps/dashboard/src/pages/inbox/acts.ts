// What an agent does with a chat. A refusal is said in the corner; what changed comes back over the stream.

import type { MethodName } from "@parlo/sdk";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { client, type Params } from "../../api/calls.ts";
import { useInbox } from "../../live/live.tsx";
import { errorText } from "../../parts/error-text.ts";
import { refused } from "../../parts/said.tsx";

export function useChatActs(chatId: string) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  return useMemo(() => {
    const at = { propertyId, chatId };
    /** True when it was done. */
    const act = async <M extends MethodName>(method: M, params: Params<M>): Promise<boolean> => {
      try {
        await client.call(method, params);
        return true;
      } catch (error) {
        refused(errorText(t, error instanceof Error ? error : new Error(String(error))));
        return false;
      }
    };
    return {
      join: () => act("chat.join", at),
      leave: () => act("chat.leave", at),
      assign: (agentId: string | undefined) => act("chat.assign", { ...at, ...(agentId && { agentId }) }),
      reopen: () => act("chat.reopen", at),
      addTag: (tag: string) => act("chat.add-tags", { ...at, tags: [tag] }),
      removeTag: (tag: string) => act("chat.remove-tags", { ...at, tags: [tag] }),
    };
  }, [propertyId, chatId, t]);
}
