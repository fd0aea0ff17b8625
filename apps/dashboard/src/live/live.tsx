// The inbox of the property the dashboard is about, for all pages: it is opened with the frame, so that the badge, the
// sound and the title are true wherever one is.

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { useCurrentProperty } from "../shell/current-property.ts";
import { useMe } from "../shell/me.ts";
import { Inbox } from "./inbox.ts";
import { Outbox } from "./outbox.ts";
import { type InboxStore, type List, listKey } from "./store.ts";
import type { Which } from "./views.ts";

const Live = createContext<Inbox | null>(null);
/** One for all properties: what failed at one is still there after a look at another. */
const Out = createContext<Outbox | null>(null);

export function LiveInbox({ children }: { children: ReactNode }) {
  const property = useCurrentProperty();
  const { id, name } = useMe();
  const [inbox, setInbox] = useState<Inbox | null>(null);
  const [outbox] = useState(() => new Outbox());
  const propertyId = property?.can.read ? property.propertyId : undefined;
  useEffect(() => {
    if (!propertyId) return;
    const opened = new Inbox(propertyId, { id, name }, outbox);
    setInbox(opened);
    return () => {
      opened.close();
      setInbox(null);
    };
  }, [propertyId, id, name, outbox]);
  useEffect(() => {
    const keep = () => outbox.keepFailed();
    window.addEventListener("pagehide", keep);
    return () => window.removeEventListener("pagehide", keep);
  }, [outbox]);
  return (
    <Out value={outbox}>
      <Live value={inbox}>{children}</Live>
    </Out>
  );
}

/** Null while there is none: no property, or one whose chats one may not read. */
export function useLiveInbox(): Inbox | null {
  return useContext(Live);
}

/** For what is shown inside the inbox's pages. */
export function useInbox(): Inbox {
  const inbox = useContext(Live);
  if (!inbox) throw new Error("This belongs where there is an inbox");
  return inbox;
}

function useTopic<T>(store: InboxStore, topic: string, read: () => T): T {
  const subscribe = useCallback((listener: () => void) => store.subscribe(topic, listener), [store, topic]);
  return useSyncExternalStore(subscribe, read);
}

export function useChat(id: string) {
  const { store } = useInbox();
  return useTopic(store, `chat:${id}`, () => store.chat(id));
}

export function useThread(id: string) {
  const { store } = useInbox();
  return useTopic(store, `thread:${id}`, () => store.thread(id));
}

export function useTyping(id: string) {
  const { store } = useInbox();
  return useTopic(store, `typing:${id}`, () => store.typing(id));
}

export function useList(which: Which): List | undefined {
  const { store } = useInbox();
  return useTopic(store, `list:${listKey(which)}`, () => store.list(which));
}

/** A list that is read as long as it is shown, by however many; and narrowed ones no longer than that. */
export function useShownList(which: Which): List | undefined {
  const inbox = useInbox();
  const link = useLink();
  const key = listKey(which);
  useEffect(() => inbox.showList(which), [inbox, key, link]);
  useEffect(() => inbox.holdList(which), [inbox, key]);
  return useList(which);
}

export function useOutbox(): Outbox {
  const outbox = useContext(Out);
  if (!outbox) throw new Error("This belongs inside the frame");
  return outbox;
}

export function useOutgoing(threadId: string) {
  const outbox = useOutbox();
  const subscribe = useCallback(
    (listener: () => void) => outbox.subscribe(threadId, listener),
    [outbox, threadId],
  );
  return useSyncExternalStore(subscribe, () => outbox.of(threadId));
}

export function useLink() {
  const { store } = useInbox();
  return useTopic(store, "link", () => store.link);
}

/** How many chats wait for me; none where there is no inbox. */
export function useDue(): number {
  const inbox = useLiveInbox();
  const subscribe = useCallback(
    (listener: () => void) => inbox?.store.subscribe("due", listener) ?? (() => {}),
    [inbox],
  );
  return useSyncExternalStore(subscribe, () => inbox?.store.due ?? 0);
}
