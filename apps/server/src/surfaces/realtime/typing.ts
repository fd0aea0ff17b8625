// Who is typing: told over the bus, kept by nobody. What a visitor has in the composer goes to agents; that an agent
// types goes to the visitor of the chat, and to other agents.

import type { Bus } from "../../kernel/bus.ts";
import { keyOf } from "../../modules/messenger/index.ts";
import { textFrame } from "./frames.ts";
import type { LedgerStream } from "./stream.ts";
import { VisitorFollower } from "./visitor-follower.ts";

export type Typing = { readonly type: "typing"; readonly propertyId: string; readonly chatId: string } & (
  | { readonly by: "visitor"; readonly text: string }
  | { readonly by: "agent"; readonly agentId: string; readonly name: string; readonly isTyping: boolean }
);

export function typingTopic(propertyId: string): string {
  return `typing:${propertyId}`;
}

/** What agents see of what somebody is writing. */
const SNEAK_LENGTH = 500;

export interface TypingToVisitors {
  /** A visitor of the property is here; answers how to say that they are gone. */
  listen(propertyId: string): () => void;
  /** What a visitor has in the composer, for agents. */
  tell(propertyId: string, typed: { readonly chatId: string; readonly text: string }): void;
  close(): void;
}

/** Listens for the properties of which a visitor is connected here. */
export function openTyping(bus: Bus, stream: LedgerStream): TypingToVisitors {
  const ears = new Map<string, { count: number; stop(): void }>();

  function hear(message: object): void {
    const typing = message as Typing;
    if (typing.by !== "agent") return;
    const { chatId, agentId: id, name, isTyping } = typing;
    const frame = textFrame({ type: "typing", chatId, agent: { id, name }, isTyping });
    for (const listener of stream.holdersOf(keyOf(chatId)))
      if (listener instanceof VisitorFollower && listener.propertyId === typing.propertyId)
        listener.line.send(frame);
  }

  return {
    listen(propertyId) {
      const ear = ears.get(propertyId) ?? { count: 0, stop: bus.subscribe(typingTopic(propertyId), hear) };
      ears.set(propertyId, ear);
      ear.count++;
      return () => {
        if (--ear.count > 0) return;
        ear.stop();
        ears.delete(propertyId);
      };
    },
    tell(propertyId, { chatId, text }) {
      const typing: Typing = {
        type: "typing",
        propertyId,
        chatId: chatId.toLowerCase(),
        by: "visitor",
        text: text.slice(0, SNEAK_LENGTH),
      };
      bus.publish(typingTopic(propertyId), typing);
    },
    close() {
      for (const { stop } of ears.values()) stop();
      ears.clear();
    },
  };
}
