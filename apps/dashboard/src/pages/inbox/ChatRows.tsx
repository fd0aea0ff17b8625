// The rows on screen of however many there are. Where one reads further down, what comes in above does not push the rows
// away from under the eye.

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { List } from "../../live/store.ts";
import type { View } from "../../live/views.ts";
import classes from "./ChatList.module.css";
import { ChatRow, ROW_HEIGHT } from "./ChatRow.tsx";

/** So many rows before the end the next page is asked for. */
const AHEAD = 15;

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
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
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

  const open = chatId === undefined ? -1 : ids.indexOf(chatId);
  useEffect(() => {
    // Only when another was chosen, by key for example: a row that moves takes nobody along.
    if (open !== -1) virtual.scrollToIndex(open, { align: "auto" });
  }, [chatId]);

  return (
    <div className={classes.scroller} ref={scroller} onScroll={remember}>
      <ul
        className={classes.rows}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t(`inbox.view.${view}`)}
      >
        {rows.map(({ index, start, key }) => {
          const id = ids[index];
          return (
            id && (
              <li
                key={key}
                className={classes.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={hasMore ? (list.total ?? -1) : ids.length}
              >
                <ChatRow chatId={id} view={view} isOpen={id === chatId} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
