// Where readers find the knowledge base, and whether they do.

import { Anchor, Text } from "@mantine/core";
import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import classes from "./KnowledgeBase.module.css";
import type { Settings } from "./kb.ts";

export function PublicLink({ settings: { url, published } }: { settings: Settings }) {
  const { t } = useTranslation();
  if (!published)
    return (
      <Text component="span" inherit>
        {t("kb.notPublished", { url })}
      </Text>
    );
  return (
    <Anchor href={url} target="_blank" rel="noopener" className={classes.public}>
      {url.replace(/^https?:\/\//, "")}
      <ExternalLink size={16} aria-hidden />
    </Anchor>
  );
}
