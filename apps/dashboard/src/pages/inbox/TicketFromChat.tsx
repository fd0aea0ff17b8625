// Makes a ticket from a chat, and shows the way to it.

import type { InboxChat } from "@parlo/sdk";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { readAgain } from "../../api/calls.ts";
import { useInbox } from "../../live/live.tsx";
import { undoable } from "../../parts/said.tsx";

const NewTicket = lazy(() =>
  import("../tickets/NewTicket.tsx").then((page) => ({ default: page.NewTicket })),
);

export function TicketFromChat({ chat, onClose }: { chat: InboxChat; onClose: () => void }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const navigate = useNavigate();
  return (
    <Suspense fallback={null}>
      <NewTicket
        propertyId={propertyId}
        chat={chat}
        onClose={onClose}
        onMade={({ id: ticketId, humanId }) => {
          onClose();
          void readAgain(["ticket"]);
          undoable(t("tickets.new.made", { number: humanId }), {
            label: t("tickets.new.show"),
            act: () =>
              void navigate({
                to: "/properties/$propertyId/tickets/{-$ticketId}",
                params: { propertyId, ticketId },
              }),
          });
        }}
      />
    </Suspense>
  );
}
