// How the instance looks from outside: what anybody must know to reach its front door, and nothing more.

import type { Config } from "../../config.ts";
import { OneOf, type Static, strict, Type } from "../../kernel/schema.ts";
import { VERSION } from "../../kernel/version.ts";
import { mailLanguages } from "../mail/index.ts";
import type { InstanceRow } from "./instance.store.ts";

export const InstanceName = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: "\\S",
  description: "Name shown on the sign-in page.",
});

export const SignUpMode = OneOf(
  ["open", "invited", "closed"],
  "Who may make an account: anybody, whoever holds an invitation, or nobody.",
);

export const ApiAccess = OneOf(
  ["on-request", "open"],
  "Whether API keys are given on request, which the owner decides, or to everybody.",
);

export const Instance = strict({
  name: InstanceName,
  version: Type.String({ description: "Release of the server." }),
  setUpRequired: Type.Boolean({ description: "True until the instance has an owner." }),
  signUp: SignUpMode,
  apiAccess: ApiAccess,
  publicDocs: Type.Boolean({ description: "Whether the reference is open to everybody." }),
  demo: Type.Boolean({ description: "Whether this is the demo, with its seeded data." }),
  languages: Type.Array(Type.String({ description: "Language code." }), {
    description: "Languages of the dashboard and of mails.",
  }),
});

export function presentInstance(
  row: InstanceRow,
  facts: { config: Config; hasOwner: boolean },
): Static<typeof Instance> {
  return {
    name: row.name,
    version: VERSION,
    setUpRequired: !facts.hasOwner,
    signUp: row.sign_up,
    apiAccess: row.api_access,
    publicDocs: facts.config.publicDocs,
    demo: facts.config.mode === "demo",
    languages: [...mailLanguages],
  };
}
