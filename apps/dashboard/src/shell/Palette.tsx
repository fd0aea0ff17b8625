// The command palette: type a few letters, arrow to it, Enter.

import { Kbd, Modal } from "@mantine/core";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "./commands.ts";
import classes from "./Palette.module.css";

interface Props {
  opened: boolean;
  onClose: () => void;
  commands: Command[];
}

export function Palette({ opened, onClose, commands }: Props) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={560} yOffset="12vh" padding={0} centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t("palette.open")}>
        <Finder commands={commands} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const found = matching(commands, words);
  const chosen = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    if (chosen) list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const run = (command: Command) => {
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((now) => (Math.min(now, found.length - 1) + step + found.length) % Math.max(found.length, 1));
    }
    if (event.key === "Enter" && chosen) run(chosen);
  };

  return (
    <>
      <div className={classes.field}>
        <Search size={20} aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          aria-label={t("palette.open")}
          placeholder={t("palette.hint")}
          value={words}
          data-autofocus
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("palette.open")}
        className={classes.list}
        ref={list}
      >
        {found.map((command, index) => (
          <div key={command.id}>
            {command.group !== found[index - 1]?.group && <p className={classes.group}>{command.group}</p>}
            <div
              id={`${id}-${command.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={command === chosen}
              className={classes.option}
              onMouseMove={() => setAt(index)}
              onClick={() => run(command)}
              onKeyDown={onKeyDown}
            >
              {command.label}
              <Keys keys={command.keys} />
            </div>
          </div>
        ))}
        {found.length === 0 && <p className={classes.nothing}>{t("palette.nothing", { words })}</p>}
      </div>
    </>
  );
}

export function Keys({ keys }: { keys: string | undefined }) {
  if (!keys) return null;
  return (
    <span className={classes.keys}>
      {keys.split(" ").map((key) => (
        <Kbd key={key} size="xs">
          {key.length === 1 ? key.toUpperCase() : key}
        </Kbd>
      ))}
    </span>
  );
}

/** Commands whose label has every typed word, in any order. */
function matching(commands: Command[], words: string): Command[] {
  const wanted = fold(words).split(/\s+/);
  return commands.filter(({ label, group }) =>
    wanted.every((word) => fold(`${label} ${group}`).includes(word)),
  );
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
