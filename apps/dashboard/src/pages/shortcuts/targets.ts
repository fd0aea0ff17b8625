// Whom a chat may be handed to: departments and members, as choices and by name.

import { useTranslation } from "react-i18next";
import { useAll } from "../../api/calls.ts";

export interface Target {
  agentId?: string;
  departmentId?: string;
}

export interface Targets {
  choices: { group: string; items: { value: string; label: string }[] }[];
  nameOf: (target: Target) => string;
}

export function useTargets(propertyId: string): Targets {
  const { t } = useTranslation();
  const departments = useAll("departments.list", { propertyId }).data ?? [];
  const members = useAll("members.list", { propertyId }).data ?? [];
  const items = {
    departments: departments.map(({ departmentId, name }) => ({ value: `d:${departmentId}`, label: name })),
    members: members
      .filter(({ enabled }) => enabled)
      .map(({ agentId, name }) => ({ value: `a:${agentId}`, label: name })),
  };
  return {
    choices: [
      { group: t("nav.departments"), items: items.departments },
      { group: t("nav.members"), items: items.members },
    ],
    nameOf: (target) => {
      const value = choiceOf(target);
      const all = [...items.departments, ...items.members];
      return all.find((item) => item.value === value)?.label ?? t("answers.goneTarget");
    },
  };
}

export function choiceOf(target: Target | undefined): string | null {
  if (target?.departmentId) return `d:${target.departmentId}`;
  return target?.agentId ? `a:${target.agentId}` : null;
}

export function targetOf(choice: string | null): Target | null {
  if (!choice) return null;
  const id = choice.slice(2);
  return choice.startsWith("d:") ? { departmentId: id } : { agentId: id };
}
