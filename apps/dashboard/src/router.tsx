// Every address of the dashboard and who may see it. Pages load when they are visited.

import { ParloError } from "@parlo/sdk";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { allOptions, callOptions, queryClient, whenSignedOut } from "./api/calls.ts";
import { firstPropertyId, remember } from "./shell/current-property.ts";
import { PageNotFound, PageSkeleton, PageTrouble } from "./shell/PageStates.tsx";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({
  component: Outlet,
  beforeLoad: async ({ location }) => {
    const instance = await queryClient.ensureQueryData(callOptions("instance.get", {}));
    if (instance.setUpRequired && location.pathname !== "/set-up") throw redirect({ to: "/set-up" });
  },
});

// Before signing in.

const tokenOf = (search: Record<string, unknown>): { token?: string } =>
  typeof search.token === "string" ? { token: search.token } : {};

/** Where to go after signing in; only ever a path of ours. */
const nextOf = (search: Record<string, unknown>): { next?: string } =>
  typeof search.next === "string" && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {};

const outside = [
  createRoute({
    getParentRoute: () => root,
    path: "/set-up",
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import("./pages/set-up/SetUp.tsx"), "SetUp"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    validateSearch: nextOf,
    component: lazyRouteComponent(() => import("./pages/sign-in/SignIn.tsx"), "SignIn"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/sign-up",
    component: lazyRouteComponent(() => import("./pages/sign-up/SignUp.tsx"), "SignUp"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/forgot-password",
    component: lazyRouteComponent(() => import("./pages/password/ForgotPassword.tsx"), "ForgotPassword"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/reset-password",
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import("./pages/password/ResetPassword.tsx"), "ResetPassword"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/confirm-email",
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import("./pages/confirm-email/ConfirmEmail.tsx"), "ConfirmEmail"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/invitation",
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import("./pages/invitation/Invitation.tsx"), "Invitation"),
  }),
];

// Signed in.

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(callOptions("agent.me", {}));
      // Rail, switcher and what one may do all hang on it: without it first, the frame would jump.
      await queryClient.ensureQueryData(allOptions("property.list", {}));
    } catch (error) {
      if (!(error instanceof ParloError && error.status === 401)) throw error;
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: async () => {
    const propertyId = await firstPropertyId();
    if (!propertyId) throw redirect({ to: "/properties/new", replace: true });
    throw redirect({ to: "/properties/$propertyId", params: { propertyId }, replace: true });
  },
});

const newProperty = createRoute({
  getParentRoute: () => inside,
  path: "/properties/new",
  component: lazyRouteComponent(() => import("./pages/properties/NewProperty.tsx"), "NewProperty"),
});

const deletedProperties = createRoute({
  getParentRoute: () => inside,
  path: "/properties/deleted",
  component: lazyRouteComponent(
    () => import("./pages/properties/DeletedProperties.tsx"),
    "DeletedProperties",
  ),
});

// What one may not see is not there, here as in the API.

const property = createRoute({
  getParentRoute: () => inside,
  path: "/properties/$propertyId",
  beforeLoad: async ({ params, preload }) => {
    const properties = await queryClient.ensureQueryData(allOptions("property.list", {}));
    if (!properties.some(({ propertyId }) => propertyId === params.propertyId)) throw notFound();
    if (!preload) remember(params.propertyId);
  },
});

const propertyPages = [
  createRoute({
    getParentRoute: () => property,
    path: "/",
    component: lazyRouteComponent(() => import("./pages/overview/Overview.tsx"), "Overview"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/members",
    component: lazyRouteComponent(() => import("./pages/members/Members.tsx"), "Members"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/departments",
    component: lazyRouteComponent(() => import("./pages/departments/Departments.tsx"), "Departments"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/roles",
    component: lazyRouteComponent(() => import("./pages/roles/Roles.tsx"), "Roles"),
  }),
  createRoute({
    getParentRoute: () => property,
    path: "/settings",
    component: lazyRouteComponent(
      () => import("./pages/property-settings/PropertySettings.tsx"),
      "PropertySettings",
    ),
  }),
];

const profilePages = [
  createRoute({
    getParentRoute: () => inside,
    path: "/profile",
    component: lazyRouteComponent(() => import("./pages/profile/Profile.tsx"), "Profile"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/profile/security",
    component: lazyRouteComponent(() => import("./pages/security/Security.tsx"), "Security"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/profile/sessions",
    component: lazyRouteComponent(() => import("./pages/sessions/Sessions.tsx"), "Sessions"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/profile/keys",
    component: lazyRouteComponent(() => import("./pages/keys/Keys.tsx"), "Keys"),
  }),
];

const instance = createRoute({
  getParentRoute: () => inside,
  id: "instance",
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(callOptions("agent.me", {}));
    if (!me.instanceOwner) throw notFound();
  },
});

const instancePages = [
  createRoute({
    getParentRoute: () => instance,
    path: "/access-requests",
    component: lazyRouteComponent(() => import("./pages/access/AccessRequests.tsx"), "AccessRequests"),
  }),
  createRoute({
    getParentRoute: () => instance,
    path: "/instance/settings",
    component: lazyRouteComponent(() => import("./pages/instance/InstanceSettings.tsx"), "InstanceSettings"),
  }),
];

export const router = createRouter({
  routeTree: root.addChildren([
    ...outside,
    inside.addChildren([
      home,
      newProperty,
      deletedProperties,
      property.addChildren(propertyPages),
      ...profilePages,
      instance.addChildren(instancePages),
    ]),
  ]),
  defaultPreload: "intent",
  defaultPendingMs: 150,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: PageTrouble,
  defaultNotFoundComponent: PageNotFound,
  scrollRestoration: true,
  // Tokens are text even where they look like numbers, which the router's own parser would make of them.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const query = new URLSearchParams(search).toString();
    return query && `?${query}`;
  },
});

// Leaving by a full load drops everything that was read for whoever was signed in.
whenSignedOut(() => {
  if (router.state.matches.every((match) => match.routeId !== inside.id)) return;
  location.assign(`/sign-in?${new URLSearchParams({ next: router.state.location.href })}`);
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
