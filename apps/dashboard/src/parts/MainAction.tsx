// A page's main button; `c` presses it.

import { Button } from "@mantine/core";
import type { LucideIcon } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { busy } from "../shell/shortcuts.ts";

export function MainAction({
  icon: Icon,
  label,
  onClick,
}: {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
}) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "c" || event.metaKey || event.ctrlKey || event.altKey || busy(event)) return;
    event.preventDefault();
    onClick();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  return (
    <Button leftSection={<Icon size={16} aria-hidden />} onClick={onClick} aria-keyshortcuts="c">
      {label}
    </Button>
  );
}
