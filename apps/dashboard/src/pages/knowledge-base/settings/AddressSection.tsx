// Whether readers see it, and its name in the address.

import { Button, Group, Switch, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../../parts/Confirm.tsx";
import { Section } from "../../../parts/Page.tsx";
import { focusFirst, settle, useSave } from "../../../parts/save.ts";
import { Failure } from "../../../parts/Trouble.tsx";
import type { Base } from "../kb.ts";
import { SubdomainField } from "../SubdomainField.tsx";
import { isSubdomain } from "../subdomain.ts";

export function AddressSection({ propertyId, settings, may }: Base) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState("");
  const form = useForm({
    initialValues: { subdomain: settings.subdomain },
    validate: { subdomain: (value) => (isSubdomain(value.trim()) ? null : t("kb.subdomainShape")) },
  });
  const publish = useSave("knowledge-base.settings.update", null, { noted: true });
  const rename = useSave("knowledge-base.settings.update-subdomain", form, {
    said: t("kb.settingsSaved"),
    fields: { subdomain_taken: "subdomain" },
    onDone: (reply) => {
      form.setFieldValue("subdomain", reply.settings.subdomain);
      settle(form, { subdomain: reply.settings.subdomain });
      setAsking("");
    },
  });
  return (
    <Section title={t("kb.address")}>
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit(({ subdomain }) => setAsking(subdomain.trim()), focusFirst(form))}
      >
        <Switch
          label={t("kb.published")}
          description={t("kb.publishedHint")}
          checked={settings.published}
          disabled={!may.arrange || publish.pending}
          onChange={(event) => publish.submit({ propertyId, published: event.currentTarget.checked })}
        />
        <SubdomainField
          propertyId={propertyId}
          current={settings.subdomain}
          readOnly={!may.arrange}
          {...form.getInputProps("subdomain")}
        />
        <Failure error={rename.failure} />
        {may.arrange && (
          <Group justify="flex-end">
            <Button type="submit" loading={rename.pending} disabled={!form.isDirty()}>
              {t("save")}
            </Button>
          </Group>
        )}
      </form>
      <Confirm
        opened={asking !== ""}
        title={t("kb.renameTitle", { name: asking })}
        verb={t("kb.renameDo")}
        danger={false}
        save={rename}
        onConfirm={() => rename.submit({ propertyId, subdomain: asking })}
        onClose={() => setAsking("")}
      >
        <Text>{t("kb.renameText", { url: settings.url })}</Text>
      </Confirm>
    </Section>
  );
}
