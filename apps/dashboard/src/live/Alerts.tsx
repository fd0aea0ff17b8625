// Calls the agent when a visitor writes and nobody looks; draws nothing.

import type { InboxChat, RealtimeEvent } from "@parlo/sdk";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { countInTitle, notify, play } from "./alerts.ts";
import { useDue, useLiveInbox } from "./live.tsx";
import { chatIdOf } from "./reduce.ts";
import { isMine, isNobodys } from "./views.ts";

/** What is older was told after an interruption: nobody is called for it. */
const FRESH_MS = 60_000;

type Call = { readonly kind: "new" | "message" | "handed"; readonly text: string };

export function Alerts() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const inbox = useLiveInbox();
  const due = useDue();
  useEffect(() => countInTitle(due), [due]);

  const hear = useEffectEvent((event: RealtimeEvent) => {
    const chatId = chatIdOf(event);
    const chat = chatId && inbox?.store.chat(chatId);
    if (!inbox || !chat || Date.now() - Date.parse(event.time) > FRESH_MS) return;
    const call = callFor(event, chat, inbox.me.id);
    if (!call || isLookedAt(chat.id)) return;
    play(call.kind);
    const { name } = chat.visitor;
    notify({
      title: call.kind === "handed" ? t("inbox.alerts.handed", { name }) : name,
      text: call.text || t("inbox.alerts.file"),
      tag: chat.id,
      onClick: () =>
        void navigate({
          to: "/inbox/$propertyId/{-$view}/{-$chatId}",
          params: { propertyId: inbox.propertyId, view: "live", chatId: chat.id },
        }),
    });
  });
  useEffect(() => inbox?.onEvent((event) => hear(event)), [inbox]);
  return null;
}

function callFor(event: RealtimeEvent, chat: InboxChat, me: string): Call | undefined {
  const isMineOrFree = isMine(chat, me) || isNobodys(chat);
  switch (event.name) {
    case "chat:start":
      return chat.state === "waiting" ? { kind: "new", text: chat.lastMessage?.msg ?? "" } : undefined;
    case "chat:message": {
      const { sender, msg = "" } = event.payload.message;
      return sender.t === "v" && isMineOrFree ? { kind: "message", text: msg } : undefined;
    }
    case "chat:transfer":
      return event.payload.agentId === me && !chat.presentAgents.includes(me)
        ? { kind: "handed", text: chat.lastMessage?.msg ?? "" }
        : undefined;
    default:
      return undefined;
  }
}

function isLookedAt(chatId: string): boolean {
  return document.visibilityState === "visible" && document.hasFocus() && location.pathname.endsWith(chatId);
}
