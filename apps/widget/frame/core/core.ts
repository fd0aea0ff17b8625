// The frame's core: holds the state, keeps the line, sends what is in the outbox in order, and tells the loader and the
// window what changed. It runs from the moment the page is loaded, whether or not the window is ever opened.

import type { FramePort, Init, PageView, ToFrame, ToLoader } from "../../bridge.ts";
import { openApi } from "./api.ts";
import { whenOpen } from "./connected.ts";
import { openDelivery } from "./delivery.ts";
import { openHearing } from "./hearing.ts";
import { type Frame, type Line, openLine, type Refusal, type SocketLike } from "./line.ts";
import { newMessageId, type Outbox, openOutbox, ownerOf, type Parcel } from "./outbox.ts";
import { chime } from "./sound.ts";
import { type Action, newestOf, reduce, type State, start } from "./state.ts";
import { cameNow, toldOf } from "./told.ts";
import type { Chat, ChatFile, Form, Snapshot } from "./types.ts";

export interface Core {
  readonly state: State;
  /** Called after every change, until the returned function is. */
  subscribe(hear: () => void): () => void;
  say(what: { text: string; files?: readonly ChatFile[]; fileIds?: readonly string[]; form?: Form }): void;
  /** In place of a chat, while nobody is there. The id tells from the outbox what came of it. */
  leave(form: Form, text: string): string;
  again(id: string): void;
  drop(id: string): void;
  typing(text: string): void;
  rate(rating: -1 | 0 | 1): Promise<unknown>;
  end(): Promise<unknown>;
  /** Turns away from a chat that has ended, to begin another. */
  part(): void;
  show(chat: Chat): void;
  call<T>(method: string, params: object): Promise<T>;
  agree(given: boolean): void;
  want(what: "close" | "popout"): void;
  sound(on: boolean): void;
  readonly soundOn: boolean;
  /** Whether the chat itself is on the screen: only then is it read. */
  attend(attending: boolean): void;
  /** Nobody who was here before: there is nothing of before to look for. */
  readonly fresh: boolean;
  /** Whether the last `window` message asked for the cursor. */
  readonly focus: boolean;
  absolute(path: string): string;
}

interface World {
  readonly Socket: new (url: string) => SocketLike;
  readonly shelf: Storage | undefined;
}

const TYPING_EVERY_MS = 500;
const ACTIVE_EVERY_MS = 30_000;
const SOUND_KEY = "parlo:sound";
/** How long a call waits for a line that is being made. */
const CALL_WAITS_MS = 10_000;

