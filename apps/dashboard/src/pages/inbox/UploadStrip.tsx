// The files of the message that is being written, with how far they are.

import { CloseButton } from "@mantine/core";
import { CircleAlert, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { errorText } from "../../parts/error-text.ts";
import { sizeText } from "./file-size.ts";
import classes from "./UploadStrip.module.css";
import type { Upload } from "./uploads.ts";

export function UploadStrip({
  uploads,
  onRemove,
}: {
  uploads: readonly Upload[];
  onRemove: (key: number) => void;
}) {
  const { t } = useTranslation();
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.strip} aria-label={t("inbox.files.title")}>
      {uploads.map(({ key, name, size, done, file, error }) => (
        <li key={key} className={classes.upload} data-failed={error ? true : undefined}>
          {file?.thumbnailUrl ? (
            <img src={file.thumbnailUrl} alt="" className={classes.thumb} />
          ) : error ? (
            <CircleAlert size={20} aria-hidden />
          ) : (
            <FileText size={20} aria-hidden />
          )}
          <span className={classes.text}>
            <span className={classes.name}>{name}</span>
            <span className={classes.note}>
              {error
                ? errorText(t, error)
                : file
                  ? sizeText(size, currentLanguage())
                  : `${Math.round(done * 100)} %`}
            </span>
          </span>
          <CloseButton
            size="sm"
            aria-label={t("inbox.files.remove", { name })}
            onClick={() => onRemove(key)}
          />
          {!file && !error && (
            <span
              className={classes.bar}
              role="progressbar"
              aria-label={name}
              aria-valuenow={Math.round(done * 100)}
              aria-valuemin={0}
              aria-valuemax={100}
            >
              <span style={{ transform: `scaleX(${done})` }} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
