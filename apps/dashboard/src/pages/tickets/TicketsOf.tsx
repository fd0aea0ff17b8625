// The latest tickets of a contact, beside a ticket or a chat of theirs.

import { Link } from "@tanstack/react-router";
import { useCall } from "../../api/calls.ts";
import { When } from "../../parts/When.tsx";
import { Part } from "../inbox/Fact.tsx";
import panel from "../inbox/VisitorPanel.module.css";
import { StatusMark } from "./StatusMark.tsx";

const SHOWN = 10;

/** Nothing where there are none. */
export function TicketsOf({
  propertyId,
  personId,
  but,
  title,
}: {
  propertyId: string;
  personId: string;
  but?: string;
  title: string;
}) {
  const found = useCall("ticket.list", { propertyId, personId, size: SHOWN + 1 }).data;
  const others = found?.filter(({ id }) => id !== but).slice(0, SHOWN) ?? [];
  if (others.length === 0) return null;
  return (
    <Part title={title}>
      <ul className={panel.chats}>
        {others.map((one) => (
          <li key={one.id}>
            <Link
              to="/properties/$propertyId/tickets/{-$ticketId}"
              params={{ propertyId, ticketId: one.id }}
              className={panel.chat}
            >
              <span className={panel.chatWords}>{one.subject}</span>
              <span className={panel.chatFacts}>
                <StatusMark status={one.status} worded />
                <span>#{one.humanId}</span>
                <When at={one.createdOn} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}
