// How a request for API access looks from outside. The login it leads to is in the mail alone.

import { Email, Id, OneOf, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { RequestRow } from "./access.store.ts";

export const RequestStatus = OneOf(["pending", "approved", "rejected"], "Where the request stands.");

/** What the form asks. */
export const requestForm = {
  name: Text(120, "Who asks: first and last name."),
  company: Text(120, "Company or project."),
  purpose: Text(2000, "What the API is to be used for."),
  expectedUse: Text(500, "Roughly how many calls, and how often."),
};

export const AccessRequest = strict({
  requestId: Id("request"),
  agentId: Id("agent"),
  email: Email("Sign-in address of the agent who asks."),
  ...requestForm,
  status: RequestStatus,
  reason: Type.Optional(Type.String({ description: "Why it was rejected." })),
  createdOn: Time("When it was made."),
  decidedOn: Type.Optional(Time("When it was approved or rejected.")),
});

export function presentRequest(row: RequestRow, email: string): Static<typeof AccessRequest> {
  return {
    requestId: row.request_id,
    agentId: row.agent_id,
    email,
    name: row.name,
    company: row.company,
    purpose: row.purpose,
    expectedUse: row.expected_use,
    status: row.status,
    ...(row.reason ? { reason: row.reason } : {}),
    createdOn: row.created_on.toISOString(),
    ...(row.decided_on ? { decidedOn: row.decided_on.toISOString() } : {}),
  };
}
