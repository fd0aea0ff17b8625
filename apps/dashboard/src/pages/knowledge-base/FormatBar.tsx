// The buttons above a text. They act on the words that are selected, so pressing one must not take the selection away.

import { ActionIcon, Button, Group, TextInput, Tooltip } from "@mantine/core";
import {
  Bold,
  Code,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  RemoveFormatting,
  TextQuote,
} from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { modifierKey } from "../../shell/shortcuts.ts";
import type { Shape } from "./clean-html.ts";
import classes from "./Editor.module.css";
import { applyFormat, applyLink, type Format, hasFormat, linkOfSelection, marks, shapes } from "./format.ts";

const icons: Record<Format, LucideIcon> = {
  bold: Bold,
  italic: Italic,
  code: Code,
  ul: List,
  ol: ListOrdered,
  quote: TextQuote,
  clear: RemoveFormatting,
};
const keys: Partial<Record<Format, string>> = { bold: "B", italic: "I", code: "E" };

export interface Linking {
  range: Range;
  address: string;
}

/** Remembers what is selected while an address is asked for. */
export function useLinking() {
  const [linking, setLinking] = useState<Linking | null>(null);
  const ask = () => {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0) return;
    setLinking({ range: selection.getRangeAt(0).cloneRange(), address: linkOfSelection() });
  };
  return { linking, ask, done: () => setLinking(null) };
}

interface Props {
  shape: Shape;
  link: ReturnType<typeof useLinking>;
}

export function FormatBar({ shape, link }: Props) {
  const { t } = useTranslation();
  const on = useActive();
  const offered: Format[] = shape === "text" ? [...marks, ...shapes, "clear"] : [...marks, "clear"];
  if (link.linking) return <LinkForm linking={link.linking} onDone={link.done} />;
  const button = (format: Format) => {
    const Icon = icons[format];
    const key = keys[format];
    const label = t(`kb.format.${format}`);
    return (
      <Tooltip key={format} label={key ? `${label} (${modifierKey} ${key})` : label}>
        <ActionIcon
          variant={on.has(format) ? "light" : "subtle"}
          color={on.has(format) ? "accent" : "gray"}
          size={28}
          aria-label={label}
          aria-pressed={on.has(format)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => applyFormat(format)}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  };
  return (
    <div className={classes.bar} role="toolbar" aria-label={t("kb.formatting")}>
      {offered.slice(0, 3).map(button)}
      <Tooltip label={`${t("kb.format.link")} (${modifierKey} K)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t("kb.format.link")}
          onMouseDown={(event) => event.preventDefault()}
          onClick={link.ask}
        >
          <Link2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {offered.slice(3).map(button)}
    </div>
  );
}

function LinkForm({ linking, onDone }: { linking: Linking; onDone: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(linking.address);
  const apply = (wanted: string) => {
    onDone();
    applyLink(linking.range, wanted);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    apply(linking.address);
  };
  return (
    <form
      className={classes.linking}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        apply(address);
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          size="xs"
          w={230}
          autoFocus
          aria-label={t("kb.linkTo")}
          placeholder="https://"
          value={address}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setAddress(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <Button type="submit" size="xs" variant="default">
          {t("kb.linkDo")}
        </Button>
        {linking.address !== "" && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => apply("")}>
            {t("kb.unlink")}
          </Button>
        )}
      </Group>
    </form>
  );
}

/** Which buttons are pressed: follows the selection. */
function useActive(): ReadonlySet<Format> {
  const [active, setActive] = useState("");
  useEffect(() => {
    const look = () => setActive([...marks, ...shapes].filter(hasFormat).join(" "));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  return new Set(active.split(" ") as Format[]);
}
