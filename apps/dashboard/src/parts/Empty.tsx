// Nothing here yet: what this place is for and the next thing to do.

import { Stack, Text, Title } from "@mantine/core";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import classes from "./Empty.module.css";

interface Props {
  icon: LucideIcon;
  title: string;
  text: string;
  action?: ReactNode;
}

export function Empty({ icon: Icon, title, text, action }: Props) {
  return (
    <Stack align="center" gap={4} className={classes.empty}>
      <span className={classes.icon}>
        <Icon size={20} aria-hidden />
      </span>
      <Title order={3} mt="xs">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw="48ch">
        {text}
      </Text>
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}
