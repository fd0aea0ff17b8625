// For whoever is signed in: one's own pages, and the properties one could open.

import { ParloError } from "@parlo/sdk";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { allOptions, callOptions, queryClient } from "../api/calls.ts";
import { firstProperty } from "../shell/current-property.ts";
import { ShellSkeleton } from "../shell/PageStates.tsx";
import { root } from "./root.ts";
import { importShell } from "./shell.ts";

export const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: lazyRouteComponent(importShell, "Shell"),
  pendingComponent: ShellSkeleton,
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

export const signedInPages = [
  createRoute({
    getParentRoute: () => signedIn,
    path: "/",
    beforeLoad: async () => {
      const property = await firstProperty();
      if (!property) throw redirect({ to: "/properties/new", replace: true });
      const { propertyId, can } = property;
      // Whoever answers comes to answer; the others come to look.
      if (can.answer) throw redirect({ to: `/inbox/${propertyId}` as "/", replace: true });
      throw redirect({ to: "/properties/$propertyId", params: { propertyId }, replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: "/properties/new",
    component: lazyRouteComponent(() => import("../pages/properties/NewProperty.tsx"), "NewProperty"),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: "/properties/deleted",
    component: lazyRouteComponent(
      () => import("../pages/properties/DeletedProperties.tsx"),
      "DeletedProperties",
    ),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: "/profile",
    component: lazyRouteComponent(() => import("../pages/profile/Profile.tsx"), "Profile"),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: "/profile/security",
    component: lazyRouteComponent(() => import("../pages/security/Security.tsx"), "Security"),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: "/profile/sessions",
    component: lazyRouteComponent(() => import("../pages/sessions/Sessions.tsx"), "Sessions"),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: "/profile/keys",
    component: lazyRouteComponent(() => import("../pages/keys/Keys.tsx"), "Keys"),
  }),
];
