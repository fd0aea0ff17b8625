// Contacts as the pages read them: a page of the list at a time, however many there are.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, type Item, type Params, useCall } from "../../api/calls.ts";

export type Person = Item<"contact.person.list">;
export type ListParams = Params<"contact.person.list">;
export type Sort = NonNullable<ListParams["sort"]>;
export type Filters = NonNullable<ListParams["filters"]>;

export const PAGE_SIZE = 50;

export interface PeoplePage {
  readonly data: Person[];
  readonly total: number;
}

export function usePeople(params: ListParams) {
  return useQuery({
    queryKey: ["contact.person.list", params, "page"],
    queryFn: async (): Promise<PeoplePage> => client.callList("contact.person.list", params),
    // The page before stays in sight until the next one is there.
    placeholderData: keepPreviousData,
  });
}

export function useAttributes(propertyId: string, object: "person" | "organization") {
  return useCall("contact.attribute.list-custom", { propertyId, object }).data?.dataAttributes ?? [];
}

/** Under what a contact stands in lists: the name, else an address or a number. */
export function nameOf({ name, primaryEmail, primaryPhone }: Person): string {
  const whole = [name?.first, name?.last].filter(Boolean).join(" ");
  return whole || primaryEmail || primaryPhone || "–";
}
