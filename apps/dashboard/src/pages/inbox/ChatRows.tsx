// The chats of one view.

import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useInbox } from "../../live/live.tsx";
import type { List } from "../../live/store.ts";
import type { View } from "../../live/views.ts";
import type { Filters } from "../tickets/filters.ts";
import { ChatRow } from "./ChatRow.tsx";
import { ListRows } from "./ListRows.tsx";

interface Props {
  list: List;
  view: View;
  filters: Filters;
  chatId: string | undefined;
  onEnd: () => void;
}

export function ChatRows({ list, view, filters, chatId, onEnd }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { propertyId } = useInbox();
  const open = useCallback(
    (id: string) =>
      void navigate({
        to: "/inbox/$propertyId/{-$view}/{-$chatId}",
        params: { propertyId, view, chatId: id },
        search: filters,
      }),
    [navigate, propertyId, view, filters],
  );
  return (
    <ListRows
      label={t(`inbox.view.${view}`)}
      ids={list.ids}
      openId={chatId}
      hasMore={typeof list.next === "string"}
      total={list.total}
      onEnd={onEnd}
    >
      {(id) => (
        <ChatRow
          chatId={id}
          href={`/inbox/${propertyId}/${view}/${id}`}
          isOpen={id === chatId}
          onOpen={open}
        />
      )}
    </ListRows>
  );
}
