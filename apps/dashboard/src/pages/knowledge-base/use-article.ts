// An article while it is written: what differs from what is kept, saving it, and where a refusal belongs.

import { ParloError } from "@parlo/sdk";
import { useNavigate } from "@tanstack/react-router";
import { useReducer, useState } from "react";
import { useTranslation } from "react-i18next";
import { queryClient, useAct } from "../../api/calls.ts";
import { reasonText } from "../../parts/reason-text.ts";
import { said } from "../../parts/said.tsx";
import { type Change, changed, draftOf, keptBlocks, printOf, wishOf } from "./draft.ts";
import type { Article, Site, Status } from "./kb.ts";
import { type Problems, placeProblems, without } from "./problems.ts";

interface Kept {
  print: string;
  /** Undefined while there is no text on this site. */
  status: Status | undefined;
  updatedAt: string;
}

export function useArticle(propertyId: string, site: Site, article: Article | undefined) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [draft, dispatch] = useReducer(changed, article, draftOf);
  const [kept, setKept] = useState<Kept>(() => ({
    print: printOf(draft),
    status: article?.content?.status,
    updatedAt: article?.content?.updatedAt ?? "",
  }));
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<Error | null>(null);
  const create = useAct("knowledge-base.article.create");
  const update = useAct("knowledge-base.article.update");

  const change = (one: Change) => {
    dispatch(one);
    setProblems((before) =>
      one.do === "set"
        ? without(before, ...Object.keys(one.patch))
        : "key" in one
          ? without(before, one.key)
          : before,
    );
  };

  const save = async (status: Status) => {
    setFailure(null);
    setProblems({});
    if (draft.title.trim() === "") {
      setProblems({ title: t("rules.required") });
      return;
    }
    const keys = keptBlocks(draft).map(({ key }) => key);
    const wish = wishOf(draft, site.id, status);
    try {
      if (!article) {
        const made = await create.mutateAsync({ propertyId, article: wish });
        said(t(status === "published" ? "kb.publishedNow" : "kb.saved"));
        await navigate({
          to: "/properties/$propertyId/knowledge-base/articles/$articleId",
          params: { propertyId, articleId: made.article.id },
          search: site.primary ? {} : { site: site.id },
          replace: true,
          ignoreBlocker: true,
        });
        return;
      }
      // The latest that this page has told of: who saves over it knows.
      const known = article.content?.updatedAt ?? "";
      const updatedAt = known > kept.updatedAt ? known : kept.updatedAt;
      const reply = await update.mutateAsync({
        ...{ propertyId, articleId: article.id, article: wish },
        ...(updatedAt ? { updatedAt } : {}),
      });
      const { content } = reply.article;
      if (!content) return;
      // An address that was left to the server is known now.
      dispatch({ do: "set", patch: { slug: content.slug } });
      setKept({
        print: printOf({ ...draft, slug: content.slug }),
        status: content.status,
        updatedAt: content.updatedAt,
      });
      said(t(savedAs(kept.status, content.status)));
    } catch (error) {
      refuse(error, keys);
    }
  };

  const refuse = (error: unknown, keys: readonly string[]) => {
    if (!(error instanceof ParloError)) return setFailure(error instanceof Error ? error : new Error());
    if (error.code === "article_changed")
      void queryClient.invalidateQueries({ queryKey: ["knowledge-base.article.get"] });
    if (error.code === "slug_taken") return setProblems({ slug: t("errors.slug_taken") });
    const placed = placeProblems(error.details, keys, (reason) => reasonText(t, reason));
    setProblems(placed.problems);
    const all = Object.keys(placed.problems).length > 0 && placed.rest.length === 0;
    setFailure(all ? null : error);
  };

  return {
    draft,
    change,
    save,
    kept,
    problems,
    failure,
    pending: create.isPending || update.isPending,
    dirty: printOf(draft) !== kept.print,
  };
}

function savedAs(before: Status | undefined, now: Status) {
  if (before === now) return "kb.saved";
  return ({ draft: "kb.unpublishedNow", published: "kb.publishedNow", archived: "kb.archivedNow" } as const)[
    now
  ];
}
