// Changing what a member may do, with the name in the note that says it happened.

import { useTranslation } from "react-i18next";
import { type Item, useAct } from "../../api/calls.ts";
import { errorText } from "../../parts/error-text.ts";
import { refused, said } from "../../parts/said.tsx";

export function useRoleChange(propertyId: string) {
  const { t } = useTranslation();
  const change = useAct("members.update-permissions", ["members", "property", "roles"]);
  return ({ agentId, name }: Item<"members.list">, role: string) =>
    change.mutate(
      { propertyId, agentId, permissions: { role } },
      {
        onSuccess: () => said(t("members.roleChanged", { name })),
        onError: (error) => refused(errorText(t, error)),
      },
    );
}
