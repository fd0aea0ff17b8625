// Making a webhook and changing one. A new one shows its secret, once, before the dialog can be closed.

import { Button, Checkbox, Collapse, Group, Modal, Select, TextInput, UnstyledButton } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { EventPicker } from "./EventPicker.tsx";
import { firstRetries, formOf, giveUps, type Hook, type HookForm, wishOf, withOwn } from "./hook-form.ts";
import { SecretShown } from "./SecretShown.tsx";
import classes from "./Webhooks.module.css";
import { hoursText, secondsText } from "./words.ts";

interface Props {
  propertyId: string;
  /** The one to change; a new one without. */
  hook?: Hook | undefined;
  onClose: () => void;
}

export function HookDialog({ propertyId, hook, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const [secret, setSecret] = useState("");
  const form = useForm<HookForm>({
    initialValues: formOf(hook),
    validate: {
      name: rules.required,
      url: rules.required,
      events: (events, { everything }) => (everything || events.length > 0 ? null : t("webhooks.noEvent")),
    },
  });
  const fields = { "retry.firstAfterS": "firstAfterS", "retry.giveUpAfterH": "giveUpAfterH" };
  const create = useSave("webhooks.create", form, { fields, onDone: (made) => setSecret(made.secret) });
  const update = useSave("webhooks.update", form, { fields, said: t("webhooks.saved"), onDone: onClose });
  // A secret that is being made is waited for: nothing shows it again.
  const held = secret !== "" || create.pending;
  const submit = (values: HookForm) => {
    const wish = { propertyId, ...wishOf(values) };
    const own = values.secret.trim();
    if (hook) update.submit({ ...wish, hookId: hook.hookId });
    else create.submit({ ...wish, ...(own && { secret: own }) });
  };
  const title = hook ? t("webhooks.editTitle", { name: hook.name }) : t("webhooks.create");
  return (
    <Modal
      opened
      onClose={onClose}
      size={secret ? 600 : 720}
      title={secret ? t("webhooks.secretTitle") : title}
      closeOnClickOutside={!held}
      closeOnEscape={!held}
      withCloseButton={!held}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {secret ? (
        <SecretShown secret={secret} onClose={onClose} />
      ) : (
        <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
          <Fields propertyId={propertyId} form={form} />
          <Advanced form={form} isNew={!hook} />
          <Failure error={create.failure ?? update.failure} />
          <Group justify="flex-end">
            <Button variant="default" disabled={create.pending} onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={create.pending || update.pending}>
              {hook ? t("save") : t("create")}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

function Fields({ propertyId, form }: { propertyId: string; form: UseFormReturnType<HookForm> }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("fields.name")}
        description={t("webhooks.nameHint")}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("webhooks.url")}
        description={t("webhooks.urlHint")}
        placeholder="https://"
        type="url"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps("url")}
      />
      <EventPicker
        propertyId={propertyId}
        everything={form.values.everything}
        value={form.values.events}
        error={form.errors.events ? String(form.errors.events) : undefined}
        onEverything={(on) => form.setFieldValue("everything", on)}
        onChange={(events) => form.setFieldValue("events", events)}
      />
    </>
  );
}

function Advanced({ form, isNew }: { form: UseFormReturnType<HookForm>; isNew: boolean }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  // Whatever was refused must be in sight.
  const open = wanted || ["firstAfterS", "giveUpAfterH", "secret"].some((field) => form.errors[field]);
  const { firstAfterS, giveUpAfterH } = form.values;
  return (
    <div>
      <UnstyledButton className={classes.advanced} aria-expanded={open} onClick={() => setWanted(!open)}>
        <ChevronRight size={16} aria-hidden className={classes.chevron} />
        {isNew ? t("webhooks.advanced") : t("webhooks.advancedEdit")}
      </UnstyledButton>
      <Collapse expanded={open}>
        <div className="stack">
          <Group grow align="flex-start">
            <Select
              label={t("webhooks.firstRetry")}
              description={t("webhooks.firstRetryHint")}
              data={withOwn(firstRetries, firstAfterS).map((seconds) => ({
                value: String(seconds),
                label: secondsText(t, seconds),
              }))}
              {...form.getInputProps("firstAfterS")}
            />
            <Select
              label={t("webhooks.giveUp")}
              description={t("webhooks.giveUpHint")}
              data={withOwn(giveUps, giveUpAfterH).map((hours) => ({
                value: String(hours),
                label: hoursText(t, hours),
              }))}
              {...form.getInputProps("giveUpAfterH")}
            />
          </Group>
          <Checkbox
            label={t("webhooks.ordered")}
            description={t("webhooks.orderedHint")}
            {...form.getInputProps("ordered", { type: "checkbox" })}
          />
          {isNew && (
            <TextInput
              label={t("webhooks.ownSecret")}
              description={t("webhooks.ownSecretHint")}
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps("secret")}
            />
          )}
        </div>
      </Collapse>
    </div>
  );
}
