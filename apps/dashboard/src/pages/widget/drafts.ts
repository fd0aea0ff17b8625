// What the forms of the page say before it is saved: each tells its part, and the preview shows all of them together.

import { readableOn } from "@parlo/ui";
import type { Settings, Widget } from "./widget-settings.ts";

export class Drafts {
  private readonly parts = new Map<string, Settings>();
  private readonly hearers = new Set<() => void>();
  private shown: Settings = {};

  tell(part: string, settings: Settings | undefined): void {
    if (settings) this.parts.set(part, settings);
    else this.parts.delete(part);
    this.shown = [...this.parts.values()].reduce<unknown>(merged, {}) as Settings;
    for (const hear of this.hearers) hear();
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  };

  readonly current = (): Settings => this.shown;
}

/** Objects to any depth; lists are taken whole. */
export function merged(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change)) return change === undefined ? base : change;
  const result: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(change)) result[name] = merged(base[name], value);
  return result;
}

/** What of `wanted` differs from what there is; undefined where nothing does. */
export function changesOf(known: unknown, wanted: unknown): unknown {
  if (!isRecord(known) || !isRecord(wanted))
    return JSON.stringify(known) === JSON.stringify(wanted) ? undefined : wanted;
  const changes = Object.entries(wanted).flatMap(([name, value]) => {
    const change = changesOf(known[name], value);
    return change === undefined ? [] : [[name, change] as const];
  });
  return changes.length > 0 ? Object.fromEntries(changes) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The settings as a visitor's window gets them, with the draft laid over what is saved. */
export function asShown(widget: Widget, draft: Settings): object {
  const { domains: _, widgetId: _id, name: _name, createdOn: _on, ...all } = merged(widget, draft) as Widget;
  const { header, visitor, agent } = all.widget.theme;
  const back = colour(header.background, widget.widget.theme.header.background);
  const own = colour(visitor.messageBackground, back);
  const theirs = colour(agent.messageBackground, "");
  const theme = {
    header: { background: back, text: readableOn(back, header.text) },
    visitor: { messageBackground: own, messageText: readableOn(own, visitor.messageText) },
    agent: {
      messageBackground: theirs,
      messageText: theirs ? readableOn(theirs, agent.messageText) : "",
    },
  };
  return { ...all, widget: { ...all.widget, theme }, departments: [] };
}

/** While a colour is being typed, the one before it stays. */
function colour(wanted: string, otherwise: string): string {
  return /^#[0-9a-f]{6}$/i.test(wanted) ? wanted : otherwise;
}
