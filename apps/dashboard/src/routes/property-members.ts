// For the members of a property: its pages. All of them may look; what only its admins may do, the pages ask
// `property.can` about.

import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { chatFiltersIn, commonFiltersIn, filtersIn } from "../pages/tickets/filters.ts";
import { knowsProperty, remember } from "../shell/current-property.ts";
import { signedIn } from "./signed-in.ts";

/**
 * What one may not see is not there, here as in the API. Given to a route as it is, the router's types would lose the
 * other parameters of its address: hence the arrows.
 */
async function enter({ params, preload }: { params: { propertyId: string }; preload: boolean }) {
  if (!(await knowsProperty(params.propertyId))) throw notFound();
  if (!preload) remember(params.propertyId);
}

export const property = createRoute({
  getParentRoute: () => signedIn,
  path: "/properties/$propertyId",
  beforeLoad: (at) => enter(at),
});

/** Its own address, so that one chat can be linked to; to the frame it is one place. */
export const inboxPage = createRoute({
  getParentRoute: () => signedIn,
  path: "/inbox/$propertyId/{-$view}/{-$chatId}",
  validateSearch: chatFiltersIn,
  beforeLoad: (at) => enter(at),
  component: lazyRouteComponent(() => import("../pages/inbox/Inbox.tsx"), "Inbox"),
});

/** Chats and tickets in one list; what is open is said by its channel and its id. */
export const allPage = createRoute({
  getParentRoute: () => signedIn,
  path: "/inbox/$propertyId/all/{-$channel}/{-$id}",
  validateSearch: commonFiltersIn,
  beforeLoad: (at) => enter(at),
  component: lazyRouteComponent(() => import("../pages/conversations/Conversations.tsx"), "Conversations"),
});

/** In which language an article is open; the first one's is not said. */
const siteOf = (search: Record<string, unknown>): { site?: string } =>
  typeof search.site === "string" ? { site: search.site } : {};

export const propertyPages = [
  createRoute({
    getParentRoute: () => property,
    path: "/tickets/{-$ticketId}",
    validateSearch: filtersIn,
    component: lazyRouteComponent(() => import("../pages/tickets/Tickets.tsx"), "Tickets"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/",
    component: lazyRouteComponent(() => import("../pages/overview/Overview.tsx"), "Overview"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/visitors",
    component: lazyRouteComponent(() => import("../pages/visitors/Visitors.tsx"), "Visitors"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/contacts",
    component: lazyRouteComponent(() => import("../pages/contacts/Contacts.tsx"), "Contacts"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/contacts/$personId",
    component: lazyRouteComponent(() => import("../pages/contacts/ContactPage.tsx"), "ContactPage"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/organizations",
    component: lazyRouteComponent(() => import("../pages/contacts/Organizations.tsx"), "Organizations"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/organizations/$organizationId",
    component: lazyRouteComponent(() => import("../pages/contacts/OrganizationPage.tsx"), "OrganizationPage"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/attributes",
    component: lazyRouteComponent(() => import("../pages/contacts/Attributes.tsx"), "Attributes"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/reports",
    component: lazyRouteComponent(() => import("../pages/reports/Reports.tsx"), "Reports"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/members",
    component: lazyRouteComponent(() => import("../pages/members/Members.tsx"), "Members"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/departments",
    component: lazyRouteComponent(() => import("../pages/departments/Departments.tsx"), "Departments"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/roles",
    component: lazyRouteComponent(() => import("../pages/roles/Roles.tsx"), "Roles"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/shortcuts",
    component: lazyRouteComponent(() => import("../pages/shortcuts/Shortcuts.tsx"), "Shortcuts"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/bans",
    component: lazyRouteComponent(() => import("../pages/bans/Bans.tsx"), "Bans"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/knowledge-base",
    component: lazyRouteComponent(() => import("../pages/knowledge-base/Articles.tsx"), "Articles"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/knowledge-base/articles/new",
    validateSearch: siteOf,
    component: lazyRouteComponent(() => import("../pages/knowledge-base/ArticlePage.tsx"), "ArticlePage"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/knowledge-base/articles/$articleId",
    validateSearch: siteOf,
    component: lazyRouteComponent(() => import("../pages/knowledge-base/ArticlePage.tsx"), "ArticlePage"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/knowledge-base/categories",
    component: lazyRouteComponent(() => import("../pages/knowledge-base/Categories.tsx"), "Categories"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/knowledge-base/settings",
    component: lazyRouteComponent(
      () => import("../pages/knowledge-base/settings/KbSettings.tsx"),
      "KbSettings",
    ),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/knowledge-base/bin",
    component: lazyRouteComponent(() => import("../pages/knowledge-base/Bin.tsx"), "Bin"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/webhooks",
    component: lazyRouteComponent(() => import("../pages/webhooks/Webhooks.tsx"), "Webhooks"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/webhooks/$hookId",
    component: lazyRouteComponent(() => import("../pages/webhooks/HookPage.tsx"), "HookPage"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/widget",
    component: lazyRouteComponent(() => import("../pages/widget/ChatWidget.tsx"), "ChatWidget"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/tabs",
    component: lazyRouteComponent(() => import("../pages/tabs/Tabs.tsx"), "Tabs"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/tabs/$tabId",
    component: lazyRouteComponent(() => import("../pages/tabs/TabPage.tsx"), "TabPage"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/settings",
    component: lazyRouteComponent(
      () => import("../pages/property-settings/PropertySettings.tsx"),
      "PropertySettings",
    ),
  }),
];
