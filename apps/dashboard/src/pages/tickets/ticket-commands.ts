// What the keyboard and the palette can do among tickets.

import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../../shell/commands.ts";
import { type Status, statuses } from "./filters.ts";
import type { TicketHandle } from "./TicketView.tsx";

interface Doing {
  step: (by: 1 | -1) => void;
  search: () => void;
  toggleList: () => void;
  togglePanel: () => void;
  opened: RefObject<TicketHandle | null>;
  make: (() => void) | undefined;
  /** Absent where the list has other views. */
  view?: (status: Status | "all") => void;
}

export function useTicketCommands(doing: Doing): Command[] {
  const { t } = useTranslation();
  const group = t("nav.tickets");
  const { view: show } = doing;
  const views = [...statuses, "all"] as const;
  return [
    { id: "ticket-next", group, label: t("tickets.keys.next"), keys: "j", run: () => doing.step(1) },
    { id: "ticket-previous", group, label: t("tickets.keys.previous"), keys: "k", run: () => doing.step(-1) },
    ...(["reply", "note", "take", "close"] as const).map((id, at) => ({
      ...{ id: `ticket-${id}`, group, label: t(`tickets.keys.${id}`), keys: ["r", "w", "a", "e"][at] ?? "" },
      run: () => doing.opened.current?.do(id),
    })),
    ...(doing.make
      ? [{ id: "ticket-new", group, label: t("tickets.new.title"), keys: "c", run: doing.make }]
      : []),
    { id: "ticket-search", group, label: t("tickets.search"), keys: "/", run: doing.search },
    { id: "ticket-list", group, label: t("inbox.keys.foldList"), keys: "[", run: doing.toggleList },
    { id: "ticket-panel", group, label: t("tickets.keys.panel"), keys: "]", run: doing.togglePanel },
    ...(show
      ? views.map((view, at) => ({
          ...{ id: `tickets-${view}`, group, label: t(`tickets.view.${view}`), keys: String(at + 1) },
          run: () => show(view),
        }))
      : []),
  ];
}
