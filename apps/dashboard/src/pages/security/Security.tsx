// Edit Profile, security: password, second factor, and leaving for good.

import { useTranslation } from "react-i18next";
import { Page } from "../../parts/Page.tsx";
import { DeleteAccount } from "./DeleteAccount.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { TwoFactorSection } from "./TwoFactorSection.tsx";

export function Security() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.security")} narrow>
      <PasswordSection />
      <TwoFactorSection />
      <DeleteAccount />
    </Page>
  );
}
