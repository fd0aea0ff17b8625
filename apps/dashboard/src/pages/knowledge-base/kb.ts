// The knowledge base as its pages know it: what is read of it, what one may do with it, and what its sites are called.

import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { allOptions, callOptions, type Params, type Result, useAll, useCall } from "../../api/calls.ts";
import { languageName } from "../../i18n/names.ts";
import { useCurrentProperty } from "../../shell/current-property.ts";

export type Site = Result<"knowledge-base.site.list">["sites"][number];
export type Settings = Result<"knowledge-base.settings.get">["settings"];
export type Article = Result<"knowledge-base.article.get">["article"];
export type ArticleText = NonNullable<Article["content"]>;
export type ListedArticle = Result<"knowledge-base.article.list">["articles"][number];
export type ListedCategory = Result<"knowledge-base.category.list">["categories"][number];
export type Status = ArticleText["status"];

export const PRIMARY = "primary";
export const statuses = ["draft", "published", "archived"] as const;
export const visibilities = ["public", "private"] as const;

export interface May {
  write: boolean;
  arrange: boolean;
}

/** Agents write, admins arrange as well; a role of the property's own says it by its scopes. */
export function useMay(propertyId: string): May {
  const { role } = useCurrentProperty() ?? {};
  const own = role !== undefined && role !== "admin" && role !== "agent";
  const roles = useQuery({ ...allOptions("roles.list", { propertyId }), enabled: own });
  if (!own) return { write: true, arrange: role === "admin" };
  const scopes = roles.data?.find(({ roleId }) => roleId === role)?.scopes ?? [];
  return {
    write: scopes.includes("knowledgebase_manage"),
    arrange: scopes.includes("knowledgebase_settings_manage"),
  };
}

export interface Base {
  propertyId: string;
  settings: Settings;
  sites: Site[];
  may: May;
}

export function useSites(propertyId: string) {
  return useCall("knowledge-base.site.list", { propertyId });
}

export function siteOf(sites: readonly Site[], siteId: string | undefined): Site | undefined {
  return sites.find(({ id }) => id === siteId) ?? sites[0];
}

/** A site is known by its language: there is one of each. */
export function siteName(site: Pick<Site, "language"> | undefined, inLanguage: string): string {
  return site ? languageName(site.language, inLanguage) : "";
}

export function useCategories(propertyId: string, siteId?: string) {
  return useCall("knowledge-base.category.list", {
    propertyId,
    limit: 1000,
    ...(siteId !== undefined && { siteId }),
  });
}

export type Question = Params<"knowledge-base.article.search">;

/** Pages of articles; the one before stays in sight until the next is there. */
export function searchOptions(question: Question) {
  return queryOptions({
    ...callOptions("knowledge-base.article.search", question),
    placeholderData: keepPreviousData,
  });
}

export function useMembers(propertyId: string) {
  return useAll("members.list", { propertyId });
}

/** How deep categories are, and which they lie in, in the order of the tree. */
export function levelOf(categories: readonly ListedCategory[], category: ListedCategory): number {
  let level = 0;
  for (let at: ListedCategory | undefined = category; at?.parent; level++) {
    const { parent }: ListedCategory = at;
    at = categories.find(({ id }) => id === parent);
    if (!at) break;
  }
  return level;
}

/** The category and those above it: `Orders › Shipping`. */
export function pathName(categories: readonly ListedCategory[], id: string): string {
  const names: string[] = [];
  for (let at = categories.find((one) => one.id === id); at; ) {
    names.unshift(at.name);
    const { parent }: ListedCategory = at;
    at = categories.find((one) => one.id === parent);
  }
  return names.join(" › ");
}

/** Where readers find an article; each language but the first has its code in the address. */
export function publicAddress(settings: Settings, site: Site, slug: string): string {
  const language = site.primary ? "" : `/${site.language}`;
  return `${settings.url}${language}/article/${slug}`;
}
