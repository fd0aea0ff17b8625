// One thing said, with its files; what could not be sent stays with the way to send it again.

import { Button, UnstyledButton } from "@mantine/core";
import { CircleAlert, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useOutbox } from "../../live/live.tsx";
import type { Outgoing } from "../../live/outbox.ts";
import type { Attached } from "../../live/reduce.ts";
import { errorText } from "../../parts/error-text.ts";
import { exactTime } from "../../parts/time.ts";
import classes from "./Bubble.module.css";
import { type Bubble, type Entry, isJustEmoji, piecesOf } from "./entries.ts";
import { sizeText } from "./file-size.ts";

interface Props {
  bubble: Bubble;
  of: Extract<Entry, { kind: "run" }>["of"];
  isMine: boolean;
}

export function BubbleView({ bubble, of, isMine }: Props) {
  const { text, files, at, outgoing } = bubble;
  return (
    <div className={classes.whole} data-of={of} data-mine={isMine || undefined}>
      {files.map((file) => (
        <FileView key={file.content.file.url} file={file.content.file} />
      ))}
      {text && (
        <div
          className={classes.bubble}
          data-emoji={isJustEmoji(text) || undefined}
          data-state={outgoing?.state}
          title={exactTime(at, currentLanguage())}
        >
          {piecesOf(text).map(({ text: piece, href }, index) =>
            href ? (
              <a key={index} href={href} target="_blank" rel="noreferrer noopener">
                {piece}
              </a>
            ) : (
              piece
            ),
          )}
        </div>
      )}
      {outgoing?.state === "failed" && <Failed outgoing={outgoing} />}
    </div>
  );
}

/** Why it was not sent, and the ways on from there. */
export function Failed({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  return (
    <div className={classes.failed} role="alert">
      <UnstyledButton className={classes.retry} onClick={() => outbox.retry(outgoing.threadId)}>
        <CircleAlert size={14} aria-hidden /> {t("inbox.failed.retry")}
      </UnstyledButton>
      <span className={classes.why}>{outgoing.error && errorText(t, outgoing.error)}</span>
      <Button variant="subtle" color="gray" size="compact-xs" onClick={() => outbox.discard(outgoing)}>
        {t("inbox.failed.discard")}
      </Button>
    </div>
  );
}

export type SentFile = Attached["content"]["file"] & {
  width?: number;
  height?: number;
  thumbnailUrl?: string;
};

export function FileView({ file }: { file: SentFile }) {
  const { t } = useTranslation();
  const isPicture = /^image\/(png|jpe?g|gif|webp|avif)$/.test(file.mimeType);
  if (isPicture) {
    const { width, height, thumbnailUrl } = file;
    const scale = Math.min(1, 320 / (width ?? 320), 260 / (height ?? 260));
    return (
      <a href={file.url} target="_blank" rel="noreferrer noopener" className={classes.picture}>
        <img
          src={thumbnailUrl ?? file.url}
          alt={file.name}
          loading="lazy"
          {...(width && height
            ? { width: Math.round(width * scale), height: Math.round(height * scale) }
            : {})}
        />
      </a>
    );
  }
  return (
    <a
      href={file.url}
      target="_blank"
      rel="noreferrer noopener"
      className={classes.file}
      download={file.name}
    >
      <FileText size={20} aria-hidden />
      <span>
        <span className={classes.fileName}>{file.name}</span>
        <span className={classes.fileSize}>{sizeText(file.size, currentLanguage())}</span>
      </span>
      <span className="visually-hidden">{t("inbox.files.download")}</span>
    </a>
  );
}
