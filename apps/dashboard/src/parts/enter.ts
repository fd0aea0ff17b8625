// Into the dashboard after signing in: forget what was read before, then go.

import { useRouter } from "@tanstack/react-router";
import { queryClient } from "../api/calls.ts";

export function useEnter(): (path?: string) => void {
  const router = useRouter();
  return (path = "/") => {
    queryClient.clear();
    // The reference is a page of the server, outside this router.
    if (path.startsWith("/docs")) location.assign(path);
    else router.history.push(path);
  };
}
