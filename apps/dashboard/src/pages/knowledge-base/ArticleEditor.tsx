// The page on which an article is written: its text, beside it what else it has, above both what becomes of it.

import { Alert, Anchor, Button, Group, SegmentedControl, Text, Textarea } from "@mantine/core";
import { ParloError } from "@parlo/sdk";
import { Link, useBlocker } from "@tanstack/react-router";
import { ArrowLeft, Copy, ExternalLink } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Failure } from "../../parts/Trouble.tsx";
import { usePageCommands } from "../../shell/page-commands.ts";
import { modifierKey } from "../../shell/shortcuts.ts";
import { Acts } from "./ArticleActs.tsx";
import { ArticleDetails } from "./ArticleDetails.tsx";
import { BlockList } from "./BlockList.tsx";
import { blocksOf } from "./draft.ts";
import classes from "./Editor.module.css";
import {
  type Article,
  type ArticleText,
  type Base,
  publicAddress,
  type Site,
  siteName,
  siteOf,
  useCategories,
} from "./kb.ts";
import { Preview } from "./Preview.tsx";
import { SiteTabs } from "./SiteTabs.tsx";
import { StatusMark } from "./StatusMark.tsx";
import { useArticle } from "./use-article.ts";

interface Props extends Base {
  site: Site;
  article?: Article;
  /** The text in the first language, to translate from. */
  original?: ArticleText | undefined;
  onReload?: () => void;
}

