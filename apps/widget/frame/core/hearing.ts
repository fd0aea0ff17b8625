// What the server says while people talk: events, who types, whether somebody is there.

import type { Frame, Refusal } from "./line.ts";
import { type Action, isFromThem, type State, type Typist } from "./state.ts";
import type { Chat, Message, Status } from "./types.ts";

export interface HearingOptions {
  readonly widgetId: string;
  state(): State;
  dispatch(action: Action): void;
  call<T>(method: string, params: object): Promise<T>;
}

interface Typed {
  readonly chatId: string;
  readonly agent: Typist;
  readonly isTyping: boolean;
}

/** Nobody who stopped typing without saying so is shown typing for longer. */
const TYPING_LASTS_MS = 6_000;

export function openHearing({ widgetId, state, dispatch, call }: HearingOptions): (frame: Frame) => void {
  /** A chat that was asked for when the line broke. */
  let owed: string | undefined;
  /** Who types now: also in a chat that is not known yet, for typing is told sooner than that a chat began. */
  const typists = new Map<string, { readonly heard: Typed; readonly timer: ReturnType<typeof setTimeout> }>();

  function happened({ name, payload }: { name: string; payload: Readonly<Record<string, unknown>> }): void {
    // All widgets of a property hear when one of them changes.
    if (name === "widget:update" && payload.widgetId !== widgetId) return;
    const before = state().chat;
    dispatch({ type: "event", name, payload });
    if (state().chat?.id !== before?.id) showTypists();
    const { chatId } = payload;
    if (typeof chatId !== "string") return;
    const message = payload.message as Message | undefined;
    if (message && isFromThem(message)) forgetTypist(message.sender.id ?? "");
    const unknown = chatId !== before?.id && before?.status !== "live";
    // An agent goes on with an earlier chat.
    const revived = unknown && (name === "chat:reopen" || (message !== undefined && isFromThem(message)));
    // The news of who joined has no picture.
    const joined = name === "chat:agent-join" && chatId === before?.id && !faceOf(state().chat, message);
    if (revived || joined) fetchChat(chatId);
  }

  function fetchChat(chatId: string): void {
    owed = chatId;
    call<Chat>("messenger.get-chat", { chatId }).then(
      (chat) => {
        owed = undefined;
        dispatch({ type: "chat", chat });
        showTypists();
      },
      ({ error }: Refusal) => {
        // Its news is heard already: it is not told again when the line is back.
        if (error !== "lost") owed = undefined;
      },
    );
  }

  function typing({ chatId, agent, isTyping }: Typed): void {
    const heard = { chatId, agent, isTyping };
    dispatch({ type: "typing", ...heard });
    forgetTypist(agent.id);
    if (!isTyping) return;
    const stop = () => typing({ ...heard, isTyping: false });
    typists.set(agent.id, { heard, timer: setTimeout(stop, TYPING_LASTS_MS) });
  }

  function forgetTypist(id: string): void {
    clearTimeout(typists.get(id)?.timer);
    typists.delete(id);
  }

  /** Those of the chat that is shown now. */
  function showTypists(): void {
    for (const { heard } of typists.values()) dispatch({ type: "typing", ...heard });
  }

  return (frame) => {
    if (frame.type === "event") happened(frame as Frame & Parameters<typeof happened>[0]);
    else if (frame.type === "typing") typing(frame as Frame & Typed);
    else if (frame.type === "connected" && owed !== undefined) fetchChat(owed);
    else if (frame.type === "status") dispatch({ type: "status", status: frame.status as Status });
  };
}

function faceOf(chat: Chat | null, message: Message | undefined): string | undefined {
  return chat?.agents.find(({ id }) => id === message?.sender.id)?.picture;
}
