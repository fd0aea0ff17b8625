// The first words of an agent to somebody who looks around: their window opens with them.

import { Button, Group, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./Visitors.module.css";

interface Props {
  propertyId: string;
  visitorId: string;
  name: string;
  onClose: () => void;
}

export function InviteForm({ propertyId, visitorId, name, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({ initialValues: { message: "" }, validate: { message: rules.required } });
  const start = useSave("chat.invite", form, {
    fields: { message: "message", visitorId: "message" },
    refresh: ["chat", "visitor"],
    said: t("visitors.started", { name }),
    onDone: onClose,
  });
  return (
    <form
      noValidate
      className={`stack ${classes.write}`}
      onSubmit={form.onSubmit(
        ({ message }) => start.submit({ propertyId, visitorId, message: message.trim() }),
        focusFirst(form),
      )}
    >
      <Textarea
        label={t("visitors.firstWords")}
        placeholder={t("visitors.firstWordsHint")}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={10_000}
        data-autofocus
        ref={(element) => element?.focus()}
        {...form.getInputProps("message")}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <Failure error={start.failure} />
      <Group justify="flex-end">
        <Button variant="default" size="xs" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" size="xs" loading={start.pending}>
          {t("visitors.send")}
        </Button>
      </Group>
    </form>
  );
}
