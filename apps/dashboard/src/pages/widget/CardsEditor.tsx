// The cards of one state: what they are, what they say, and their order.

import { ActionIcon, Group, Menu, Text, TextInput } from "@mantine/core";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import classes from "./ChatWidget.module.css";
import type { Widget } from "./widget-settings.ts";

export type State = Widget["widget"]["states"]["online"];
export type Card = State["body"][number];
type Part = "header" | "body";

const KINDS: Record<Part, readonly Card["type"][]> = {
  header: ["heading", "text", "kb-search"],
  body: ["chat", "previous-conversations", "kb-search", "form", "heading", "text"],
};
const MANY: ReadonlySet<Card["type"]> = new Set(["heading", "text"]);

interface Props {
  part: Part;
  state: State;
  disabled: boolean;
  change: (cards: Card[]) => void;
  errorAt: (at: number) => React.ReactNode;
}

export function CardsEditor({ part, state, disabled, change, errorAt }: Props) {
  const { t } = useTranslation();
  const cards = state[part];
  const taken = new Set([...state.header, ...state.body].map(({ type }) => type));
  const free = KINDS[part].filter((type) => MANY.has(type) || !taken.has(type));
  const swap = (from: number, to: number) => {
    const next = [...cards];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    change(next);
  };
  return (
    <fieldset className={classes.cardPart}>
      <Text component="legend" fw={500} mb={4}>
        {t(`widget.parts.${part}`)}
      </Text>
      <ol className={classes.cards}>
        {cards.map((card, at) => {
          const name = t(`widget.cardKinds.${card.type}`);
          return (
            <li key={card.id} className={classes.cardRow}>
              <TextInput
                label={name}
                placeholder={t("widget.ownWords")}
                autoComplete="off"
                value={card.content.text ?? ""}
                error={errorAt(at)}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  change(
                    cards.map((one) => (one === card ? { ...one, content: { ...one.content, text } } : one)),
                  );
                }}
              />
              <Group gap={2} wrap="nowrap" className={classes.cardTools}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("widget.cardUp", { name })}
                  disabled={disabled || at === 0}
                  onClick={() => swap(at, at - 1)}
                >
                  <ArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("widget.cardDown", { name })}
                  disabled={disabled || at === cards.length - 1}
                  onClick={() => swap(at, at + 1)}
                >
                  <ArrowDown size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("widget.cardRemove", { name })}
                  disabled={disabled}
                  onClick={() => change(cards.filter((one) => one !== card))}
                >
                  <X size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          );
        })}
      </ol>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={classes.addCard} disabled={disabled || cards.length >= 10}>
            <Plus size={16} aria-hidden /> {t("widget.addCard")}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {free.map((type) => (
            <Menu.Item key={type} onClick={() => change([...cards, { id: newId(type), type, content: {} }])}>
              {t(`widget.cardKinds.${type}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function newId(type: Card["type"]): string {
  const drawn = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => LETTERS[byte % LETTERS.length]);
  return `${type}:${drawn.join("")}`;
}
