// The head of a page and the cards below it: one title, one sentence, at most one main action.

import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import classes from "./Page.module.css";

interface PageProps {
  title: string;
  about?: ReactNode;
  action?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, about, action, narrow = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Parlo`;
  }, [title]);
  return (
    <div className={classes.page} data-narrow={narrow || undefined}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="lg" mih={44}>
        <div>
          <Title order={1}>{title}</Title>
          {about && (
            <Text c="dimmed" mt={4} maw="68ch">
              {about}
            </Text>
          )}
        </div>
        {action && (
          <Group gap="sm" wrap="nowrap" flex="none">
            {action}
          </Group>
        )}
      </Group>
      <Stack gap="lg" mt="lg">
        {children}
      </Stack>
    </div>
  );
}

interface SectionProps {
  title?: string;
  about?: ReactNode;
  action?: ReactNode;
  /** Rows run to the card's edge. */
  flush?: boolean;
  tone?: "danger";
  children?: ReactNode;
}

export function Section({ title, about, action, flush = false, tone, children }: SectionProps) {
  return (
    <section className={classes.card} data-tone={tone} aria-label={title}>
      {title && (
        <Group
          justify="space-between"
          align={about ? "flex-start" : "center"}
          wrap="nowrap"
          className={classes.head}
        >
          <div>
            <Title order={2}>{title}</Title>
            {about && (
              <Text c="dimmed" mt={4} maw="68ch">
                {about}
              </Text>
            )}
          </div>
          {action}
        </Group>
      )}
      {children && <Box className={flush ? classes.flush : classes.body}>{children}</Box>}
    </section>
  );
}
