// What is worth doing next, decided from what is there; nothing is listed that is done already.

import { Link, type LinkProps } from "@tanstack/react-router";
import { ChevronRight, KeyRound, type LucideIcon, Network, ShieldCheck, UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCall, useTotal } from "../../api/calls.ts";
import { Section } from "../../parts/Page.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { useMe } from "../../shell/me.ts";
import classes from "./Overview.module.css";

interface Step {
  icon: LucideIcon;
  title: string;
  why: string;
  link: LinkProps;
}

export function NextSteps({ propertyId }: { propertyId: string }) {
  const steps = useNextSteps(propertyId);
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <Section title={t("next.title")} flush>
      <ul className={classes.steps}>
        {steps.map(({ icon: Icon, title, why, link }) => (
          <li key={title}>
            <Link {...link} className={classes.step}>
              <span className={classes.stepIcon}>
                <Icon size={20} aria-hidden />
              </span>
              <span className={classes.stepText}>
                <span className={classes.stepTitle}>{title}</span>
                <span className={classes.stepWhy}>{why}</span>
              </span>
              <ChevronRight size={16} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useNextSteps(propertyId: string): Step[] {
  const { t } = useTranslation();
  const me = useMe();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const members = useTotal("members.list", { propertyId }).data;
  const invites = useTotal("members.list-invites", { propertyId }).data;
  const departments = useTotal("departments.list", { propertyId }).data;
  const access = useCall("access.get", {}).data;
  const keys = useTotal("keys.list", {}, access?.standing === "granted").data;
  const params = { propertyId };
  const steps: (Step | false)[] = [
    manage &&
      members === 1 &&
      invites === 0 && {
        icon: UserPlus,
        title: t("next.invite"),
        why: t("next.inviteWhy"),
        link: { to: "/properties/$propertyId/members", params },
      },
    manage &&
      departments === 1 && {
        icon: Network,
        title: t("next.departments"),
        why: t("next.departmentsWhy"),
        link: { to: "/properties/$propertyId/departments", params },
      },
    !me.twoFactor && {
      icon: ShieldCheck,
      title: t("next.twoFactor"),
      why: t("next.twoFactorWhy"),
      link: { to: "/profile/security" },
    },
    keys === 0 && {
      icon: KeyRound,
      title: t("next.key"),
      why: t("next.keyWhy"),
      link: { to: "/profile/keys" },
    },
    access?.standing === "none" && {
      icon: KeyRound,
      title: t("next.access"),
      why: t("next.accessWhy"),
      link: { to: "/profile/keys" },
    },
  ];
  return steps.filter((step) => step !== false);
}
