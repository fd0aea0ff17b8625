// The blocks of an article, one under the other: added, moved and removed, by hand or by keys.

import { ActionIcon, Button, Group, Menu, Text, Tooltip } from "@mantine/core";
import {
  ArrowDown,
  ArrowUp,
  CodeXml,
  Heading,
  Image,
  type LucideIcon,
  Minus,
  Pilcrow,
  Plus,
  Table2,
  Trash2,
  Video,
} from "lucide-react";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { undoable } from "../../parts/said.tsx";
import type { BlockProps } from "./blocks/block-props.ts";
import { DividerBlock, ImageBlock, VideoBlock } from "./blocks/MediaBlocks.tsx";
import { TableBlock } from "./blocks/TableBlock.tsx";
import { CodeBlock, HeaderBlock, ParagraphBlock } from "./blocks/TextBlocks.tsx";
import { type Block, type BlockType, blockTypes, type Change, newBlock } from "./draft.ts";
import classes from "./Editor.module.css";
import { type Problems, problemsOfBlock } from "./problems.ts";

export const blockIcons: Record<BlockType, LucideIcon> = {
  paragraph: Pilcrow,
  header: Heading,
  image: Image,
  code: CodeXml,
  video: Video,
  table: Table2,
  divider: Minus,
};

interface Props {
  blocks: Block[];
  problems: Problems;
  readOnly: boolean;
  onChange: (change: Change) => void;
}

export function BlockList({ blocks, problems, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  // What was just made is written in at once; what was moved keeps the keyboard.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    focusBlock(list.current, wanted.current);
    wanted.current = null;
  });
  const insert = (at: number, type: BlockType) => {
    const block = newBlock(type);
    wanted.current = block.key;
    onChange({ do: "insert", at, block });
  };
  const remove = (at: number) => {
    const block = blocks[at];
    if (!block) return;
    wanted.current = (blocks[at - 1] ?? blocks[at + 1])?.key ?? null;
    onChange({ do: "remove", key: block.key });
    const empty = (block.type === "paragraph" || block.type === "header") && block.content.text === "";
    if (!empty)
      undoable(t("kb.blockRemoved", { what: t(`kb.blocks.${block.type}`) }), {
        label: t("undo"),
        act: () => onChange({ do: "insert", at, block }),
      });
  };
  const move = (at: number, by: number) => {
    const block = blocks[at];
    if (!block || !blocks[at + by]) return;
    wanted.current = list.current?.contains(document.activeElement) ? null : block.key;
    onChange({ do: "move", key: block.key, by });
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if (readOnly) return;
    if (event.altKey && !event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      keepFocus(() => move(at, event.key === "ArrowUp" ? -1 : 1));
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      insert(at + 1, "paragraph");
    }
  };
  return (
    <div ref={list} className={classes.blocks}>
      {blocks.map((block, at) => {
        const label = t("kb.blockAt", { what: t(`kb.blocks.${block.type}`), at: at + 1, of: blocks.length });
        const own = problemsOfBlock(problems, block.key);
        return (
          <section
            key={block.key}
            className={classes.block}
            data-block={block.key}
            data-type={block.type}
            data-wrong={Object.keys(own).length > 0 || undefined}
            aria-label={label}
            onKeyDown={(event) => onKey(event, at)}
          >
            {!readOnly && (
              <div className={classes.handle}>
                <InsertMenu
                  label={t("kb.insertAbove", { what: label })}
                  onInsert={(type) => insert(at, type)}
                />
                <BlockButton
                  icon={ArrowUp}
                  label={t("kb.moveUpThing", { name: label })}
                  keys="Alt ↑"
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <BlockButton
                  icon={ArrowDown}
                  label={t("kb.moveDownThing", { name: label })}
                  keys="Alt ↓"
                  disabled={at === blocks.length - 1}
                  onClick={() => move(at, 1)}
                />
                <BlockButton
                  icon={Trash2}
                  label={t("kb.removeThing", { name: label })}
                  onClick={() => remove(at)}
                />
              </div>
            )}
            <BlockBody
              block={block}
              label={label}
              readOnly={readOnly}
              problems={own}
              onChange={(patch) => onChange({ do: "change", key: block.key, patch })}
              onAfter={() => insert(at + 1, "paragraph")}
              onRemove={() => blocks.length > 1 && remove(at)}
            />
            <Reasons problems={own} />
          </section>
        );
      })}
      {!readOnly && (
        <Group gap="xs" className={classes.adding} role="group" aria-label={t("kb.addBlock")}>
          {blockTypes.map((type) => {
            const Icon = blockIcons[type];
            return (
              <Button
                key={type}
                size="xs"
                variant="default"
                leftSection={<Icon size={16} aria-hidden />}
                onClick={() => insert(blocks.length, type)}
              >
                {t(`kb.blocks.${type}`)}
              </Button>
            );
          })}
        </Group>
      )}
    </div>
  );
}

type BodyProps = Omit<BlockProps<BlockType>, "block"> & { block: Block };

function BlockBody({ block, ...props }: BodyProps): ReactNode {
  switch (block.type) {
    case "header":
      return <HeaderBlock block={block} {...props} />;
    case "paragraph":
      return <ParagraphBlock block={block} {...props} />;
    case "image":
      return <ImageBlock block={block} {...props} />;
    case "code":
      return <CodeBlock block={block} {...props} />;
    case "video":
      return <VideoBlock block={block} {...props} />;
    case "divider":
      return <DividerBlock block={block} {...props} />;
    case "table":
      return <TableBlock block={block} {...props} />;
  }
}

/** Fields that show their own reason, where they stand. */
const SHOWN = /^(url|alt|mime|source|options\.(startTime|endTime|controlsColor))$/;

function Reasons({ problems }: { problems: Record<string, string> }) {
  const { t } = useTranslation();
  const left = Object.entries(problems).filter(([field]) => !SHOWN.test(field));
  if (left.length === 0) return null;
  return (
    <ul className={classes.reasons}>
      {left.map(([field, reason]) => (
        <li key={field}>
          <Text component="span" c="danger">
            {field === "" || field === "text" ? reason : t("kb.reasonOf", { field, reason })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function InsertMenu({ label, onInsert }: { label: string; onInsert: (type: BlockType) => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} title={t("kb.insert")}>
          <Plus size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {blockTypes.map((type) => {
          const Icon = blockIcons[type];
          return (
            <Menu.Item key={type} leftSection={<Icon size={16} aria-hidden />} onClick={() => onInsert(type)}>
              {t(`kb.blocks.${type}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ButtonProps {
  icon: LucideIcon;
  label: string;
  keys?: string;
  disabled?: boolean;
  onClick: () => void;
}

function BlockButton({ icon: Icon, label, keys, disabled = false, onClick }: ButtonProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function focusBlock(list: HTMLElement | null, key: string): void {
  const block = list?.querySelector<HTMLElement>(`[data-block="${key}"]`);
  for (const kind of ["[contenteditable=true]", "textarea", "input[type=url]", "input:not([type=color])"]) {
    const field = block?.querySelector<HTMLElement>(kind);
    if (!field) continue;
    field.focus();
    return;
  }
}

/** Moving a block takes the field one writes in off the page for a moment. */
function keepFocus(act: () => void): void {
  const field = document.activeElement;
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined;
  act();
  requestAnimationFrame(() => {
    if (!(field instanceof HTMLElement) || !field.isConnected) return;
    if (document.activeElement !== field) field.focus();
    if (range && field.isContentEditable) {
      selection?.removeAllRanges();
      selection?.addRange(range);
    }
    field.scrollIntoView({ block: "nearest" });
  });
}
