// Tickets: the list on the left, the open one in the middle, what it is about on the right. Both side columns fold.

import { Stack } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Lock, Ticket as TicketIcon } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../parts/Empty.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { PageSkeleton } from "../../shell/PageStates.tsx";
import { usePageCommands } from "../../shell/page-commands.ts";
import columns from "../inbox/Inbox.module.css";
import { NamesFor } from "../inbox/names.tsx";
import type { Filters } from "./filters.ts";
import { NewTicket } from "./NewTicket.tsx";
import { TicketList } from "./TicketList.tsx";
import { TicketPanel } from "./TicketPanel.tsx";
import { type TicketHandle, TicketView } from "./TicketView.tsx";
import { useTicketCommands } from "./ticket-commands.ts";
import { useTicketNews } from "./use-tickets.ts";

const address = "/properties/$propertyId/tickets/{-$ticketId}";

export function Tickets() {
  const { t } = useTranslation();
  const property = useCurrentProperty();
  const { propertyId } = useParams({ strict: false });
  useEffect(() => {
    document.title = `${t("nav.tickets")} · Parlo`;
  }, [t]);
  if (!property || property.propertyId !== propertyId) return <PageSkeleton />;
  if (!property.can.readTickets) {
    return (
      <Stack h="100%" justify="center">
        <Empty icon={Lock} title={t("tickets.closed.title")} text={t("tickets.closed.text")} />
      </Stack>
    );
  }
  return (
    <NamesFor key={property.propertyId} propertyId={property.propertyId}>
      <Columns propertyId={property.propertyId} answer={property.can.answerTickets} />
    </NamesFor>
  );
}

function Columns({ propertyId, answer }: { propertyId: string; answer: boolean }) {
  const { t } = useTranslation();
  const { ticketId } = useParams({ strict: false });
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const [listFolded, foldList] = useLocalStorage({ key: "parlo.tickets.list", defaultValue: false });
  const [panelFolded, foldPanel] = useLocalStorage({ key: "parlo.tickets.panel", defaultValue: false });
  // Where the window is narrow the panel lies over the ticket, and only while one wants it there.
  const narrow = useMediaQuery("(max-width: 1239px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [panelAbove, showAbove] = useState(false);
  const [making, make] = useState(false);
  const panel = ticketId !== undefined && (narrow ? panelAbove : !panelFolded);
  const togglePanel = useCallback(
    () => (narrow ? showAbove((shown) => !shown) : foldPanel((folded) => !folded)),
    [narrow, foldPanel],
  );
  const toggleList = useCallback(() => foldList((folded) => !folded), [foldList]);
  const searchField = useRef<HTMLInputElement>(null);
  const opened = useRef<TicketHandle>(null);
  const shown = useRef<readonly string[]>([]);
  const onShown = useCallback((ids: readonly string[]) => {
    shown.current = ids;
  }, []);
  useTicketNews();

  const go = (id: string | undefined, search: Filters = filters) =>
    void navigate({ to: address, params: { propertyId, ticketId: id }, search });
  const step = (by: 1 | -1) => {
    const ids = shown.current;
    const at = ids.indexOf(ticketId ?? "");
    const next = at === -1 ? ids[0] : ids[at + by];
    if (next) go(next);
  };
  const search = () => {
    foldList(false);
    // The column may only now come back.
    requestAnimationFrame(() => searchField.current?.focus());
  };
  usePageCommands(
    useTicketCommands({
      ...{ step, search, toggleList, togglePanel, opened },
      make: answer ? () => make(true) : undefined,
      view: (status) => go(undefined, { ...filters, status }),
    }),
  );

  return (
    <div
      className={columns.columns}
      data-list={!listFolded || undefined}
      data-panel={(panel && !narrow) || undefined}
    >
      {!listFolded && (
        <TicketList
          {...{ propertyId, filters, ticketId, searchField, onShown }}
          onFold={toggleList}
          onFilter={(changed) => go(ticketId, changed)}
          onNew={answer ? () => make(true) : undefined}
        />
      )}
      <div className={columns.middle}>
        {ticketId ? (
          <TicketView
            key={ticketId}
            ref={opened}
            {...{ propertyId, ticketId, answer, listFolded }}
            panelShown={panel}
            onUnfold={toggleList}
            onPanel={togglePanel}
            onGone={() => go(undefined)}
          />
        ) : (
          <div className={columns.noChat}>
            <Empty icon={TicketIcon} title={t("tickets.none.title")} text={t("tickets.none.text")} />
          </div>
        )}
      </div>
      {panel && ticketId && (
        <TicketPanel
          key={ticketId}
          {...{ propertyId, ticketId, answer }}
          floating={narrow}
          onClose={togglePanel}
        />
      )}
      {making && (
        <NewTicket
          propertyId={propertyId}
          onClose={() => make(false)}
          onMade={(made) => {
            make(false);
            go(made.id);
          }}
        />
      )}
    </div>
  );
}
