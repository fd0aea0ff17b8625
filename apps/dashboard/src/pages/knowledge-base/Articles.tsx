// The articles of a property, drafts and private ones included: found by words, narrowed down, page after page.

import { Anchor, Group, Text, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { EyeOff, FileText, ListX, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { When } from "../../parts/When.tsx";
import {
  ArticleFilters,
  CursorPager,
  type Filter,
  isFiltered,
  noFilter,
  questionOf,
} from "./ArticleFilters.tsx";
import classes from "./KnowledgeBase.module.css";
import { type Base, type ListedArticle, searchOptions, siteName, useCategories } from "./kb.ts";
import { ImportMarkdown } from "./Markdown.tsx";
import { PublicLink } from "./PublicLink.tsx";
import { StatusMark } from "./StatusMark.tsx";
import { WithBase } from "./WithBase.tsx";

const SIZE = 50;
const WAIT_MS = 250;

export function Articles() {
  const { t } = useTranslation();
  return <WithBase title={t("nav.knowledgeBase")}>{(base) => <ArticleList {...base} />}</WithBase>;
}

function ArticleList({ propertyId, settings, sites, may }: Base) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filter, setFilter] = useState(noFilter);
  const [cursor, setCursor] = useState<{ next?: string; previous?: string }>({});
  const [query] = useDebouncedValue(filter.query.trim(), WAIT_MS);
  const question = { propertyId, limit: SIZE, ...questionOf({ ...filter, query }), ...cursor };
  const options = searchOptions(question);
  const rows = useQuery({ ...options, select: ({ articles }) => articles });
  const page = useQuery(options).data;
  const categories = useCategories(propertyId).data?.categories ?? [];
  const columns = useColumns({ propertyId, sites, query });
  const change = (next: Filter) => {
    setFilter(next);
    setCursor({});
  };
  const write = () =>
    void navigate({ to: "/properties/$propertyId/knowledge-base/articles/new", params: { propertyId } });
  return (
    <Page
      title={t("nav.knowledgeBase")}
      about={<PublicLink settings={settings} />}
      action={
        may.write && (
          <>
            <ImportMarkdown propertyId={propertyId} />
            <MainAction icon={Plus} label={t("kb.write")} onClick={write} />
          </>
        )
      }
    >
      <Section title={t("kb.articles")} action={<CursorPager page={page} onGo={setCursor} />} flush>
        <ArticleFilters filter={filter} sites={sites} categories={categories} onChange={change} />
        <Rows
          label={t("kb.articles")}
          query={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            isFiltered(filter) ? (
              <Empty icon={ListX} title={t("nothingFound")} text={t("kb.noneFits")} />
            ) : (
              <Empty
                icon={FileText}
                title={t("kb.noArticle")}
                text={may.write ? t("kb.noArticleText") : t("kb.noArticleForYou")}
              />
            )
          }
        />
      </Section>
    </Page>
  );
}

function useColumns({ propertyId, sites, query }: Pick<Base, "propertyId" | "sites"> & { query: string }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const columns: Column<ListedArticle>[] = [
    {
      key: "title",
      head: t("kb.title"),
      cell: ({ id, title, visibility, categories, highlight }) => (
        <>
          <Group gap="xs" wrap="nowrap">
            <Anchor
              fw={500}
              c="var(--ink)"
              renderRoot={(props) => (
                <Link
                  to="/properties/$propertyId/knowledge-base/articles/$articleId"
                  params={{ propertyId, articleId: id }}
                  {...props}
                />
              )}
            >
              {title}
            </Anchor>
            {visibility === "private" && (
              <Tooltip label={t("kb.visibility.private")}>
                <EyeOff
                  size={16}
                  color="var(--ink-soft)"
                  role="img"
                  aria-label={t("kb.visibility.private")}
                />
              </Tooltip>
            )}
          </Group>
          {query !== "" && highlight ? (
            <Found html={highlight.text} />
          ) : (
            <Text size="xs" c="dimmed" truncate maw={420}>
              {categories.map(({ name }) => name).join(" · ") || t("kb.inNoCategory")}
            </Text>
          )}
        </>
      ),
    },
    {
      key: "status",
      head: t("kb.statusLabel"),
      width: sites.length > 1 ? 60 + 62 * Math.min(sites.length, 3) : 140,
      cell: (article) =>
        sites.length === 1 ? (
          article.sites.map(({ id, status }) => <StatusMark key={id} status={status} />)
        ) : (
          <Group gap="sm">
            {sites.map((site) => {
              const text = article.sites.find(({ id }) => id === site.id);
              const name = siteName(site, language);
              const state = text ? t(`kb.status.${text.status}`) : t("kb.noText");
              return (
                <Tooltip key={site.id} label={`${name}: ${state}`}>
                  <span>
                    {text ? (
                      <StatusMark status={text.status} of={site.language.toUpperCase()} />
                    ) : (
                      <span className={`${classes.status} ${classes.missing}`}>
                        <span className={classes.dot} aria-hidden />
                        <span className={classes.of}>{site.language.toUpperCase()}</span>
                        <span className="visually-hidden">{state}</span>
                      </span>
                    )}
                  </span>
                </Tooltip>
              );
            })}
          </Group>
        ),
    },
    {
      key: "votes",
      head: t("kb.helped"),
      width: 120,
      spare: true,
      cell: ({ feedback }) =>
        feedback.total === 0 ? (
          <Text c="dimmed">–</Text>
        ) : (
          <Text data-number>{t("kb.votes", { up: feedback.upvotes, count: feedback.total })}</Text>
        ),
    },
    {
      key: "updated",
      head: t("kb.changed"),
      width: 150,
      cell: ({ updatedAt }) => <When at={updatedAt} />,
    },
  ];
  return columns;
}

/** What the search found, with the words in question marked; the server says it as HTML with `<mark>` alone. */
function Found({ html }: { html: string }) {
  const parts = new DOMParser().parseFromString(html, "text/html").body.childNodes;
  return (
    <Text size="xs" c="dimmed" lineClamp={2} maw={520} component="div">
      {[...parts].map((node, at) =>
        node.nodeName === "MARK" ? <mark key={at}>{node.textContent}</mark> : node.textContent,
      )}
    </Text>
  );
}
