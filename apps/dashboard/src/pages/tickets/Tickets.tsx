// Tickets: the list on the left, the open one in the middle, what it is about on the right.

import { Stack } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Lock, Ticket as TicketIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../parts/Empty.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { PageSkeleton } from "../../shell/PageStates.tsx";
import { usePageCommands } from "../../shell/page-commands.ts";
import { Columns, NothingOpen, useColumns } from "../inbox/Columns.tsx";
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
      <TicketColumns propertyId={property.propertyId} answer={property.can.answerTickets} />
    </NamesFor>
  );
}

function TicketColumns({ propertyId, answer }: { propertyId: string; answer: boolean }) {
  const { t } = useTranslation();
  const { ticketId } = useParams({ strict: false });
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const [making, make] = useState(false);
  const opened = useRef<TicketHandle>(null);
  useTicketNews();
  const go = (id: string | undefined, search: Filters = filters) =>
    void navigate({ to: address, params: { propertyId, ticketId: id }, search });
  const columns = useColumns(ticketId, go);
  const onNew = answer ? () => make(true) : undefined;
  usePageCommands(
    useTicketCommands({
      ...columns,
      opened,
      make: onNew,
      view: (status) => go(undefined, { ...filters, status }),
    }),
  );

  return (
    <>
      <Columns
        state={columns}
        list={
          <TicketList
            {...{ propertyId, filters, ticketId, columns, onNew }}
            onFilter={(changed) => go(ticketId, changed)}
          />
        }
        panel={
          ticketId && (
            <TicketPanel
              key={ticketId}
              {...{ propertyId, ticketId, answer }}
              floating={columns.narrow}
              onClose={columns.togglePanel}
            />
          )
        }
      >
        {ticketId ? (
          <TicketView
            key={ticketId}
            ref={opened}
            {...{ propertyId, ticketId, answer }}
            listFolded={columns.listFolded}
            panelShown={columns.panelShown}
            onUnfold={columns.toggleList}
            onPanel={columns.togglePanel}
            onGone={() => go(undefined)}
          />
        ) : (
          <NothingOpen>
            <Empty icon={TicketIcon} title={t("tickets.none.title")} text={t("tickets.none.text")} />
          </NothingOpen>
        )}
      </Columns>
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
    </>
  );
}
