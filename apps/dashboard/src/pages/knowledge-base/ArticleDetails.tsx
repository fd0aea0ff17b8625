// What an article has besides its text: address, author, categories, what to read next, what search engines show.

import {
  Checkbox,
  Group,
  MultiSelect,
  Radio,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callOptions } from "../../api/calls.ts";
import { Section } from "../../parts/Page.tsx";
import type { Draft } from "./draft.ts";
import classes from "./Editor.module.css";
import { type ListedCategory, levelOf, useMembers, visibilities } from "./kb.ts";
import type { Problems } from "./problems.ts";
import { UploadPicture } from "./UploadPicture.tsx";

interface Props {
  propertyId: string;
  articleId: string | undefined;
  siteId: string;
  draft: Draft;
  categories: ListedCategory[];
  problems: Problems;
  readOnly: boolean;
  onSet: (patch: Partial<Omit<Draft, "blocks">>) => void;
}

export function ArticleDetails(props: Props) {
  const { propertyId, draft, problems, readOnly, onSet } = props;
  const { t } = useTranslation();
  const members = useMembers(propertyId).data ?? [];
  const gone = draft.author !== null && !members.some(({ id }) => id === draft.author);
  return (
    <Stack gap="md" className={classes.details}>
      <Section title={t("kb.whoSees")}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t("kb.visibilityLabel")}
          disabled={readOnly}
          data={visibilities.map((value) => ({ value, label: t(`kb.visibility.${value}`) }))}
          value={draft.visibility}
          onChange={(value) => onSet({ visibility: value as Draft["visibility"] })}
        />
        <Text size="xs" c="dimmed" mt="xs">
          {t(`kb.visibilityHint.${draft.visibility}`)}
        </Text>
      </Section>
      <Section title={t("kb.categories")}>
        <CategoryPicker {...props} />
      </Section>
      <Section title={t("kb.more")}>
        <div className="stack">
          <Select
            label={t("kb.author")}
            searchable
            readOnly={readOnly}
            data={[
              { value: NOBODY, label: t("kb.nobody") },
              ...members.map(({ id, name }) => ({ value: id, label: name })),
              ...(gone && draft.author ? [{ value: draft.author, label: t("kb.formerMember") }] : []),
            ]}
            value={draft.author ?? NOBODY}
            error={problems.author}
            onChange={(value) => onSet({ author: value === NOBODY ? null : value })}
          />
          <TextInput
            label={t("kb.slug")}
            description={t("kb.slugHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            readOnly={readOnly}
            value={draft.slug}
            error={problems.slug}
            onChange={(event) => onSet({ slug: event.currentTarget.value })}
          />
          <Textarea
            label={t("kb.seo")}
            description={t("kb.seoHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            readOnly={readOnly}
            value={draft.description}
            error={problems.description}
            onChange={(event) => onSet({ description: event.currentTarget.value })}
          />
          <TextInput
            label={t("kb.banner")}
            placeholder="https://"
            type="url"
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            value={draft.banner}
            error={problems.banner}
            onChange={(event) => onSet({ banner: event.currentTarget.value.trim() })}
          />
          {!readOnly && <UploadPicture disabled={readOnly} onUploaded={(banner) => onSet({ banner })} />}
          <RelatedPicker {...props} />
        </div>
      </Section>
    </Stack>
  );
}

const NOBODY = "nobody";

/** Ticked are those it is in; one of them is shown above it. */
function CategoryPicker({ draft, categories, problems, readOnly, onSet }: Props) {
  const { t } = useTranslation();
  const chosen = new Map(draft.categories.map(({ id, primary }) => [id, primary]));
  if (categories.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {t("kb.noCategoryToChoose")}
      </Text>
    );
  const toggle = (id: string, on: boolean) => {
    const others = draft.categories.filter((one) => one.id !== id);
    const next = on ? [...others, { id, primary: others.length === 0 }] : others;
    // One is always the first, as long as there is any.
    const first = next.some(({ primary }) => primary);
    onSet({ categories: next.map((one, at) => (first || at > 0 ? one : { ...one, primary: true })) });
  };
  const setPrimary = (id: string) =>
    onSet({ categories: draft.categories.map((one) => ({ ...one, primary: one.id === id })) });
  return (
    <fieldset className={classes.categories} disabled={readOnly}>
      <legend className="visually-hidden">{t("kb.categories")}</legend>
      {categories.map((category) => {
        const primary = chosen.get(category.id);
        return (
          <Group
            key={category.id}
            justify="space-between"
            wrap="nowrap"
            gap="xs"
            pl={levelOf(categories, category) * 16}
            mih={30}
          >
            <Checkbox
              label={category.name}
              checked={primary !== undefined}
              onChange={(event) => toggle(category.id, event.currentTarget.checked)}
            />
            {primary !== undefined && draft.categories.length > 1 && (
              <Radio
                size="xs"
                name="primary-category"
                label={t("kb.primary")}
                aria-label={t("kb.primaryThing", { name: category.name })}
                checked={primary}
                onChange={() => setPrimary(category.id)}
              />
            )}
          </Group>
        );
      })}
      {problems.categories && (
        <Text c="danger" size="xs">
          {problems.categories}
        </Text>
      )}
    </fieldset>
  );
}

function RelatedPicker({ propertyId, articleId, siteId, draft, problems, readOnly, onSet }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({
    ...callOptions("knowledge-base.article.search", {
      propertyId,
      limit: 20,
      filters: { site: [siteId] },
      ...(query ? { query } : { sort: { field: "title" as const } }),
    }),
    placeholderData: keepPreviousData,
  });
  const titles = new Map([
    ...(found.data?.articles ?? []).map(({ id, title }) => [id, title] as const),
    ...draft.related.map(({ id, title }) => [id, title] as const),
  ]);
  if (articleId) titles.delete(articleId);
  return (
    <MultiSelect
      label={t("kb.related")}
      placeholder={draft.related.length === 0 ? t("kb.relatedHint") : ""}
      searchable
      hidePickedOptions
      readOnly={readOnly}
      // The server has looked already, and forgives more.
      filter={({ options }) => options}
      nothingFoundMessage={t("nothingFound")}
      data={[...titles].map(([value, label]) => ({ value, label }))}
      value={draft.related.map(({ id }) => id)}
      searchValue={typed}
      onSearchChange={setTyped}
      error={problems.related}
      maxValues={50}
      onChange={(ids) => onSet({ related: ids.map((id) => ({ id, title: titles.get(id) ?? "" })) })}
    />
  );
}
