// Files in a message: pictures as pictures, with their place kept while they load; all else by name.

import type { ChatFile } from "../core/types.ts";
import { Icon } from "./icons.tsx";
import { useScene } from "./scene.ts";

const WIDEST_PX = 220;
const TALLEST_PX = 260;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function Files({ files }: { files: readonly ChatFile[] }) {
  return (
    <div class="files">
      {files.map((file) =>
        file.mimeType.startsWith("image/") && file.width && file.height ? (
          <Picture key={file.url} file={file} width={file.width} height={file.height} />
        ) : (
          <Named key={file.url} file={file} />
        ),
      )}
    </div>
  );
}

function Picture({ file, width, height }: { file: ChatFile; width: number; height: number }) {
  const { core, over, t } = useScene();
  const scale = Math.min(1, WIDEST_PX / width, TALLEST_PX / height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return (
    <button
      type="button"
      class="picture"
      aria-label={t("showImage", { name: file.name })}
      onClick={() => {
        over.value = {
          name: "image",
          url: core.absolute(file.url),
          link: core.absolute(file.url),
          file: file.name,
        };
      }}
    >
      <img src={core.absolute(file.thumbnailUrl ?? file.url)} alt="" loading="lazy" {...size} />
    </button>
  );
}

function Named({ file }: { file: ChatFile }) {
  const { core, locale } = useScene();
  return (
    <a class="bubble named" href={core.absolute(file.url)} target="_blank" rel="noopener noreferrer" download>
      <Icon name="file" />
      <span class="named-text">
        <b dir="auto">{file.name}</b>
        <small>{sizeOf(file.size, locale)}</small>
      </span>
    </a>
  );
}

/** `1.4 MB`, in the visitor's language. */
export function sizeOf(bytes: number, locale: string): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = { style: "unit", unit: UNITS[step], maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, format).format(bytes / 1_000 ** step);
}
