// Making a shortcut or changing one: what is typed, what it says, whose it is, what it does besides; and how it will look.

import {
  Badge,
  Button,
  Group,
  Input,
  Modal,
  SegmentedControl,
  Select,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { CornerUpRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./Shortcuts.module.css";
import type { Shortcut } from "./Shortcuts.tsx";
import { choiceOf, type Targets, targetOf } from "./targets.ts";

interface Props {
  propertyId: string;
  shortcut: Shortcut | undefined;
  targets: Targets;
  onClose: () => void;
}

export function ShortcutDialog({ propertyId, shortcut, targets, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      name: shortcut?.name ?? "",
      message: shortcut?.message ?? "",
      circle: shortcut?.personal ? "own" : "shared",
      tags: shortcut?.tags ?? [],
      transferTo: choiceOf(shortcut?.transferTo),
    },
    validate: { name: rules.required, message: rules.required },
  });
  const done = { fields: { name_taken: "name" }, said: t("answers.saved"), onDone: onClose };
  const create = useSave("shortcuts.create", form, done);
  const update = useSave("shortcuts.update", form, done);
  const submit = ({ name, message, circle, tags, transferTo }: typeof form.values) => {
    const target = targetOf(transferTo);
    const values = { propertyId, name: name.replace(/^\/+/, ""), message, personal: circle === "own", tags };
    if (!shortcut) return create.submit({ ...values, ...(target && { transferTo: target }) });
    update.submit({ ...values, shortcutId: shortcut.shortcutId, transferTo: target });
  };
  const { message, tags, transferTo } = form.values;
  const target = targetOf(transferTo);

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={shortcut ? t("answers.edit") : t("answers.create")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <TextInput
          label={t("answers.typed")}
          description={t("answers.typedHint")}
          leftSection={<span className={classes.slash}>/</span>}
          leftSectionWidth={28}
          maxLength={60}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps("name")}
        />
        <Textarea
          label={t("answers.message")}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={5000}
          {...form.getInputProps("message")}
        />
        <Input.Wrapper label={t("answers.whose")} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t("answers.whose")}
            data={[
              { value: "shared", label: t("answers.forAll") },
              { value: "own", label: t("answers.forMe") },
            ]}
            {...form.getInputProps("circle")}
          />
        </Input.Wrapper>
        <TagsInput
          label={t("answers.tags")}
          description={t("answers.tagsHint")}
          maxTags={20}
          clearable
          {...form.getInputProps("tags")}
        />
        <Select
          label={t("answers.transferTo")}
          description={t("answers.transferHint")}
          placeholder={t("answers.nobody")}
          data={targets.choices}
          searchable
          clearable
          allowDeselect
          nothingFoundMessage={t("nothingFound")}
          {...form.getInputProps("transferTo")}
        />
        {message.trim() && (
          <section className={classes.preview} aria-label={t("answers.preview")}>
            <Text size="xs" c="dimmed">
              {t("answers.preview")}
            </Text>
            <p className={classes.bubble}>{message.trim()}</p>
            {(tags.length > 0 || target) && (
              <Group gap={4} justify="flex-end">
                {tags.map((tag) => (
                  <Badge key={tag} size="sm" variant="default" tt="none">
                    {tag}
                  </Badge>
                ))}
                {target && (
                  <Group gap={4} wrap="nowrap" className={classes.target}>
                    <CornerUpRight size={16} aria-hidden />
                    <Text size="xs">{targets.nameOf(target)}</Text>
                  </Group>
                )}
              </Group>
            )}
          </section>
        )}
        <Failure error={create.failure ?? update.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending || update.pending}>
            {shortcut ? t("save") : t("create")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
