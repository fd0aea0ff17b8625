// Refusing a request; the reason is mailed to whoever asked.

import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import type { AccessRequest } from "./AccessRequests.tsx";

export function RejectRequest({ request, onClose }: { request: AccessRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: rules.required } });
  const save = useSave("access.reject", form, {
    said: t("access.wasRejected", { name: request.name }),
    onDone: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("access.rejectTitle", { name: request.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit(
          ({ reason }) => save.submit({ requestId: request.requestId, reason }),
          focusFirst(form),
        )}
      >
        <Textarea
          label={t("access.reason")}
          description={t("access.reasonHint", { name: request.name })}
          autosize
          minRows={3}
          data-autofocus
          {...form.getInputProps("reason")}
        />
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" color="danger" loading={save.pending}>
            {t("access.reject")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
