// Above every address: a new installation is set up before anything else can be seen.

import { createRootRoute, Outlet, redirect } from "@tanstack/react-router";
import { callOptions, queryClient } from "../api/calls.ts";

export const root = createRootRoute({
  component: Outlet,
  beforeLoad: async ({ location }) => {
    const instance = await queryClient.ensureQueryData(callOptions("instance.get", {}));
    if (instance.setUpRequired && location.pathname !== "/set-up") throw redirect({ to: "/set-up" });
  },
});
