// The right column: who the visitor is, the pages of the visit, device, tags, and earlier chats.

import { ActionIcon, Skeleton, Text, Tooltip } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { Link } from "@tanstack/react-router";
import { ThumbsDown, ThumbsUp, X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { useChat, useInbox } from "../../live/live.tsx";
import { When } from "../../parts/When.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { TicketsOf } from "../tickets/TicketsOf.tsx";
import { Dossier } from "./Dossier.tsx";
import { Part } from "./Fact.tsx";
import { Person } from "./Person.tsx";
import { TagField } from "./TagField.tsx";
import classes from "./VisitorPanel.module.css";

const PanelTabs = lazy(async () => ({ default: (await import("../tabs/PanelTabs.tsx")).PanelTabs }));

interface Props {
  chatId: string;
  floating: boolean;
  onClose: () => void;
}

export function VisitorPanel({ chatId, floating, onClose }: Props) {
  const { t } = useTranslation();
  const chat = useChat(chatId);
  const { propertyId } = useInbox();
  const answer = useCurrentProperty()?.can.answer ?? false;
  return (
    <aside
      className={classes.panel}
      data-floating={floating || undefined}
      aria-label={t("inbox.panel.title")}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t("inbox.panel.title")}</h2>
        <Tooltip label={t("inbox.keys.foldPanel")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.keys.foldPanel")} onClick={onClose}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {chat ? (
        <div className={classes.body}>
          <Person chat={chat} answer={answer} />
          <Part title={t("inbox.panel.tags")}>
            <TagField chat={chat} answer={answer} />
          </Part>
          <Dossier chat={chat} answer={answer} />
          <Earlier chat={chat} />
          <Tickets chat={chat} />
          <Suspense>
            <PanelTabs propertyId={propertyId} chatId={chatId} />
          </Suspense>
        </div>
      ) : (
        <div className={classes.body} aria-busy>
          <Skeleton height={48} width={48} circle />
          <Skeleton height={12} mt="md" width="60%" />
          <Skeleton height={12} mt="sm" width="80%" />
        </div>
      )}
    </aside>
  );
}

/** For those who may see them. */
function Tickets({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const may = useCurrentProperty()?.can.readTickets ?? false;
  if (!may || !chat.personId) return null;
  return <TicketsOf {...{ propertyId, personId: chat.personId }} title={t("tickets.ofVisitor")} />;
}

const SHOWN_CHATS = 10;

function Earlier({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const earlier = useCall("chat.list", {
    propertyId,
    visitorId: chat.visitor.id,
    size: SHOWN_CHATS + 1,
  }).data;
  const others = earlier?.filter(({ id }) => id !== chat.id).slice(0, SHOWN_CHATS);
  return (
    <Part title={t("inbox.panel.earlier")}>
      {others === undefined ? (
        <Skeleton height={12} width="70%" />
      ) : others.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("inbox.panel.firstChat")}
        </Text>
      ) : (
        <ul className={classes.chats}>
          {others.map((one) => (
            <li key={one.id}>
              <Link
                to="/inbox/$propertyId/{-$view}/{-$chatId}"
                params={{ propertyId, view: one.status === "closed" ? "closed" : "live", chatId: one.id }}
                className={classes.chat}
              >
                <span className={classes.chatWords}>
                  {one.messages.find(({ type, msg }) => type === "msg" && msg)?.msg ??
                    t("inbox.panel.noWords")}
                </span>
                <span className={classes.chatFacts}>
                  <When at={one.createdOn} />
                  {one.rating === 1 && <ThumbsUp size={13} aria-label={t("inbox.rating.good")} />}
                  {one.rating === -1 && <ThumbsDown size={13} aria-label={t("inbox.rating.bad")} />}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
