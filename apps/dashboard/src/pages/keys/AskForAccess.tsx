// Where access is on request: the request form, the wait, or the reason it was refused with the way to ask again.

import { Alert, Button, Group, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { CircleX, Hourglass } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Result } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import { useMe } from "../../shell/me.ts";

export function AskForAccess({ access: { standing, request } }: { access: Result<"access.get"> }) {
  const { t } = useTranslation();
  const me = useMe();
  const [again, setAgain] = useState(false);
  if (standing === "pending") {
    return (
      <Section>
        <Empty
          icon={Hourglass}
          title={t("access.pendingTitle")}
          text={t("access.pendingText", { email: me.email })}
        />
        {request && (
          <Text ta="center" c="dimmed" pb="md">
            {t("access.asked")} <When at={request.createdOn} />
          </Text>
        )}
      </Section>
    );
  }
  if (standing === "rejected" && !again) {
    return (
      <Section title={t("access.rejectedTitle")}>
        <Alert color="danger" icon={<CircleX size={20} aria-hidden />}>
          {request?.reason ?? t("access.noReason")}
        </Alert>
        <Button mt="md" variant="default" onClick={() => setAgain(true)}>
          {t("access.askAgain")}
        </Button>
      </Section>
    );
  }
  return <RequestForm />;
}

function RequestForm() {
  const { t } = useTranslation();
  const me = useMe();
  const rules = useRules();
  const form = useForm({
    initialValues: { name: me.name, company: "", purpose: "", expectedUse: "" },
    validate: {
      name: rules.required,
      company: rules.required,
      purpose: rules.required,
      expectedUse: rules.required,
    },
  });
  const save = useSave("access.request", form, { said: t("access.sent") });
  return (
    <Section title={t("access.formTitle")} about={t("access.formAbout")}>
      <form noValidate className="stack" onSubmit={form.onSubmit(save.submit, focusFirst(form))}>
        <Group grow align="flex-start">
          <TextInput label={t("fields.name")} autoComplete="name" {...form.getInputProps("name")} />
          <TextInput
            label={t("access.company")}
            autoComplete="organization"
            {...form.getInputProps("company")}
          />
        </Group>
        <Textarea
          label={t("access.purpose")}
          description={t("access.purposeHint")}
          autosize
          minRows={2}
          {...form.getInputProps("purpose")}
        />
        <Textarea
          label={t("access.expectedUse")}
          description={t("access.expectedUseHint")}
          autosize
          minRows={2}
          {...form.getInputProps("expectedUse")}
        />
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.pending}>
            {t("access.submit")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
