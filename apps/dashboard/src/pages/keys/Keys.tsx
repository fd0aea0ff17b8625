// Edit Profile, REST API Keys: the keys for whoever has access to the API, the way to ask for it for everyone else.

import { Skeleton } from "@mantine/core";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { AskForAccess } from "./AskForAccess.tsx";
import { CreateKey } from "./CreateKey.tsx";
import { KeyList } from "./KeyList.tsx";

export function Keys() {
  const { t } = useTranslation();
  const access = useCall("access.get", {});
  const property = useCurrentProperty();
  const [creating, setCreating] = useState(false);
  const granted = access.data?.standing === "granted";
  return (
    <Page
      title={t("nav.keys")}
      about={t("keys.about")}
      narrow={access.isSuccess && !granted}
      action={
        granted && <MainAction icon={Plus} label={t("keys.create")} onClick={() => setCreating(true)} />
      }
    >
      {access.isError && !access.data && <Trouble error={access.error} onRetry={() => access.refetch()} />}
      {access.isPending && (
        <Section>
          <Skeleton height={160} />
        </Section>
      )}
      {access.data && !granted && <AskForAccess access={access.data} />}
      {granted && (
        <>
          <KeyList />
          {property?.can.manage && <KeyList property={property} />}
          <CreateKey opened={creating} onClose={() => setCreating(false)} />
        </>
      )}
    </Page>
  );
}
