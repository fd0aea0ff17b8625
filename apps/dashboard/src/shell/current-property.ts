// Which property the dashboard is about: the one in the address, else the last one visited, else the first.

import { useParams } from "@tanstack/react-router";
import { allOptions, type Item, queryClient, useAll } from "../api/calls.ts";

export type Property = Item<"property.list">;

const remembered = "parlo.property";

/** Undefined while the list loads, or when there is no property at all. */
export function useCurrentProperty(): Property | undefined {
  const { propertyId } = useParams({ strict: false });
  const { data } = useAll("property.list", {});
  return data?.find((property) => property.propertyId === propertyId) ?? lastVisited(data ?? []);
}

/** The property id of this page's address. */
export function usePropertyId(): string {
  const { propertyId } = useParams({ strict: false });
  if (!propertyId) throw new Error("This page belongs under a property's address");
  return propertyId;
}

/** Asks the server before saying no: the property may be newer than the list that was read. */
export async function knowsProperty(propertyId: string): Promise<boolean> {
  const isIt = (property: Property) => property.propertyId === propertyId;
  const list = allOptions("property.list", {});
  if ((await queryClient.ensureQueryData(list)).some(isIt)) return true;
  return (await queryClient.fetchQuery({ ...list, staleTime: 0 })).some(isIt);
}

export async function firstProperty(): Promise<Property | undefined> {
  return lastVisited(await queryClient.fetchQuery(allOptions("property.list", {})));
}

/** Called when a property's pages are entered. */
export function remember(propertyId: string): void {
  localStorage.setItem(remembered, propertyId);
}

function lastVisited(properties: Property[]): Property | undefined {
  const last = localStorage.getItem(remembered);
  return properties.find((property) => property.propertyId === last) ?? properties[0];
}
