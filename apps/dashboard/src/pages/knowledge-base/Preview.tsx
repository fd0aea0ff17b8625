// The article as readers see it, nearly: in the knowledge base's own font and colour, saved or not.

import { Text } from "@mantine/core";
import { Play } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { groundOf } from "./blocks/ground.ts";
import { cleanHtml, lineOf, type Shape } from "./clean-html.ts";
import { type Block, type Cells, type Draft, keptBlocks } from "./draft.ts";
import type { Settings, Site } from "./kb.ts";
import { Picture } from "./Picture.tsx";
import classes from "./Preview.module.css";

interface Props {
  draft: Draft;
  settings: Settings;
  site: Site;
}

export function Preview({ draft, settings, site }: Props) {
  const { t } = useTranslation();
  const fonts = useCall("knowledge-base.fonts.list", {});
  const languages = useCall("knowledge-base.language.list", {});
  const font = fonts.data?.fonts.find(({ id }) => id === settings.font)?.stack;
  const direction = languages.data?.languages.find(({ code }) => code === site.language)?.direction;
  const blocks = keptBlocks(draft);
  return (
    <article
      className={classes.page}
      lang={site.language}
      dir={direction}
      style={{ ...(font && { fontFamily: font }), "--link": settings.primaryColor } as React.CSSProperties}
      aria-label={t("kb.preview")}
    >
      {draft.banner !== "" && (
        <div className={classes.banner}>
          <Picture url={draft.banner} alt="" />
        </div>
      )}
      <h1>{draft.title || t("kb.untitled")}</h1>
      {draft.subtitle !== "" && <p className={classes.subtitle}>{draft.subtitle}</p>}
      {blocks.map((block) => (
        <BlockPreview key={block.key} block={block} />
      ))}
      {blocks.length === 0 && <Text c="dimmed">{t("kb.nothingYet")}</Text>}
    </article>
  );
}

function BlockPreview({ block }: { block: Block }) {
  const { t } = useTranslation();
  switch (block.type) {
    case "header": {
      const { heading: Level, text, color } = block.content;
      return <Html as={Level} shape="line" html={text} style={color ? { color } : undefined} />;
    }
    case "paragraph": {
      const { text, size, color, backgroundColor } = block.content;
      return (
        <Html
          as="div"
          html={text}
          className={backgroundColor ? classes.onGround : undefined}
          style={{
            ...(size !== undefined && { fontSize: `${size / 16}rem` }),
            ...groundOf(color, backgroundColor),
          }}
        />
      );
    }
    case "image":
      return (
        <figure className={classes.picture} data-side={block.content.alignment ?? "center"}>
          <Picture url={block.content.url} alt={block.content.alt ?? ""} />
        </figure>
      );
    case "code":
      return <pre className={classes.code}>{block.content.text}</pre>;
    case "video":
      return (
        <p className={classes.video}>
          <Play size={16} aria-hidden />
          {t("kb.videoClosed", { source: t(`kb.video.sources.${block.content.source}`) })}
        </p>
      );
    case "divider": {
      const { type, height, color } = block.content;
      if (type === "blank") return <div style={{ height: height ?? 24 }} />;
      return <hr className={classes.line} data-type={type} style={color ? { color } : undefined} />;
    }
    case "table":
      return <TablePreview {...block.content} />;
  }
}

function TablePreview({
  head,
  body,
  color,
  backgroundColor,
}: {
  head?: Cells | null | undefined;
  body: Cells[];
  color?: string | undefined;
  backgroundColor?: string | undefined;
}) {
  const style = groundOf(color, backgroundColor);
  const cells = (row: Cells, as: "th" | "td") =>
    row.cells.map(({ value }, at) => <Html key={at} as={as} shape="line" html={value} />);
  return (
    <div className={classes.tableScroll}>
      <table style={style}>
        {head && (
          <thead>
            <tr>{cells(head, "th")}</tr>
          </thead>
        )}
        <tbody>
          {body.map((row, at) => (
            <tr key={at}>{cells(row, "td")}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HtmlProps {
  as: "div" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" | "td";
  html: string;
  shape?: Shape;
  className?: string | undefined;
  style?: React.CSSProperties | undefined;
}

/** Cleaned before it is put on the page, whoever wrote it. */
function Html({ as: Tag, html, shape = "text", className, style }: HtmlProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current) place.current.innerHTML = shape === "line" ? lineOf(html) : cleanHtml(html);
  }, [html, shape]);
  return <Tag ref={place as never} className={className} style={style} />;
}
