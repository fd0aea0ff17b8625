// The rows on screen of however many there are. Where one reads further down, what comes in above does not push the rows
// away from under the eye.

import { useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useInbox } from "../../live/live.tsx";
import type { List } from "../../live/store.ts";
import type { View } from "../../live/views.ts";
import classes from "./ChatList.module.css";
import { ChatRow, ROW_HEIGHT } from "./ChatRow.tsx";

/** So many rows before the end the next page is asked for. */
const AHEAD = 40;
/** More than ever are drawn at once, on any screen. */
const SLOTS = 100;

interface Props {
  list: List;
  view: View;
  chatId: string | undefined;
  onEnd: () => void;
}

export function ChatRows({ list, view, chatId, onEnd }: Props) {
  const { t } = useTranslation();
  const { ids } = list;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const navigate = useNavigate();
  const { propertyId } = useInbox();
  const open = useCallback(
    (id: string) =>
      void navigate({
        to: "/inbox/$propertyId/{-$view}/{-$chatId}",
        params: { propertyId, view, chatId: id },
      }),
    [navigate, propertyId, view],
  );
  const last = rows.at(-1)?.index ?? 0;
  const hasMore = typeof list.next === "string";

  useEffect(() => {
    if (hasMore && last >= ids.length - AHEAD) onEnd();
  }, [hasMore, last, ids.length, onEnd]);

  const anchor = useRef<{ id: string | undefined; index: number }>({ id: undefined, index: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { id, index } = anchor.current;
    const moved = id === undefined ? -1 : ids.indexOf(id);
    if (moved > index && element.scrollTop > ROW_HEIGHT) element.scrollTop += (moved - index) * ROW_HEIGHT;
    const top = Math.floor(element.scrollTop / ROW_HEIGHT);
    anchor.current = { id: ids[top], index: top };
  }, [ids]);

  const remember = () => {
    const top = Math.floor((scroller.current?.scrollTop ?? 0) / ROW_HEIGHT);
    anchor.current = { id: ids[top], index: top };
  };

  useEffect(() => {
    // Only when another was chosen, by key for example: a row that moves takes nobody along.
    const at = chatId === undefined ? -1 : ids.indexOf(chatId);
    if (at !== -1) virtual.scrollToIndex(at, { align: "auto" });
  }, [chatId]);

  return (
    <div className={classes.scroller} ref={scroller} onScroll={remember}>
      <ul
        className={classes.rows}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t(`inbox.view.${view}`)}
      >
        {rows.map(({ index, start }) => {
          const id = ids[index];
          return (
            id && (
              <li
                // Rows are used again for other chats as one scrolls: making one anew costs five times as much.
                key={index % SLOTS}
                className={classes.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={hasMore ? (list.total ?? -1) : ids.length}
              >
                <ChatRow chatId={id} view={view} isOpen={id === chatId} onOpen={open} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
