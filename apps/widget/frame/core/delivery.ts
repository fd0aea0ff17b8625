// Sends what is in the outbox: one parcel at a time, in order, until the server has confirmed each.

import type { Refusal } from "./line.ts";
import type { Parcel } from "./outbox.ts";
import type { Action, State } from "./state.ts";
import type { Chat, Form, Message } from "./types.ts";

export interface DeliveryOptions {
  state(): State;
  dispatch(action: Action): void;
  call<T>(method: string, params: object): Promise<T>;
}

/** Refusals that say "not now" instead of "not this". */
const PASSING = new Set(["rate_limited", "internal_error", "unavailable", "timeout"]);
const TRIES = 6;

/** Returns what to call whenever there may be something to send. */
export function openDelivery({ state, dispatch, call }: DeliveryOptions): () => void {
  let busy = false;
  const tries = new Map<string, number>();
  const goneChats = new Set<string>();

  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let parcel = next(); parcel; parcel = next()) await pass(parcel);
    } finally {
      busy = false;
    }
  }

  async function pass(parcel: Parcel): Promise<void> {
    dispatch({ type: "parcel", id: parcel.id, state: "sending" });
    try {
      await deliver(parcel);
      dispatch({ type: "visitor", visitor: detailsOf(parcel.form ?? {}) });
    } catch (refusal) {
      await refused(parcel, refusal as Refusal);
    }
  }

  function next(): Parcel | undefined {
    return state().line === "open" ? state().outbox.find((one) => one.state === "waiting") : undefined;
  }

  async function deliver({ id, kind, text, form, fileIds, ...parcel }: Parcel): Promise<void> {
    if (kind === "leave") {
      await call("messenger.submit-offline-form", { messageId: id, ...form, message: text });
      return dispatch({ type: "sent", id });
    }
    const { chat } = state();
    const live = chat?.status === "live" ? chat.id : undefined;
    const chatId = form ? undefined : (parcel.chatId ?? live);
    const said = { messageId: id, ...(text ? { text } : {}), ...(fileIds?.length ? { files: fileIds } : {}) };
    if (chatId && !goneChats.has(chatId)) {
      const message = await call<Message>("messenger.send-message", { chatId, ...said });
      return dispatch({ type: "sent", id, chatId, message });
    }
    const begun = await call<Chat>("messenger.start-chat", { ...said, ...(form ? { form } : {}) });
    dispatch({ type: "chat", chat: begun, begun: true });
    dispatch({ type: "sent", id });
  }

  async function refused({ id, chatId }: Parcel, { error, message, retryAfterS }: Refusal): Promise<void> {
    // It may have arrived: when the line is back it is sent again under the same id.
    if (error === "lost") return dispatch({ type: "parcel", id, state: "waiting" });
    const count = (tries.get(id) ?? 0) + 1;
    tries.set(id, count);
    // The chat was deleted, or is full: what was said goes into a new one.
    const gone = /^(not_found|chat_full)$/.test(error) && chatId !== undefined && !goneChats.has(chatId);
    if (gone) {
      goneChats.add(chatId);
      if (state().chat?.id === chatId) dispatch({ type: "part" });
    } else if (!PASSING.has(error) || count >= TRIES) {
      tries.delete(id);
      return dispatch({ type: "parcel", id, state: "failed", error: message ?? error });
    } else await new Promise((resolve) => setTimeout(resolve, (retryAfterS ?? 2 ** count) * 1_000));
    dispatch({ type: "parcel", id, state: "waiting" });
  }

  return () => void pump();
}

function detailsOf({ name, email, phone }: Form) {
  return { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}
