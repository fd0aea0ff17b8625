// Inviting people by e-mail, several at once.

import { Button, Group, Modal } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRoleChoices } from "../../parts/role-name.ts";
import { useRules } from "../../parts/rules.ts";
import { said } from "../../parts/said.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { InviteRows, newRow } from "./InviteRows.tsx";

export function InviteMembers({ propertyId, onClose }: { propertyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useRules();
  const { choices } = useRoleChoices(t, propertyId);
  const form = useForm({
    initialValues: { invites: [newRow()] },
    validate: { invites: { email: rules.email } },
  });
  const save = useSave("members.invite", form, {
    onDone: ({ invites }) => {
      said(t("invite.sent", { count: invites.length }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={t("invite.open")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit(
          ({ invites }) =>
            save.submit({
              propertyId,
              invites: invites.map(({ email, role }) => ({ email: email.trim(), role })),
            }),
          focusFirst(form),
        )}
      >
        <InviteRows
          path="invites"
          rows={form.values.invites}
          roles={choices}
          errors={form.errors}
          onChange={(invites) => form.setFieldValue("invites", invites)}
        />
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={save.pending}>
            {t("invite.submit", { count: form.values.invites.length })}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
