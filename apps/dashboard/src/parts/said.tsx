// The short note in the corner that something was done, or refused; the region it appears in is read aloud.

import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Check, CircleAlert } from "lucide-react";

export function said(message: string): void {
  note({ message, role: "status", color: "accent", icon: <Check size={16} aria-hidden /> });
}

/** Something that is done and can be taken back while the note stands: long enough to notice a slip. */
export function undoable(message: string, undo: { label: string; act: () => void } | undefined): void {
  if (!undo) {
    said(message);
    return;
  }
  const act = () => {
    notifications.clean();
    undo.act();
  };
  note({
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button variant="subtle" size="compact-sm" onClick={act}>
          {undo.label}
        </Button>
      </Group>
    ),
    role: "status",
    color: "accent",
    icon: <Check size={16} aria-hidden />,
    autoClose: 10_000,
  });
}

/** For what has no form to stand at. It stays until it is closed. */
export function refused(message: string): void {
  note({
    message,
    role: "alert",
    color: "danger",
    icon: <CircleAlert size={16} aria-hidden />,
    autoClose: false,
  });
}

/** One note at a time: a pile would cover what one is working on. */
function note(content: Parameters<typeof notifications.show>[0]): void {
  notifications.clean();
  notifications.show({ ...content, withBorder: true });
}
