// In place of the line to the server, where the dashboard shows a widget that is being set up: what it says comes from the
// form beside it, and what is said to it goes nowhere. No visitor ever loads this.

import type { SocketLike } from "../core/line.ts";

/** What the dashboard says, each time something was changed. */
export interface Draft {
  readonly widgetId: string;
  readonly status: string;
  readonly settings: object;
  readonly chat: object | null;
}

type Asked = { readonly type: string; readonly id: number; readonly method: string } & {
  readonly params: { readonly messageId?: string; readonly text?: string };
};

/** `page` is the address of the page around: it names the channel, and no two previews have the same. */
export function previewSocket(page: string): new () => SocketLike {
  return class implements SocketLike {
    onopen: SocketLike["onopen"] = null;
    onmessage: SocketLike["onmessage"] = null;
    onclose: SocketLike["onclose"] = null;
    onerror: SocketLike["onerror"] = null;
    private readonly channel = new BroadcastChannel(`parlo-preview ${page}`);
    private known = false;

    constructor() {
      this.channel.onmessage = ({ data }: MessageEvent<Partial<Draft>>) => {
        if (data.settings) this.show(data as Draft);
      };
      setTimeout(() => this.onopen?.({} as never));
    }

    send(text: string): void {
      const asked = JSON.parse(text) as Asked;
      if (asked.type === "connect") this.channel.postMessage({ ready: true });
      if (asked.type === "ping") this.hear({ type: "pong" });
      if (asked.type === "call") this.hear({ type: "reply", id: asked.id, ok: true, data: answerTo(asked) });
    }

    close(): void {
      this.channel.close();
    }

    private show({ widgetId, status, settings, chat }: Draft): void {
      const visitor = { id: "preview" };
      if (this.known) {
        this.hear({ type: "event", name: "widget:update", payload: { widgetId, settings } });
        this.hear({ type: "status", status });
        return;
      }
      this.known = true;
      this.hear({ type: "connected", snapshot: { visitor, status, settings, chat, unread: 0 } });
    }

    private hear(frame: object): void {
      setTimeout(() => this.onmessage?.({ data: JSON.stringify(frame) } as never));
    }
  };
}

function answerTo({ method, params: { messageId, text = "" } }: Asked): unknown {
  const time = new Date().toISOString();
  const message = { id: messageId, sender: { t: "v" }, type: "msg", time, msg: text };
  const chat = {
    id: messageId,
    status: "live",
    startedOn: time,
    agents: [],
    present: [],
    messages: [message],
  };
  if (method === "messenger.list-chats") return [];
  if (method === "messenger.search-articles") return { available: true, articles: [] };
  return method === "messenger.start-chat" ? chat : message;
}
