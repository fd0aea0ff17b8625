// Facts about requests for API access: asking is for the owner of the instance, the answer for who asked.

import { defineEvent } from "../../kernel/define.ts";
import { AccessRequest } from "./access.resource.ts";

export const accessRequest = defineEvent({
  name: "access:request",
  summary: "Somebody asked for API access.",
  payload: AccessRequest,
  audience: "agent",
  scopes: [],
});

export const accessApprove = defineEvent({
  name: "access:approve",
  summary: "A request for API access was approved.",
  payload: AccessRequest,
  audience: "agent",
  scopes: [],
});

export const accessReject = defineEvent({
  name: "access:reject",
  summary: "A request for API access was rejected.",
  payload: AccessRequest,
  audience: "agent",
  scopes: [],
});
