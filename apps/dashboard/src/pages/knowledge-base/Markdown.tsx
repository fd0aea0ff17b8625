// Articles as Markdown: out of files into drafts, and out of here into a file.

import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, useAct } from "../../api/calls.ts";
import { errorText } from "../../parts/error-text.ts";
import { refused, said } from "../../parts/said.tsx";

/** Each file becomes a draft; a single one is opened. */
export function ImportMarkdown({ propertyId }: { propertyId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const read = useAct("knowledge-base.article.import-markdown");
  const take = async (files: readonly File[]) => {
    setReading(true);
    const made: string[] = [];
    try {
      for (const file of files) {
        const { article } = await read.mutateAsync({ propertyId, markdown: await file.text() });
        made.push(article.id);
      }
      said(t("kb.imported", { count: made.length }));
    } catch (error) {
      const file = files[made.length]?.name ?? "";
      const reason = errorText(t, error instanceof Error ? error : new Error());
      refused(t("kb.notImported", { file, reason }));
    }
    setReading(false);
    const [only, ...others] = made;
    if (only && others.length === 0 && files.length === 1)
      await navigate({
        to: "/properties/$propertyId/knowledge-base/articles/$articleId",
        params: { propertyId, articleId: only },
      });
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<FileUp size={16} aria-hidden />}
        loading={reading}
        onClick={() => field.current?.click()}
      >
        {t("kb.import")}
      </Button>
      <input
        ref={field}
        type="file"
        accept=".md,.markdown,text/markdown"
        multiple
        hidden
        aria-label={t("kb.importFiles")}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again once it was mended.
          event.currentTarget.value = "";
          if (files.length > 0) void take(files);
        }}
      />
    </>
  );
}

export function useExport(propertyId: string, siteId: string) {
  const { t } = useTranslation();
  return async (articleId: string) => {
    try {
      const wish = { propertyId, articleId, siteId };
      const { fileName, markdown } = await client.call("knowledge-base.article.export-markdown", wish);
      const address = URL.createObjectURL(new Blob([markdown], { type: "text/markdown" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = fileName;
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      refused(errorText(t, error instanceof Error ? error : new Error()));
    }
  };
}
