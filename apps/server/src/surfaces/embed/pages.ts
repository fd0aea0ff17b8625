// The widget's two documents that are not the customer's: the frame's policy, and the page of the direct link.

import { escapeHtml } from "../../kernel/html.ts";
import { hashOfScript } from "./send.ts";

const NOTHING_ELSE = "default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";

/** Any page may frame it: it is made for that, takes no cookie, and shows what its visitor's own token opens. */
export function framePolicy(script: string, host: string): string {
  return [
    NOTHING_ELSE,
    `script-src 'self' ${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' data: blob: https:",
    // Older Safari does not count a socket among 'self'.
    `connect-src 'self' ${host.replace(/^http/, "ws")}`,
    "font-src 'self'",
    "frame-ancestors *",
  ].join("; ");
}

const BEGIN = "var Tawk_API=Tawk_API||{},Tawk_LoadStart=new Date();";

/** `/chat/…`: the widget and nothing else, with `Tawk_API` as on any page. */
export function chatPage(o: {
  title: string;
  language: string;
  loader: string;
  /** Hosts whose pages may say who the visitor is, where they open it. */
  sites: readonly string[];
}): string {
  return `<!doctype html>
<html lang="${escapeHtml(o.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="parlo-sites" content="${escapeHtml(o.sites.join(" "))}">
<title>${escapeHtml(o.title)}</title>
<style>html,body{height:100%;margin:0;background:#fbfaf8}@media (prefers-color-scheme:dark){html,body{background:#131416}}</style>
<script>${BEGIN}</script>
<script async src="${escapeHtml(o.loader)}" charset="UTF-8" crossorigin="*"></script>
</head>
<body><noscript>This chat needs JavaScript.</noscript></body>
</html>
`;
}

/** It is a page of ours that apps open in a view of their own: nobody else's page may frame it. */
export function chatPolicy(host: string): string {
  return [
    NOTHING_ELSE,
    `script-src 'self' ${hashOfScript(BEGIN)}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' data:",
    `connect-src 'self' ${host}`,
    `frame-src 'self' ${host}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** `/embed/preview/…`: a site that is no site, with the widget on it. */
export function previewPage(loader: string): string {
  const lines = [62, 94, 88, 71, 96, 84, 45].map((width) => `<i style="width:${width}%"></i>`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Preview</title>
<style>html,body{height:100%;margin:0;background:#fbfaf8}main{padding:32px}i{display:block;height:12px;margin:0 0 14px;border-radius:6px;background:#e7e3dd}i:first-child{height:24px;margin-bottom:28px}@media (prefers-color-scheme:dark){html,body{background:#131416}i{background:#2c2f33}}</style>
<script>${BEGIN}</script>
<script async src="${escapeHtml(loader)}" charset="UTF-8" crossorigin="*"></script>
</head>
<body><main aria-hidden="true">${lines}</main></body>
</html>
`;
}

/** Of our own pages alone, which are beside it. */
export function previewPolicy(host: string): string {
  return chatPolicy(host).replace("frame-ancestors 'none'", "frame-ancestors 'self'");
}
