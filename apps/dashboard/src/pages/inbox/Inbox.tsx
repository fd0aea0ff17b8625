// The inbox: chats on the left, the open one in the middle, its visitor on the right. Both side columns fold.

import { Button, Stack } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Code, Lock, MessagesSquare } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDue, useList, useLiveInbox } from "../../live/live.tsx";
import { isView, type View } from "../../live/views.ts";
import { Empty } from "../../parts/Empty.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { PageSkeleton } from "../../shell/PageStates.tsx";
import { usePageCommands } from "../../shell/page-commands.ts";
import { ChatList } from "./ChatList.tsx";
import { Conversation } from "./Conversation.tsx";
import classes from "./Inbox.module.css";
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
      <Columns propertyId={inbox.propertyId} />
    </NamesFor>
  );
}

function Columns({ propertyId }: { propertyId: string }) {
  const { view: named, chatId } = useParams({ strict: false });
  const view: View = isView(named) ? named : "mine";
  const navigate = useNavigate();
  const [listFolded, foldList] = useLocalStorage({ key: "parlo.inbox.list", defaultValue: false });
  const [panelFolded, foldPanel] = useLocalStorage({ key: "parlo.inbox.panel", defaultValue: false });
  // Where the window is narrow the panel lies over the conversation, and only while one wants it there.
  const narrow = useMediaQuery("(max-width: 1239px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [panelAbove, showAbove] = useState(false);
  const panel = chatId !== undefined && (narrow ? panelAbove : !panelFolded);
  const togglePanel = useCallback(
    () => (narrow ? showAbove((shown) => !shown) : foldPanel((folded) => !folded)),
    [narrow, foldPanel],
  );
  const toggleList = useCallback(() => foldList((folded) => !folded), [foldList]);
  const searchField = useRef<HTMLInputElement>(null);
  const shown = useRef<readonly string[]>([]);
  const onShown = useCallback((ids: readonly string[]) => {
    shown.current = ids;
  }, []);

  const open = (id: string | undefined) =>
    void navigate({ to: address, params: { propertyId, view, chatId: id } });
  const step = (by: 1 | -1) => {
    const ids = shown.current;
    const at = ids.indexOf(chatId ?? "");
    const next = at === -1 ? ids[0] : ids[at + by];
    if (next) open(next);
  };
  const search = () => {
    foldList(false);
    // The column may only now come back.
    requestAnimationFrame(() => searchField.current?.focus());
  };
  usePageCommands(
    useInboxCommands({
      step,
      search,
      toggleList,
      togglePanel,
      view: (one) => void navigate({ to: address, params: { propertyId, view: one, chatId: undefined } }),
    }),
  );

  return (
    <div
      className={classes.columns}
      data-list={!listFolded || undefined}
      data-panel={(panel && !narrow) || undefined}
    >
      {!listFolded && (
        <ChatList
          view={view}
          chatId={chatId}
          searchField={searchField}
          onFold={toggleList}
          onShown={onShown}
        />
      )}
      <div className={classes.middle}>
        <LinkBanner />
        {chatId ? (
          <Conversation
            key={chatId}
            chatId={chatId}
            listFolded={listFolded}
            panelShown={panel}
            onUnfold={toggleList}
            onPanel={togglePanel}
            onGone={() => open(undefined)}
          />
        ) : (
          <div className={classes.noChat}>
            <NoChat propertyId={propertyId} />
          </div>
        )}
      </div>
      {panel && chatId && (
        <VisitorPanel key={chatId} chatId={chatId} floating={narrow} onClose={togglePanel} />
      )}
    </div>
  );
}

/** Nothing is open: what waits, or how visitors come here. */
function NoChat({ propertyId }: { propertyId: string }) {
  const { t } = useTranslation();
  const due = useDue();
  const isRead = [useList("mine", ""), useList("unassigned", "")].every((list) => list?.next !== undefined);
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
