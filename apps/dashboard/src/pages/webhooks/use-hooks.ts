// The webhooks of a property; asked for again now and then, because the server itself turns them off.

import { useQuery } from "@tanstack/react-query";
import { allOptions } from "../../api/calls.ts";

const LOOK_MS = 15_000;

export function useHooks(propertyId: string) {
  return useQuery({ ...allOptions("webhooks.list", { propertyId }), refetchInterval: LOOK_MS });
}
