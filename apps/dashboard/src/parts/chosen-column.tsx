// The first column of a table whose rows can be ticked.

import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Chosen } from "./chosen.ts";
import type { Column } from "./Rows.tsx";

interface Options<T> {
  rows: T[] | undefined;
  chosen: Chosen;
  id: (row: T) => string;
  name: (row: T) => string;
  /** Rows that cannot be ticked have no box. */
  may?: (row: T) => boolean;
}

export function useChosenColumn<T>({ rows = [], chosen, id, name, may = () => true }: Options<T>): Column<T> {
  const { t } = useTranslation();
  const ids = rows.filter(may).map(id);
  const all = ids.length > 0 && ids.every((one) => chosen.ids.has(one));
  return {
    key: "chosen",
    width: 56,
    head: (
      <Checkbox
        aria-label={t("table.selectAll")}
        checked={all}
        indeterminate={!all && chosen.ids.size > 0}
        disabled={ids.length === 0}
        onChange={() => chosen.toggleAll(ids)}
      />
    ),
    cell: (row) =>
      may(row) && (
        <Checkbox
          aria-label={t("table.select", { name: name(row) })}
          checked={chosen.ids.has(id(row))}
          onChange={() => chosen.toggle(id(row))}
        />
      ),
  };
}
