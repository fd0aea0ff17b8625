// The languages of an article: each has a text, a status and an address of its own.

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import classes from "./Editor.module.css";
import { type Article, type Site, type Status, siteName } from "./kb.ts";

interface Props {
  propertyId: string;
  sites: Site[];
  site: Site;
  article: Article | undefined;
  /** Of the text that is open; it may be newer than the article that was loaded. */
  status: Status | undefined;
}

export function SiteTabs({ propertyId, sites, site, article, status }: Props) {
  const { t } = useTranslation();
  const language = currentLanguage();
  return (
    <nav className={classes.tabs} aria-label={t("kb.languages")}>
      {sites.map((one) => {
        const search = one.primary ? {} : { site: one.id };
        const state =
          one.id === site.id ? status : article?.meta.sites.find(({ id }) => id === one.id)?.status;
        const inner = (
          <>
            <span className={classes.tabMark} data-status={state ?? "none"} aria-hidden />
            {siteName(one, language)}
            <span className={classes.tabState}>{state ? t(`kb.status.${state}`) : t("kb.noText")}</span>
          </>
        );
        const current = one.id === site.id ? { "aria-current": "page" as const } : {};
        return article ? (
          <Link
            key={one.id}
            to="/properties/$propertyId/knowledge-base/articles/$articleId"
            params={{ propertyId, articleId: article.id }}
            search={search}
            className={classes.tab}
            activeOptions={{ exact: true, includeSearch: true }}
            {...current}
          >
            {inner}
          </Link>
        ) : (
          <Link
            key={one.id}
            to="/properties/$propertyId/knowledge-base/articles/new"
            params={{ propertyId }}
            search={search}
            className={classes.tab}
            activeOptions={{ exact: true, includeSearch: true }}
            {...current}
          >
            {inner}
          </Link>
        );
      })}
    </nav>
  );
}
