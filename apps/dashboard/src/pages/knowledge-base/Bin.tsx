// What was thrown away: articles and categories, to be taken back or removed for good.

import { Button, Group, Text } from "@mantine/core";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callOptions, type Result } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { useSave } from "../../parts/save.ts";
import { When } from "../../parts/When.tsx";
import { CursorPager } from "./ArticleFilters.tsx";
import type { Base } from "./kb.ts";
import { WithBase } from "./WithBase.tsx";

export function Bin() {
  const { t } = useTranslation();
  return <WithBase title={t("kb.bin")}>{(base) => <BinLists {...base} />}</WithBase>;
}

interface Thrown {
  kind: "article" | "category";
  id: string;
  name: string;
  updatedAt: string;
}

function BinLists({ propertyId, may }: Base) {
  const { t } = useTranslation();
  const [cursor, setCursor] = useState<{ next?: string; previous?: string }>({});
  const [destroying, setDestroying] = useState<Thrown | null>(null);
  const options = queryOptions({
    ...callOptions("knowledge-base.article.list", { propertyId, deleted: true, ...cursor }),
    placeholderData: keepPreviousData,
  });
  const page = useQuery(options).data;
  const articles = useQuery({ ...options, select: thrownArticles });
  const categories = useQuery({
    ...callOptions("knowledge-base.category.list", { propertyId, limit: 1000, deleted: true }),
    select: thrownCategories,
  });
  const close = () => setDestroying(null);
  const restoreArticle = useSave("knowledge-base.article.restore", null, {
    said: t("kb.restored"),
    noted: true,
  });
  const restoreCategory = useSave("knowledge-base.category.restore", null, {
    said: t("kb.restored"),
    noted: true,
  });
  const destroyArticle = useSave("knowledge-base.article.destroy", null, {
    said: t("kb.destroyed"),
    onDone: close,
  });
  const destroyCategory = useSave("knowledge-base.category.destroy", null, {
    said: t("kb.destroyed"),
    onDone: close,
  });
  const restore = ({ kind, id }: Thrown) =>
    kind === "article"
      ? restoreArticle.submit({ propertyId, articleId: id })
      : restoreCategory.submit({ propertyId, categoryId: id });
  const destroy = ({ kind, id }: Thrown) =>
    kind === "article"
      ? destroyArticle.submit({ propertyId, articleId: id })
      : destroyCategory.submit({ propertyId, categoryId: id });
  const columns: Column<Thrown>[] = [
    { key: "name", head: t("fields.name"), cell: ({ name }) => <Text fw={500}>{name}</Text> },
    { key: "time", head: t("kb.thrown"), width: 130, cell: ({ updatedAt }) => <When at={updatedAt} /> },
    ...(may.write
      ? [
          {
            key: "acts",
            width: 330,
            align: "right" as const,
            head: <span className="visually-hidden">{t("actions")}</span>,
            cell: (row: Thrown) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<Undo2 size={16} aria-hidden />}
                  aria-label={t("kb.restoreThing", { name: row.name })}
                  onClick={() => restore(row)}
                >
                  {t("kb.restore")}
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  color="danger"
                  aria-label={t("kb.destroyThing", { name: row.name })}
                  onClick={() => setDestroying(row)}
                >
                  {t("kb.destroy")}
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ];
  const empty = <Empty icon={Trash2} title={t("kb.binEmpty")} text={t("kb.binEmptyText")} />;
  return (
    <Page title={t("kb.bin")} about={t("kb.binAbout")}>
      <Section title={t("kb.articles")} action={<CursorPager page={page} onGo={setCursor} />} flush>
        <Rows
          label={t("kb.articles")}
          query={articles}
          columns={columns}
          rowKey={({ id }) => id}
          empty={empty}
        />
      </Section>
      {(categories.data?.length ?? 0) > 0 && (
        <Section title={t("kb.categories")} flush>
          <Rows
            label={t("kb.categories")}
            query={categories}
            columns={columns}
            rowKey={({ id }) => id}
            empty={empty}
          />
        </Section>
      )}
      <Confirm
        opened={destroying !== null}
        title={t("kb.destroyTitle", { name: destroying?.name ?? "" })}
        verb={t("kb.destroy")}
        save={destroying?.kind === "category" ? destroyCategory : destroyArticle}
        onConfirm={() => destroying && destroy(destroying)}
        onClose={close}
      >
        <Text>{t(destroying?.kind === "category" ? "kb.destroyCategoryText" : "kb.destroyArticleText")}</Text>
      </Confirm>
    </Page>
  );
}

function thrownArticles({ articles }: Result<"knowledge-base.article.list">): Thrown[] {
  return articles.map(({ id, title, updatedAt }) => ({ kind: "article", id, name: title, updatedAt }));
}

function thrownCategories({ categories }: Result<"knowledge-base.category.list">): Thrown[] {
  return categories.map(({ id, name, updatedAt }) => ({ kind: "category", id, name, updatedAt }));
}
