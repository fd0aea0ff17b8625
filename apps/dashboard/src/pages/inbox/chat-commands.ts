// What the open chat offers to the keyboard: the conversation says what can be done now, the inbox's keys ask here.

import { useEffect, useEffectEvent } from "react";

export type ChatCommand = "reply" | "whisper" | "join" | "take" | "transfer" | "end";
type Offer = Partial<Record<ChatCommand, (() => void) | undefined>>;

const offers = new Set<(command: ChatCommand) => (() => void) | undefined>();

export function useOffer(offer: Offer): void {
  const ask = useEffectEvent((command: ChatCommand) => offer[command]);
  useEffect(() => {
    const one = (command: ChatCommand) => ask(command);
    offers.add(one);
    return () => {
      offers.delete(one);
    };
  }, []);
}

/** Undefined when no chat is open, or it cannot be done in this one. */
export function offered(command: ChatCommand): (() => void) | undefined {
  for (const ask of offers) {
    const run = ask(command);
    if (run) return run;
  }
  return undefined;
}
