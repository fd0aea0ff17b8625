// The tabs of a property that are shown, by where. Whoever may not see tabs has none.

import { useAll } from "../../api/calls.ts";

export function useTabs(propertyId: string, kind: "page" | "panel") {
  const { data = [] } = useAll("tabs.list", { propertyId });
  return data.filter((tab) => tab.enabled && tab.kind === kind);
}
