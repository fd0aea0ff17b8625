// The table of visitors: only what is in sight is drawn, each row anew only when its visitor changed. Arrow keys walk the
// rows, Enter opens one.

import { Skeleton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../../parts/Face.tsx";
import { Elapsed } from "./Elapsed.tsx";
import type { Visitor } from "./live-visitors.ts";
import type { Group, Line } from "./use-visitors.ts";
import classes from "./Visitors.module.css";
import { hostOf, pathOf, place } from "./words.ts";

const HEAD_PX = 36;
const ROW_PX = 56;
const columns = ["name", "place", "page", "referrer", "visits", "chats", "onSite", "agent"] as const;

interface Props {
  lines: Line[];
  loading: boolean;
  openId: string | null;
  nameOf: (agentId: string) => string;
  onOpen: (visitorId: string) => void;
}

export function VisitorTable({ lines, loading, openId, nameOf, onOpen }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLTableSectionElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.kind === "head" ? HEAD_PX : ROW_PX),
    getItemKey: (at) => keyOf(lines[at], at),
    overscan: 10,
  });

  const focusRow = (at: number): void => {
    virtual.scrollToIndex(at);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true }),
    );
  };
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const here = event.target instanceof HTMLElement ? Number(event.target.dataset.at ?? -1) : -1;
    if (step === 0 || here < 0) return;
    event.preventDefault();
    let at = here + step;
    while (lines[at]?.kind === "head") at += step;
    if (lines[at]) focusRow(at);
  };

  return (
    <table
      aria-label={t("nav.visitors")}
      aria-rowcount={lines.length + 1}
      aria-busy={loading}
      className={classes.table}
      onKeyDown={walk}
    >
      <thead className={classes.columns}>
        <tr className={classes.row}>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`visitors.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={scroller} className={classes.scroller}>
        {loading &&
          lines.length === 0 &&
          ["first", "second", "third", "fourth"].map((line) => (
            <tr key={line} className={classes.row} aria-hidden>
              {columns.map((column) => (
                <td key={column} data-column={column}>
                  <Skeleton height={12} width="70%" />
                </td>
              ))}
            </tr>
          ))}
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          if (!line) return null;
          if (line.kind === "head")
            return <GroupHead key={key} group={line.group} count={line.count} top={start} />;
          const agents = line.visitor.agentIds.map(nameOf).filter(Boolean).join(", ");
          return (
            <Row
              key={key}
              visitor={line.visitor}
              at={index}
              top={start}
              open={line.visitor.id === openId}
              agents={agents}
              onOpen={onOpen}
            />
          );
        })}
        <tr aria-hidden className={classes.length} style={{ height: virtual.getTotalSize() }} />
      </tbody>
    </table>
  );
}

function keyOf(line: Line | undefined, at: number): string | number {
  if (!line) return at;
  return line.kind === "head" ? line.group : line.visitor.id;
}

function GroupHead({ group, count, top }: { group: Group; count: number; top: number }) {
  const { t } = useTranslation();
  return (
    <tr className={`${classes.placed} ${classes.group}`} style={{ transform: `translateY(${top}px)` }}>
      <th scope="rowgroup" colSpan={columns.length}>
        <span className={classes.mark} data-group={group} aria-hidden />
        {t(`visitors.group.${group}`)} <span data-number>{count}</span>
        <span className={classes.hint}>{t(`visitors.groupHint.${group}`)}</span>
      </th>
    </tr>
  );
}

interface RowProps {
  visitor: Visitor;
  at: number;
  top: number;
  open: boolean;
  agents: string;
  onOpen: (visitorId: string) => void;
}

const Row = memo(function Row({ visitor, at, top, open, agents, onOpen }: RowProps) {
  const { t } = useTranslation();
  const { id, name, email, location, page, referrer, visits, chats, chatId, sessionStartedOn } = visitor;
  return (
    <tr
      data-open={open || undefined}
      aria-rowindex={at + 2}
      className={`${classes.placed} ${classes.row} ${classes.visitor}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td data-column="name" className={classes.who}>
        <Face name={name} size={28} />
        <span className={classes.two}>
          <button type="button" className={classes.open} data-at={at} onClick={() => onOpen(id)}>
            {name}
          </button>
          <small>{email ?? (visits > 1 ? t("visitors.returning") : t("visitors.new"))}</small>
        </span>
      </td>
      <td data-column="place">
        {place(location) || <span className={classes.soft}>{t("visitors.unknown")}</span>}
      </td>
      <td data-column="page" className={classes.two} title={page?.url}>
        <span>{page?.title || (page ? pathOf(page.url) : "")}</span>
        {page?.title && <small>{pathOf(page.url)}</small>}
      </td>
      <td data-column="referrer" title={referrer}>
        {referrer ? hostOf(referrer) : <span className={classes.soft}>{t("visitors.direct")}</span>}
      </td>
      <td data-column="visits" data-number>
        {visits}
      </td>
      <td data-column="chats" data-number>
        {chats}
      </td>
      <td data-column="onSite" data-number>
        {sessionStartedOn && <Elapsed since={sessionStartedOn} />}
      </td>
      <td data-column="agent">
        {agents || (chatId ? <span className={classes.waiting}>{t("visitors.waiting")}</span> : "")}
      </td>
    </tr>
  );
});
