// What becomes of an article: saved, published, taken back, archived, exported, thrown away.

import { Button, Menu, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Archive, ChevronDown, FileDown, FilePen, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../parts/Confirm.tsx";
import { undoable } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import type { Article, Status } from "./kb.ts";
import { useExport } from "./Markdown.tsx";

interface ActsProps {
  propertyId: string;
  article: Article | undefined;
  siteId: string;
  status: Status;
  isNew: boolean;
  pending: boolean;
  dirty: boolean;
  title: string;
  onSave: (status: Status) => void;
}

export function Acts({
  propertyId,
  article,
  siteId,
  status,
  isNew,
  pending,
  dirty,
  title,
  onSave,
}: ActsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const restore = useSave("knowledge-base.article.restore", null, { noted: true });
  const remove = useSave("knowledge-base.article.delete", null, {
    onDone: async (_, { articleId }) => {
      await navigate({
        to: "/properties/$propertyId/knowledge-base",
        params: { propertyId },
        ignoreBlocker: true,
      });
      undoable(t("kb.articleBinned", { name: title }), {
        label: t("undo"),
        act: () => restore.submit({ propertyId, articleId }),
      });
    },
  });
  const draft = status !== "published";
  const download = useExport(propertyId, siteId);
  return (
    <>
      <Button
        variant={draft ? "default" : "filled"}
        loading={pending}
        disabled={!dirty && !isNew}
        aria-keyshortcuts="Control+S Meta+S"
        onClick={() => onSave(status)}
      >
        {status === "draft" ? t("kb.saveDraft") : t("save")}
      </Button>
      {draft && (
        <Button
          leftSection={<Send size={16} aria-hidden />}
          loading={pending}
          onClick={() => onSave("published")}
        >
          {t("kb.publish")}
        </Button>
      )}
      {article && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px="xs" aria-label={t("actionsFor", { name: title })}>
              <ChevronDown size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {status !== "draft" && (
              <Menu.Item leftSection={<FilePen size={16} aria-hidden />} onClick={() => onSave("draft")}>
                {status === "published" ? t("kb.unpublish") : t("kb.toDrafts")}
              </Menu.Item>
            )}
            {status !== "archived" && (
              <Menu.Item leftSection={<Archive size={16} aria-hidden />} onClick={() => onSave("archived")}>
                {t("kb.archive")}
              </Menu.Item>
            )}
            {article.content && (
              <Menu.Item
                leftSection={<FileDown size={16} aria-hidden />}
                disabled={dirty}
                onClick={() => void download(article.id)}
              >
                {t("kb.export")}
              </Menu.Item>
            )}
            <Menu.Item
              color="danger"
              leftSection={<Trash2 size={16} aria-hidden />}
              onClick={() => setDeleting(true)}
            >
              {t("kb.toBin")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Confirm
        opened={deleting}
        title={t("kb.binTitle", { name: title })}
        verb={t("kb.toBin")}
        save={remove}
        onConfirm={() => article && remove.submit({ propertyId, articleId: article.id })}
        onClose={() => setDeleting(false)}
      >
        <Text>{t("kb.binText")}</Text>
      </Confirm>
    </>
  );
}
