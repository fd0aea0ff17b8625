// The named links of an area, left of its pages: administration, profile, instance.

import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCall } from "../api/calls.ts";
import { type Area, areaOf } from "./areas.ts";
import { useCurrentProperty } from "./current-property.ts";
import { useMe } from "./me.ts";
import classes from "./SideMenu.module.css";

export function SideMenu() {
  const { t } = useTranslation();
  const area = areaOf(useLocation({ select: ({ pathname }) => pathname }));
  const property = useCurrentProperty();
  const instance = useCall("instance.get", {});
  const entries = useEntries(area, property?.propertyId);
  if (entries.length === 0) return null;
  const heading = {
    administration: t("nav.administration"),
    profile: t("nav.editProfile"),
    instance: instance.data?.name ?? t("nav.instance"),
    inbox: "",
    tickets: "",
    visitors: "",
    contacts: t("nav.contacts"),
    reports: "",
    knowledge: t("nav.knowledgeBase"),
    article: "",
    home: "",
    tab: "",
    properties: "",
  }[area];
  return (
    <nav className={classes.menu} aria-label={heading}>
      <p className={classes.heading}>{heading}</p>
      {entries.map(({ label, link, deep = false }) => (
        <Link key={label} {...link} className={classes.link} activeOptions={{ exact: !deep }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

interface Entry {
  label: string;
  link: LinkProps;
  /** Pages below it are part of it. */
  deep?: boolean;
}

function useEntries(area: Area, propertyId: string | undefined): Entry[] {
  const { t } = useTranslation();
  const me = useMe();
  if (area === "profile") {
    return [
      { label: t("nav.profile"), link: { to: "/profile" } },
      { label: t("nav.security"), link: { to: "/profile/security" } },
      { label: t("nav.sessions"), link: { to: "/profile/sessions" } },
      { label: t("nav.keys"), link: { to: "/profile/keys" } },
    ];
  }
  if (area === "instance" && me.instanceOwner) {
    return [
      { label: t("nav.access"), link: { to: "/access-requests" } },
      { label: t("nav.instanceSettings"), link: { to: "/instance/settings" } },
    ];
  }
  if (area === "contacts" && propertyId) {
    const params = { propertyId };
    return [
      { label: t("nav.people"), link: { to: "/properties/$propertyId/contacts", params }, deep: true },
      {
        label: t("nav.organizations"),
        link: { to: "/properties/$propertyId/organizations", params },
        deep: true,
      },
      { label: t("nav.attributes"), link: { to: "/properties/$propertyId/attributes", params } },
    ];
  }
  if (area === "knowledge" && propertyId) {
    const params = { propertyId };
    return [
      { label: t("kb.articles"), link: { to: "/properties/$propertyId/knowledge-base", params } },
      {
        label: t("kb.categories"),
        link: { to: "/properties/$propertyId/knowledge-base/categories", params },
      },
      { label: t("kb.settings"), link: { to: "/properties/$propertyId/knowledge-base/settings", params } },
      { label: t("kb.bin"), link: { to: "/properties/$propertyId/knowledge-base/bin", params } },
    ];
  }
  if (area === "administration" && propertyId) {
    const params = { propertyId };
    return [
      { label: t("nav.widget"), link: { to: "/properties/$propertyId/widget", params } },
      { label: t("nav.members"), link: { to: "/properties/$propertyId/members", params } },
      { label: t("nav.departments"), link: { to: "/properties/$propertyId/departments", params } },
      { label: t("nav.roles"), link: { to: "/properties/$propertyId/roles", params } },
      { label: t("nav.shortcuts"), link: { to: "/properties/$propertyId/shortcuts", params } },
      { label: t("nav.bans"), link: { to: "/properties/$propertyId/bans", params } },
      { label: t("nav.webhooks"), link: { to: "/properties/$propertyId/webhooks", params }, deep: true },
      { label: t("nav.tabs"), link: { to: "/properties/$propertyId/tabs", params } },
      { label: t("nav.propertySettings"), link: { to: "/properties/$propertyId/settings", params } },
    ];
  }
  return [];
}
