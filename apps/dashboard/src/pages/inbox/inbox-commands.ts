// What the keyboard and the palette can do in the inbox; those of the open chat come from the chat itself.

import { useTranslation } from "react-i18next";
import { type View, views } from "../../live/views.ts";
import type { Command } from "../../shell/commands.ts";
import { type ChatCommand, offered } from "./chat-commands.ts";

interface Doing {
  step: (by: 1 | -1) => void;
  search: () => void;
  toggleList: () => void;
  togglePanel: () => void;
  /** Absent where the list has other views. */
  view?: (view: View) => void;
}

const ofChat: readonly { id: ChatCommand; keys: string }[] = [
  { id: "reply", keys: "r" },
  { id: "whisper", keys: "w" },
  { id: "join", keys: "o" },
  { id: "take", keys: "a" },
  { id: "transfer", keys: "t" },
  { id: "end", keys: "e" },
];

export function useInboxCommands(doing: Doing): Command[] {
  const { t } = useTranslation();
  const group = t("nav.inbox");
  const { view: show } = doing;
  return [
    { id: "chat-next", group, label: t("inbox.keys.next"), keys: "j", run: () => doing.step(1) },
    { id: "chat-previous", group, label: t("inbox.keys.previous"), keys: "k", run: () => doing.step(-1) },
    ...ofChat.map(({ id, keys }) => ({
      ...{ id: `chat-${id}`, group, label: t(`inbox.keys.${id}`), keys },
      run: () => offered(id)?.(),
    })),
    { id: "chat-search", group, label: t("inbox.search"), keys: "/", run: doing.search },
    { id: "chat-list", group, label: t("inbox.keys.foldList"), keys: "[", run: doing.toggleList },
    { id: "chat-panel", group, label: t("inbox.keys.foldPanel"), keys: "]", run: doing.togglePanel },
    ...(show
      ? views.map((view, at) => ({
          ...{ id: `view-${view}`, group, label: t(`inbox.view.${view}`), keys: String(at + 1) },
          run: () => show(view),
        }))
      : []),
  ];
}
