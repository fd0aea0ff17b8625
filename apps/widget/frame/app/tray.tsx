// Files chosen for the next message, with how far they are.

import { Icon } from "./icons.tsx";
import { useScene } from "./scene.ts";
import type { Upload, Uploads } from "./uploads.ts";

export function Tray({ uploads }: { uploads: Uploads }) {
  const { t } = useScene();
  const list = uploads.list.value;
  if (list.length === 0) return null;
  return (
    <ul class="tray">
      {list.map((one) => (
        <li key={one.key} data-failed={one.state.startsWith("file")}>
          <span class="tray-look">
            {one.preview ? <img src={one.preview} alt="" /> : <Icon name="file" />}
            {one.state === "going" && (
              <span
                class="tray-progress"
                role="progressbar"
                aria-label={one.name}
                aria-valuenow={Math.round(one.progress * 100)}
                style={{ "--progress": `${one.progress * 100}%` }}
              />
            )}
          </span>
          <span class="tray-name" dir="auto">
            <Name one={one} />
          </span>
          <button
            type="button"
            class="plain small"
            aria-label={t("cancelFile", { name: one.name })}
            onClick={() => uploads.remove(one.key)}
          >
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Name({ one }: { one: Upload }) {
  const { t } = useScene();
  if (one.state === "going" || one.state === "done") return <>{one.name}</>;
  return <span role="alert">{t(one.state, { name: one.name })}</span>;
}
