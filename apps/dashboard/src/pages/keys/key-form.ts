// The create form's values and what they mean to `keys.create`.

import type { Scope } from "@parlo/sdk";
import type { Params } from "../../api/calls.ts";

export interface KeyForm {
  name: string;
  mode: "live" | "test";
  kind: "personal" | "service";
  /** The property a service key belongs to. */
  propertyId: string | null;
  reach: "all" | "some";
  scopes: Scope[];
  propertyIds: string[];
  ips: string[];
  expiry: "never" | "30" | "90" | "365" | "date";
  expiryDate: string;
}

export const newKey: KeyForm = {
  name: "",
  mode: "live",
  kind: "personal",
  propertyId: null,
  reach: "all",
  scopes: [],
  propertyIds: [],
  ips: [],
  expiry: "never",
  expiryDate: "",
};

export function keyParams(form: KeyForm): Params<"keys.create"> {
  const expiresOn = expiryOf(form);
  return {
    name: form.name.trim(),
    mode: form.mode,
    kind: form.kind,
    ...(form.kind === "service" && form.propertyId && { propertyId: form.propertyId }),
    ...(form.reach === "some" && { scopes: form.scopes }),
    ...(form.kind === "personal" && form.propertyIds.length > 0 && { propertyIds: form.propertyIds }),
    ...(form.ips.length > 0 && { ips: form.ips }),
    ...(expiresOn && { expiresOn }),
  };
}

/** A chosen date lasts until its end, in the zone of whoever chose it. */
function expiryOf({ expiry, expiryDate }: KeyForm): string | undefined {
  if (expiry === "never") return undefined;
  if (expiry === "date") return new Date(`${expiryDate}T23:59:59`).toISOString();
  return new Date(Date.now() + Number(expiry) * 86_400_000).toISOString();
}
