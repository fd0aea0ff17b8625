// One request: who, what for, and the two answers.

import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Face } from "../../parts/Face.tsx";
import { Section } from "../../parts/Page.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import type { AccessRequest } from "./AccessRequests.tsx";
import classes from "./RequestCard.module.css";

export function RequestCard({ request, onReject }: { request: AccessRequest; onReject: () => void }) {
  const { t } = useTranslation();
  const { name, email, company, purpose, expectedUse, status, reason, createdOn, decidedOn } = request;
  const approve = useSave("access.approve", null, { onDone: () => said(t("access.approved", { name })) });
  return (
    <Section>
      <article aria-label={name}>
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Face name={name} size={36} />
            <div>
              <Text fw={600}>
                {name} · {company}
              </Text>
              <Text size="xs" c="dimmed">
                {email} · <When at={createdOn} />
              </Text>
            </div>
          </Group>
          {status === "pending" && (
            <Group gap="sm" wrap="nowrap">
              <Button variant="default" onClick={onReject}>
                {t("access.reject")}
              </Button>
              <Button
                loading={approve.pending}
                onClick={() => approve.submit({ requestId: request.requestId })}
              >
                {t("access.approve")}
              </Button>
            </Group>
          )}
        </Group>
        <dl className={classes.words}>
          <dt>{t("access.purpose")}</dt>
          <dd>{purpose}</dd>
          <dt>{t("access.expectedUse")}</dt>
          <dd>{expectedUse}</dd>
          {reason && (
            <>
              <dt>{t("access.reason")}</dt>
              <dd>{reason}</dd>
            </>
          )}
          {decidedOn && (
            <>
              <dt>{t("access.decided")}</dt>
              <dd>
                <When at={decidedOn} />
              </dd>
            </>
          )}
        </dl>
        <Failure error={approve.failure} />
      </article>
    </Section>
  );
}
