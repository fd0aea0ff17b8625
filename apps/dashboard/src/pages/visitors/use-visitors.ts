// The visitors on screen: live, found by words, in groups, the newest visit first in each.

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type LiveVisitors, type Snapshot, type Visitor, watchVisitors } from "./live-visitors.ts";
import { countryName } from "./words.ts";

export const groups = ["served", "active", "idle"] as const;
export type Group = (typeof groups)[number];

export type Line =
  | { readonly kind: "head"; readonly group: Group; readonly count: number }
  | { readonly kind: "visitor"; readonly visitor: Visitor };

const nothing: Snapshot = { visitors: new Map(), state: "loading", connected: false };
const noListener = () => () => {};

export function useLiveVisitors(propertyId: string): { snapshot: Snapshot; readAgain: () => void } {
  const [live, setLive] = useState<LiveVisitors | null>(null);
  useEffect(() => {
    const opened = watchVisitors(propertyId);
    setLive(opened);
    return () => {
      opened.close();
      setLive(null);
    };
  }, [propertyId]);
  const snapshot = useSyncExternalStore(live?.subscribe ?? noListener, live?.snapshot ?? (() => nothing));
  return { snapshot, readAgain: () => live?.readAgain() };
}

export function useLines(snapshot: Snapshot, words: string, names: (agentId: string) => string): Line[] {
  return useMemo(() => {
    const wanted = words.trim().toLowerCase();
    const all = [...snapshot.visitors.values()].filter((one) => !wanted || hasWords(one, wanted, names));
    return groups.flatMap((group): Line[] => {
      const visitors = all.filter((one) => one.group === group).sort(newestFirst);
      if (visitors.length === 0) return [];
      return [
        { kind: "head", group, count: visitors.length },
        ...visitors.map((visitor) => ({ kind: "visitor" as const, visitor })),
      ];
    });
  }, [snapshot.visitors, words, names]);
}

/** By when the visit began, which does not change: nobody's row moves while they walk through the site. */
function newestFirst(a: Visitor, b: Visitor): number {
  return (b.sessionStartedOn ?? "").localeCompare(a.sessionStartedOn ?? "") || (a.id < b.id ? -1 : 1);
}

function hasWords(visitor: Visitor, wanted: string, names: (agentId: string) => string): boolean {
  const { name, email, phone, ip, location, page, referrer, agentIds } = visitor;
  const texts = [
    name,
    email,
    phone,
    ip,
    location.city,
    countryName(location.countryCode),
    page?.title,
    page?.url,
    referrer,
    ...agentIds.map(names),
  ];
  return texts.some((text) => text?.toLowerCase().includes(wanted));
}
