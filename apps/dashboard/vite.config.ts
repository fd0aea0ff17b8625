// Builds the dashboard into dist/; in development, hands /v1 and the server's own pages to PARLO_URL.

import { createHash } from "node:crypto";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { markSvg, tokensCss } from "../../packages/ui/src/index.ts";

const server = process.env.PARLO_URL ?? "http://127.0.0.1:3000";

export default defineConfig({
  base: "/",
  plugins: [react(), fromTokens()],
  server: { proxy: { "/v1": server, "/docs": server, "/files": server } },
  build: {
    target: "es2022",
    // The content security policy allows no data: scripts or fonts, so nothing may be folded into the code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

/** Serves the stylesheet and the favicon that `@parlo/ui` draws, so neither is written twice. */
function fromTokens(): Plugin {
  const stylesheet = "virtual:tokens.css";
  // Assets are cached for a year, so a changed drawing needs a changed name.
  const favicon = `assets/mark-${createHash("sha256").update(markSvg()).digest("hex").slice(0, 8)}.svg`;
  return {
    name: "parlo-tokens",
    resolveId: (id) => (id === stylesheet ? `\0${stylesheet}` : null),
    load: (id) => (id === `\0${stylesheet}` ? tokensCss() : null),
    transformIndexHtml: () => [
      { tag: "link", attrs: { rel: "icon", type: "image/svg+xml", href: `/${favicon}` }, injectTo: "head" },
    ],
    generateBundle() {
      this.emitFile({ type: "asset", fileName: favicon, source: markSvg() });
    },
    configureServer(dev) {
      dev.middlewares.use(`/${favicon}`, (_request, response) => {
        response.setHeader("content-type", "image/svg+xml");
        response.end(markSvg());
      });
    },
  };
}