export function ArticleEditor({
  propertyId,
  settings,
  sites,
  may,
  site,
  article,
  original,
  onReload,
}: Props) {
  const { t } = useTranslation();
  const { draft, change, save, kept, problems, failure, pending, dirty } = useArticle(
    propertyId,
    site,
    article,
  );
  const [mode, setMode] = useState<"write" | "preview">("write");
  const categories = useCategories(propertyId, site.id).data?.categories ?? [];
  const page = useRef<HTMLDivElement>(null);
  const readOnly = !may.write || (!article && pending);
  const status = kept.status ?? "draft";
  const title = draft.title.trim() || t("kb.untitled");
  useEffect(() => {
    document.title = `${title} · Parlo`;
  }, [title]);

  // The first field in trouble is where one goes on.
  useEffect(() => {
    const [place] = Object.keys(problems);
    if (!place || !page.current) return;
    const block = page.current.querySelector(`[data-block="${place.split(" ")[0]}"]`);
    const field = (block ?? page.current).querySelector<HTMLElement>(
      "[aria-invalid=true], [contenteditable=true]",
    );
    (block ?? field)?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  }, [problems]);

  const saveNow = () => {
    if (may.write && !pending) void save(status);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.key.toLowerCase() !== "s" ||
      !(event.metaKey || event.ctrlKey) ||
      event.altKey ||
      event.shiftKey
    )
      return;
    event.preventDefault();
    saveNow();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  usePageCommands([
    { id: "save-article", group: t("kb.article"), label: t("save"), keys: `${modifierKey} S`, run: saveNow },
    {
      id: "preview-article",
      group: t("kb.article"),
      label: t(mode === "write" ? "kb.preview" : "kb.modes.write"),
      run: () => setMode(mode === "write" ? "preview" : "write"),
    },
    ...(may.write && status !== "published"
      ? [
          {
            id: "publish-article",
            group: t("kb.article"),
            label: t("kb.publish"),
            run: () => void save("published"),
          },
        ]
      : []),
  ]);

  const foreign = (article?.content?.updatedAt ?? "") > kept.updatedAt && !pending;
  return (
    <div ref={page} className={classes.page}>
      <div className={classes.top}>
        <Link to="/properties/$propertyId/knowledge-base" params={{ propertyId }} className={classes.back}>
          <ArrowLeft size={16} aria-hidden />
          {t("kb.articles")}
        </Link>
        <Group gap="sm" wrap="nowrap">
          <Text size="xs" c="dimmed" aria-live="polite" className={classes.state}>
            {dirty ? t("kb.unsaved") : ""}
          </Text>
          {kept.status && <StatusMark status={kept.status} />}
          <SegmentedControl
            size="xs"
            aria-label={t("kb.mode")}
            data={(["write", "preview"] as const).map((value) => ({ value, label: t(`kb.modes.${value}`) }))}
            value={mode}
            onChange={(value) => setMode(value as typeof mode)}
          />
          {may.write && (
            <Acts
              {...{ propertyId, article, status, pending, dirty, title }}
              siteId={site.id}
              isNew={!article}
              onSave={(wanted) => void save(wanted)}
            />
          )}
        </Group>
      </div>
      {sites.length > 1 && (
        <SiteTabs {...{ propertyId, sites, site }} article={article} status={kept.status} />
      )}
      {foreign && (
        <Alert color="warn" mb="md" role="alert" title={t("kb.changedElsewhere")}>
          <Text>{t(dirty ? "kb.changedElsewhereMine" : "kb.changedElsewhereText")}</Text>
          <Button size="xs" variant="default" mt="sm" onClick={onReload}>
            {t("kb.loadTheirs")}
          </Button>
        </Alert>
      )}
      {/* What the alert above says already is not said twice. */}
      {failure && !(foreign && isChanged(failure)) && (
        <div className={classes.failure}>
          <Failure error={failure} />
        </div>
      )}
      <div className={classes.columns}>
        <div className={classes.sheet} data-mode={mode}>
          {mode === "preview" ? (
            <Preview draft={draft} settings={settings} site={site} />
          ) : (
            <>
              {original && !article?.content && (
                <TranslateFrom
                  original={original}
                  language={siteName(siteOf(sites, undefined), currentLanguage())}
                  disabled={readOnly}
                  onTake={() => {
                    change({
                      do: "set",
                      patch: { title: original.title, subtitle: original.subtitle, author: original.author },
                    });
                    change({ do: "replace", blocks: blocksOf(original.contents) });
                  }}
                />
              )}
              <Textarea
                variant="unstyled"
                autosize
                aria-label={t("kb.title")}
                placeholder={t("kb.title")}
                classNames={{ input: classes.title ?? "" }}
                maxLength={300}
                readOnly={readOnly}
                autoFocus={!article}
                value={draft.title}
                error={problems.title}
                onChange={(event) =>
                  change({ do: "set", patch: { title: event.currentTarget.value.replace(/\n/g, " ") } })
                }
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  page.current?.querySelector<HTMLElement>("[data-subtitle]")?.focus();
                }}
              />
              <Textarea
                variant="unstyled"
                autosize
                aria-label={t("kb.subtitle")}
                placeholder={t("kb.subtitle")}
                classNames={{ input: classes.subtitle ?? "" }}
                maxLength={1000}
                readOnly={readOnly}
                data-subtitle
                value={draft.subtitle}
                error={problems.subtitle}
                onChange={(event) =>
                  change({ do: "set", patch: { subtitle: event.currentTarget.value.replace(/\n/g, " ") } })
                }
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  page.current?.querySelector<HTMLElement>("[data-block] [contenteditable=true]")?.focus();
                }}
              />
              <BlockList blocks={draft.blocks} problems={problems} readOnly={readOnly} onChange={change} />
            </>
          )}
        </div>
        <div className={classes.beside}>
          {kept.status === "published" &&
            draft.visibility === "public" &&
            article?.content &&
            settings.published && (
              <Anchor
                href={publicAddress(settings, site, article.content.slug)}
                target="_blank"
                rel="noopener"
                className={classes.public}
              >
                {t("kb.onSite")}
                <ExternalLink size={16} aria-hidden />
              </Anchor>
            )}
          <ArticleDetails
            {...{ propertyId, draft, categories, problems, readOnly }}
            articleId={article?.id}
            siteId={site.id}
            onSet={(patch) => change({ do: "set", patch })}
          />
        </div>
      </div>
      <Guard dirty={dirty} />
    </div>
  );
}

interface TranslateProps {
  original: ArticleText;
  language: string;
  disabled: boolean;
  onTake: () => void;
}

function TranslateFrom({ original, language, disabled, onTake }: TranslateProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.translate}>
      <Text c="dimmed">{t("kb.notTranslated", { title: original.title, language })}</Text>
      <Button
        size="xs"
        variant="default"
        leftSection={<Copy size={16} aria-hidden />}
        disabled={disabled}
        onClick={onTake}
      >
        {t("kb.copyFrom", { language })}
      </Button>
    </div>
  );
}

function isChanged(error: Error): boolean {
  return error instanceof ParloError && error.code === "article_changed";
}

const nothingToSave = { pending: false, failure: null, clear: () => {} };

/** Whoever leaves with something unsaved is asked, wherever they go. */
function Guard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Confirm
      opened={blocker.status === "blocked"}
      title={t("kb.leaveTitle")}
      verb={t("kb.leave")}
      save={nothingToSave}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text>{t("kb.leaveText")}</Text>
    </Confirm>
  );
}
