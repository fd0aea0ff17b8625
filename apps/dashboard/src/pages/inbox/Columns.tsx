// The three columns of the inbox: the list, what is open, and what it is about. Both side columns fold.

import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useCallback, useRef, useState } from "react";
import classes from "./Columns.module.css";

export type ColumnsState = ReturnType<typeof useColumns>;

/** `open` is called with the row that `step` leads to, of those the list told to be shown. */
export function useColumns(openId: string | undefined, open: (id: string) => void) {
  const [listFolded, foldList] = useLocalStorage({ key: "parlo.inbox.list", defaultValue: false });
  const [panelFolded, foldPanel] = useLocalStorage({ key: "parlo.inbox.panel", defaultValue: false });
  // Where the window is narrow the panel lies over the middle, and only while one wants it there.
  const narrow = useMediaQuery("(max-width: 1239px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [panelAbove, showAbove] = useState(false);
  const panelShown = openId !== undefined && (narrow ? panelAbove : !panelFolded);
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
  const step = (by: 1 | -1) => {
    const ids = shown.current;
    const at = ids.indexOf(openId ?? "");
    const next = at === -1 ? ids[0] : ids[at + by];
    if (next) open(next);
  };
  const search = () => {
    // At once where it is there: whoever types on would be heard as giving commands.
    searchField.current?.focus();
    if (!listFolded) return;
    foldList(false);
    requestAnimationFrame(() => searchField.current?.focus());
  };
  return { listFolded, narrow, panelShown, togglePanel, toggleList, searchField, onShown, step, search };
}

interface Props {
  state: ColumnsState;
  list: ReactNode;
  /** Absent while nothing is open that it could be about. */
  panel: ReactNode;
  children: ReactNode;
}

export function Columns({ state, list, panel, children }: Props) {
  const { listFolded, narrow, panelShown } = state;
  return (
    <div
      className={classes.columns}
      data-list={!listFolded || undefined}
      data-panel={(panelShown && !narrow) || undefined}
    >
      {!listFolded && list}
      <div className={classes.middle}>{children}</div>
      {panelShown && panel}
    </div>
  );
}

/** In the middle while nothing is open. */
export function NothingOpen({ children }: { children: ReactNode }) {
  return <div className={classes.nothing}>{children}</div>;
}
