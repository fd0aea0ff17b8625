// The signed-in agent; pages under the shell may count on there being one.

import { useSuspenseQuery } from "@tanstack/react-query";
import { callOptions, client, type Result } from "../api/calls.ts";

export type Me = Result<"agent.me">;

export function useMe(): Me {
  return useSuspenseQuery(callOptions("agent.me", {})).data;
}

/** A full load, so that nothing read for this agent stays in memory. */
export async function signOut(): Promise<void> {
  await client.call("agent.sign-out", {});
  location.assign("/sign-in");
}
