// For anybody: the pages before signing in, and those that links in mails lead to. They load without the shell.

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "./root.ts";
import { fetchShell } from "./shell.ts";

const tokenOf = (search: Record<string, unknown>): { token?: string } =>
  typeof search.token === "string" ? { token: search.token } : {};

/** Where to go after signing in; only ever a path of ours. */
const nextOf = (search: Record<string, unknown>): { next?: string } =>
  typeof search.next === "string" && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {};

export const signedOutPages = [
  createRoute({
    getParentRoute: () => root,
    path: "/set-up",
    validateSearch: tokenOf,
    onEnter: fetchShell,
    component: lazyRouteComponent(() => import("../pages/set-up/SetUp.tsx"), "SetUp"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    validateSearch: nextOf,
    onEnter: fetchShell,
    component: lazyRouteComponent(() => import("../pages/sign-in/SignIn.tsx"), "SignIn"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/sign-up",
    onEnter: fetchShell,
    component: lazyRouteComponent(() => import("../pages/sign-up/SignUp.tsx"), "SignUp"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/forgot-password",
    component: lazyRouteComponent(() => import("../pages/password/ForgotPassword.tsx"), "ForgotPassword"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/reset-password",
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import("../pages/password/ResetPassword.tsx"), "ResetPassword"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/confirm-email",
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import("../pages/confirm-email/ConfirmEmail.tsx"), "ConfirmEmail"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/invitation",
    validateSearch: tokenOf,
    onEnter: fetchShell,
    component: lazyRouteComponent(() => import("../pages/invitation/Invitation.tsx"), "Invitation"),
  }),
];
