// Members of a property and the invitations on their way.

import { Button } from "@mantine/core";
import { FileUp, UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page } from "../../parts/Page.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { ImportCsv } from "./ImportCsv.tsx";
import { InviteList } from "./InviteList.tsx";
import { InviteMembers } from "./InviteMembers.tsx";
import { MemberList } from "./MemberList.tsx";

export function Members() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const [dialog, setDialog] = useState<"invite" | "csv" | null>(null);
  const close = () => setDialog(null);
  return (
    <Page
      title={t("nav.members")}
      about={manage ? t("members.about") : t("members.aboutReadOnly")}
      action={
        manage && (
          <>
            <Button
              variant="default"
              leftSection={<FileUp size={16} aria-hidden />}
              onClick={() => setDialog("csv")}
            >
              {t("csv.open")}
            </Button>
            <MainAction icon={UserPlus} label={t("invite.open")} onClick={() => setDialog("invite")} />
          </>
        )
      }
    >
      <MemberList propertyId={propertyId} manage={manage} />
      <InviteList propertyId={propertyId} manage={manage} />
      {dialog === "invite" && <InviteMembers propertyId={propertyId} onClose={close} />}
      {dialog === "csv" && <ImportCsv propertyId={propertyId} onClose={close} />}
    </Page>
  );
}
