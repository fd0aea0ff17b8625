// What an agent does with a ticket. A refusal is said in the corner; what changed is shown at once.

import type { MethodName, Ticket } from "@parlo/sdk";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { client, type Params } from "../../api/calls.ts";
import { errorText } from "../../parts/error-text.ts";
import { refused } from "../../parts/said.tsx";
import type { Priority, Status } from "./filters.ts";
import { showChanged } from "./use-tickets.ts";

export function useTicketActs(propertyId: string, ticketId: string) {
  const { t } = useTranslation();
  return useMemo(() => {
    const at = { propertyId, ticketId };
    /** True when it was done. */
    const act = async <M extends MethodName>(method: M, params: Params<M>): Promise<boolean> => {
      try {
        showChanged(propertyId, (await client.call(method, params)) as unknown as Ticket);
        return true;
      } catch (error) {
        refused(errorText(t, error instanceof Error ? error : new Error(String(error))));
        return false;
      }
    };
    return {
      setStatus: (status: Status) => act("ticket.update", { ...at, status }),
      setPriority: (priority: Priority) => act("ticket.update", { ...at, priority }),
      setSubject: (subject: string) => act("ticket.update", { ...at, subject }),
      assign: (to: { agentId: string } | { departmentId: string }) => act("ticket.assign", { ...at, ...to }),
      addTag: (tag: string) => act("ticket.add-tags", { ...at, tags: [tag] }),
      removeTag: (tag: string) => act("ticket.remove-tags", { ...at, tags: [tag] }),
      restore: () => act("ticket.restore", at),
    };
  }, [propertyId, ticketId, t]);
}
