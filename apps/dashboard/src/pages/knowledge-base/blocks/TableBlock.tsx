// A table: cells one writes in, rows and columns that come and go, a head or none.

import { ActionIcon, Button, Checkbox, Menu } from "@mantine/core";
import { Ellipsis, Plus } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { type Cells, movedBy, rowOf } from "../draft.ts";
import classes from "../Editor.module.css";
import { FormatBar, useLinking } from "../FormatBar.tsx";
import { RichText } from "../RichText.tsx";
import type { BlockProps } from "./block-props.ts";
import { groundOf } from "./ground.ts";
import { ColourOption, Options } from "./Options.tsx";

const MOST_ROWS = 99;
const MOST_COLUMNS = 20;

export function TableBlock({ block, label, readOnly, problems, onChange }: BlockProps<"table">) {
  const { t } = useTranslation();
  const link = useLinking();
  const { columns, head, body, color, backgroundColor } = block.content;
  const all = [...(head ? [head] : []), ...body];
  const put = (rows: Cells[], withHead = Boolean(head)) => {
    const [first, ...others] = rows;
    const nextBody = withHead ? others : rows;
    onChange({
      head: withHead ? (first ?? null) : null,
      body: nextBody,
      rows: nextBody.length,
      columns: rows[0]?.cells.length ?? 1,
    });
  };
  const mapCells = (change: (cells: Cells["cells"]) => Cells["cells"]) =>
    put(all.map(({ cells }) => ({ cells: change(cells) })));
  const setCell = (row: number, column: number, value: string) =>
    put(
      all.map((one, at) =>
        at === row ? { cells: one.cells.map((cell, c) => (c === column ? { value } : cell)) } : one,
      ),
    );
  const addRow = () => put([...all, rowOf(columns)]);
  const addColumn = () => mapCells((cells) => [...cells, { value: "" }]);
  const rowMenu = (at: number) => ({
    name: t("kb.row", { at: at + 1 }),
    before: at > (head ? 1 : 0) ? () => put(movedBy(all, at, -1)) : undefined,
    after: at < all.length - 1 && !(head && at === 0) ? () => put(movedBy(all, at, 1)) : undefined,
    remove: body.length > 1 && !(head && at === 0) ? () => put(all.toSpliced(at, 1)) : undefined,
  });
  const columnMenu = (at: number) => ({
    name: t("kb.column", { at: at + 1 }),
    before: at > 0 ? () => mapCells((cells) => movedBy(cells, at, -1)) : undefined,
    after: at < columns - 1 ? () => mapCells((cells) => movedBy(cells, at, 1)) : undefined,
    remove: columns > 1 ? () => mapCells((cells) => cells.toSpliced(at, 1)) : undefined,
  });
  const look = groundOf(color, backgroundColor);
  return (
    <>
      {!readOnly && (
        <div className={classes.tools}>
          <FormatBar shape="line" link={link} />
          <Checkbox
            label={t("kb.tableHead")}
            checked={Boolean(head)}
            onChange={(event) => {
              const wanted = event.currentTarget.checked;
              put(wanted && body.length < 2 ? [...body, rowOf(columns)] : all, wanted);
            }}
          />
          <Options>
            <ColourOption
              label={t("kb.colour")}
              value={color}
              error={problems.color}
              onChange={(value) => onChange({ color: value })}
            />
            <ColourOption
              label={t("kb.ground")}
              value={backgroundColor}
              error={problems.backgroundColor}
              onChange={(value) => onChange({ backgroundColor: value })}
            />
          </Options>
        </div>
      )}
      <div className={classes.tableScroll}>
        <table className={classes.table} aria-label={label} style={look} onKeyDown={walk}>
          {!readOnly && (
            <thead className={classes.handles}>
              <tr>
                {Array.from({ length: columns }, (_, at) => (
                  <td key={at}>
                    <Handle {...columnMenu(at)} />
                  </td>
                ))}
                <td />
              </tr>
            </thead>
          )}
          <tbody>
            {all.map(({ cells }, row) => (
              <tr key={row} data-head={(head && row === 0) || undefined}>
                {cells.map(({ value }, column) => (
                  <td key={column}>
                    <RichText
                      label={t("kb.cell", { row: row + 1, column: column + 1 })}
                      shape="line"
                      value={value}
                      readOnly={readOnly}
                      onLink={link.ask}
                      onChange={(html) => setCell(row, column, html)}
                    />
                  </td>
                ))}
                {!readOnly && (
                  <td className={classes.rowHandle}>
                    <Handle {...rowMenu(row)} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!readOnly && (
        <div className={classes.tools}>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<Plus size={16} aria-hidden />}
            disabled={body.length >= MOST_ROWS}
            onClick={addRow}
          >
            {t("kb.addRow")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<Plus size={16} aria-hidden />}
            disabled={columns >= MOST_COLUMNS}
            onClick={addColumn}
          >
            {t("kb.addColumn")}
          </Button>
        </div>
      )}
    </>
  );
}

interface HandleProps {
  name: string;
  before: (() => void) | undefined;
  after: (() => void) | undefined;
  remove: (() => void) | undefined;
}

function Handle({ name, before, after, remove }: HandleProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={20} aria-label={t("actionsFor", { name })}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!before} onClick={() => before?.()}>
          {t("kb.moveBefore")}
        </Menu.Item>
        <Menu.Item disabled={!after} onClick={() => after?.()}>
          {t("kb.moveAfter")}
        </Menu.Item>
        <Menu.Item color="danger" disabled={!remove} onClick={() => remove?.()}>
          {t("remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Enter goes to the cell below, as in any table one fills in. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const here = event.target;
  if (event.key !== "Enter" || !(here instanceof HTMLElement) || !here.isContentEditable) return;
  const cell = here.closest("td");
  const row = cell?.parentElement?.nextElementSibling;
  const below = cell && row?.children[[...(cell.parentElement?.children ?? [])].indexOf(cell)];
  below?.querySelector<HTMLElement>("[contenteditable]")?.focus();
}
