// What stands in for a page: while it loads, when it fails, when there is none at this address.

import { Button, Skeleton, Stack } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Empty } from "../parts/Empty.tsx";
import { Trouble } from "../parts/Trouble.tsx";
import rail from "./Rail.module.css";
import classes from "./Shell.module.css";
import bar from "./TopBar.module.css";

export function PageSkeleton() {
  return (
    <Stack p="xl" gap="lg" maw={1080} mx="auto" aria-busy>
      <Skeleton width={220} height={24} />
      <Skeleton height={180} radius="md" />
      <Skeleton height={120} radius="md" />
    </Stack>
  );
}

/** The frame's own outlines, so that rail, bar and page appear in place. */
export function ShellSkeleton() {
  return (
    <div className={classes.shell}>
      <div className={rail.rail} />
      <div className={classes.room}>
        <div className={bar.bar}>
          <Skeleton width={180} height={24} />
        </div>
        <PageSkeleton />
      </div>
    </div>
  );
}

export function PageTrouble({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <Stack p="xl" maw={720} mx="auto">
      <Trouble
        error={error instanceof Error ? error : new Error(String(error))}
        onRetry={() => router.invalidate()}
      />
    </Stack>
  );
}

export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <Stack h="100%" justify="center">
      <Empty
        icon={Compass}
        title={t("notFound.title")}
        text={t("notFound.text")}
        action={
          <Button component={Link} to="/">
            {t("notFound.home")}
          </Button>
        }
      />
    </Stack>
  );
}
