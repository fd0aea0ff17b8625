// Everything the command palette and the shortcut sheet know: one list, so neither can forget an action.

import { useMantineColorScheme } from "@mantine/core";
import { type LinkProps, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAll } from "../api/calls.ts";
import { useSave } from "../parts/save.ts";
import { useCurrentProperty } from "./current-property.ts";
import { signOut, useMe } from "./me.ts";

export interface Command {
  id: string;
  group: string;
  label: string;
  /** "g m": press g, then m. */
  keys?: string;
  run: () => void;
}

export function useCommands(showShortcuts: () => void): Command[] {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const presence = useSave("agent.set-presence", null, { noted: true });
  const me = useMe();
  const property = useCurrentProperty();
  const properties = useAll("property.list", {}).data ?? [];
  const navigate = useNavigate();
  const go = (link: LinkProps) => () => void navigate(link as Parameters<typeof navigate>[0]);
  const pages = t("palette.pages");
  const actions = t("palette.actions");
  const params = { propertyId: property?.propertyId ?? "" };

  const ofProperty: Command[] = [
    {
      id: "inbox",
      group: pages,
      label: t("nav.inbox"),
      keys: "g c",
      run: go({ to: `/inbox/${params.propertyId}` as "/" }),
    },
    {
      id: "tickets",
      group: pages,
      label: t("nav.tickets"),
      keys: "g q",
      run: go({ to: `/properties/${params.propertyId}/tickets` as "/" }),
    },
    {
      id: "overview",
      group: pages,
      label: t("nav.overview"),
      keys: "g o",
      run: go({ to: "/properties/$propertyId", params }),
    },
    {
      id: "visitors",
      group: pages,
      label: t("nav.visitors"),
      keys: "g v",
      run: go({ to: "/properties/$propertyId/visitors", params }),
    },
    {
      id: "contacts",
      group: pages,
      label: t("nav.contacts"),
      keys: "g k",
      run: go({ to: "/properties/$propertyId/contacts", params }),
    },
    {
      id: "organizations",
      group: pages,
      label: t("nav.organizations"),
      run: go({ to: "/properties/$propertyId/organizations", params }),
    },
    {
      id: "reports",
      group: pages,
      label: t("nav.reports"),
      keys: "g f",
      run: go({ to: "/properties/$propertyId/reports", params }),
    },
    {
      id: "knowledge-base",
      group: pages,
      label: t("nav.knowledgeBase"),
      keys: "g n",
      run: go({ to: "/properties/$propertyId/knowledge-base", params }),
    },
    {
      id: "write-article",
      group: actions,
      label: t("kb.write"),
      keys: "n a",
      run: go({ to: "/properties/$propertyId/knowledge-base/articles/new", params }),
    },
    {
      id: "widget",
      group: pages,
      label: t("nav.widget"),
      keys: "g w",
      run: go({ to: "/properties/$propertyId/widget", params }),
    },
    {
      id: "members",
      group: pages,
      label: t("nav.members"),
      keys: "g m",
      run: go({ to: "/properties/$propertyId/members", params }),
    },
    {
      id: "departments",
      group: pages,
      label: t("nav.departments"),
      keys: "g d",
      run: go({ to: "/properties/$propertyId/departments", params }),
    },
    {
      id: "roles",
      group: pages,
      label: t("nav.roles"),
      keys: "g r",
      run: go({ to: "/properties/$propertyId/roles", params }),
    },
    {
      id: "answers",
      group: pages,
      label: t("nav.shortcuts"),
      keys: "g t",
      run: go({ to: "/properties/$propertyId/shortcuts", params }),
    },
    {
      id: "bans",
      group: pages,
      label: t("nav.bans"),
      keys: "g b",
      run: go({ to: "/properties/$propertyId/bans", params }),
    },
    {
      id: "webhooks",
      group: pages,
      label: t("nav.webhooks"),
      keys: "g e",
      run: go({ to: "/properties/$propertyId/webhooks", params }),
    },
    {
      id: "tabs",
      group: pages,
      label: t("nav.tabs"),
      run: go({ to: "/properties/$propertyId/tabs", params }),
    },
    {
      id: "settings",
      group: pages,
      label: t("nav.propertySettings"),
      keys: "g s",
      run: go({ to: "/properties/$propertyId/settings", params }),
    },
  ];
  const ofProfile: Command[] = [
    { id: "profile", group: pages, label: t("nav.editProfile"), keys: "g p", run: go({ to: "/profile" }) },
    { id: "security", group: pages, label: t("nav.security"), run: go({ to: "/profile/security" }) },
    { id: "sessions", group: pages, label: t("nav.sessions"), run: go({ to: "/profile/sessions" }) },
    { id: "keys", group: pages, label: t("nav.keys"), keys: "g k", run: go({ to: "/profile/keys" }) },
  ];
  const ofInstance: Command[] = [
    { id: "access", group: pages, label: t("nav.access"), keys: "g a", run: go({ to: "/access-requests" }) },
    {
      id: "instance",
      group: pages,
      label: t("nav.instanceSettings"),
      keys: "g i",
      run: go({ to: "/instance/settings" }),
    },
  ];
  const doing: Command[] = [
    {
      id: "new-property",
      group: actions,
      label: t("newProperty.title"),
      keys: "n p",
      run: go({ to: "/properties/new" }),
    },
    {
      id: "online",
      group: actions,
      label: t("palette.online"),
      run: () => presence.submit({ presence: "online" }),
    },
    {
      id: "away",
      group: actions,
      label: t("palette.away"),
      run: () => presence.submit({ presence: "away" }),
    },
    { id: "light", group: actions, label: t("palette.light"), run: () => setColorScheme("light") },
    { id: "dark", group: actions, label: t("palette.dark"), run: () => setColorScheme("dark") },
    { id: "help", group: actions, label: t("nav.help"), keys: "g h", run: () => location.assign("/docs") },
    { id: "shortcuts", group: actions, label: t("shortcuts.title"), keys: "?", run: showShortcuts },
    { id: "sign-out", group: actions, label: t("profileMenu.signOut"), run: () => void signOut() },
  ];
  const switching = properties
    .filter(({ propertyId }) => propertyId !== property?.propertyId)
    .map(
      ({ propertyId, name }): Command => ({
        id: propertyId,
        group: t("switcher.properties"),
        label: name,
        run: go({ to: "/properties/$propertyId", params: { propertyId } }),
      }),
    );
  return [
    ...(property ? ofProperty : []),
    ...ofProfile,
    ...(me.instanceOwner ? ofInstance : []),
    ...doing,
    ...switching,
  ];
}
