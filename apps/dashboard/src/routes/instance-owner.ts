// For the owner of the installation: its settings, and who asks for access to the API.

import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { callOptions, queryClient } from "../api/calls.ts";
import { signedIn } from "./signed-in.ts";

export const instance = createRoute({
  getParentRoute: () => signedIn,
  id: "instance",
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(callOptions("agent.me", {}));
    if (!me.instanceOwner) throw notFound();
  },
});

export const instancePages = [
  createRoute({
    getParentRoute: () => instance,
    path: "/access-requests",
    component: lazyRouteComponent(() => import("../pages/access/AccessRequests.tsx"), "AccessRequests"),
  }),
  createRoute({
    getParentRoute: () => instance,
    path: "/instance/settings",
    component: lazyRouteComponent(() => import("../pages/instance/InstanceSettings.tsx"), "InstanceSettings"),
  }),
];
