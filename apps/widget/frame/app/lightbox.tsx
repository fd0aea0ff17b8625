// A picture over the whole window.

import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icons.tsx";
import { useScene } from "./scene.ts";

export function Lightbox({ url, file, link }: { url: string; file: string; link: string }) {
  const { over, t } = useScene();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    close.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const away = () => {
    over.value = undefined;
  };
  return (
    <div class="lightbox" role="dialog" aria-modal="true" aria-label={file} data-modal>
      <div class="lightbox-bar">
        <span dir="auto">{file}</span>
        <a
          class="plain"
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t("download")}
          download
        >
          <Icon name="download" />
        </a>
        <button ref={close} type="button" class="plain" aria-label={t("close")} onClick={away}>
          <Icon name="close" />
        </button>
      </div>
      <button type="button" class="lightbox-ground" tabIndex={-1} aria-hidden="true" onClick={away} />
      <img src={url} alt={file} />
    </div>
  );
}
