// The inbox, of chats: the list on the left, the open one in the middle, its visitor on the right.

import { Button, Stack } from "@mantine/core";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Code, Lock, MessagesSquare } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useDue, useList, useLiveInbox } from "../../live/live.tsx";
import { isView, type View, whole } from "../../live/views.ts";
import { Empty } from "../../parts/Empty.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { PageSkeleton } from "../../shell/PageStates.tsx";
import { usePageCommands } from "../../shell/page-commands.ts";
import type { Filters } from "../tickets/filters.ts";
import { ChatList } from "./ChatList.tsx";
import { Columns, NothingOpen, useColumns } from "./Columns.tsx";
import { Conversation } from "./Conversation.tsx";
import { useInboxCommands } from "./inbox-commands.ts";
import { LinkBanner } from "./LinkBanner.tsx";
import { NamesFor } from "./names.tsx";
import { VisitorPanel } from "./VisitorPanel.tsx";

const address = "/inbox/$propertyId/{-$view}/{-$chatId}";

export function Inbox() {
  const { t } = useTranslation();
  const inbox = useLiveInbox();
  const property = useCurrentProperty();
  useEffect(() => {
    document.title = `${t("nav.inbox")} · Parlo`;
  }, [t]);
  if (property && !property.can.read) {
    return (
      <Stack h="100%" justify="center">
        <Empty icon={Lock} title={t("inbox.closed.title")} text={t("inbox.closed.text")} />
      </Stack>
    );
  }
  if (!inbox || inbox.propertyId !== property?.propertyId) return <PageSkeleton />;
  return (
    <NamesFor key={inbox.propertyId} propertyId={inbox.propertyId}>
      <ChatColumns propertyId={inbox.propertyId} />
    </NamesFor>
  );
}

function ChatColumns({ propertyId }: { propertyId: string }) {
  const { view: named, chatId } = useParams({ strict: false });
  const view: View = isView(named) ? named : "mine";
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const go = (to: { view?: View; chatId?: string | undefined }, search = filters) =>
    void navigate({ to: address, params: { propertyId, view, chatId: undefined, ...to }, search });
  const columns = useColumns(chatId, (id) => go({ chatId: id }));
  usePageCommands(useInboxCommands({ ...columns, view: (one) => go({ view: one }) }));
  return (
    <Columns
      state={columns}
      list={
        <ChatList {...{ view, filters, chatId, columns }} onFilter={(changed) => go({ chatId }, changed)} />
      }
      panel={
        chatId && (
          <VisitorPanel
            key={chatId}
            chatId={chatId}
            floating={columns.narrow}
            onClose={columns.togglePanel}
          />
        )
      }
    >
      <LinkBanner />
      {chatId ? (
        <Conversation
          key={chatId}
          chatId={chatId}
          listFolded={columns.listFolded}
          panelShown={columns.panelShown}
          onUnfold={columns.toggleList}
          onPanel={columns.togglePanel}
          onGone={() => go({})}
        />
      ) : (
        <NothingOpen>
          <NoChat propertyId={propertyId} />
        </NothingOpen>
      )}
    </Columns>
  );
}

/** Nothing is open: what waits, or how visitors come here. */
function NoChat({ propertyId }: { propertyId: string }) {
  const { t } = useTranslation();
  const due = useDue();
  const isRead = [useList(whole("mine")), useList(whole("unassigned"))].every(
    (list) => list?.next !== undefined,
  );
  if (!isRead) return null;
  if (due > 0) {
    return (
      <Empty
        icon={MessagesSquare}
        title={t("inbox.noChat.waiting", { count: due })}
        text={t("inbox.noChat.choose")}
      />
    );
  }
  return (
    <Empty
      icon={MessagesSquare}
      title={t("inbox.noChat.nobody")}
      text={t("inbox.noChat.nobodyText")}
      action={
        <Button
          variant="default"
          leftSection={<Code size={16} aria-hidden />}
          component={Link}
          to={`/properties/${propertyId}/widget`}
        >
          {t("inbox.noChat.snippet")}
        </Button>
      }
    />
  );
}
