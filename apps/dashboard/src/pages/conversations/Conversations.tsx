// All conversations of a property, chats and tickets alike: one list on the left, whichever is open in the middle, what it
// is about on the right.

import { Stack } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Lock, MessagesSquare } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLiveInbox } from "../../live/live.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { PageSkeleton } from "../../shell/PageStates.tsx";
import { usePageCommands } from "../../shell/page-commands.ts";
import { Columns, NothingOpen, useColumns } from "../inbox/Columns.tsx";
import { Conversation } from "../inbox/Conversation.tsx";
import { useInboxCommands } from "../inbox/inbox-commands.ts";
import { LinkBanner } from "../inbox/LinkBanner.tsx";
import { NamesFor } from "../inbox/names.tsx";
import { VisitorPanel } from "../inbox/VisitorPanel.tsx";
import type { Filters } from "../tickets/filters.ts";
import { NewTicket } from "../tickets/NewTicket.tsx";
import { TicketPanel } from "../tickets/TicketPanel.tsx";
import { type TicketHandle, TicketView } from "../tickets/TicketView.tsx";
import { useTicketCommands } from "../tickets/ticket-commands.ts";
import { useTicketNews } from "../tickets/use-tickets.ts";
import { ConversationList } from "./ConversationList.tsx";

const address = "/inbox/$propertyId/all/{-$channel}/{-$id}";

export function Conversations() {
  const { t } = useTranslation();
  const inbox = useLiveInbox();
  const property = useCurrentProperty();
  useEffect(() => {
    document.title = `${t("nav.inbox")} · Parlo`;
  }, [t]);
  if (property && !(property.can.read && property.can.readTickets)) {
    return (
      <Stack h="100%" justify="center">
        <Empty icon={Lock} title={t("conversations.closed.title")} text={t("conversations.closed.text")} />
      </Stack>
    );
  }
  if (!inbox || inbox.propertyId !== property?.propertyId) return <PageSkeleton />;
  const { propertyId, can } = property;
  return (
    <NamesFor key={propertyId} propertyId={propertyId}>
      <AllColumns propertyId={propertyId} answerTickets={can.answerTickets} />
    </NamesFor>
  );
}

function AllColumns({ propertyId, answerTickets }: { propertyId: string; answerTickets: boolean }) {
  const { t } = useTranslation();
  const { channel, id } = useParams({ strict: false });
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const [making, make] = useState(false);
  const opened = useRef<TicketHandle>(null);
  useTicketNews();
  const chatId = channel === "chats" ? id : undefined;
  const ticketId = channel === "tickets" ? id : undefined;
  const openKey = chatId || ticketId ? `${channel}/${id}` : undefined;
  const go = (key: string | undefined, search = filters) => {
    const [to, of] = key?.split("/") ?? [];
    void navigate({ to: address, params: { propertyId, channel: to, id: of }, search });
  };
  const columns = useColumns(openKey, go);
  const onNew = answerTickets ? () => make(true) : undefined;
  const ofChats = useInboxCommands(columns);
  const ofTickets = useTicketCommands({ ...columns, opened, make: onNew });
  usePageCommands(ticketId ? ofTickets : ofChats);

  const folding = {
    listFolded: columns.listFolded,
    panelShown: columns.panelShown,
    onUnfold: columns.toggleList,
    onPanel: columns.togglePanel,
    onGone: () => go(undefined),
  };
  const beside = { floating: columns.narrow, onClose: columns.togglePanel };
  return (
    <>
      <Columns
        state={columns}
        list={
          <ConversationList
            {...{ filters, openKey, columns, onNew }}
            onFilter={(changed) => go(openKey, changed)}
          />
        }
        panel={
          chatId ? (
            <VisitorPanel key={chatId} chatId={chatId} {...beside} />
          ) : (
            ticketId && (
              <TicketPanel key={ticketId} {...{ propertyId, ticketId, answer: answerTickets }} {...beside} />
            )
          )
        }
      >
        <LinkBanner />
        {chatId ? (
          <Conversation key={chatId} chatId={chatId} {...folding} />
        ) : ticketId ? (
          <TicketView
            key={ticketId}
            ref={opened}
            {...{ propertyId, ticketId, answer: answerTickets }}
            {...folding}
          />
        ) : (
          <NothingOpen>
            <Empty
              icon={MessagesSquare}
              title={t("conversations.none.title")}
              text={t("conversations.none.text")}
            />
          </NothingOpen>
        )}
      </Columns>
      {making && (
        <NewTicket
          propertyId={propertyId}
          onClose={() => make(false)}
          onMade={(made) => {
            make(false);
            go(`tickets/${made.id}`);
          }}
        />
      )}
    </>
  );
}
