// The owner's desk: who asks for access to the API, approved in one click or refused with a reason.

import { SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { RejectRequest } from "./RejectRequest.tsx";
import { RequestCard } from "./RequestCard.tsx";

export type AccessRequest = Item<"access.list">;

const statuses = ["pending", "approved", "rejected"] as const;

export function AccessRequests() {
  const { t } = useTranslation();
  const [status, setStatus] = useState<(typeof statuses)[number]>("pending");
  const [rejecting, setRejecting] = useState<AccessRequest | null>(null);
  const requests = useAll("access.list", { status });
  return (
    <Page title={t("nav.access")} about={t("access.listAbout")}>
      <SegmentedControl
        aria-label={t("access.status")}
        w="fit-content"
        value={status}
        onChange={setStatus}
        data={statuses.map((value) => ({ value, label: t(`access.statuses.${value}`) }))}
      />
      {requests.isError && <Trouble error={requests.error} onRetry={() => requests.refetch()} />}
      {requests.isPending && (
        <Section>
          <Skeleton height={140} />
        </Section>
      )}
      {requests.data?.length === 0 && (
        <Section>
          <Empty icon={Inbox} title={t(`access.none.${status}`)} text={t("access.noneText")} />
        </Section>
      )}
      <Stack>
        {requests.data?.map((request) => (
          <RequestCard key={request.requestId} request={request} onReject={() => setRejecting(request)} />
        ))}
      </Stack>
      {rejecting && <RejectRequest request={rejecting} onClose={() => setRejecting(null)} />}
    </Page>
  );
}
