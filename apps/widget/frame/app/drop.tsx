// The whole chat takes files that are dropped on it.

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "./icons.tsx";
import { useScene } from "./scene.ts";

export function DropPlace({
  add,
  children,
}: {
  add(files: Iterable<File>): void;
  children: ComponentChildren;
}) {
  const { state, t } = useScene();
  const [over, setOver] = useState(false);
  /** Every child that is crossed says enter and leave. */
  const depth = useRef(0);
  const takes = state.value.settings.widget?.features?.uploads !== false;
  const carriesFiles = (event: DragEvent) => takes && event.dataTransfer?.types.includes("Files");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can be chosen by the button as well
    <div
      class="drop-place"
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        depth.current++;
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (carriesFiles(event) && --depth.current === 0) setOver(false);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        add(event.dataTransfer?.files ?? []);
      }}
    >
      {children}
      {over && (
        <div class="drop-here">
          <Icon name="attach" size={28} />
          {t("dropHere")}
        </div>
      )}
    </div>
  );
}
