// Which articles the list shows, in which order, and which page of them.

import { ActionIcon, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { ChevronLeft, ChevronRight, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { numberFormat } from "../../parts/formats.ts";
import classes from "./KnowledgeBase.module.css";
import {
  type ListedCategory,
  pathName,
  type Question,
  type Site,
  type Status,
  siteName,
  statuses,
  visibilities,
} from "./kb.ts";

export interface Filter {
  query: string;
  status: Status | "all";
  visibility: "public" | "private" | "all";
  category: string;
  site: string;
  sort: (typeof sorts)[number];
}

export const noFilter: Filter = {
  query: "",
  status: "all",
  visibility: "all",
  category: "all",
  site: "all",
  sort: "updatedAt",
};

const sorts = ["updatedAt", "createdAt", "title"] as const;

export function isFiltered({ query, status, visibility, category, site }: Filter): boolean {
  return query.trim() !== "" || [status, visibility, category, site].some((value) => value !== "all");
}

export function questionOf({ query, status, visibility, category, site, sort }: Filter): Partial<Question> {
  const filters = {
    ...(status !== "all" && { status }),
    ...(visibility !== "all" && { visibility }),
    ...(category !== "all" && { category: [category] }),
    ...(site !== "all" && { site: [site] }),
  };
  return {
    ...(Object.keys(filters).length > 0 && { filters }),
    // What fits best comes first; without words there is no best.
    ...(query === "" ? { sort: { field: sort } } : { query, highlight: true }),
  };
}

interface Props {
  filter: Filter;
  sites: Site[];
  categories: ListedCategory[];
  onChange: (filter: Filter) => void;
}

export function ArticleFilters({ filter, sites, categories, onChange }: Props) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const set = (patch: Partial<Filter>) => onChange({ ...filter, ...patch });
  return (
    <Group gap="sm" className={classes.filters}>
      <TextInput
        size="xs"
        w={180}
        type="search"
        leftSection={<Search size={16} aria-hidden />}
        aria-label={t("kb.search")}
        placeholder={t("kb.search")}
        value={filter.query}
        maxLength={300}
        onChange={(event) => set({ query: event.currentTarget.value })}
      />
      <Select
        size="xs"
        w={122}
        aria-label={t("kb.statusLabel")}
        data={[
          { value: "all", label: t("kb.anyStatus") },
          ...statuses.map((value) => ({ value, label: t(`kb.status.${value}`) })),
        ]}
        value={filter.status}
        onChange={(value) => set({ status: value as Filter["status"] })}
      />
      <Select
        size="xs"
        w={136}
        aria-label={t("kb.visibilityLabel")}
        data={[
          { value: "all", label: t("kb.anyVisibility") },
          ...visibilities.map((value) => ({ value, label: t(`kb.visibility.${value}`) })),
        ]}
        value={filter.visibility}
        onChange={(value) => set({ visibility: value as Filter["visibility"] })}
      />
      <Select
        size="xs"
        w={156}
        searchable
        aria-label={t("kb.category")}
        data={[
          { value: "all", label: t("kb.anyCategory") },
          ...categories.map(({ id }) => ({ value: id, label: pathName(categories, id) })),
        ]}
        value={filter.category}
        onChange={(value) => set({ category: value ?? "all" })}
      />
      {sites.length > 1 && (
        <Select
          size="xs"
          w={124}
          aria-label={t("language")}
          data={[
            { value: "all", label: t("kb.anyLanguage") },
            ...sites.map((site) => ({ value: site.id, label: siteName(site, language) })),
          ]}
          value={filter.site}
          onChange={(value) => set({ site: value ?? "all" })}
        />
      )}
      <Select
        size="xs"
        w={172}
        aria-label={t("kb.sort")}
        disabled={filter.query.trim() !== ""}
        data={sorts.map((value) => ({ value, label: t(`kb.sorts.${value}`) }))}
        value={filter.sort}
        onChange={(value) => set({ sort: value as Filter["sort"] })}
      />
      {isFiltered(filter) && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          onClick={() => onChange({ ...noFilter, sort: filter.sort })}
        >
          {t("kb.clearFilters")}
        </Button>
      )}
    </Group>
  );
}

interface PagerProps {
  page: { total: number; next?: string; previous?: string } | undefined;
  onGo: (cursor: { next?: string; previous?: string }) => void;
}

export function CursorPager({ page, onGo }: PagerProps) {
  const { t } = useTranslation();
  const { total = 0, next, previous } = page ?? {};
  const shown = numberFormat(currentLanguage(), {}).format(total);
  return (
    <Group gap={4} wrap="nowrap">
      <Text c="dimmed" data-number aria-live="polite">
        {total > 0 && t("kb.total", { count: total, total: shown })}
      </Text>
      {(next !== undefined || previous !== undefined) && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("kb.pageBefore")}
            disabled={previous === undefined}
            onClick={() => previous !== undefined && onGo({ previous })}
          >
            <ChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("kb.pageAfter")}
            disabled={next === undefined}
            onClick={() => next !== undefined && onGo({ next })}
          >
            <ChevronRight size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
    </Group>
  );
}
