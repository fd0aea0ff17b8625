// Decisions about cards: where one stands, what stands where, and which may not.

import type { Detail } from "../../kernel/error.ts";
import type { Settings } from "./settings.resource.ts";

export type States = Settings["widget"]["states"];
type CardKind = States["online"]["body"][number]["type"];

const IN_HEADER: ReadonlySet<CardKind> = new Set(["heading", "text", "kb-search"]);
const MANY: ReadonlySet<CardKind> = new Set(["heading", "text"]);
/** Cards in one part of a state. */
export const MOST_CARDS = 10;

/** An id is one card's in all of the widget: methods name a card by it alone. */
export function cardProblems(states: States): readonly Detail[] {
  const seen = new Set<string>();
  return (["online", "away", "offline"] as const).flatMap((state) => {
    const kinds = new Set<CardKind>();
    return (["header", "body"] as const).flatMap((part) => {
      const cards = states[state][part];
      const here = `settings.widget.states.${state}.${part}`;
      if (cards.length > MOST_CARDS) return [{ path: here, reason: `must hold at most ${MOST_CARDS} cards` }];
      return cards.flatMap(({ id, type, content }, at) => {
        const path = `${here}[${at}]`;
        const again = { id: seen.has(id), type: kinds.has(type) && !MANY.has(type) };
        seen.add(id);
        kinds.add(type);
        if (again.id) return [{ path: `${path}.id`, reason: "is another card's too" }];
        if (!id.startsWith(`${type}:`)) return [{ path: `${path}.id`, reason: `must begin with ${type}:` }];
        if (again.type) return [{ path: `${path}.type`, reason: `${state} has a card of this type already` }];
        if (content.fields && type !== "form")
          return [
            { path: `${path}.content.fields`, reason: "must be absent: only a card of type form asks" },
          ];
        return part === "header" && !IN_HEADER.has(type)
          ? [{ path: `${path}.type`, reason: `must be one of ${[...IN_HEADER].join(", ")} in the header` }]
          : [];
      });
    });
  });
}

/** The questions of form cards that have their own, and where. */
export function cardForms(states: States) {
  return (["online", "away", "offline"] as const).flatMap((state) =>
    states[state].body.flatMap(({ type, content: { fields = [] } }, at) =>
      type === "form" && fields.length > 0
        ? [{ state, path: `settings.widget.states.${state}.body[${at}].content.fields`, fields }]
        : [],
    ),
  );
}

export type Card = States["online"]["body"][number];

/** Where a card stands. */
export interface Spot {
  readonly state: keyof States;
  readonly part: "header" | "body";
  /** From 0. */
  readonly position: number;
}

export function findCard(states: States, cardId: string): (Spot & { readonly card: Card }) | undefined {
  for (const state of ["online", "away", "offline"] as const)
    for (const part of ["header", "body"] as const) {
      const position = states[state][part].findIndex(({ id }) => id === cardId);
      const card = states[state][part][position];
      if (card) return { state, part, position, card };
    }
  return undefined;
}

/** At its place, or last; those after it move down. */
export function withCard(states: States, { state, part, position }: Spot, card: Card): States {
  const cards = [...states[state][part]];
  cards.splice(position, 0, card);
  return { ...states, [state]: { ...states[state], [part]: cards } };
}

export function withoutCard(states: States, { state, part }: Spot, cardId: string): States {
  const cards = states[state][part].filter(({ id }) => id !== cardId);
  return { ...states, [state]: { ...states[state], [part]: cards } };
}
