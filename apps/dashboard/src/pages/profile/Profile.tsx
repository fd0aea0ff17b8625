// Edit Profile, first page: who one is, what one looks like, where one signs in.

import { useTranslation } from "react-i18next";
import { Page } from "../../parts/Page.tsx";
import { EmailSection } from "./EmailSection.tsx";
import { NameSection } from "./NameSection.tsx";
import { PictureSection } from "./PictureSection.tsx";

export function Profile() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.profile")} about={t("profile.about")} narrow>
      <PictureSection />
      <NameSection />
      <EmailSection />
    </Page>
  );
}
