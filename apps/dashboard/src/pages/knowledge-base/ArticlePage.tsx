// One article in one language: loaded fresh, so that nobody goes on from what somebody else has changed since.

import { Skeleton } from "@mantine/core";
import { ParloError } from "@parlo/sdk";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callOptions } from "../../api/calls.ts";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { PageNotFound } from "../../shell/PageStates.tsx";
import { ArticleEditor } from "./ArticleEditor.tsx";
import { type Base, PRIMARY, type Site, siteOf } from "./kb.ts";
import { WithBase } from "./WithBase.tsx";

const LOOK_MS = 30_000;

export function ArticlePage() {
  const { t } = useTranslation();
  const { articleId } = useParams({ strict: false });
  const { site: wanted } = useSearch({ strict: false }) as { site?: string };
  return (
    <WithBase title={t("kb.article")}>
      {(base) => {
        const site = siteOf(base.sites, wanted);
        if (!site) return null;
        if (!articleId) return <ArticleEditor key={site.id} {...base} site={site} />;
        return (
          <ExistingArticle key={`${articleId} ${site.id}`} {...base} site={site} articleId={articleId} />
        );
      }}
    </WithBase>
  );
}

function ExistingArticle({ articleId, site, ...base }: Base & { site: Site; articleId: string }) {
  const { t } = useTranslation();
  const { propertyId } = base;
  const [loaded, setLoaded] = useState(0);
  const at = { propertyId, articleId };
  // Only what this page has asked for itself is good enough to write over.
  const fresh = { staleTime: 0, gcTime: 0, refetchInterval: LOOK_MS };
  const article = useQuery({
    ...callOptions("knowledge-base.article.get", { ...at, siteId: site.id }),
    ...fresh,
    refetchOnMount: "always",
  });
  const first = useQuery({
    ...callOptions("knowledge-base.article.get", { ...at, siteId: PRIMARY }),
    enabled: !site.primary,
    placeholderData: keepPreviousData,
  });
  const { data, error } = article;
  if (!data && error instanceof ParloError && error.code === "not_found") return <PageNotFound />;
  if (!data)
    return (
      <Page title={t("kb.article")}>
        {error ? (
          <Trouble error={error} onRetry={() => article.refetch()} />
        ) : (
          <Section>
            <Skeleton height={420} />
          </Section>
        )}
      </Page>
    );
  return (
    <ArticleEditor
      key={loaded}
      {...base}
      site={site}
      article={data.article}
      original={site.primary ? undefined : first.data?.article.content}
      onReload={() => setLoaded(loaded + 1)}
    />
  );
}
