// The tree of categories: made, renamed, moved and put in order; what goes lies in the bin.

import { ActionIcon, Anchor, Button, Menu, Select, Skeleton, Text } from "@mantine/core";
import {
  ArrowDown,
  ArrowUp,
  Ellipsis,
  FolderPlus,
  FolderTree,
  ListOrdered,
  PenLine,
  Plus,
  Trash2,
} from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { undoable } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { ArticleOrder } from "./ArticleOrder.tsx";
import { CategoryDialog } from "./CategoryDialog.tsx";
import { CategoryIcon } from "./CategoryIcon.tsx";
import classes from "./KnowledgeBase.module.css";
import { type Base, type ListedCategory, levelOf, PRIMARY, siteName, useCategories } from "./kb.ts";
import { WithBase } from "./WithBase.tsx";

export function Categories() {
  const { t } = useTranslation();
  return <WithBase title={t("kb.categories")}>{(base) => <CategoryTree {...base} />}</WithBase>;
}

type Open = { what: "edit" | "order"; category: ListedCategory } | { what: "new"; parent: string | null };

function CategoryTree({ propertyId, sites, may }: Base) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [siteId, setSiteId] = useState<string>(PRIMARY);
  const [open, setOpen] = useState<Open | null>(null);
  const list = useCategories(propertyId, siteId);
  const categories = list.data?.categories ?? [];
  const close = () => setOpen(null);
  const add = () => setOpen({ what: "new", parent: null });
  return (
    <Page
      title={t("kb.categories")}
      about={t("kb.categoriesAbout")}
      action={
        <>
          {sites.length > 1 && (
            <Select
              w={150}
              aria-label={t("language")}
              data={sites.map((site) => ({ value: site.id, label: siteName(site, language) }))}
              value={siteId}
              onChange={(value) => setSiteId(value ?? PRIMARY)}
            />
          )}
          {may.write && <MainAction icon={Plus} label={t("kb.addCategory")} onClick={add} />}
        </>
      }
    >
      <Section flush>
        {list.isError && !list.data && <Trouble error={list.error} onRetry={() => list.refetch()} />}
        {list.isPending && <Skeleton height={220} />}
        {list.data && categories.length === 0 && (
          <Empty
            icon={FolderTree}
            title={t("kb.noCategory")}
            text={t("kb.noCategoryText")}
            action={
              may.write && (
                <Button variant="default" onClick={add}>
                  {t("kb.addCategory")}
                </Button>
              )
            }
          />
        )}
        {categories.length > 0 && (
          <ul className={classes.tree} aria-label={t("kb.categories")}>
            {categories.map((category) => (
              <Branch
                key={category.id}
                {...{ propertyId, siteId, category, categories, write: may.write }}
                onOpen={setOpen}
              />
            ))}
          </ul>
        )}
      </Section>
      {open?.what === "order" && (
        <ArticleOrder propertyId={propertyId} siteId={siteId} category={open.category} onClose={close} />
      )}
      {open && open.what !== "order" && (
        <CategoryDialog
          {...{ propertyId, siteId, categories, sites }}
          category={open.what === "edit" ? open.category : undefined}
          parent={open.what === "new" ? open.parent : open.category.parent}
          onClose={close}
        />
      )}
    </Page>
  );
}

interface BranchProps {
  propertyId: string;
  siteId: string;
  category: ListedCategory;
  categories: ListedCategory[];
  write: boolean;
  onOpen: (open: Open) => void;
}

function Branch({ propertyId, siteId, category, categories, write, onOpen }: BranchProps) {
  const { t } = useTranslation();
  const { id, name, parent, articlesCount, description, sites } = category;
  const beside = categories.filter((one) => one.parent === parent);
  const at = beside.findIndex((one) => one.id === id);
  const move = useSave("knowledge-base.category.update", null, { noted: true });
  const restore = useSave("knowledge-base.category.restore", null, { noted: true });
  const remove = useSave("knowledge-base.category.delete", null, {
    noted: true,
    onDone: () =>
      undoable(t("kb.categoryBinned", { name }), {
        label: t("undo"),
        act: () => restore.submit({ propertyId, categoryId: id }),
      }),
  });
  const by = (step: number) => {
    const position = at + step;
    if (position < 0 || position >= beside.length || move.pending) return;
    move.submit({ propertyId, categoryId: id, category: { meta: { position } } });
  };
  const onKey = (event: KeyboardEvent) => {
    if (!write || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    by(event.key === "ArrowUp" ? -1 : 1);
  };
  const edit = () => onOpen({ what: "edit", category });
  return (
    <li
      className={classes.branch}
      style={{
        paddingInlineStart: `calc(var(--space-6) + ${levelOf(categories, category)} * var(--space-6))`,
      }}
      onKeyDown={onKey}
    >
      <CategoryIcon name={category.icon?.content} />
      <div className={classes.branchText}>
        {write ? (
          <Anchor component="button" type="button" fw={500} c="var(--ink)" onClick={edit}>
            {name}
          </Anchor>
        ) : (
          <Text fw={500}>{name}</Text>
        )}
        <Text size="xs" c="dimmed" truncate>
          {[
            t("kb.articleCount", { count: articlesCount }),
            sites.includes(siteId) ? description : t("kb.notNamedHere"),
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </Text>
      </div>
      {write && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("kb.moveUpThing", { name })}
            aria-keyshortcuts="Alt+ArrowUp"
            disabled={at === 0}
            onClick={() => by(-1)}
          >
            <ArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("kb.moveDownThing", { name })}
            aria-keyshortcuts="Alt+ArrowDown"
            disabled={at === beside.length - 1}
            onClick={() => by(1)}
          >
            <ArrowDown size={16} aria-hidden />
          </ActionIcon>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t("actionsFor", { name })}>
                <Ellipsis size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<PenLine size={16} aria-hidden />} onClick={edit}>
                {t("kb.editOrMove")}
              </Menu.Item>
              <Menu.Item
                leftSection={<FolderPlus size={16} aria-hidden />}
                onClick={() => onOpen({ what: "new", parent: id })}
              >
                {t("kb.addWithin")}
              </Menu.Item>
              <Menu.Item
                leftSection={<ListOrdered size={16} aria-hidden />}
                disabled={articlesCount < 2}
                onClick={() => onOpen({ what: "order", category })}
              >
                {t("kb.orderArticles")}
              </Menu.Item>
              <Menu.Item
                color="danger"
                leftSection={<Trash2 size={16} aria-hidden />}
                onClick={() => remove.submit({ propertyId, categoryId: id })}
              >
                {t("kb.toBin")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </li>
  );
}
