// The rows on screen of however many there are, chats or tickets. Where one reads further down, what comes in above does
// not push the rows away from under the eye.

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import classes from "./ListColumn.module.css";

/** Of every row, whatever it shows. */
export const ROW_HEIGHT = 76;
/** So many rows before the end the next page is asked for. */
const AHEAD = 40;
/** More than ever are drawn at once, on any screen. */
const SLOTS = 100;

interface Props {
  label: string;
  ids: readonly string[];
  /** The row that is open is brought into view when another is chosen. */
  openId: string | undefined;
  hasMore: boolean;
  /** How many there are with those that are not here yet. */
  total: number | undefined;
  onEnd: () => void;
  children: (id: string) => ReactNode;
}

export function ListRows({ label, ids, openId, hasMore, total, onEnd, children }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
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
    const at = openId === undefined ? -1 : ids.indexOf(openId);
    if (at !== -1) virtual.scrollToIndex(at, { align: "auto" });
  }, [openId]);

  return (
    <div className={classes.scroller} ref={scroller} onScroll={remember}>
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {rows.map(({ index, start }) => {
          const id = ids[index];
          return (
            id && (
              <li
                // Rows are used again for others as one scrolls: making one anew costs five times as much.
                key={index % SLOTS}
                className={classes.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={hasMore ? (total ?? -1) : ids.length}
              >
                {children(id)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
