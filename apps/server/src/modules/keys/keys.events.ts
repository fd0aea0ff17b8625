// Facts about API keys. A personal key's are for its agent, a service key's for the members who may manage keys.

import { defineEvent } from "../../kernel/define.ts";
import { Id, strict } from "../../kernel/schema.ts";
import { ApiKey } from "./keys.resource.ts";

const audience = { audience: "either", scopes: ["keys_manage"] } as const;

export const keyCreate = defineEvent({
  name: "key:create",
  summary: "An API key was made.",
  payload: ApiKey,
  ...audience,
});

export const keyUpdate = defineEvent({
  name: "key:update",
  summary: "An API key was renamed.",
  payload: ApiKey,
  ...audience,
});

export const keyRotate = defineEvent({
  name: "key:rotate",
  summary: "An API key got a new secret.",
  payload: ApiKey,
  ...audience,
});

export const keyDelete = defineEvent({
  name: "key:delete",
  summary: "An API key was deleted.",
  payload: strict({ keyId: Id("key") }),
  ...audience,
});
