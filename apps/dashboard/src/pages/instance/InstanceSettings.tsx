// The installation's own settings: its name, who may sign up, and how one gets access to the API.

import { Button, Group, Radio, Skeleton, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { type Result, useCall } from "../../api/calls.ts";
import { Page, Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, settle, useSave } from "../../parts/save.ts";
import { Failure, Trouble } from "../../parts/Trouble.tsx";

export function InstanceSettings() {
  const { t } = useTranslation();
  const instance = useCall("instance.get", {});
  return (
    <Page
      title={t("nav.instanceSettings")}
      about={instance.data && t("instance.version", { version: instance.data.version })}
      narrow
    >
      {instance.isError && !instance.data && (
        <Trouble error={instance.error} onRetry={() => instance.refetch()} />
      )}
      {instance.isPending && (
        <Section>
          <Skeleton height={300} />
        </Section>
      )}
      {instance.data && <SettingsForm instance={instance.data} />}
    </Page>
  );
}

function SettingsForm({ instance }: { instance: Result<"instance.get"> }) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: { name: instance.name, signUp: instance.signUp, apiAccess: instance.apiAccess },
    validate: { name: rules.required },
  });
  const save = useSave("instance.update", form, {
    refresh: ["instance", "access"],
    said: t("instance.saved"),
    onDone: (_, saved) => settle(form, saved),
  });
  return (
    <Section>
      <form noValidate className="stack" onSubmit={form.onSubmit(save.submit, focusFirst(form))}>
        <TextInput
          label={t("instance.name")}
          description={t("instance.nameHint")}
          autoComplete="off"
          {...form.getInputProps("name")}
        />
        <Radio.Group label={t("instance.signUp")} {...form.getInputProps("signUp")}>
          <Stack gap="xs" mt="xs">
            {(["open", "invited", "closed"] as const).map((mode) => (
              <Radio
                key={mode}
                value={mode}
                label={t(`instance.signUpMode.${mode}.label`)}
                description={t(`instance.signUpMode.${mode}.about`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group label={t("instance.apiAccess")} {...form.getInputProps("apiAccess")}>
          <Stack gap="xs" mt="xs">
            {(["on-request", "open"] as const).map((mode) => (
              <Radio
                key={mode}
                value={mode}
                label={t(`instance.accessMode.${mode}.label`)}
                description={t(`instance.accessMode.${mode}.about`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.pending} disabled={!form.isDirty()}>
            {t("save")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
