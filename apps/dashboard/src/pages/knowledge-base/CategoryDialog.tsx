// Making a category, naming it in a language, and moving it elsewhere in the tree.

import { Button, Group, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { IconPicker } from "./CategoryIcon.tsx";
import { type ListedCategory, pathName, type Site, siteName, siteOf } from "./kb.ts";

interface Props {
  propertyId: string;
  siteId: string;
  sites: Site[];
  categories: ListedCategory[];
  category: ListedCategory | undefined;
  parent: string | null;
  onClose: () => void;
}

const TOP = "top";

export function CategoryDialog({ propertyId, siteId, sites, categories, category, parent, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      name: category?.name ?? "",
      description: category?.description ?? "",
      slug: category?.sites.includes(siteId) ? category.slug : "",
      parent: parent ?? TOP,
      icon: category?.icon?.content ?? null,
    },
    validate: { name: rules.required },
  });
  const fields = {
    slug_taken: "slug",
    "category.content.name": "name",
    "category.content.slug": "slug",
    "category.content.description": "description",
    "category.meta.parent": "parent",
    "category.meta.icon": "icon",
  };
  const create = useSave("knowledge-base.category.create", form, { fields, onDone: onClose });
  const update = useSave("knowledge-base.category.update", form, { fields, onDone: onClose });
  const submit = form.onSubmit(({ name, description, slug, ...place }) => {
    const content = { siteId, name, description, ...(slug.trim() && { slug: slug.trim() }) };
    const wanted = place.parent === TOP ? null : place.parent;
    const icon = place.icon === null ? null : ({ type: "predefined", content: place.icon } as const);
    if (!category)
      return create.submit({ propertyId, category: { meta: { parent: wanted, icon }, content } });
    const meta = {
      ...(wanted !== category.parent && { parent: wanted }),
      ...(icon?.content !== category.icon?.content && { icon }),
    };
    update.submit({ propertyId, categoryId: category.id, category: { content, meta } });
  }, focusFirst(form));
  const within = category ? idsWithin(categories, category.id) : new Set<string>();
  const language = siteName(siteOf(sites, siteId), currentLanguage());
  return (
    <Modal
      opened
      onClose={onClose}
      title={category ? t("editThing", { name: category.name }) : t("kb.addCategory")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={submit}>
        <TextInput
          label={sites.length > 1 ? t("kb.nameIn", { language }) : t("fields.name")}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps("name")}
        />
        <Textarea
          label={t("kb.description")}
          autosize
          minRows={2}
          maxRows={6}
          {...form.getInputProps("description")}
        />
        <TextInput
          label={t("kb.slug")}
          description={t("kb.slugHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("slug")}
        />
        <Select
          label={t("kb.within")}
          searchable
          data={[
            { value: TOP, label: t("kb.atTop") },
            ...categories
              .filter(({ id }) => !within.has(id))
              .map(({ id }) => ({ value: id, label: pathName(categories, id) })),
          ]}
          {...form.getInputProps("parent")}
        />
        <IconPicker value={form.values.icon} onChange={(icon) => form.setFieldValue("icon", icon)} />
        <Failure error={create.failure ?? update.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending || update.pending}>
            {category ? t("save") : t("create")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** A category never comes to lie within itself. */
function idsWithin(categories: readonly ListedCategory[], id: string): Set<string> {
  const found = new Set([id]);
  // As the tree is listed, each stands after the one it is in.
  for (const { id: one, parent } of categories) if (parent !== null && found.has(parent)) found.add(one);
  return found;
}
