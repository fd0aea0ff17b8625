// News nobody keeps, for agents: who is typing, and who is on the site. One ear per topic and process, whoever listens,
// and each frame is made once.

import type { Bus } from "../../kernel/bus.ts";
import { type Caller, covers } from "../../kernel/caller.ts";
import { refuse } from "../../kernel/error.ts";
import { type Static, strict, Type } from "../../kernel/schema.ts";
import type { Line } from "./follower.ts";
import { textFrame } from "./frames.ts";
import { type Typing, typingTopic } from "./typing.ts";
import { checked } from "./visitor-messages.ts";

export const AgentTyping = strict({
  type: Type.Literal("typing"),
  propertyId: Type.String({ pattern: "^[0-9a-fA-F]{24}$" }),
  chatId: Type.String({ pattern: "^[0-9a-fA-F-]{36}$" }),
  isTyping: Type.Boolean(),
});

export interface Newsroom {
  /** Passes on to the line what its caller may hear. Answers how to stop. */
  listen(
    line: Line,
    caller: Caller,
    wanted: { readonly propertyId: string | undefined; readonly visitors: boolean },
  ): () => void;
  /** An agent types; refuses what is no such message, and whoever may not answer there. */
  type(caller: Caller, message: Record<string, unknown>): void;
}

export function openNewsroom(bus: Bus): Newsroom {
  const topics = new Map<string, { readonly lines: Set<Line>; stop(): void }>();

  function join(topic: string, line: Line): () => void {
    const known = topics.get(topic);
    const lines = known?.lines ?? new Set<Line>();
    if (!known)
      topics.set(topic, {
        lines,
        stop: bus.subscribe(topic, (message) => {
          const frame = textFrame(message);
          for (const one of lines) one.send(frame);
        }),
      });
    lines.add(line);
    return () => {
      if (!lines.delete(line) || lines.size > 0) return;
      topics.get(topic)?.stop();
      topics.delete(topic);
    };
  }

  return {
    listen(line, caller, { propertyId, visitors }) {
      const stops = [...caller.grants.values()]
        .filter((grant) => !grant.deleted && (propertyId === undefined || grant.propertyId === propertyId))
        .flatMap((grant) => [
          ...(covers(grant.scopes, ["chat_history_read"]) ? [typingTopic(grant.propertyId)] : []),
          ...(visitors && covers(grant.scopes, ["visitors_read"]) ? [`visitors:${grant.propertyId}`] : []),
        ])
        .map((topic) => join(topic, line));
      return () => {
        for (const stop of stops) stop();
      };
    },
    type(caller, message) {
      const { propertyId, chatId, isTyping }: Static<typeof AgentTyping> = checked(AgentTyping, message);
      const { agent } = caller;
      const grant = caller.grants.get(propertyId.toLowerCase());
      if (!agent || !grant || grant.deleted || !covers(grant.scopes, ["chats_manage"]))
        throw refuse("not_found");
      const typing: Typing = {
        type: "typing",
        propertyId: grant.propertyId,
        chatId: chatId.toLowerCase(),
        by: "agent",
        agentId: agent.id,
        name: agent.alias ?? agent.name,
        isTyping,
      };
      bus.publish(typingTopic(grant.propertyId), typing);
    },
  };
}
