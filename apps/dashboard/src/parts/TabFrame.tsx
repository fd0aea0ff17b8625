// A page of somebody else's, in a sandbox, with a token that says who looks and at what.

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { callOptions, client, type Item } from "../api/calls.ts";
import { Trouble } from "./Trouble.tsx";
import { asksForToken, sandboxFor } from "./tab-frame.ts";

interface Props {
  propertyId: string;
  tab: Item<"tabs.list">;
  chatId?: string;
  className: string | undefined;
}

export function TabFrame({ propertyId, tab, chatId, className }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { tabId } = tab;
  const asked = { propertyId, tabId, ...(chatId ? { chatId } : {}) };
  const opened = useQuery({
    ...callOptions("tabs.open", asked),
    // Another address would load the page anew.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const wanted = JSON.stringify(asked);
  useEffect(() => {
    const { origin } = new URL(tab.url);
    const hear = (event: MessageEvent) => {
      const asks = event.source === frame.current?.contentWindow && event.origin === origin;
      if (!asks || !asksForToken(event.data)) return;
      void client.call("tabs.open", JSON.parse(wanted)).then(
        ({ token, expiresOn }) =>
          frame.current?.contentWindow?.postMessage({ parlo: "token", token, expiresOn }, origin),
        () => undefined,
      );
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, [tab.url, wanted]);
  if (opened.isError) return <Trouble error={opened.error} onRetry={() => opened.refetch()} />;
  if (!opened.data) return <Skeleton className={className} />;
  return (
    <iframe
      ref={frame}
      src={opened.data.url}
      title={tab.name}
      className={className}
      sandbox={sandboxFor(tab.url, location.origin)}
      referrerPolicy="origin"
      allow="clipboard-write"
      loading="lazy"
    />
  );
}
