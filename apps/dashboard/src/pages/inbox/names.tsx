// Names of the people and departments that chats and tickets speak of by id, read once for all rows.

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";

export interface Names {
  readonly colleagues: readonly Item<"members.list">[];
  readonly departments: readonly Item<"departments.list">[];
  agent: (id: string) => string;
  picture: (id: string | undefined) => string | undefined;
  /** Undefined for the default one, which goes without saying. */
  department: (id: string | undefined) => string | undefined;
  anyDepartment: (id: string | undefined) => string | undefined;
}

const Known = createContext<Names | null>(null);

export function NamesFor({ propertyId, children }: { propertyId: string; children: ReactNode }) {
  const { t } = useTranslation();
  const colleagues = useAll("members.list", { propertyId }).data;
  const departments = useAll("departments.list", { propertyId }).data;
  const names = useMemo((): Names => {
    const people = new Map(colleagues?.map((one) => [one.agentId, one]));
    const places = new Map(departments?.map((one) => [one.departmentId, one]));
    return {
      colleagues: colleagues ?? [],
      departments: departments ?? [],
      agent: (id) => people.get(id)?.name ?? t("inbox.someAgent"),
      picture: (id) => people.get(id ?? "")?.picture,
      department: (id) => {
        const place = places.get(id ?? "");
        return place?.default ? undefined : place?.name;
      },
      anyDepartment: (id) => places.get(id ?? "")?.name,
    };
  }, [colleagues, departments, t]);
  return <Known value={names}>{children}</Known>;
}

export function useNames(): Names {
  const names = useContext(Known);
  if (!names) throw new Error("Names are known inside the inbox and among tickets only");
  return names;
}