export function makeCore(init: Init, port: FramePort, world: World): Core {
  const { config } = init;
  const { propertyId, widgetId, host } = config;
  const outbox: Outbox = openOutbox(world.shelf, propertyId, init.sessionId);
  const hearers = new Set<() => void>();
  const tell = (message: ToLoader) => port.tell(message);
  const absolute = (path: string) => new URL(path, host).href;
  let state: State = {
    ...start,
    // The launcher's part of the settings is here already: the window has its colours before it is connected.
    settings: { widget: config.settings },
    around: { layout: init.layout, window: init.window, popout: init.popout, consent: init.consent },
  };
  let { token } = init;
  let page = init.page;
  let cursor: string | undefined;
  let line: Line | undefined;
  let asked: string | undefined;
  let lastActive = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let typed = "";
  let soundOn = world.shelf?.getItem(SOUND_KEY) !== "off";
  let focus = false;
  let bare = false;
  let attending = false;

  // ── State ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  function dispatch(action: Action): void {
    const before = state;
    state = reduce(before, action);
    if (state === before) return;
    for (const told of toldOf(before, action, state, absolute)) tell(told);
    if (cameNow(before, state) && (action.type === "event" || state.unread > before.unread)) ring();
    if (state.outbox !== before.outbox) {
      outbox.write(ownerOf(token), state.outbox);
      pump();
    }
    read();
    for (const hear of hearers) hear();
  }

  function ring(): void {
    const wanted = state.settings.widget?.notification?.all?.sound !== false;
    if (soundOn && wanted && !(state.looking && document.hasFocus())) chime();
  }

  /** Tells the server that all was read, once per message that was new. */
  function read(): void {
    const { chat, looking } = state;
    const last = newestOf(chat);
    if (!looking || state.line !== "open" || !chat || !last || asked === last.id) return;
    if (chat.visitorReadOn !== undefined && chat.visitorReadOn >= last.time) return;
    asked = last.id;
    call("messenger.mark-read", { chatId: chat.id }).catch(() => {
      asked = undefined;
    });
  }

  function subscribe(hear: () => void): () => void {
    hearers.add(hear);
    return () => hearers.delete(hear);
  }

  // ── Line ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  function connect(): void {
    if (line || state.around.consent) return;
    line = openLine({
      url: `${host.replace(/^http/, "ws")}/v1/realtime/visitor`,
      Socket: world.Socket,
      chance: Math.random,
      hello: () => ({ type: "connect", ...greeting(), ...(cursor && token ? { after: cursor } : {}) }),
      hear: heard,
      lost,
    });
  }

  function greeting() {
    const known = {
      propertyId,
      widgetId,
      ...(token ? { token } : {}),
      language: navigator.language.slice(0, 35),
      sessionId: init.sessionId,
    };
    if (bare) return known;
    return { ...known, page: shortened(page), ...(init.visitor ? { visitor: init.visitor } : {}) };
  }

  function heard(frame: Frame): void {
    if (typeof frame.cursor === "string") cursor = frame.cursor;
    if (frame.type === "connected") {
      if (typeof frame.token === "string") keepToken(frame.token);
      dispatch({ type: "connected", snapshot: frame.snapshot as Snapshot | undefined });
      hear(frame);
      pump();
      read();
    } else if (frame.type === "error") {
      if (frame.error === "not_found" || (frame.error === "validation_error" && bare)) refuse();
      // What the page says of itself or of its visitor may be nonsense: that is no reason not to talk.
      if (frame.error === "validation_error") bare = true;
    } else hear(frame);
  }

  function lost(code: number): void {
    // The first try is not an interruption.
    if (state.line !== "connecting") dispatch({ type: "line", line: "lost" });
    if (code === 4403) refuse();
    if (code === 4401) {
      line?.close();
      tell({ type: "token", token: null });
    }
  }

  function refuse(): void {
    line?.close();
    dispatch({ type: "line", line: "banned" });
    tell({ type: "refused" });
  }

  /** Under another token nothing of what was known is shown any more; what was not sent yet still is, by who wrote it. */
  function become(next: string | null): void {
    const unsent = state.outbox;
    outbox.forget(ownerOf(token));
    token = next;
    cursor = undefined;
    asked = undefined;
    // Before anything is put back: the old line still speaks for the old visitor.
    if (line) reconnect();
    else connect();
    dispatch({ type: "forget" });
    dispatch({ type: "restore", parcels: [...outbox.read(ownerOf(token)), ...unsent] });
  }

  function reconnect(): void {
    dispatch({ type: "line", line: "connecting" });
    line?.restart();
  }

  function keepToken(next: string): void {
    token = next;
    tell({ type: "token", token: next });
    // What was written before there was a token is this visitor's.
    outbox.write(ownerOf(token), state.outbox);
  }

  const api = openApi({
    host,
    greeting,
    token: () => token,
    keepToken,
    line: openedLine,
    chat: () => state.chat,
    renamed: (visitor) => dispatch({ type: "visitor", visitor }),
    become(next) {
      tell({ type: "token", token: next });
      if (line) become(next);
      else token = next;
    },
  });

  async function openedLine(): Promise<Line | undefined> {
    if (state.around.consent) throw { error: "forbidden" } satisfies Refusal;
    if (line) await whenOpen(() => state.line === "open", subscribe, CALL_WAITS_MS);
    return line;
  }

  const pump = openDelivery({ state: () => state, dispatch, call });
  const hear = openHearing({ widgetId, state: () => state, dispatch, call });

  function call<T>(method: string, params: object): Promise<T> {
    const lostNow: Refusal = { error: "lost" };
    return (line?.call(method, params) ?? Promise.reject(lostNow)) as Promise<T>;
  }

  // ── Outbox ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  function queue(kind: Parcel["kind"], content: Pick<Parcel, "text" | "files" | "fileIds" | "form">): string {
    const { chat } = state;
    const id = newMessageId((bytes) => crypto.getRandomValues(bytes));
    const at = new Date().toISOString();
    const goesOn = kind === "say" && chat && !content.form;
    const parcel: Parcel = {
      id,
      at,
      state: "waiting",
      kind,
      ...content,
      ...(goesOn ? { chatId: chat.id } : {}),
    };
    dispatch({ type: "queue", parcel });
    return id;
  }

  // ── The page around ────────────────────────────────────────────────────────────────────────────────────────────────

  function toldByLoader(message: ToFrame): void {
    switch (message.type) {
      case "start":
        connect();
        break;
      case "view":
        page = shortened(message.page);
        line?.send({ type: "view", url: page.url, title: page.title });
        break;
      case "active":
        active();
        break;
      case "window":
        focus = message.focus;
        dispatch({ type: "around", around: { window: message.state, layout: message.layout } });
        look();
        break;
      case "token":
        become(message.token);
        break;
      case "call":
        api.carryOut(message).then((error) => {
          tell({ type: "answer", id: message.id, ...(error ? { error } : {}) });
        });
    }
  }

  function look(): void {
    const seen = state.around.window === "open" && document.visibilityState === "visible";
    dispatch({ type: "look", looking: seen && attending });
    if (seen) line?.hurry();
  }

  function active(): void {
    const now = Date.now();
    if (now - lastActive < ACTIVE_EVERY_MS) return;
    lastActive = now;
    line?.send({ type: "active" });
  }

  function sendTyped(text: string): void {
    const { chat, settings } = state;
    if (chat?.status === "live" && settings.widget?.notification?.all?.visitorTyping !== false)
      line?.send({ type: "typing", chatId: chat.id, text });
  }

  for (const name of ["pointerdown", "keydown"]) addEventListener(name, active, { passive: true });
  document.addEventListener("visibilitychange", look);
  for (const name of ["online", "offline"]) addEventListener(name, () => line?.hurry());
  addEventListener("pagehide", () => line?.send({ type: "leave" }));
  // A page that was put aside and brought back has a dead line.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) reconnect();
  });

  for (const ended of init.endTokens) {
    outbox.forget(ownerOf(ended));
    api.endToken(ended);
  }
  state = reduce(state, { type: "restore", parcels: outbox.read(ownerOf(token)) });
  port.hear(toldByLoader);
  if (init.connect) connect();

  return {
    get state() {
      return state;
    },
    subscribe,
    say(what) {
      clearTimeout(typingTimer);
      typingTimer = undefined;
      if (typed) sendTyped("");
      typed = "";
      queue("say", what);
    },
    leave: (form, text) => queue("leave", { form, text }),
    again(id) {
      const parcel = state.outbox.find((one) => one.id === id);
      if (!parcel) return;
      dispatch({ type: "drop", id });
      const { error: _, ...rest } = parcel;
      dispatch({ type: "queue", parcel: { ...rest, state: "waiting" } });
      line?.hurry();
    },
    drop: (id) => dispatch({ type: "drop", id }),
    typing(text) {
      typed = text;
      typingTimer ??= setTimeout(() => {
        typingTimer = undefined;
        sendTyped(typed);
      }, TYPING_EVERY_MS);
    },
    async rate(rating) {
      const before = state.rated;
      dispatch({ type: "rate", rating });
      try {
        return await call("messenger.rate-chat", { chatId: state.chat?.id, rating });
      } catch (refusal) {
        dispatch({ type: "rate", rating: before });
        throw refusal;
      }
    },
    end: () => call("messenger.end-chat", { chatId: state.chat?.id }),
    part: () => dispatch({ type: "part" }),
    show: (chat) => dispatch({ type: "chat", chat }),
    async call(method, params) {
      await whenOpen(() => state.line === "open", subscribe, CALL_WAITS_MS);
      return call(method, params);
    },
    agree(given) {
      tell({ type: "consent", given });
      if (!given) return;
      dispatch({ type: "around", around: { consent: null } });
      connect();
    },
    attend(now) {
      if (attending === now) return;
      attending = now;
      look();
    },
    fresh: init.token === null,
    want: (what) => tell({ type: "want", what }),
    sound(on) {
      soundOn = on;
      try {
        world.shelf?.setItem(SOUND_KEY, on ? "on" : "off");
      } catch {
        // Remembered for this page alone.
      }
      if (on) chime();
    },
    get soundOn() {
      return soundOn;
    },
    get focus() {
      return focus;
    },
    absolute,
  };
}

/** As long as the server takes it. */
function shortened({ url, title, referrer }: PageView): PageView {
  const from = referrer ? { referrer: referrer.slice(0, 2_000) } : {};
  return { url: url.slice(0, 2_000), title: title.slice(0, 500), ...from };
}
