// A table in its four states: loading in its final shape, in trouble, empty, and full. Arrow keys walk the rows.

import { Skeleton, Table } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { KeyboardEvent, ReactNode } from "react";
import classes from "./Rows.module.css";
import { Trouble } from "./Trouble.tsx";

export interface Column<T> {
  key: string;
  head: ReactNode;
  cell: (row: T) => ReactNode;
  width?: number | string;
  align?: "right";
  /** Left out where the window is narrow. */
  spare?: boolean;
}

interface Props<T> {
  label: string;
  query: UseQueryResult<T[]>;
  /** What to show of what was loaded; all of it when left out. */
  show?: (rows: T[]) => T[];
  columns: Column<T>[];
  rowKey: (row: T) => string;
  chosen?: ReadonlySet<string>;
  empty: ReactNode;
}

export function Rows<T>({ label, query, show, columns, rowKey, chosen, empty }: Props<T>) {
  const trouble = query.isError && (
    <div className={classes.trouble}>
      <Trouble error={query.error} onRetry={() => query.refetch()} />
    </div>
  );
  // What was read before stays: somebody may be in the middle of it, with a menu or a question open.
  if (trouble && !query.data) return trouble;
  const rows = query.data && (show ? show(query.data) : query.data);
  if (rows?.length === 0) {
    return (
      <>
        {trouble}
        {empty}
      </>
    );
  }
  return (
    <>
      {trouble}
      <div className={classes.scroller}>
        <Table className={classes.table} aria-label={label} aria-busy={query.isPending} onKeyDown={walk}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ key, head, width, align, spare }) => (
                <Table.Th key={key} w={width} ta={align} data-spare={spare}>
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows
              ? rows.map((row) => (
                  <Table.Tr key={rowKey(row)} data-chosen={chosen?.has(rowKey(row)) || undefined}>
                    {columns.map(({ key, cell, align, spare }) => (
                      <Table.Td key={key} ta={align} data-spare={spare}>
                        {cell(row)}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))
              : ["first", "second", "third"].map((line) => (
                  <Table.Tr key={line} aria-hidden>
                    {columns.map(({ key, spare }) => (
                      <Table.Td key={key} data-spare={spare}>
                        <Skeleton height={12} my={8} width="70%" />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

/** Up and down move to the same control of the neighbouring row. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const here = event.target;
  if (!(here instanceof HTMLElement) || here.matches("input:not([type=checkbox]), [aria-haspopup], select"))
    return;
  const row = here.closest("tr");
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  if (!row || !next) return;
  const controls = "a[href], button, input";
  const position = [...row.querySelectorAll(controls)].indexOf(here);
  const target = next.querySelectorAll<HTMLElement>(controls)[position];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
