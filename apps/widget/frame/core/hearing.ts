// What the server says while people talk: events, who types, whether somebody is there.

import type { Frame } from "./line.ts";
import { type Action, isFromThem, type State, type Typist } from "./state.ts";
import type { Chat, Message, Status } from "./types.ts";

export interface HearingOptions {
  readonly widgetId: string;
  state(): State;
  dispatch(action: Action): void;
  call<T>(method: string, params: object): Promise<T>;
}

/** Nobody who stopped typing without saying so is shown typing for longer. */
const TYPING_LASTS_MS = 6_000;

export function openHearing({ widgetId, state, dispatch, call }: HearingOptions): (frame: Frame) => void {
  const quiet = new Map<string, ReturnType<typeof setTimeout>>();

  function happened({ name, payload }: { name: string; payload: Readonly<Record<string, unknown>> }): void {
    // All widgets of a property hear when one of them changes.
    if (name === "widget:update" && payload.widgetId !== widgetId) return;
    const before = state().chat;
    dispatch({ type: "event", name, payload });
    const { chatId } = payload;
    if (typeof chatId !== "string") return;
    const message = payload.message as Message | undefined;
    const unknown = chatId !== before?.id && before?.status !== "live";
    // An agent goes on with an earlier chat.
    const revived = unknown && (name === "chat:reopen" || (message !== undefined && isFromThem(message)));
    // The news of who joined has no picture.
    const joined = name === "chat:agent-join" && chatId === before?.id && !faceOf(state().chat, message);
    if (revived || joined) fetchChat(chatId);
  }

  function fetchChat(chatId: string): void {
    call<Chat>("messenger.get-chat", { chatId }).then(
      (chat) => dispatch({ type: "chat", chat }),
      () => {},
    );
  }

  function typing({ chatId, agent, isTyping }: { chatId: string; agent: Typist; isTyping: boolean }): void {
    dispatch({ type: "typing", chatId, agent, isTyping });
    clearTimeout(quiet.get(agent.id));
    if (!isTyping) return;
    const stop = () => dispatch({ type: "typing", chatId, agent, isTyping: false });
    quiet.set(agent.id, setTimeout(stop, TYPING_LASTS_MS));
  }

  return (frame) => {
    if (frame.type === "event") happened(frame as Frame & Parameters<typeof happened>[0]);
    else if (frame.type === "typing") typing(frame as Frame & Parameters<typeof typing>[0]);
    else if (frame.type === "status") dispatch({ type: "status", status: frame.status as Status });
  };
}

function faceOf(chat: Chat | null, message: Message | undefined): string | undefined {
  return chat?.agents.find(({ id }) => id === message?.sender.id)?.picture;
}
