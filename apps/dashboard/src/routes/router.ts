// Every address of the dashboard; one file beside this one for each answer to who may see it.

import { createRouter } from "@tanstack/react-router";
import { whenSignedOut } from "../api/calls.ts";
import { PageNotFound, PageSkeleton, PageTrouble } from "../shell/PageStates.tsx";
import { instance, instancePages } from "./instance-owner.ts";
import { allPage, inboxPage, property, propertyPages } from "./property-members.ts";
import { root } from "./root.ts";
import { signedIn, signedInPages } from "./signed-in.ts";
import { signedOutPages } from "./signed-out.ts";

export const router = createRouter({
  routeTree: root.addChildren([
    ...signedOutPages,
    signedIn.addChildren([
      ...signedInPages,
      allPage,
      inboxPage,
      property.addChildren(propertyPages),
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
  if (router.state.matches.every((match) => match.routeId !== signedIn.id)) return;
  location.assign(`/sign-in?${new URLSearchParams({ next: router.state.location.href })}`);
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
